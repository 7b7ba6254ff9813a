import { InvalidCursorError } from '../../games/games.errors.js';
import type { PagePosition } from '../../graph/graph-view.js';

const INT32 = 2_147_483_647;

/** A page of a list of players, as HTTP has it. */
export type WithCursor<T> = Omit<T, 'next'> & { nextCursor?: string };

/** Puts the cursor for the next page in the place of where it begins. `list` keeps cursors of different lists apart. */
export function withCursor<T extends { next?: PagePosition }>(list: string, { next, ...page }: T): WithCursor<T> {
  return next ? { ...page, nextCursor: encode(list, next.value, next.player) } : page;
}

/** @throws InvalidCursorError */
export function parsePosition(list: string, cursor: string | undefined): PagePosition | undefined {
  if (cursor === undefined) return undefined;
  const [value, player] = decode(list, cursor);
  return { value, player };
}

/** Cursor for the places of a result: the next page is of the same one, also when there is a newer one by then. */
export function makePlaceCursor(resultId: number, place: number): string {
  return encode('ranks', resultId, String(place));
}

/** @throws InvalidCursorError */
export function parsePlace(cursor: string | undefined): { runId: number; after: number } | undefined {
  if (cursor === undefined) return undefined;
  const [runId, text] = decode('ranks', cursor);
  const after = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (!(after >= 1 && after <= INT32)) throw new InvalidCursorError();
  return { runId, after };
}

function encode(list: string, number: number, text: string): string {
  return Buffer.from(`${list}.${number}.${text}`).toString('base64url');
}

function decode(list: string, cursor: string): [number, string] {
  const [name, digits = '', text = '', ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('.');
  const number = /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
  if (name !== list || rest.length > 0 || text === '' || !(number <= INT32)) throw new InvalidCursorError();
  return [number, text];
}
