import { Random } from './random.mjs';
import { skillAt, WORLD_END } from './roster.mjs';

// Glicko with the limits Lichess keeps: deviation 45 to 500, provisional from 110 up.
const Q = Math.LN10 / 400;
const LEAST_DEVIATION = 45;
const PROVISIONAL = 110;
const NEWCOMER_DAYS = 60;
// The deviation of an idle player grows from 60 to 70 within a year; slower than on Lichess, as our players play less.
const GROWTH_PER_DAY = (70 ** 2 - 60 ** 2) / 365;

/** @typedef {{ rating: number, deviation: number, at: number, games: number, history: number[] }} Rating */
/** @typedef {{ rating: number, provisional: boolean, diff?: number }} SideRating */

/** Ratings of all players in all categories over time. */
export class Ratings {
  constructor() {
    /** @type {Map<string, Rating>} */
    this.byKey = new Map();
  }

  /** @param {import('./roster.mjs').Player} player @param {string} perf @param {number} time @returns {Rating} */
  get(player, perf, time) {
    const key = `${player.id} ${perf}`;
    const known = this.byKey.get(key);
    if (known) {
      const days = Math.max(0, time - known.at) / 86_400_000;
      known.deviation = Math.min(500, Math.sqrt(known.deviation ** 2 + GROWTH_PER_DAY * days));
      known.at = Math.max(time, known.at);
      return known;
    }
    // A first rating lies between the skill and the common 1500, so the first games move it a lot.
    const luck = new Random(`rating ${key}`).gaussian(0, 70);
    const rating = 1500 + (skillAt(player, time) - 1500) * 0.85 + luck;
    const isNew = player.joinedAt > WORLD_END - NEWCOMER_DAYS * 86_400_000;
    const fresh = { rating, deviation: isNew ? 250 : 125, at: time, games: 0, history: [] };
    this.byKey.set(key, fresh);
    return fresh;
  }

  /** What a game shows before it. @returns {SideRating} */
  shown(player, perf, time) {
    const { rating, deviation } = this.get(player, perf, time);
    return { rating: Math.round(rating), provisional: deviation >= PROVISIONAL };
  }

  /**
   * Both sides after a rated game; gives the differences shown in it.
   * @param {Record<'white' | 'black', import('./roster.mjs').Player>} players
   * @param {string} perf @param {number} time @param {number} whiteScore
   */
  update(players, perf, time, whiteScore) {
    const white = this.get(players.white, perf, time);
    const black = this.get(players.black, perf, time);
    const [whiteBefore, blackBefore] = [{ ...white }, { ...black }];
    apply(white, blackBefore, whiteScore);
    apply(black, whiteBefore, 1 - whiteScore);
    return {
      white: Math.round(white.rating) - Math.round(whiteBefore.rating),
      black: Math.round(black.rating) - Math.round(blackBefore.rating),
    };
  }

  /** All categories a player has been rated in, as the account shows them. @param {import('./roster.mjs').Player} player */
  perfsOf({ id }) {
    const own = [...this.byKey].filter(([key, { games }]) => key.startsWith(`${id} `) && games > 0);
    return Object.fromEntries(own.map(([key, rating]) => [key.slice(id.length + 1), perfJson(rating)]));
  }
}

/** One game is one rating period. @param {Rating} own @param {Rating} other @param {number} score */
function apply(own, other, score) {
  const g = 1 / Math.sqrt(1 + (3 * Q ** 2 * other.deviation ** 2) / Math.PI ** 2);
  const expected = 1 / (1 + 10 ** ((-g * (own.rating - other.rating)) / 400));
  const precision = 1 / own.deviation ** 2 + Q ** 2 * g ** 2 * expected * (1 - expected);
  own.rating = Math.max(400, own.rating + (Q / precision) * g * (score - expected));
  own.deviation = Math.max(LEAST_DEVIATION, Math.sqrt(1 / precision));
  own.games++;
  own.history.push(own.rating);
}

/** @param {Rating} rating */
function perfJson({ rating, deviation, games, history }) {
  const earlier = history[Math.max(0, history.length - 13)] ?? rating;
  const prov = deviation >= PROVISIONAL;
  return {
    games,
    rating: Math.round(rating),
    rd: Math.round(deviation),
    prog: Math.round(rating - earlier),
    ...(prov && { prov }),
  };
}
