import type { Color } from '../../../chess/color.js';
import { findOpening, loadOpenings, openingFamily, openingVariation } from '../../../chess/opening.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec, PlyView } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const METRICS = {
  eco: { type: 'text', description: 'ECO code of the last named position among the first 40 plies.' },
  name: { type: 'text', description: 'Name of that position as Lichess has it.' },
  family: { type: 'text', description: 'Its family, such as Sicilian Defense.' },
  variation: { type: 'text', description: 'Its variation without subvariations.' },
  ply: { type: 'integer', unit: 'plies', description: 'Half-moves played when the last named position was reached.' },
  leftPly: {
    type: 'integer',
    unit: 'plies',
    description: 'The ply that left the named line for good; null when the game ended in a named position.',
  },
  leftBy: { type: 'text', description: 'Who made that move, white or black.' },
  deviationPly: {
    type: 'bySide',
    unit: 'plies',
    description: 'First own ply outside of the named line, whoever left it; null when there was none.',
  },
} as const satisfies Record<string, MetricSpec>;

async function analyse(game: AnalysedGame): Promise<MetricsOf<typeof METRICS>> {
  const epds = [game.start.epd, ...game.plies.map((ply) => ply.epd)];
  const found = findOpening(epds, await loadOpenings());
  const rest = game.plies.slice(found?.ply ?? 0);
  const left = rest[0];
  return {
    eco: found?.eco ?? null,
    name: found?.name ?? null,
    family: found ? openingFamily(found.name) : null,
    variation: (found && openingVariation(found.name)) ?? null,
    ply: found?.ply ?? null,
    leftPly: left?.ply ?? null,
    leftBy: left?.color ?? null,
    deviationPly: { white: firstPlyOf('white', rest), black: firstPlyOf('black', rest) },
  };
}

function firstPlyOf(color: Color, plies: readonly PlyView[]): number | null {
  return plies.find((ply) => ply.color === color)?.ply ?? null;
}

export const opening: AnalysisPlugin = {
  name: 'opening',
  version: 1,
  description: 'The name of the opening by position, and who left the named lines when.',
  needs: [],
  variants: ['standard'],
  metrics: METRICS,
  analyse,
};
