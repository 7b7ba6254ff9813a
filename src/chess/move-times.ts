import { opposite, type ByColor, type Color } from './color.js';
import type { ClockSetting } from './speed.js';

/** Upper bounds of Lichess's ranges of time variance (lila tutor); above the last one play is very variable. */
export const TIME_VARIANCE_RANGES = {
  veryConsistent: 0.25,
  quiteConsistent: 0.4,
  medium: 0.6,
  quiteVariable: 0.75,
} as const;

/** Coefficients of variation under which a whole game's times look machine-made (lila `Statistics.scala`). */
export const FLAT_TIMES = { highly: 0.25, moderately: 0.4 } as const;

/** Clock percent under which time trouble is severe: a rule of this platform. */
export const SEVERE_CLOCK_PERCENT = 10;

const VARIANCE_WINDOW = 13;
/** Added to every time before it is compared, so that premoves do not make the spread infinite. */
const VARIANCE_OFFSET_CS = 10;

/** What besides the clocks decides how long the moves took. */
export interface MoveTimesGame {
  /** Plies played. */
  plies: number;
  /** Whose turn it is after the last ply. */
  sideToMove: Color;
  /** The game is over. */
  finished: boolean;
  incrementS: number;
  /** Sides that went berserk: they get no increment. */
  berserk?: Partial<ByColor<boolean>>;
}

/** The export's alternating list of clocks by side. @param startColor who made the first ply */
export function clocksByColor(clocksCs: readonly number[], startColor: Color = 'white'): ByColor<number[]> {
  const first = clocksCs.filter((_, i) => i % 2 === 0);
  const second = clocksCs.filter((_, i) => i % 2 === 1);
  return startColor === 'white' ? { white: first, black: second } : { white: second, black: first };
}

/**
 * Centiseconds each side thought for each of its clock entries (lila `Game.computeMoveTimes`). The first is 0 by
 * definition, and so is a move on which the clock went up since time was given. The last entry gets no increment when it is
 * the move that ended the game, or what the side thought that resigned or lost on time.
 *
 * @param clocksCs centiseconds left after each own move; one more for the side in whose turn the game ended
 */
export function moveTimes(clocksCs: ByColor<readonly number[]>, game: MoveTimesGame): ByColor<number[]> {
  const endedByMove = game.plies >= clocksCs.white.length + clocksCs.black.length;
  const timesOf = (color: Color): number[] => {
    const increment = game.berserk?.[color] ? 0 : game.incrementS * 100;
    const isLastBare = game.finished && endedByMove === (color !== game.sideToMove);
    return sideTimes(clocksCs[color], increment, isLastBare);
  };
  return { white: timesOf('white'), black: timesOf('black') };
}

function sideTimes(clocksCs: readonly number[], incrementCs: number, isLastBare: boolean): number[] {
  return clocksCs.map((clock, i) => {
    const before = clocksCs[i - 1];
    if (before === undefined) return 0;
    const increment = isLastBare && i === clocksCs.length - 1 ? 0 : incrementCs;
    return Math.max(0, before - clock + increment);
  });
}

/** Move times from the list of the JSON export; a game of `plies` plies that `startColor` began. */
export function moveTimesOfExport(
  clocksCs: readonly number[],
  game: Omit<MoveTimesGame, 'sideToMove'> & { startColor?: Color },
): ByColor<number[]> {
  const startColor = game.startColor ?? 'white';
  const sideToMove = game.plies % 2 === 0 ? startColor : opposite(startColor);
  return moveTimes(clocksByColor(clocksCs, startColor), { ...game, sideToMove });
}

/** Clock at the start in centiseconds: a game without time begins with its increment, at least 3 s. */
export function initialClockCs(setting: ClockSetting): number {
  return 100 * (setting.initial === 0 ? Math.max(setting.increment, 3) : setting.initial);
}

/** Clock of a berserk player at the start in centiseconds: half, unless the increments are worth more than the time. */
export function berserkClockCs(setting: ClockSetting): number {
  const initial = initialClockCs(setting);
  return setting.initial < 40 * setting.increment ? initial : initial / 2;
}

/** Seconds left from which Lichess warns of time trouble: an eighth of the time, 10 to 60 (scalachess `Clock.scala`). */
export function emergencySeconds(initialS: number): number {
  return Math.min(60, Math.max(10, Math.floor(initialS / 8)));
}

/** Part of the estimated time of a game (as for speeds) that is on the clock, 0 to 100 (lila insights). */
export function clockPercent(clockCs: number, setting: ClockSetting): number {
  const estimateS = setting.initial + 40 * setting.increment;
  if (estimateS === 0) return 0;
  return Math.max(0, Math.min(100, clockCs / estimateS));
}

/** How pressed for time a move was, by the clock before it: a rule of this platform. */
export function timeTrouble(clockBeforeCs: number, setting: ClockSetting): 'none' | 'trouble' | 'severe' {
  if (clockBeforeCs > 100 * emergencySeconds(setting.initial)) return 'none';
  return clockPercent(clockBeforeCs, setting) < SEVERE_CLOCK_PERCENT ? 'severe' : 'trouble';
}

/**
 * Time variance of each own move: the coefficient of variation of the 13 moves around it without the fastest and the
 * slowest (lila insights). Undefined for the first and last six moves.
 *
 * @param timesCs of moves that were made: without the last thoughts of a side that resigned
 */
export function timeVariances(timesCs: readonly number[]): (number | undefined)[] {
  const half = (VARIANCE_WINDOW - 1) / 2;
  return timesCs.map((_, i) => {
    if (i < half || i + half >= timesCs.length) return undefined;
    const window = timesCs.slice(i - half, i + half + 1).sort((a, b) => a - b);
    return coefficientOfVariation(window.slice(1, -1).map((time) => time + VARIANCE_OFFSET_CS));
  });
}

/** Time variance of a game: the mean over its moves; undefined with fewer than 13. */
export function gameTimeVariance(timesCs: readonly number[]): number | undefined {
  const known = timeVariances(timesCs).filter((variance) => variance !== undefined);
  return known.length === 0 ? undefined : mean(known);
}

/** Variation of a whole game's times without its first move; Lichess compares it with {@link FLAT_TIMES}. */
export function wholeGameVariation(timesCs: readonly number[]): number | undefined {
  return coefficientOfVariation(timesCs.slice(1).map((time) => time + VARIANCE_OFFSET_CS));
}

/** Sample standard deviation over mean; undefined for fewer than two values or a mean of 0. */
export function coefficientOfVariation(values: readonly number[]): number | undefined {
  const average = mean(values);
  if (values.length < 2 || average === 0) return undefined;
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1)) / average;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
