import { CopyRows } from './copy-binary.js';

describe('rows for a binary COPY', () => {
  const rowOf = (fill: (rows: CopyRows) => void): string => {
    const rows = new CopyRows(1);
    rows.begin();
    fill(rows);
    rows.end();
    const bytes = Buffer.from(rows.finish().bytes);
    expect(bytes.readInt16BE(0)).toBe(1);
    return bytes.subarray(2).toString('hex');
  };

  it.each<[string, (rows: CopyRows) => void, string]>([
    ['nothing', (rows) => rows.addNull(), 'ffffffff'],
    ['a text', (rows) => rows.addText('aé'), '0000000361c3a9'],
    ['true', (rows) => rows.addBoolean(true), '0000000101'],
    ['a small number', (rows) => rows.addSmallint(-2), '00000002fffe'],
    ['a number', (rows) => rows.addInteger(-2), '00000004fffffffe'],
    ['the moment PostgreSQL counts from', (rows) => rows.addTime(946_684_800_000), '000000080000000000000000'],
    ['one before it', (rows) => rows.addTime(946_684_799_999), '00000008fffffffffffffc18'],
    ['one after it', (rows) => rows.addTime(946_684_800_000 + 4_294_968), '0000000800000001000002c0'],
    ['JSON', (rows) => rows.addJsonb('{}'), '00000003017b7d'],
    ['no numbers', (rows) => rows.addIntegers([]), '0000000c000000000000000000000017'],
    [
      'numbers',
      (rows) => rows.addIntegers([7]),
      '0000001c000000010000000000000017000000010000000100000004' + '00000007',
    ],
  ])('have %s', (_, fill, hex) => {
    expect(rowOf(fill)).toBe(hex);
  });

  it.each<[string, (rows: CopyRows) => void]>([
    ['32,768', (rows) => rows.addSmallint(32_768)],
    ['half a number', (rows) => rows.addSmallint(0.5)],
    ['2^31', (rows) => rows.addInteger(2 ** 31)],
    ['2^31 in a list', (rows) => rows.addIntegers([1, 2 ** 31])],
    ['no time', (rows) => rows.addTime(NaN)],
  ])('refuse %s, and a row that was not ended is forgotten', (_, fill) => {
    const rows = new CopyRows(2);
    const addRow = (): void => {
      rows.begin();
      rows.addText('x'.repeat(100_000));
      rows.addText('y');
      rows.end();
    };
    addRow();
    rows.begin();
    rows.addText('z');
    expect(() => fill(rows)).toThrow(RangeError);
    addRow();
    const { bytes, ends } = rows.finish();
    expect([...ends]).toEqual([100_011, 200_022]);
    expect(Buffer.compare(bytes.subarray(0, 100_011), bytes.subarray(100_011))).toBe(0);
  });
});
