import type { PluginManifest } from './plugin-check.js';
import type { AnalysedGame, Need } from './plugin.js';

/**
 * Why a plugin has nothing to say about a game: its variant is not covered, or something it needs is not there.
 * Evaluations are there when each ply from the first on has one; at the end some may be missing (Lichess evaluates no
 * final checkmate and at most 200 plies). Clocks are there when each ply has one and the clock's setting is known.
 */
export function whyUnsupported(plugin: PluginManifest, game: AnalysedGame): string | undefined {
  if (plugin.variants && !plugin.variants.includes(game.variant)) {
    return `It covers ${plugin.variants.join(', ')} and not ${game.variant}`;
  }
  const missing = plugin.needs.filter((need) => !HAS[need](game));
  return missing.length === 0 ? undefined : `It needs ${missing.join(' and ')}, which this game does not have`;
}

const HAS: Record<Need, (game: AnalysedGame) => boolean> = { evaluations: hasEvaluations, clocks: hasClocks };

function hasEvaluations({ plies }: AnalysedGame): boolean {
  const evaluated = plies.findLastIndex((ply) => ply.evaluation !== undefined) + 1;
  return evaluated > 0 && plies.slice(0, evaluated).every((ply) => ply.evaluation !== undefined);
}

function hasClocks({ plies, clock, clocksCs }: AnalysedGame): boolean {
  if (!clock || !clocksCs || plies.length === 0) return false;
  return clocksCs.length >= plies.length && plies.every((ply) => ply.clockCs !== undefined);
}
