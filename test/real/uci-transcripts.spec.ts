// Recorded output of a real engine, outside the repository, beside the folder SHARED_DATA: npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseUci, SearchRecord } from '../../src/analysis/engine/uci-protocol.js';

interface ExpectedLine {
  cp?: number;
  mate?: number;
  depth: number;
  pv: string[];
}

interface Transcript {
  name: string;
  lines: string[];
  expected: { bestmove: string | null; lines: Record<string, ExpectedLine> };
}

function readTranscripts(): Transcript[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const text = readFileSync(join(folder, '..', 'vectors', 'uci-transcripts.json'), 'utf8');
  return (JSON.parse(text) as { items: Transcript[] }).items;
}

describe('transcripts of an engine', () => {
  it.each(readTranscripts().map((transcript) => [transcript.name, transcript] as const))(
    'are read as they should be: %s',
    (_, { lines, expected }) => {
      // Expected scores are from the side to move, which is what White's side is when White moves.
      const record = new SearchRecord('white');
      const messages = lines.flatMap((line) => parseUci(line) ?? []);
      for (const message of messages) if (message.type === 'info') record.add(message.info);
      const best = messages.find((message) => message.type === 'bestmove');
      const read = record.lines().map(({ score, depth, pv }) => ({ ...score, depth, pv }));
      expect(read).toEqual(Object.values(expected.lines));
      expect(best).toEqual({ type: 'bestmove', move: expected.bestmove ?? undefined });
      expect(record.finish(expected.bestmove ?? undefined)).toHaveLength(read.length);
    },
  );
});
