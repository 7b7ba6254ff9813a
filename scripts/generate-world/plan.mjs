import { Random } from './random.mjs';
import { CHEATER, ROSTER, skillAt, WORLD_END, WORLD_START } from './roster.mjs';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** @typedef {import('./roster.mjs').Player} Player */
/** @typedef {{ initial: number, increment: number }} ClockSetting seconds */

/**
 * @typedef {object} Seat
 * @property {Player} [player] account; the ghost has one too
 * @property {number} [aiLevel]
 * @property {string} [name] as written in an imported game
 * @property {number} [skill] of somebody without account
 */

/**
 * @typedef {object} Fate a planned end: stops the game before the move at `ply`
 * @property {'aborted' | 'noStart' | 'timeout' | 'cheat' | 'started' | 'created' | 'unknownFinish'} kind
 * @property {number} ply
 * @property {boolean} [draw]
 * @property {'white' | 'black'} [cheater]
 */

/**
 * @typedef {object} GameOptions
 * @property {string} [variant]
 * @property {ClockSetting} [clock] none: correspondence
 * @property {number} [daysPerTurn]
 * @property {boolean} [rated]
 * @property {string} source
 * @property {string} [initialFen]
 * @property {{ id: string, name: string, isNew: boolean, team?: Record<'white' | 'black', string> }} [arena]
 * @property {{ id: string, isNew: boolean }} [swiss]
 * @property {{ white?: boolean, black?: boolean }} [berserk]
 * @property {{ date?: string }} [import]
 * @property {Fate} [fate]
 */

/**
 * @typedef {GameOptions & {
 *   index: number, id: string, variant: string, speed: string, rated: boolean,
 *   seats: Record<'white' | 'black', Seat>, actors: Record<'white' | 'black', import('./players-moves.mjs').Actor>,
 * }} GameSpec
 */

/**
 * @typedef {object} Session games of one occasion
 * @property {number} startAt
 * @property {boolean} together all start at the same millisecond, otherwise one after the other
 * @property {GameSpec[]} games
 */

/** Collects the planned games and keeps players from sitting at two live boards at once. */
export class Plan {
  constructor() {
    this.rng = new Random('plan');
    /** @type {Session[]} */
    this.sessions = [];
    /** @type {GameSpec[]} */
    this.games = [];
    /** @type {Map<string, [number, number][]>} */
    this.busy = new Map();
    this.ids = new Set();
  }

  /** Games of a player so far. @param {string} name */
  countOf(name) {
    return this.games.filter(({ seats }) => seats.white.player?.name === name || seats.black.player?.name === name)
      .length;
  }

  /** @param {number} startAt @param {{ together?: boolean }} [options] @returns {Session} */
  addSession(startAt, { together = false } = {}) {
    const session = { startAt, together, games: [] };
    this.sessions.push(session);
    return session;
  }

  /** @param {Session} session @param {[white: Seat, black: Seat]} seats @param {GameOptions} options */
  addGame(session, [white, black], options) {
    const index = this.games.length;
    let id = this.rng.id();
    while (this.ids.has(id)) id = this.rng.id();
    this.ids.add(id);
    const isAccountGame = white.player !== undefined && black.player !== undefined;
    const game = {
      variant: 'standard',
      ...options,
      rated: (options.rated ?? false) && isAccountGame && options.variant !== 'fromPosition',
      index,
      id,
      speed: speedOf(options.clock),
      seats: { white, black },
      actors: { white: actorOf(white, session.startAt), black: actorOf(black, session.startAt) },
    };
    session.games.push(game);
    this.games.push(game);
    return game;
  }

  /** Books the time for all the players, or for none when one of them is busy. @param {Player[]} players */
  reserve(players, from, to) {
    const isFree = (/** @type {Player} */ player) =>
      (this.busy.get(player.id) ?? []).every(([start, end]) => to <= start || end <= from);
    if (!players.every(isFree)) return false;
    for (const { id } of players) this.busy.set(id, [...(this.busy.get(id) ?? []), [from, to]]);
    return true;
  }
}

/** Real accounts active at a moment; bots keep to themselves unless asked for. @param {number} time */
export function activeAt(time, { bots = false } = {}) {
  return ROSTER.filter(
    ({ joinedAt, leftAt, title, activity, name }) =>
      joinedAt <= time && time <= leftAt && (bots || title !== 'BOT') && (activity > 0 || name === ROSTER[0].name),
  );
}

/** A moment at an hour when people play; the site grows slowly. @param {Random} rng */
export function randomMoment(rng) {
  const days = (WORLD_END - WORLD_START) / DAY - 2;
  const day = Math.floor(days * Math.sqrt(rng.float(0.08, 1)));
  const hour = ((rng.gaussian(19, 4) % 24) + 24) % 24;
  return Math.floor(WORLD_START + day * DAY + hour * HOUR);
}

/** Longest time a game can take. @param {ClockSetting} clock */
export function longest({ initial, increment }) {
  return 2 * (initial + 75 * increment) * 1000 + MINUTE;
}

/** @param {Player} player @returns {Seat} */
export const seat = (player) => ({ player });

/** Same bounds as Lichess: initial + 40 x increment seconds. @param {ClockSetting} [clock] */
function speedOf(clock) {
  if (!clock) return 'correspondence';
  const estimate = clock.initial + 40 * clock.increment;
  const bounds = /** @type {[number, string][]} */ ([
    [30, 'ultraBullet'],
    [180, 'bullet'],
    [480, 'blitz'],
    [1500, 'rapid'],
    [21600, 'classical'],
  ]);
  return bounds.find(([bound]) => estimate < bound)?.[1] ?? 'correspondence';
}

/** @param {Seat} seat @param {number} time @returns {import('./players-moves.mjs').Actor} */
function actorOf({ player, aiLevel, skill = 1500 }, time) {
  if (player) {
    // The planted cheater: moves of a master under the name of an amateur.
    const strength = player.name === CHEATER ? 2450 : skillAt(player, time);
    return { skill: strength, habit: player.habit, taste: player.taste };
  }
  return { skill: aiLevel ? 550 + 280 * aiLevel : skill, habit: aiLevel ? 'fast' : 'even', taste: {} };
}
