import { type ByColor, COLORS } from '../../chess/color.js';
import { type Speed, SPEEDS } from '../../chess/speed.js';
import type { PlayerGame } from './player-games.js';
import { compareWithRatings, type Expectation, type RatedGame, type Score, scoreOf } from './score.js';

/** What one player did against another, from the side of the first. */
export interface HeadToHead {
  total: Score;
  /** Only speeds that were played. */
  bySpeed: Partial<Record<Speed, Score>>;
  rated: Score;
  casual: Score;
  /** By the color of the first player. */
  byColor: ByColor<Score>;
  /** By the year in which games began (UTC), the first one first; only years with games. */
  byYear: { year: number; score: Score }[];
  /** Against the ratings before each game. */
  expectation: Expectation;
  /** Milliseconds since 1970; undefined without games. */
  firstAt: number | undefined;
  lastAt: number | undefined;
}

/** Sums up the games of one player against another. */
export function headToHead(games: readonly PlayerGame[]): HeadToHead {
  const [white, black] = COLORS.map((color) => scoreOf(games.filter((game) => game.color === color)));
  const speeds = SPEEDS.map((speed) => [speed, scoreOf(games.filter((game) => game.speed === speed))] as const);
  const times = games.map(({ createdAt }) => createdAt).sort((a, b) => a - b);
  return {
    total: scoreOf(games),
    bySpeed: Object.fromEntries(speeds.filter(([, score]) => score.games > 0)),
    rated: scoreOf(games.filter(({ rated }) => rated)),
    casual: scoreOf(games.filter(({ rated }) => !rated)),
    byColor: { white: white as Score, black: black as Score },
    byYear: groupByYear(games),
    expectation: compareWithRatings(games.filter(isComparable)),
    firstAt: times[0],
    lastAt: times.at(-1),
  };
}

function groupByYear(games: readonly PlayerGame[]): { year: number; score: Score }[] {
  const yearOf = ({ createdAt }: PlayerGame): number => new Date(createdAt).getUTCFullYear();
  const years = [...new Set(games.map(yearOf))].sort((a, b) => a - b);
  return years.map((year) => ({ year, score: scoreOf(games.filter((game) => yearOf(game) === year)) }));
}

/** Whether a game says something about results against ratings. */
export function isComparable(game: PlayerGame): game is PlayerGame & RatedGame {
  return game.points !== undefined && game.gap !== undefined;
}
