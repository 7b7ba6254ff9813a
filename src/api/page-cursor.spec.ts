import { InvalidCursorError } from '../games/games.errors.js';
import { pageOf, parseIdCursor } from './page-cursor.js';

const rows = (...ids: number[]): { id: number }[] => ids.map((id) => ({ id }));

describe('pages by id', () => {
  it('hand out a cursor only when there is more', () => {
    expect(pageOf('runs', rows(9, 8), 2)).toEqual({ items: rows(9, 8) });
    const page = pageOf('runs', rows(9, 8, 7), 2);
    expect(page.items).toEqual(rows(9, 8));
    expect(parseIdCursor('runs', page.nextCursor)).toBe(8);
  });

  it('begin without a cursor', () => {
    expect(parseIdCursor('runs', undefined)).toBeUndefined();
    expect(pageOf('runs', [], 50)).toEqual({ items: [] });
  });

  it.each(['', 'x', '8', 'runs.8', encode('rejected.8'), encode('runs.'), encode('runs.0'), encode('runs.9999999999')])(
    'refuse the cursor %j',
    (cursor) => {
      expect(() => parseIdCursor('runs', cursor)).toThrow(InvalidCursorError);
    },
  );
});

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
