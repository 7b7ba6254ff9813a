import { InvalidCursorError } from '../games/games.errors.js';
import { makeIdCursor, pageOf, parseIdCursor } from './page-cursor.js';

const cursorOf = ({ id }: { id: number }): string => makeIdCursor('runs', id);
const rows = (...ids: number[]): { id: number }[] => ids.map((id) => ({ id }));

describe('pages by id', () => {
  it('hand out a cursor only when there is more', () => {
    expect(pageOf(rows(9, 8), 2, cursorOf)).toEqual({ items: rows(9, 8) });
    const page = pageOf(rows(9, 8, 7), 2, cursorOf);
    expect(page.items).toEqual(rows(9, 8));
    expect(parseIdCursor('runs', page.nextCursor)).toBe(8);
  });

  it('begin without a cursor', () => {
    expect(parseIdCursor('runs', undefined)).toBeUndefined();
    expect(pageOf([], 50, cursorOf)).toEqual({ items: [] });
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
