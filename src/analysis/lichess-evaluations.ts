import type { LichessPlyView } from './analysis-view.js';
import type { Evaluation } from './evaluation.js';
import type { GamePosition } from './game-positions.js';

const LARGEST_SCORE = 100_000;

/**
 * Lichess's own evaluations of a game as ours, by ply; undefined unless it has one for every position after a move that
 * the rules do not decide, since formulas over holes shift the colours. Its `best` stands only where another move was played: elsewhere the played move was best.
 */
export function readLichessEvaluations(
  analysis: readonly unknown[] | null,
  positions: readonly GamePosition[],
): Map<number, Evaluation> | undefined {
  if (!analysis) return undefined;
  const evaluations = new Map<number, Evaluation>();
  for (const { ply, ruled } of positions) {
    const next = positions[ply + 1];
    const best = bestOf(analysis[ply], next);
    if (ply === 0) {
      // Lichess does not tell the evaluation of the start; its formulas take 15 centipawns.
      evaluations.set(0, { ...EMPTY, cp: 15, best });
      continue;
    }
    const score = scoreOf(analysis[ply - 1]);
    const evaluation = score ? { ...EMPTY, ...score, best } : ruled;
    if (!evaluation) return undefined;
    evaluations.set(ply, evaluation);
  }
  return evaluations;
}

/** What Lichess says of a position and of the move that led to it; null where it says nothing. */
export function describeLichessPly(analysis: readonly unknown[] | null, ply: number): LichessPlyView | null {
  const entry = ply > 0 ? analysis?.[ply - 1] : undefined;
  const score = scoreOf(entry);
  if (!score) return null;
  const { judgment } = entry as { judgment?: { name?: unknown } };
  const name = typeof judgment?.name === 'string' ? judgment.name : null;
  return { cp: null, mate: null, ...score, best: namedBest(analysis?.[ply]), judgment: name };
}

const EMPTY: Evaluation = { cp: null, mate: null, best: null, pv: null, depth: null, nodes: null, source: 'lichess' };

/** @param entry what Lichess says about the move that follows the position */
function bestOf(entry: unknown, next: GamePosition | undefined): string | null {
  return namedBest(entry) ?? next?.move?.uci ?? null;
}

function namedBest(entry: unknown): string | null {
  const { best } = (entry ?? {}) as { best?: unknown };
  return typeof best === 'string' && /^[a-h][1-8][a-h][1-8][qrbn]?$/.test(best) ? best : null;
}

function scoreOf(entry: unknown): { cp: number } | { mate: number } | undefined {
  const { eval: cp, mate } = (entry ?? {}) as { eval?: unknown; mate?: unknown };
  if (isScore(cp)) return { cp };
  return isScore(mate) ? { mate } : undefined;
}

const isScore = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST_SCORE;
