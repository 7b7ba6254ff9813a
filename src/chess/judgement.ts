import { opposite, type Color } from './color.js';
import type { PlayedMove } from './replay/replay.js';
import { INITIAL_SCORE, scoreFor, winningChances, type Score, type Scores } from './score.js';

/** Lichess's names, mildest first. */
export const JUDGEMENTS = ['Inaccuracy', 'Mistake', 'Blunder'] as const;
export type JudgementName = (typeof JUDGEMENTS)[number];

/** Why a move was judged: lost winning chances, a mate that became unavoidable, or a forced mate given away. */
export const JUDGEMENT_KINDS = ['chancesLost', 'mateCreated', 'mateLost'] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

export interface Judgement {
  name: JudgementName;
  kind: JudgementKind;
}

/** Loss of winning chances (range 2, White's +1 to -1) from which a move is called so (lila `Advice.scala`). */
export const CHANCES_LOST: readonly (readonly [number, JudgementName])[] = [
  [0.3, 'Blunder'],
  [0.2, 'Mistake'],
  [0.1, 'Inaccuracy'],
];

/** A side that is lost, or wins, by more than this anyway is judged more mildly when a mate appears or is lost. */
const DECIDED_CP: readonly (readonly [number, JudgementName])[] = [
  [999, 'Inaccuracy'],
  [700, 'Mistake'],
];

/** Glyph and NAG of a judgement (scalachess `Glyph.scala`). */
export const JUDGEMENT_GLYPHS: Record<JudgementName, { glyph: string; nag: number }> = {
  Inaccuracy: { glyph: '?!', nag: 6 },
  Mistake: { glyph: '?', nag: 2 },
  Blunder: { glyph: '??', nag: 4 },
};

const MATE_TEXTS: Record<Exclude<JudgementKind, 'chancesLost'>, string> = {
  mateCreated: 'Checkmate is now unavoidable',
  mateLost: 'Lost forced checkmate sequence',
};

/** A move to judge; scores from White's side, undefined where there is no evaluation. */
export interface JudgedMove {
  before: Score | undefined;
  after: Score | undefined;
  mover: Color;
  /** The engine's first choice was the move played, whatever the two evaluations say; see isBest. */
  playedIsBest: boolean;
}

const KING_TO_ROOK: Record<string, string> = { e1g1: 'e1h1', e1c1: 'e1a1', e8g8: 'e8h8', e8c8: 'e8a8' };

/**
 * Whether a move counts as the engine's first choice, `best` in UCI. Lichess judges a move only beside a better line (lila
 * `Analysis.scala`, `hasVariation`): where none is known, as after a draw that could have been claimed, it is not judged.
 */
export function isBest(played: Pick<PlayedMove, 'san' | 'uci'>, best: string | null | undefined): boolean {
  return best === null || best === undefined || best === played.uci || isSameCastling(best, played);
}

/** Castling is written as the king's move or as king takes rook; engines and Lichess differ in that. */
function isSameCastling(best: string, { san, uci }: Pick<PlayedMove, 'san' | 'uci'>): boolean {
  return san.startsWith('O-O') && (KING_TO_ROOK[best] ?? best) === (KING_TO_ROOK[uci] ?? uci);
}

/**
 * Lichess's judgement of a move (lila `Advice.scala`), undefined for a move that is good enough. A move the engine would
 * have played is never judged: two searches may disagree about it. A mate that is only delayed is no fault.
 */
export function judgeMove(move: JudgedMove): Judgement | undefined {
  if (move.playedIsBest || !move.before || !move.after) return undefined;
  const before = scoreFor(move.mover, move.before);
  const after = scoreFor(move.mover, move.after);
  if ('cp' in before)
    return 'cp' in after ? judgeChances(before.cp, after.cp) : judgeMateCreated(before.cp, after.mate);
  return before.mate > 0 ? judgeMateLost(after) : undefined;
}

function judgeChances(before: number, after: number): Judgement | undefined {
  const lost = winningChances(before) - winningChances(after);
  const name = CHANCES_LOST.find(([least]) => lost >= least)?.[1];
  return name && { name, kind: 'chancesLost' };
}

function judgeMateCreated(beforeCp: number, mate: number): Judgement | undefined {
  return mate < 0 ? { name: nameOfMate(-beforeCp), kind: 'mateCreated' } : undefined;
}

function judgeMateLost(after: Score): Judgement | undefined {
  if ('cp' in after) return { name: nameOfMate(after.cp), kind: 'mateLost' };
  return after.mate < 0 ? { name: 'Blunder', kind: 'mateLost' } : undefined;
}

/** By how far the game is decided without the mate, in centipawns of the side that has the mate. */
function nameOfMate(decidedBy: number): JudgementName {
  return DECIDED_CP.find(([more]) => decidedBy > more)?.[1] ?? 'Blunder';
}

/**
 * Judgements of a game, one entry per score.
 *
 * @param playedIsBest entry i is true when ply i + 1 was the engine's first choice in the position before it
 * @param startColor who made the first ply
 */
export function judgeGame(
  scores: Scores,
  playedIsBest: readonly boolean[],
  startColor: Color = 'white',
): (Judgement | undefined)[] {
  return scores.map((after, i) =>
    judgeMove({
      before: i === 0 ? INITIAL_SCORE : scores[i - 1],
      after,
      mover: i % 2 === 0 ? startColor : opposite(startColor),
      playedIsBest: playedIsBest[i] ?? false,
    }),
  );
}

/** True for a mistake or a blunder: inaccuracies count neither as luck nor as a chance. */
export function isMistakeOrBlunder(name: JudgementName | undefined): boolean {
  return name === 'Mistake' || name === 'Blunder';
}

/** How many of each name; for one colour pass only its plies. */
export function countJudgements(names: Iterable<JudgementName | undefined>): Record<JudgementName, number> {
  const counts = { Inaccuracy: 0, Mistake: 0, Blunder: 0 };
  for (const name of names) if (name) counts[name]++;
  return counts;
}

/** Comment of the JSON export, such as `Mistake. Nf3 was best.`; without a best move only its first sentence. */
export function makeJudgementComment(judgement: Judgement, bestSan?: string): string {
  const text = judgement.kind === 'chancesLost' ? judgement.name : MATE_TEXTS[judgement.kind];
  return bestSan ? `${text}. ${bestSan} was best.` : `${text}.`;
}

/** What annotated PGN puts before the comment: `(0.05 → 0.85) `, with `Mate in 3` for a mate, whoever gives it. */
export function makeScoreChange(before: Score, after: Score): string {
  return `(${makeScoreText(before)} → ${makeScoreText(after)}) `;
}

function makeScoreText(score: Score): string {
  return 'cp' in score ? (score.cp / 100).toFixed(2) : `Mate in ${Math.abs(score.mate)}`;
}
