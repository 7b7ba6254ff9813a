import { GameClock } from './clock.mjs';
import { decide } from './players-moves.mjs';
import { Random } from './random.mjs';
import { opposite, Table } from './table.mjs';

const MAX_PLIES = 220;

/**
 * @typedef {object} Played
 * @property {string[]} sans
 * @property {string[]} ucis castling as king takes rook
 * @property {string} status
 * @property {'white' | 'black'} [winner]
 * @property {number[]} clocks
 * @property {number[]} moveMs when each move was made, from the start of the game
 * @property {number} durationMs from the start to the end of the game
 */

/**
 * Plays one planned game to its end, which is its natural one or the fate planned for it.
 * @param {import('./plan.mjs').GameSpec} spec
 * @param {import('./engine.mjs').Engine} engine
 * @returns {Promise<Played>}
 */
export async function playGame(spec, engine) {
  const rng = new Random(`game ${spec.index}`);
  const table = new Table(spec.variant, spec.initialFen);
  const clock = new GameClock(spec, rng);
  await engine.newGame();
  const ending = await playOn({ spec, table, clock, rng, engine });
  return {
    sans: table.sans,
    ucis: table.ucis,
    ...ending,
    clocks: clock.entries,
    moveMs: clock.moveMs,
    durationMs: clock.elapsedMs,
  };
}

/** @returns {Promise<import('./table.mjs').Ending>} */
async function playOn({ spec, table, clock, rng, engine }) {
  const prospects = { white: 0, black: 0 };
  let level = 0;
  for (;;) {
    const natural = table.naturalEnd();
    if (natural) {
      clock.endOnMove(opposite(table.turn));
      return natural;
    }
    const color = table.turn;
    const fate = meetFate(spec, table, clock) ?? claim(spec, table, clock, { rng, level });
    if (fate) return fate;
    const actor = spec.actors[color];
    const inTrouble = clock.inTrouble(color);
    const decision = await decide(table, actor, { variant: spec.variant, speed: spec.speed, inTrouble, rng, engine });
    const before = prospects[color];
    prospects[color] = decision.value;
    level = Math.abs(decision.value) < 50 ? level + 1 : 0;
    if (resigns(spec, actor, [before, decision.value], rng))
      return stop(table, clock, { status: 'resign', winner: opposite(color) });
    if (!clock.move(color, { habit: actor.habit, known: decision.known, forced: decision.forced })) {
      return flagFell(table);
    }
    table.play(decision.move);
  }
}

/** The planned end, once its ply has come. */
function meetFate({ fate }, table, clock) {
  if (!fate || table.plies < fate.ply) return undefined;
  const opponent = opposite(table.turn);
  switch (fate.kind) {
    case 'aborted':
      return { status: 'aborted' };
    case 'noStart':
      return { status: 'noStart', winner: opponent };
    case 'timeout':
      return stop(table, clock, fate.draw ? { status: 'timeout' } : { status: 'timeout', winner: opponent });
    case 'cheat':
      return stop(table, clock, { status: 'cheat', winner: opposite(fate.cheater ?? table.turn) });
    default:
      return { status: fate.kind };
  }
}

/** Draws that somebody claims or both agree on. */
function claim(spec, table, clock, { rng, level }) {
  const { pos, turn } = table;
  if (table.repeats >= 3 && rng.chance(0.8)) return stop(table, clock, { status: 'draw' });
  if (pos.halfmoves >= 100 && rng.chance(0.8)) return stop(table, clock, { status: 'draw' });
  const peaceful = Math.min(spec.actors.white.skill, spec.actors.black.skill) > 1350;
  if (peaceful && level >= 8 && table.plies > 44 && rng.chance(0.07)) return stop(table, clock, { status: 'draw' });
  if (table.plies >= MAX_PLIES) return stop(table, clock, { status: 'draw' });
  // Short of time against a bare king: better half a point than the flag.
  const safe = pos.hasInsufficientMaterial(opposite(turn)) && !pos.hasInsufficientMaterial(turn);
  if (safe && clock.inTrouble(turn) && spec.variant === 'standard' && rng.chance(0.04)) {
    return stop(table, clock, { status: 'insufficientMaterialClaim' });
  }
  return undefined;
}

/** @param {import('./plan.mjs').GameSpec} spec @param {import('./players-moves.mjs').Actor} actor @param {number[]} prospects the last two */
function resigns(spec, { skill }, prospects, rng) {
  const patience = skill > 2000 ? 480 : skill > 1400 ? 750 : 1300;
  if (prospects.some((value) => value > -patience)) return false;
  const readiness = skill > 2000 ? 0.4 : skill > 1400 ? 0.14 : 0.04;
  return rng.chance(spec.speed.endsWith('ullet') ? readiness / 2 : readiness);
}

/** The flag of the player on the move fell: a draw when the other side could not mate by any play. */
function flagFell(table) {
  const winner = opposite(table.turn);
  return table.pos.hasInsufficientMaterial(winner) ? { status: 'outoftime' } : { status: 'outoftime', winner };
}

/** @param {import('./table.mjs').Table} table @param {GameClock} clock @param {import('./table.mjs').Ending} ending */
function stop(table, clock, ending) {
  clock.stop(table.turn);
  return ending;
}
