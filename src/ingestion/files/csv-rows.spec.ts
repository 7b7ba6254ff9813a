import fc from 'fast-check';
import { CsvSplitter, hasOpenQuote, readCells } from './csv-rows.js';
import type { Piece } from './record-reader.js';

const COMMA = ','.charCodeAt(0);

function split(text: string, chunkBytes = 1_000, longest?: number): string[] {
  const splitter = new CsvSplitter(() => COMMA, longest);
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    pieces.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  pieces.push(...splitter.end());
  for (const { bytes: row, offset } of pieces)
    expect(bytes.subarray(offset, offset + row.length)).toEqual(Buffer.from(row));
  return pieces.map(({ bytes: row }) => Buffer.from(row).toString());
}

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('rows of a table', () => {
  it.each([
    ['a,b\nc,d\n', ['a,b', 'c,d']],
    ['a,b\r\n\r\nc,d', ['a,b', 'c,d']],
    ['"a\nb",c\nd,e', ['"a\nb",c', 'd,e']],
    ['"a ""quoted""\nword",c\nd', ['"a ""quoted""\nword",c', 'd']],
    ['stray " quote,b\nc,d', ['stray " quote,b', 'c,d']],
  ])('%j', (text, rows) => {
    for (const chunk of [1, 2, 3, 1_000]) expect(split(text, chunk)).toEqual(rows);
  });

  it('lose one line alone to a quote that is never closed', () => {
    expect(split('a,b\n"open,b\nc,d\ne,f\n')).toEqual(['a,b', '"open,b', 'c,d', 'e,f']);
    expect(hasOpenQuote('"open,b', ',')).toBe(true);
    expect(hasOpenQuote('"closed",b', ',')).toBe(false);
  });

  it('are not held in memory without limit', () => {
    const long = `"${'x'.repeat(500)}`;
    expect(split(`${long}\nc,d\n`, 50, 100)).toEqual([expect.stringMatching(/^"x+$/), 'c,d']);
  });

  it('hold the cells that were written, whatever these are', () => {
    const cell = fc.string().map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (table) => {
        const rows = split(table.map((cells) => `${cells.map(quote).join(',')}\n`).join(''), 7);
        expect(rows.map((row) => readCells(row, ','))).toEqual(table);
      }),
    );
  });
});

describe('cells', () => {
  it.each([
    ['a,b,', ['a', 'b', '']],
    ['', ['']],
    ['"a,b",c', ['a,b', 'c']],
    ['"a""b"', ['a"b']],
    ['"a"b,c', ['ab', 'c']],
  ])('of %j', (row, cells) => expect(readCells(row, ',')).toEqual(cells));
});
