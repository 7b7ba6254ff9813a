import fc from 'fast-check';
import { LichessError } from './lichess.errors.js';
import { MAX_LINE_BYTES, NdjsonLines, type RawLine } from './ndjson-lines.js';

const MEGABYTE = 1024 * 1024;
const JSON_SPACES = [...Buffer.from(' \t\r')];

function readChunks(chunks: readonly Buffer[]): { lines: RawLine[]; pendingBytes: number } {
  const reader = new NdjsonLines();
  const lines = chunks.flatMap((chunk) => reader.push(chunk));
  return { lines, pendingBytes: reader.pendingBytes };
}

function read(text: string): RawLine[] {
  return readChunks([Buffer.from(text)]).lines;
}

/** Cuts bytes at the given places, also between the bytes of one character. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, i) => bytes.subarray(start, ends[i] ?? bytes.length));
}

describe('lines', () => {
  it('are numbered by their place in the answer', () => {
    expect(read('{"a":1}\n\n{"b":2}\n')).toEqual([
      { text: '{"a":1}', number: 1 },
      { text: '{"b":2}', number: 3 },
    ]);
  });

  it('end with \\n alone: neither U+2028, U+2029, U+0085 nor \\r end one', () => {
    const text = 'a\u2028b\u2029c\u0085d\re\vf\fg';
    expect(read(`${text}\n`)).toEqual([{ text, number: 1 }]);
  });

  it('keep a \\r before their end, which is white space to JSON', () => {
    expect(read('{}\r\n')).toEqual([{ text: '{}\r', number: 1 }]);
  });

  it('with nothing but white space are skipped and counted: Lichess sends them to keep a stream alive', () => {
    expect(read('\n \n\t\r\nx\n')).toEqual([{ text: 'x', number: 4 }]);
  });

  it('with white space of another kind are records, if broken ones', () => {
    expect(readChunks([Buffer.from('\u2028\n'), Buffer.from([0xa0, 0x0a])]).lines).toEqual([
      { text: '\u2028', number: 1 },
      { text: '\u00a0', number: 2, notUtf8: true },
    ]);
  });

  it('may be longer than a megabyte', () => {
    const long = 'x'.repeat(3 * MEGABYTE);
    const bytes = Buffer.from(`${long}\nshort\n`);
    const chunks = cut(
      bytes,
      Array.from({ length: 48 }, (_, i) => i * 65_536),
    );
    expect(readChunks(chunks).lines.map(({ text }) => text.length)).toEqual([long.length, 5]);
  });

  it('longer than the limit are an error, before they fill the memory', () => {
    const reader = new NdjsonLines();
    const chunk = Buffer.alloc(4 * MEGABYTE, 'x');
    const act = (): void => {
      for (let size = 0; size <= MAX_LINE_BYTES; size += chunk.length) reader.push(chunk);
    };
    expect(act).toThrow(LichessError);
    expect(act).toThrow(expect.objectContaining({ code: 'line-too-long' }));
  });
});

describe('a cut line', () => {
  it('is never handed out, only counted', () => {
    expect(readChunks([Buffer.from('{"a":1}\n{"b"')])).toEqual({
      lines: [{ text: '{"a":1}', number: 1 }],
      pendingBytes: 4,
    });
  });

  it('is handed out once its end arrives', () => {
    const { lines, pendingBytes } = readChunks([Buffer.from('{"b"'), Buffer.from(':2}'), Buffer.from('\n')]);
    expect([lines, pendingBytes]).toEqual([[{ text: '{"b":2}', number: 1 }], 0]);
  });

  it('does not hold on to the chunk it came in', () => {
    const reader = new NdjsonLines();
    const chunk = Buffer.from('{}\nrest');
    reader.push(chunk);
    chunk.fill('#');
    expect(reader.push(Buffer.from('\n'))).toEqual([{ text: 'rest', number: 2 }]);
  });
});

describe('bytes that are not UTF-8', () => {
  const broken = Buffer.concat([
    Buffer.from('{"a":1}\n{"n":"'),
    Buffer.from([0xff, 0xe9]),
    Buffer.from('"}\n{"ö":2}\n'),
  ]);

  it('flag their own line alone', () => {
    expect(readChunks([broken]).lines).toEqual([
      { text: '{"a":1}', number: 1 },
      { text: '{"n":"\u00ff\u00e9"}', number: 2, notUtf8: true },
      { text: '{"ö":2}', number: 3 },
    ]);
  });

  it('can be given back as they came', () => {
    const [, line] = readChunks([broken]).lines;
    expect(Buffer.from(line?.text ?? '', 'latin1')).toEqual(
      Buffer.from([...Buffer.from('{"n":"'), 0xff, 0xe9, 0x22, 0x7d]),
    );
  });

  it('are not blamed on a character that arrives in two chunks', () => {
    const bytes = Buffer.from('{"name":"é€𝄞"}\n');
    for (let place = 1; place < bytes.length; place++) {
      const { lines } = readChunks([bytes.subarray(0, place), bytes.subarray(place)]);
      expect(lines).toEqual([{ text: '{"name":"é€𝄞"}', number: 1 }]);
    }
  });
});

describe('any way of cutting the same bytes', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    fc.constantFrom('\n', '\n\n', '\r\n', '\u2028', ' ', '{"id":"aBcDeFgH"}').map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
  );
  const streams = fc.array(pieces, { maxLength: 40 }).map((parts) => Buffer.concat(parts));

  it('gives the same lines', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.nat(), { maxLength: 20 }), (bytes, places) => {
        expect(readChunks(cut(bytes, places))).toEqual(readChunks([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  it('gives back every byte: the lines and what is pending are the stream', () => {
    fc.assert(
      fc.property(streams, fc.array(fc.nat(), { maxLength: 20 }), (bytes, places) => {
        const { lines, pendingBytes } = readChunks(cut(bytes, places));
        const whole = bytes.subarray(0, bytes.length - pendingBytes);
        const expected = splitAtNewlines(whole).filter((line) => [...line].some((byte) => !JSON_SPACES.includes(byte)));
        expect(lines.map(({ text, notUtf8 }) => Buffer.from(text, notUtf8 ? 'latin1' : 'utf8'))).toEqual(expected);
        expect(bytes.subarray(whole.length).includes(0x0a)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

/** Lines of bytes, written as plainly as can be; the oracle of the reader. */
function splitAtNewlines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let line: number[] = [];
  for (const byte of bytes) {
    if (byte !== 0x0a) line.push(byte);
    else {
      lines.push(Buffer.from(line));
      line = [];
    }
  }
  return lines;
}
