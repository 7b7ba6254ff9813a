import { opposite, type ByColor, type Color } from './color.js';
import { isMistakeOrBlunder, type Judgement, type JudgementName } from './judgement.js';
import { INITIAL_SCORE, signOf, winPercent, winPercentFor, type Score, type Scores } from './score.js';

/**
 * Every threshold of this file, in win percent of the side in question unless said otherwise. `missedWin` and `comeback`
 * are rules of this platform; `conversion` and `resourcefulness` are those of Lichess's tutor, material in pawns.
 */
export const TURNING_POINT_RULES = {
  missedWin: { beforeAtLeast: 80, afterBelow: 65 },
  comeback: { drawnFromAtMost: 20, wonFromAtMost: 33.3, afterPly: 10 },
  conversion: { winPercentAbove: 66.6, materialAbove: 1 },
  resourcefulness: { winPercentBelow: 33.3, materialBelow: -1 },
} as const;

/** The ply that changed a game most. */
export interface Swing {
  /** The first ply of a game is 1. */
  ply: number;
  mover: Color;
  before: Score;
  after: Score;
  /** Win percent the mover gained, negative for a loss. */
  gain: number;
}

/** How often a side had a chance, and how often it was used. */
export interface Rate {
  chances: number;
  used: number;
}

/** How a game ended, for questions about results. */
export type DecidedResult = Color | 'draw';

/** The ply with the largest change of win percent, the earliest of equals; undefined without two scores in a row. */
export function largestSwing(scores: Scores, startColor: Color = 'white'): Swing | undefined {
  let largest: Swing | undefined;
  for (const [i, after] of scores.entries()) {
    const before = i === 0 ? INITIAL_SCORE : scores[i - 1];
    if (!before || !after) continue;
    const mover = moverOf(i, startColor);
    const gain = signOf(mover) * (winPercent(after) - winPercent(before));
    if (!largest || Math.abs(gain) > Math.abs(largest.gain)) largest = { ply: i + 1, mover, before, after, gain };
  }
  return largest;
}

/** Plies on which the mover let a won game slip: a blunder or a mate given away, from 80 win percent to less than 65. */
export function missedWins(
  scores: Scores,
  judgements: readonly (Judgement | undefined)[],
  startColor: Color = 'white',
): { ply: number; mover: Color }[] {
  const { beforeAtLeast, afterBelow } = TURNING_POINT_RULES.missedWin;
  return scores.flatMap((after, i) => {
    const before = i === 0 ? INITIAL_SCORE : scores[i - 1];
    const judgement = judgements[i];
    if (!before || !after || !judgement) return [];
    if (judgement.name !== 'Blunder' && judgement.kind !== 'mateLost') return [];
    const mover = moverOf(i, startColor);
    const isMissed = winPercentFor(mover, before) >= beforeAtLeast && winPercentFor(mover, after) < afterBelow;
    return isMissed ? [{ ply: i + 1, mover }] : [];
  });
}

/** Lowest point, after ply 10, of a side that won from 33.3 or less, or drew from 20 or less; undefined otherwise. */
export function comeback(
  scores: Scores,
  color: Color,
  result: DecidedResult,
): { ply: number; winPercent: number } | undefined {
  if (result === opposite(color)) return undefined;
  const { drawnFromAtMost, wonFromAtMost, afterPly } = TURNING_POINT_RULES.comeback;
  let lowest: { ply: number; winPercent: number } | undefined;
  for (const [i, score] of scores.entries()) {
    if (!score || i + 1 <= afterPly) continue;
    const percent = winPercentFor(color, score);
    if (!lowest || percent < lowest.winPercent) lowest = { ply: i + 1, winPercent: percent };
  }
  const atMost = result === 'draw' ? drawnFromAtMost : wonFromAtMost;
  return lowest && lowest.winPercent <= atMost ? lowest : undefined;
}

/**
 * Awareness, or opportunism: of the own moves right after a mistake or blunder of the opponent, how many were neither
 * (lila `PovToEntry.scala`).
 *
 * @param names one entry per ply played, also for a last move that has no score
 */
export function awareness(names: readonly (JudgementName | undefined)[], startColor: Color = 'white'): ByColor<Rate> {
  const rates = noRates();
  for (let i = 1; i < names.length; i++) {
    if (!isMistakeOrBlunder(names[i - 1])) continue;
    const rate = rates[moverOf(i, startColor)];
    rate.chances++;
    if (!isMistakeOrBlunder(names[i])) rate.used++;
  }
  return rates;
}

/** Luck: of the own mistakes and blunders, how many the opponent answered with another one (lila `PovToEntry.scala`). */
export function luck(names: readonly (JudgementName | undefined)[], startColor: Color = 'white'): ByColor<Rate> {
  const rates = noRates();
  for (const [i, name] of names.entries()) {
    if (!isMistakeOrBlunder(name)) continue;
    const rate = rates[moverOf(i, startColor)];
    rate.chances++;
    if (isMistakeOrBlunder(names[i + 1])) rate.used++;
  }
  return rates;
}

/** A game as the rules of conversion and resourcefulness need it. */
export interface PlayedGame {
  scores: Scores;
  /** White's material minus Black's in pawns; entry i is the position after ply i, so entry 0 is the start. */
  balances: readonly number[];
  result: DecidedResult;
  startColor?: Color;
}

/** Whether a side that stood to win, and was ahead in material, on one of its turns did win; undefined when it never was. */
export function conversion(game: PlayedGame, color: Color): boolean | undefined {
  const { winPercentAbove, materialAbove } = TURNING_POINT_RULES.conversion;
  const hadIt = hadTurn(game, color, (percent, material) => percent > winPercentAbove && material > materialAbove);
  return hadIt ? game.result === color : undefined;
}

/** Whether a side that stood to lose, and was behind in material, on one of its turns did not lose; undefined likewise. */
export function resourcefulness(game: PlayedGame, color: Color): boolean | undefined {
  const { winPercentBelow, materialBelow } = TURNING_POINT_RULES.resourcefulness;
  const hadIt = hadTurn(game, color, (percent, material) => percent < winPercentBelow && material < materialBelow);
  return hadIt ? game.result !== opposite(color) : undefined;
}

function hadTurn(game: PlayedGame, color: Color, test: (percent: number, material: number) => boolean): boolean {
  return game.balances.some((balance, ply) => {
    if (moverOf(ply, game.startColor ?? 'white') !== color) return false;
    const score = ply === 0 ? INITIAL_SCORE : game.scores[ply - 1];
    return score !== undefined && test(winPercentFor(color, score), signOf(color) * balance);
  });
}

function moverOf(index: number, startColor: Color): Color {
  return index % 2 === 0 ? startColor : opposite(startColor);
}

function noRates(): ByColor<Rate> {
  return { white: { chances: 0, used: 0 }, black: { chances: 0, used: 0 } };
}
