import { InvalidCursorError } from '../../games/games.errors.js';
import type { CrawlPlace } from '../../ingestion/crawl/crawl-view.js';

const SHAPE = /^crawl\.(\d{1,2})\.(\d{1,9})\.([^\0]{2,31})$/su;

/** Opaque text for a place in the list of players of a crawl. */
export function makeCrawlCursor({ depth, rank, playerId }: CrawlPlace): string {
  return Buffer.from(`crawl.${depth}.${rank}.${playerId}`).toString('base64url');
}

/** @throws InvalidCursorError */
export function parseCrawlCursor(cursor: string): CrawlPlace {
  const [, depth, rank, playerId] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!depth || !rank || !playerId) throw new InvalidCursorError();
  return { depth: Number(depth), rank: Number(rank), playerId };
}
