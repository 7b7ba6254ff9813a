import fc from 'fast-check';
import { CsvSplitter, hasOpenQuote, readCells } from './csv-rows.js';
import type { Piece } from './record-reader.js';

const COMMA = ','.charCodeAt(0);

function split(text: string, chunkBytes = 1_000, longest?: number): string[] {
  const splitter = new CsvSplitter({ delimiter: () => COMMA, longest });
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
    ['stray ""quotes,b\nc,d', ['stray ""quotes,b', 'c,d']],
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

  it('are the same in any chunks, also behind what is too long', () => {
    const text = `a,b\n"${'x'.repeat(30)}\n${'y'.repeat(200)}\n"c\nd",e\n${'z'.repeat(101)}`;
    const rows = split(text, 1, 100);
    expect(rows).toEqual(['a,b', `"${'x'.repeat(30)}`, 'y'.repeat(101), '"c\nd",e', 'z'.repeat(101)]);
    for (const chunk of [2, 7, 100, 101, 102, 1_000]) expect(split(text, chunk, 100)).toEqual(rows);
  });

  it('are found soon where every line leaves a quote open', () => {
    const bytes = Buffer.from('x",",\n'.repeat(100_000));
    const splitter = new CsvSplitter({ delimiter: () => COMMA });
    const begun = process.cpuUsage();
    expect([...splitter.push(bytes), ...splitter.end()]).toHaveLength(100_000);
    // Looking through the rest of the table from each line takes minutes.
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(10);
  });

  it('begin behind a header, which says what is between cells', () => {
    let delimiter = COMMA;
    const headers: string[] = [];
    const onHeader = (row: Uint8Array): void => {
      headers.push(Buffer.from(row).toString());
      delimiter = ';'.charCodeAt(0);
    };
    const splitter = new CsvSplitter({ delimiter: () => delimiter, onHeader });
    const pieces = [...splitter.push(Buffer.from('\na;b\nc;"d\ne"\n')), ...splitter.end()];
    expect(headers).toEqual(['a;b']);
    expect(pieces.map(({ bytes, line }) => [Buffer.from(bytes).toString(), line])).toEqual([['c;"d\ne"', 3]]);
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
