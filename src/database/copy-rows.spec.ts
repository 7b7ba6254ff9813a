import { readCopyRows } from './copy-rows.js';

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);

const integer = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
};
const time = (iso: string): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(Date.parse(iso) - Date.UTC(2000, 0, 1)) * 1_000n);
  return buffer;
};
const row = (...fields: (Buffer | null)[]): Buffer =>
  Buffer.concat([
    integer(fields.length, 2),
    ...fields.flatMap((field) => (field === null ? [integer(-1, 4)] : [integer(field.length, 4), field])),
  ]);

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const rows = [
  row(
    Buffer.from('knightly_otter'),
    integer(-7, 4),
    integer(2_345, 2),
    Buffer.from([1]),
    time('2026-05-01T18:30:00.123Z'),
  ),
  row(Buffer.from(''), integer(2 ** 31 - 1, 4), null, Buffer.from([0]), time('1969-12-31T23:59:59.999Z')),
];
const bytes = Buffer.concat([HEADER, ...rows, END]);

describe('readCopyRows', () => {
  it.each([1, 2, 3, 7, 20, 1_000])('reads rows that come in pieces of %i bytes', async (size) => {
    const seen: unknown[] = [];
    const count = await readCopyRows(inPieces(bytes, size), 5, (it) =>
      seen.push([
        it.ascii(0),
        it.integer(1),
        it.isNull(2) ? null : it.smallint(2),
        it.boolean(3),
        new Date(it.time(4)).toISOString(),
      ]),
    );
    expect(count).toBe(2);
    expect(seen).toEqual([
      ['knightly_otter', -7, 2_345, true, '2026-05-01T18:30:00.123Z'],
      ['', 2 ** 31 - 1, null, false, '1969-12-31T23:59:59.999Z'],
    ]);
  });

  it('refuses what ends too early, and another number of columns', async () => {
    const read = (text: Buffer, columns = 5): Promise<number> =>
      readCopyRows(inPieces(text, 10), columns, () => undefined);
    for (let length = 0; length < bytes.length; length += 5) {
      await expect(read(bytes.subarray(0, length))).rejects.toThrow('in the middle');
    }
    await expect(read(bytes, 4)).rejects.toThrow('5 columns instead of 4');
  });
});
