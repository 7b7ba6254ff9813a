// Lichess's own evaluations of real games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PluginHost } from '../../src/analysis/plugins/plugin-host.js';
import type { AnalysedGame, Metrics } from '../../src/analysis/plugins/plugin.js';
import { analysedGame } from '../../src/analysis/plugins/spec-kit.js';

const SAMPLE = 500;
const COLORS = ['white', 'black'] as const;

/** What is read of a line of the files. */
interface Line {
  id: string;
  variant: string;
  status: string;
  winner?: 'white' | 'black';
  initialFen?: string;
  moves: string;
  players: Record<'white' | 'black', { analysis: Counts }>;
  analysis?: { eval?: number; mate?: number; best?: string }[];
}
interface Counts {
  inaccuracy: number;
  mistake: number;
  blunder: number;
  acpl: number;
}

function readSample(): Line[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const text = gunzipSync(readFileSync(join(folder, 'ndjson', 'rapid_analysed_part1.ndjson.gz'))).toString('utf8');
  const lines = text.split('\n').filter((line) => line.includes('"analysis":[{'));
  const step = Math.floor(lines.length / SAMPLE);
  return lines
    .filter((_, i) => i % step === 0)
    .slice(0, SAMPLE)
    .map((line) => JSON.parse(line) as Line);
}

function toGame(line: Line): AnalysedGame {
  const entries = line.analysis ?? [];
  const evaluations = entries.map(({ eval: cp, mate }) => (mate === undefined ? (cp ?? 0) : `#${mate}`));
  // An engine says "mate 0" of the last position of a game that was mated; Lichess leaves that entry out.
  const plies = line.moves.split(' ').length;
  if (line.status === 'mate' && plies === evaluations.length + 1) evaluations.push('#0');
  return analysedGame({
    id: line.id,
    variant: line.variant,
    fen: line.initialFen,
    moves: line.moves,
    evaluations,
    best: entries.map(({ best }) => best ?? null),
    status: line.status,
    winner: line.winner,
  });
}

function countsOf(metrics: Metrics, color: 'white' | 'black'): Counts {
  const of = (name: string): number => (metrics[name] as Record<string, number>)[color] ?? NaN;
  return { inaccuracy: of('inaccuracies'), mistake: of('mistakes'), blunder: of('blunders'), acpl: of('acpl') };
}

describe('move-quality on real games', () => {
  let host: PluginHost;

  beforeAll(async () => {
    host = await PluginHost.start();
  });

  afterAll(() => host.close());

  it(`counts as Lichess on at least 99.9% of the sides of ${SAMPLE} games`, async () => {
    const lines = readSample();
    const different: object[] = [];
    let took = 0;
    for (const line of lines) {
      const game = toGame(line);
      const started = performance.now();
      const [outcome] = await host.run(game, ['move-quality']);
      took += performance.now() - started;
      if (outcome?.state !== 'done') throw new Error(`${line.id}: ${JSON.stringify(outcome)}`);
      for (const color of COLORS) {
        const ours = countsOf(outcome.metrics, color);
        const { inaccuracy, mistake, blunder, acpl } = line.players[color].analysis;
        const theirs = { inaccuracy, mistake, blunder, acpl };
        if (JSON.stringify(ours) !== JSON.stringify(theirs)) different.push({ id: line.id, color, ours, theirs });
      }
    }
    const sides = 2 * lines.length;
    process.stderr.write(
      `real: ${sides - different.length} of ${sides} sides as Lichess, ${(took / lines.length).toFixed(2)} ms a game\n`,
    );
    for (const one of different) process.stderr.write(`real: ${JSON.stringify(one)}\n`);
    expect(lines).toHaveLength(SAMPLE);
    expect(different.length).toBeLessThanOrEqual(sides / 1000);
  }, 120_000);
});
