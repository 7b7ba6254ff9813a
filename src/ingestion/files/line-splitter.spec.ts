import { LineSplitter } from './line-splitter.js';
import type { Piece } from './record-reader.js';

function split(
  text: string,
  chunkBytes: number,
  longest?: number,
): { text: string; line: number; tooLong?: boolean }[] {
  const splitter = new LineSplitter(longest);
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    pieces.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  pieces.push(...splitter.end());
  return pieces.map(({ bytes: line, line: number, tooLong }) => ({
    text: Buffer.from(line).toString(),
    line: number,
    ...(tooLong && { tooLong }),
  }));
}

describe('lines', () => {
  it.each([1, 3, 1_000])('are cut at line feeds, blank ones left out, in chunks of %i bytes', (chunk) => {
    expect(split('\ufeff{"a":1}\n\r\n  {"b":"\u2028"}\r\n{"c":3}', chunk)).toEqual([
      { text: '{"a":1}', line: 1 },
      { text: '{"b":"\u2028"}', line: 3 },
      { text: '{"c":3}', line: 4 },
    ]);
  });

  it.each([1, 4, 1_000])(
    'that are too long are cut off and marked, and the next one is found, %i bytes a chunk',
    (chunk) => {
      expect(split(`${'x'.repeat(100)}\nshort\n`, chunk, 10)).toMatchObject([
        { line: 1, tooLong: true },
        { text: 'short', line: 2 },
      ]);
    },
  );
});
