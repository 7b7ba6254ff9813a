import { Random } from './random.mjs';

const DAY_MS = 86_400_000;
// Above this Lichess stores clocks coarsely; our steps of 8 cs keep its remainder (3) and make the file smaller.
const FINE_BELOW_CS = 2000;

/** How much of an even time budget a habit spends, and how much that varies. */
const HABITS = {
  fast: { share: 0.5, spread: 0.55 },
  even: { share: 0.95, spread: 0.22 },
  addict: { share: 2.1, spread: 0.7 },
};

/**
 * @typedef {object} Thought what a move asks of the clock
 * @property {import('./roster.mjs').ClockHabit} habit
 * @property {boolean} known the move was in the player's repertoire
 * @property {boolean} forced there was nothing to choose
 */

/**
 * Both clocks of one game. Real-time games get entries in centiseconds after each move, as exports have them; for
 * correspondence only the passing time counts.
 */
export class GameClock {
  /** @param {import('./plan.mjs').GameSpec} spec @param {Random} rng */
  constructor(spec, rng) {
    this.rng = rng;
    this.setting = spec.clock;
    this.daysPerTurn = spec.daysPerTurn;
    /** @type {number[]} */
    this.entries = [];
    this.elapsedMs = 0;
    /** @type {number[]} when each move was made, from the start of the game */
    this.moveMs = [];
    const { initial = 0, increment = 0 } = spec.clock ?? {};
    const side = (/** @type {boolean | undefined} */ berserk) => ({
      // Lichess shows three centiseconds too many at the start; a zero clock starts with its increment, three seconds at least.
      left: ((initial || Math.max(3, increment)) * 100) / (berserk ? 2 : 1) + 3,
      full: initial * 100 + increment * 4000,
      increment: berserk ? 0 : increment * 100,
      lastIncrement: 0,
      moves: 0,
    });
    this.sides = { white: side(spec.berserk?.white), black: side(spec.berserk?.black) };
  }

  /** True in the last tenth of the time, where moves get worse. @param {'white' | 'black'} color */
  inTrouble(color) {
    return this.setting !== undefined && this.sides[color].left < this.sides[color].full * 0.08;
  }

  /**
   * The mover thinks and moves. False when the flag fell instead.
   * @param {'white' | 'black'} color @param {Thought} thought
   */
  move(color, thought) {
    const side = this.sides[color];
    const isFirst = side.moves++ === 0;
    if (!this.setting) return this.moveByMail();
    const think = isFirst ? 0 : this.thinkCs(side, thought);
    this.elapsedMs += isFirst ? this.rng.int(60, 500) * 10 : think * 10;
    if (think >= side.left) {
      side.left = 0;
      this.entries.push(0);
      return false;
    }
    side.lastIncrement = isFirst ? 0 : side.increment;
    side.left = coarse(side.left - think) + side.lastIncrement;
    this.entries.push(side.left);
    this.moveMs.push(this.elapsedMs);
    return true;
  }

  moveByMail() {
    const limitMs = (this.daysPerTurn ?? 10) * DAY_MS;
    // Whoever has two weeks for a move takes days, whoever has one day takes hours.
    const wait = limitMs * 0.045 * Math.exp(this.rng.gaussian(0, 1.3));
    const late = this.daysPerTurn !== undefined && this.rng.chance(0.0025);
    this.elapsedMs += Math.round(late ? limitMs : Math.min(wait, limitMs * 0.97));
    if (!late) this.moveMs.push(this.elapsedMs);
    return !late;
  }

  /** @param {GameClock['sides']['white']} side @param {Thought} thought */
  thinkCs(side, { habit, known, forced }) {
    const movesLeft = Math.max(12, 40 - side.moves * 0.7);
    const budget = side.left / movesLeft + side.increment * 0.9;
    const { share, spread } = HABITS[habit];
    const low = side.left < side.full * 0.12;
    let think = budget * (low && habit === 'addict' ? 0.55 : share) * Math.exp(this.rng.gaussian(0, spread));
    if (known) think *= 0.2;
    if (forced) think *= 0.3;
    // Nobody moves faster than a hand can, except by premove.
    const premove = low && habit !== 'addict' && this.rng.chance(0.25);
    const hand = premove ? this.rng.int(0, 10) : 35 * Math.exp(this.rng.gaussian(0.3, 0.5));
    think = Math.max(Math.min(think, side.left * 0.55), hand);
    const step = side.left - think > FINE_BELOW_CS ? 8 : 1;
    return Math.round(think / step) * step;
  }

  /** The game was stopped while `color` was on the move: its clock at that moment is one more entry. @param {'white' | 'black'} color */
  stop(color) {
    if (!this.setting) {
      this.elapsedMs += this.rng.int(60_000, DAY_MS / 2);
      return;
    }
    const side = this.sides[color];
    const think = Math.min(side.left - 1, Math.round(side.left * this.rng.float(0.005, 0.05)));
    this.elapsedMs += think * 10;
    this.entries.push(side.left - think);
  }

  /** The last move, by `color`, ended the game: it earned no increment. @param {'white' | 'black'} color */
  endOnMove(color) {
    if (this.setting && this.entries.length > 0) {
      this.entries[this.entries.length - 1] -= this.sides[color].lastIncrement;
    }
  }
}

/** @param {number} cs */
function coarse(cs) {
  return cs > FINE_BELOW_CS ? Math.floor(cs / 8) * 8 + 3 : cs;
}
