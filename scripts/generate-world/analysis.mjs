// Server analysis as exports carry it: one evaluation per ply, judgements, and a summary per side. The formulas are those
// of docs on Lichess analysis (win percent, centipawn loss, accuracy); `src/chess` has the same, tested, in TypeScript.
import { castlingSide } from 'chessops/chess';
import { makeSanAndPlay } from 'chessops/san';
import { makeSquare, makeUci, parseUci } from 'chessops/util';
import { opposite, startPosition } from './table.mjs';

const NODES = 25_000;
const CEILING = 1000;
const INITIAL = { cp: 15 };
const JUDGEMENTS = /** @type {const} */ ([
  [0.3, 'Blunder'],
  [0.2, 'Mistake'],
  [0.1, 'Inaccuracy'],
]);

/** @typedef {{ cp?: number, mate?: number }} Score from White's side */

/**
 * Evaluates every position of a finished game.
 * @param {{ variant: string, initialFen?: string, ucis: string[], status: string }} game
 * @param {import('./engine.mjs').Engine} engine
 */
export async function analyseGame({ variant, initialFen, ucis, status }, engine) {
  await engine.newGame();
  const pos = startPosition(variant, initialFen);
  const startFen = startFenOf(pos, initialFen);
  const entries = [];
  /** @type {Score[]} */
  const scores = [];
  let best = (await engine.search(startFen, [], { nodes: NODES, multiPv: 1 }))[0];
  let previous = INITIAL;
  for (let ply = 0; ply < ucis.length; ply++) {
    const mover = pos.turn;
    const before = pos.clone();
    pos.play(parseUci(ucis[ply]));
    const isLast = ply === ucis.length - 1;
    // A mating move leaves nothing to evaluate; other ends by rule are level.
    if (isLast && status === 'mate') break;
    const [line] = pos.outcome()
      ? [{ cp: 0, pv: [] }]
      : await engine.search(startFen, ucis.slice(0, ply + 1), { nodes: NODES, multiPv: 1 });
    const score = fromWhite(line, opposite(mover));
    const judged = ucis[ply] === best.pv[0] ? undefined : judge(previous, score, mover);
    entries.push({
      ...(score.mate === undefined ? { eval: score.cp } : { mate: score.mate }),
      ...(judged && advice(before, best.pv, judged, variant)),
    });
    scores.push(score);
    previous = score;
    best = line;
  }
  return { entries, sides: summarise(scores, entries, startPosition(variant, initialFen).turn) };
}

function startFenOf(pos, initialFen) {
  return initialFen ?? 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
}

/** @param {import('./engine.mjs').Line} line @param {'white' | 'black'} turn @returns {Score} */
function fromWhite({ cp, mate }, turn) {
  const sign = turn === 'white' ? 1 : -1;
  return mate === undefined ? { cp: sign * cp + 0 } : { mate: sign * mate };
}

/** Chance to win on a scale of -1 to 1. @param {number} cp */
function chances(cp) {
  return 2 / (1 + Math.exp(-0.00368208 * cp)) - 1;
}

/** @param {Score} previous @param {Score} current @param {'white' | 'black'} mover */
function judge(previous, current, mover) {
  const sign = mover === 'white' ? 1 : -1;
  const [p, n] = [previous, current].map(({ cp, mate }) => ({ cp: cp && sign * cp, mate: mate && sign * mate }));
  if (p.mate === undefined && n.mate === undefined) {
    const loss = chances(p.cp ?? 0) - chances(n.cp ?? 0);
    const name = JUDGEMENTS.find(([threshold]) => loss >= threshold)?.[1];
    return name && { name, reason: `${name}.` };
  }
  if (p.mate === undefined && n.mate < 0)
    return { name: mateJudgement(-p.cp), reason: 'Checkmate is now unavoidable.' };
  if (p.mate > 0 && (n.mate === undefined || n.mate < 0)) {
    return { name: mateJudgement(n.mate === undefined ? n.cp : 0), reason: 'Lost forced checkmate sequence.' };
  }
  return undefined;
}

/** A mate lost or allowed weighs less when the game was decided anyway. @param {number} cp */
function mateJudgement(cp) {
  return cp > 999 ? 'Inaccuracy' : cp > 700 ? 'Mistake' : 'Blunder';
}

/** @param {import('chessops/chess').Position} before @param {string[]} pv @param {{ name: string, reason: string }} judged @param {string} variant */
function advice(before, pv, { name, reason }, variant) {
  const best = parseUci(pv[0]);
  const uci = uciOf(before, best, variant);
  const pos = before.clone();
  const sans = pv.slice(0, 10).map((move) => makeSanAndPlay(pos, parseUci(move)));
  return { best: uci, variation: sans.join(' '), judgment: { name, comment: `${reason} ${sans[0]} was best.` } };
}

/** Castling goes by the king's target square, except in chess960. */
function uciOf(pos, move, variant) {
  const side = castlingSide(pos, move);
  if (!side || variant === 'chess960') return makeUci(move);
  return makeSquare(move.from) + (side === 'a' ? 'c' : 'g') + makeSquare(move.from)[1];
}

/** Centipawns with a mate as the limit, cut at the limit. @param {Score} score */
function clamped({ cp, mate }) {
  return mate === undefined ? Math.max(-CEILING, Math.min(CEILING, cp)) : Math.sign(mate) * CEILING;
}

/** @param {Score[]} scores @param {{ judgment?: { name: string } }[]} entries @param {'white' | 'black'} starts */
function summarise(scores, entries, starts) {
  const cps = [INITIAL, ...scores].map(clamped);
  const accuracy = accuracies(cps, starts);
  /** @param {'white' | 'black'} color */
  const side = (color) => {
    const own = scores.map((_, i) => i).filter((i) => (i % 2 === 0) === (color === starts));
    const losses = own.map((i) => Math.max(0, (color === 'white' ? 1 : -1) * (cps[i] - cps[i + 1])));
    const count = (name) => own.filter((i) => entries[i].judgment?.name === name).length;
    return {
      inaccuracy: count('Inaccuracy'),
      mistake: count('Mistake'),
      blunder: count('Blunder'),
      acpl: Math.round(losses.reduce((sum, loss) => sum + loss, 0) / losses.length),
      accuracy: Math.round(accuracy[color]),
    };
  };
  return { white: side('white'), black: side('black') };
}

/** Accuracy of the whole game per side, from the scores before the first and after each ply. @param {number[]} cps @param {'white' | 'black'} starts */
function accuracies(cps, starts) {
  const percents = cps.map((cp) => 50 + 50 * chances(cp));
  const plies = cps.length - 1;
  const size = Math.max(2, Math.min(8, Math.floor(plies / 10)));
  const windows = [];
  for (let i = 0; i < Math.min(size, plies + 1) - 2; i++) windows.push(percents.slice(0, size));
  for (let i = 0; i + size <= percents.length; i++) windows.push(percents.slice(i, i + size));
  const sums = { white: newSum(), black: newSum() };
  for (let i = 0; i < plies; i++) {
    const color = i % 2 === 0 ? starts : opposite(starts);
    const lost = (percents[i] - percents[i + 1]) * (color === 'white' ? 1 : -1);
    const accuracy = moveAccuracy(lost);
    const weight = Math.max(0.5, Math.min(12, deviation(windows[i])));
    const sum = sums[color];
    sum.weighted += accuracy * weight;
    sum.weights += weight;
    sum.inverse += 1 / Math.max(1, accuracy);
    sum.moves++;
  }
  const mean = ({ weighted, weights, inverse, moves }) => (weighted / weights + moves / inverse) / 2;
  return { white: mean(sums.white), black: mean(sums.black) };
}

function newSum() {
  return { weighted: 0, weights: 0, inverse: 0, moves: 0 };
}

/** @param {number} lost win percent lost by the mover */
function moveAccuracy(lost) {
  if (lost <= 0) return 100;
  return Math.max(0, Math.min(100, 103.1668100711649 * Math.exp(-0.04354415386953751 * lost) - 3.166924740191411 + 1));
}

/** @param {number[]} values */
function deviation(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
