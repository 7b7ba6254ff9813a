import { InvalidCursorError } from '../../games/games.errors.js';
import { makePlaceCursor, parsePlace, parsePosition, withCursor } from './graph-cursor.js';

const cursorOf = (value: number, player: string): string =>
  withCursor('neighbours', { next: { value, player } }).nextCursor as string;

describe('cursors of the network', () => {
  it('say where a page ended', () => {
    expect(parsePosition('neighbours', cursorOf(12, '!gone-rook'))).toEqual({ value: 12, player: '!gone-rook' });
    expect(parsePosition('neighbours', undefined)).toBeUndefined();
    expect(withCursor('neighbours', { items: [1], next: undefined })).toEqual({ items: [1] });
    expect(parsePlace(makePlaceCursor(44, 50))).toEqual({ runId: 44, after: 50 });
    expect(parsePlace(undefined)).toBeUndefined();
  });

  it.each([
    '',
    'abc',
    cursorOf(1, ''),
    cursorOf(2 ** 31, 'ann'),
    cursorOf(1, 'ann.bob'),
    Buffer.from('neighbours.-1.ann').toString('base64url'),
    makePlaceCursor(44, 50),
  ])('of another list, or made up, are refused (%j)', (cursor) => {
    expect(() => parsePosition('neighbours', cursor)).toThrow(InvalidCursorError);
  });

  it.each(['', cursorOf(1, 'ann'), makePlaceCursor(44, 0), makePlaceCursor(44, 2 ** 31)])(
    'for places likewise (%j)',
    (cursor) => expect(() => parsePlace(cursor)).toThrow(InvalidCursorError),
  );
});
