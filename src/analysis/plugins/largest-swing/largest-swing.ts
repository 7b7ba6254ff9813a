import { winPercent } from '../../../chess/score.js';
import { largestSwing as findLargestSwing } from '../../../chess/turning-points.js';
import { scoresOf } from '../game-scores.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const METRICS = {
  ply: {
    type: 'integer',
    unit: 'plies',
    description: 'The ply that changed the win percent most, the first of equals.',
  },
  side: { type: 'text', description: 'Who made that move, white or black.' },
  san: { type: 'text', description: 'That move in SAN.' },
  uci: { type: 'text', description: 'That move in UCI.' },
  size: { type: 'number', unit: 'percent', description: 'How far the win percent moved.' },
  gain: { type: 'number', unit: 'percent', description: 'The same from the side of the mover: negative for a loss.' },
  winPercentBefore: { type: 'number', unit: 'percent', description: "White's win percent before that move." },
  winPercentAfter: { type: 'number', unit: 'percent', description: "White's win percent after that move." },
} as const satisfies Record<string, MetricSpec>;

function analyse(game: AnalysedGame): MetricsOf<typeof METRICS> {
  const swing = findLargestSwing(scoresOf(game), game.start.color);
  const move = swing && game.plies[swing.ply - 1];
  return {
    ply: swing?.ply ?? null,
    side: swing?.mover ?? null,
    san: move?.san ?? null,
    uci: move?.uci ?? null,
    size: swing ? Math.abs(swing.gain) : null,
    gain: swing?.gain ?? null,
    winPercentBefore: swing ? winPercent(swing.before) : null,
    winPercentAfter: swing ? winPercent(swing.after) : null,
  };
}

export const largestSwing: AnalysisPlugin = {
  name: 'largest-swing',
  version: 1,
  description: 'The move that changed the game most, in win percent.',
  needs: ['evaluations'],
  metrics: METRICS,
  analyse,
};
