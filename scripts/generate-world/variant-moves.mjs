import { legalMoves, opposite } from './table.mjs';

// Stockfish knows only chess, so the other variants are played by this: a look at each move and the best answer to it,
// counting material and what the variant is about, with noise according to skill.
const WIN = 100_000;
const LOOK_AT = 24;
const VALUES = { pawn: 100, knight: 310, bishop: 320, rook: 500, queen: 900 };
const ROLES = /** @type {(keyof typeof VALUES)[]} */ (Object.keys(VALUES));

/**
 * @param {import('chessops/chess').Position} pos
 * @param {{ skill: number, rng: import('./random.mjs').Random }} mover
 * @returns {{ move: import('chessops/types').Move, value: number }} `value` is the mover's prospect
 */
export function chooseVariantMove(pos, { skill, rng }) {
  const moves = rng.shuffle(legalMoves(pos));
  const noise = Math.max(8, 130 - skill / 20);
  const scored = moves.slice(0, 2 * LOOK_AT).map((move) => {
    const value = lookAhead(pos, move, rng);
    return { move, value, score: value + (Math.abs(value) < WIN ? rng.gaussian(0, noise) : 0) };
  });
  const oversight = rng.chance(Math.max(0.01, (2400 - skill) / 12_000));
  return oversight ? rng.pick(scored) : scored.reduce((best, each) => (each.score > best.score ? each : best));
}

/** @param {import('chessops/chess').Position} pos @param {import('chessops/types').Move} move @param {import('./random.mjs').Random} rng */
function lookAhead(pos, move, rng) {
  const us = pos.turn;
  const after = pos.clone();
  after.play(move);
  const outcome = after.outcome();
  if (outcome) return outcome.winner === undefined ? 0 : outcome.winner === us ? WIN : -WIN;
  let worst = Infinity;
  for (const answer of rng.shuffle(legalMoves(after)).slice(0, LOOK_AT)) {
    const answered = after.clone();
    answered.play(answer);
    const winner = answered.isVariantEnd() ? answered.variantOutcome()?.winner : undefined;
    worst = Math.min(worst, winner ? (winner === us ? WIN : -WIN) : evaluate(answered, us));
  }
  return worst;
}

/** @param {import('chessops/chess').Position} pos @param {'white' | 'black'} us */
function evaluate(pos, us) {
  return evaluateSide(pos, us) - evaluateSide(pos, opposite(us));
}

/** @param {import('chessops/chess').Position} pos @param {'white' | 'black'} color */
function evaluateSide(pos, color) {
  const own = pos.board[color];
  let sum = 0;
  for (const role of ROLES) {
    sum += VALUES[role] * (own.intersect(pos.board[role]).size() + (pos.pockets?.[color][role] ?? 0));
  }
  if (pos.rules === 'antichess') return -sum;
  for (const square of own.intersect(pos.board.knight.union(pos.board.bishop))) sum += 12 * centrality(square);
  if (pos.rules === 'horde' && color === 'white') for (const square of own) sum += 3 * (square >> 3);
  return sum + goal(pos, color);
}

/** What wins the variant. @param {import('chessops/chess').Position} pos @param {'white' | 'black'} color */
function goal(pos, color) {
  const king = pos.board.kingOf(color);
  if (king === undefined) return 0;
  if (pos.rules === 'racingkings') return 90 * (king >> 3);
  if (pos.rules === 'kingofthehill') return 25 * centrality(king);
  if (pos.rules === '3check') return 260 * (3 - (pos.remainingChecks?.[color] ?? 3));
  return 0;
}

/** 0 in a corner to 6 in the centre. @param {number} square */
function centrality(square) {
  return 7 - Math.abs((square & 7) - 3.5) - Math.abs((square >> 3) - 3.5);
}
