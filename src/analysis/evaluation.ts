import type { EvaluationSource } from './game-ply.entity.js';

/** Of a position, from White's side; `cp` (centipawns) and `mate` (moves) exclude each other. */
export interface Evaluation {
  cp: number | null;
  /** Positive: White mates; 0: mated on the board. */
  mate: number | null;
  /** UCI; null where the game is over. */
  best: string | null;
  /** UCI, parted by spaces. */
  pv: string | null;
  depth: number | null;
  nodes: number | null;
  source: EvaluationSource;
}

/** What the rules of chess say by themselves. */
export function ruledEvaluation(score: { cp: number } | { mate: number }): Evaluation {
  return {
    cp: 'cp' in score ? score.cp : null,
    mate: 'mate' in score ? score.mate : null,
    best: null,
    pv: null,
    depth: null,
    nodes: null,
    source: 'rules',
  };
}
