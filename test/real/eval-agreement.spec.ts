// Evaluations of two engines beside Lichess's, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Score } from '../../src/chess/score.js';
import { BANDS, measureDisagreement } from './agreement.js';

const ENGINES = ['stockfish15.1', 'stockfish17.1wasm'] as const;

type Item = { id: string; lichess: Score[] } & Record<(typeof ENGINES)[number], Score[] | null>;

function readItems(): Item[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const text = readFileSync(join(folder, '..', 'vectors', 'eval-agreement.json'), 'utf8');
  return (JSON.parse(text) as { items: Item[] }).items;
}

describe('eval-agreement.json', () => {
  it.each(ENGINES)('what %s says comes to the same numbers as what Lichess says, within the bands', (engine) => {
    const games = readItems().flatMap(({ lichess, [engine]: ours }) => (ours ? [{ theirs: lichess, ours }] : []));
    for (const { theirs, ours } of games) expect(ours).toHaveLength(theirs.length);
    const found = measureDisagreement(games);
    process.stderr.write(`real: ${engine} against Lichess: ${JSON.stringify({ games: games.length, ...found })}\n`);
    // Two engines never say the same throughout: then the formulas would say nothing.
    expect(found.medianWin).toBeGreaterThan(0);
    expect(found.medianWin).toBeLessThanOrEqual(BANDS.medianWin);
    expect(found.p95Win).toBeLessThanOrEqual(BANDS.p95Win);
    expect(found.acpl).toBeLessThanOrEqual(BANDS.acpl);
    expect(found.accuracy).toBeLessThanOrEqual(BANDS.accuracy);
  });
});
