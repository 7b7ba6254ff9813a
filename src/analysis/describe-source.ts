import type { GameAnalysisView } from './analysis-view.js';

/** Whose evaluations they are, for people: `lichess.org`, or the engine and its limit. */
export function describeSource({ source, engine }: GameAnalysisView): string {
  if (source === 'lichess' || !engine) return 'lichess.org';
  return `${engine.name} ${engine.version}, ${engine.nodes} nodes a position`.replace(' ,', ',');
}
