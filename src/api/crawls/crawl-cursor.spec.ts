import { InvalidCursorError } from '../../games/games.errors.js';
import { makeCrawlCursor, parseCrawlCursor } from './crawl-cursor.js';

describe('the cursor of the players of a crawl', () => {
  it('leads back to its place', () => {
    const place = { depth: 2, rank: 1_024, playerId: 'brisk_rook' };
    expect(parseCrawlCursor(makeCrawlCursor(place))).toEqual(place);
  });

  it.each([
    '',
    'none',
    Buffer.from('crawl.1.x.rook').toString('base64url'),
    Buffer.from('failures.1.2.rook').toString('base64url'),
  ])('%j is none', (cursor) => expect(() => parseCrawlCursor(cursor)).toThrow(InvalidCursorError));
});
