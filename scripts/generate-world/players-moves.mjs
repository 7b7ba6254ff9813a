import { parseSan } from 'chessops/san';
import { parseUci } from 'chessops/util';
import { BOOK } from './book.mjs';
import { opposite } from './table.mjs';
import { chooseVariantMove } from './variant-moves.mjs';

// Weight of a repertoire that is not to a player's taste.
const RARE = 0.3;
const ENGINE_VARIANTS = new Set(['standard', 'chess960', 'fromPosition']);
// Haste makes errors: factors on the chance to err.
const HASTE = { ultraBullet: 2, bullet: 1.5, blitz: 1.15, rapid: 1, classical: 0.85, correspondence: 0.8 };
// What to expect from a skill: spread of the choice in centipawns, chance to overlook something.
const STRENGTH = [
  { skill: 700, spread: 240, oversight: 0.25 },
  { skill: 1400, spread: 110, oversight: 0.085 },
  { skill: 2000, spread: 36, oversight: 0.018 },
  { skill: 2800, spread: 5, oversight: 0.001 },
];

/**
 * @typedef {object} Actor who sits at the board
 * @property {number} skill
 * @property {import('./roster.mjs').ClockHabit} habit
 * @property {Record<string, number>} taste
 */

/**
 * @typedef {object} Decision
 * @property {import('chessops/types').Move} move
 * @property {number} value prospect of the mover in centipawns
 * @property {boolean} known from the repertoire
 * @property {boolean} forced
 */

/** @param {string} variant */
export function isEngineVariant(variant) {
  return ENGINE_VARIANTS.has(variant);
}

/**
 * @param {import('./table.mjs').Table} table
 * @param {Actor} actor
 * @param {{ variant: string, speed: string, inTrouble: boolean, rng: import('./random.mjs').Random, engine: import('./engine.mjs').Engine }} situation
 * @returns {Promise<Decision>}
 */
export async function decide(table, actor, { variant, speed, inTrouble, rng, engine }) {
  const known = variant === 'standard' && bookMove(table, actor, rng);
  if (known) return { move: known, value: 0, known: true, forced: false };
  const legal = table.legalMoves();
  if (!isEngineVariant(variant)) {
    return { ...chooseVariantMove(table.pos, { skill: actor.skill, rng }), known: false, forced: legal.length === 1 };
  }
  const { spread, oversight } = strengthOf(actor.skill);
  const nodes = Math.round(400 + Math.max(0, actor.skill - 800) * 1.7);
  const lines = await engine.search(table.startFen, table.ucis, { nodes, multiPv: 5 });
  const value = valueOf(lines[0]);
  // Against a bare king amateurs stop thinking: that is how stalemates happen.
  const careless = table.pos.board[opposite(table.turn)].size() <= 2 ? Math.max(0, 2000 - actor.skill) / 2200 : 0;
  const errs = rng.chance(careless + oversight * HASTE[speed] * (inTrouble ? 1.8 : 1));
  const uci = errs ? undefined : chooseLine(lines, spread * (inTrouble ? 1.5 : 1), rng);
  const move = uci ? parseUci(uci) : overlook(actor, legal, lines, rng);
  return { move, value, known: false, forced: legal.length === 1 };
}

/** A move of the repertoire, as long as the game follows it. */
function bookMove(table, actor, rng) {
  const ply = table.plies;
  if (ply > 12 || (ply > 3 && rng.chance(actor.skill > 1800 ? 0.03 : 0.1))) return undefined;
  /** @type {Map<string, number>} */
  const weights = new Map();
  for (const line of BOOK) {
    if (line.moves.length <= ply || !table.sans.every((san, i) => san === line.moves[i])) continue;
    const san = line.moves[ply];
    weights.set(san, Math.max(weights.get(san) ?? 0, actor.taste[line[table.turn]] ?? RARE));
  }
  if (weights.size === 0) return undefined;
  const [san] = rng.weighted([...weights], ([, weight]) => weight);
  return parseSan(table.pos, san);
}

/** Softmax over the engine's lines. */
function chooseLine(lines, spread, rng) {
  const best = valueOf(lines[0]);
  return rng.weighted(lines, (line) => Math.exp((valueOf(line) - best) / spread)).pv[0];
}

/** Weak players may play anything then, strong ones the worst of the sensible moves. */
function overlook(actor, legal, lines, rng) {
  if (actor.skill > 1900) return parseUci(lines[lines.length - 1].pv[0]);
  return rng.pick(legal);
}

/** One number for centipawns and mates, from the mover's side. @param {import('./engine.mjs').Line} line */
function valueOf({ cp, mate }) {
  if (mate === undefined) return Math.max(-2000, Math.min(2000, cp ?? 0));
  return mate > 0 ? 3000 - 20 * mate : -3000 - 20 * mate;
}

/** @param {number} skill */
function strengthOf(skill) {
  const upper = Math.max(
    1,
    STRENGTH.findIndex((step) => step.skill >= Math.min(skill, 2800)),
  );
  const [from, to] = [STRENGTH[upper - 1], STRENGTH[upper]];
  const share = Math.max(0, Math.min(1, (skill - from.skill) / (to.skill - from.skill)));
  // Both fall by a factor, not by a difference.
  return {
    spread: from.spread * (to.spread / from.spread) ** share,
    oversight: from.oversight * (to.oversight / from.oversight) ** share,
  };
}
