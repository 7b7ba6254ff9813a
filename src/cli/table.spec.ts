import { formatTable } from './table.js';

describe('formatTable', () => {
  it('pads every column to its widest cell', () => {
    const rows = [
      { id: 'aBcDeFgH', plies: 7 },
      { id: 'x', plies: 123 },
    ];
    expect(formatTable(['id', 'plies'], rows)).toBe(
      ['id        plies', '--------  -----', 'aBcDeFgH  7', 'x         123'].join('\n'),
    );
  });

  it('shows the header alone when there are no rows', () => {
    expect(formatTable(['id'], [])).toBe('id\n--');
  });

  it.each([
    ['nothing', null, ''],
    ['a missing value', undefined, ''],
    ['false', false, 'false'],
    ['zero', 0, '0'],
    ['a time', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['bytes', Buffer.from([1, 0xab]), '\\x01ab'],
    ['two lines', 'a\nb', 'a b'],
    ['a long text', 'x'.repeat(61), `${'x'.repeat(59)}…`],
  ])('shows %s on one line', (_, value, text) => {
    expect(formatTable(['c'], [{ c: value }]).split('\n')[2]).toBe(text);
  });

  it('takes more rows than a function takes arguments', () => {
    const rows = Array.from({ length: 200_000 }, (_, id) => ({ id }));
    expect(formatTable(['id'], rows).endsWith('\n199999')).toBe(true);
  });
});
