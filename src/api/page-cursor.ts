import { InvalidCursorError } from '../games/games.errors.js';

const INT32 = 2_147_483_647;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Opaque; absent on the last page. */
  nextCursor?: string;
}

/** What every list lets say about its pages. */
export interface Paging {
  limit: number;
  cursor?: string;
}

/** One page of a list whose rows come with falling ids. @throws InvalidCursorError */
export async function readPage<T extends { id: number }>(
  list: string,
  { limit, cursor }: Paging,
  read: (place: { beforeId?: number; limit: number }) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const beforeId = parseIdCursor(list, cursor);
  return pageOf(await read({ beforeId, limit: limit + 1 }), limit, ({ id }) => makeIdCursor(list, id));
}

/** Makes the page out of `limit + 1` rows; `cursorOf` is asked for the place of the last one on it when there are more. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (last: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: cursorOf(last) } : { items };
}

/** Opaque text for a row of a list; `list` keeps cursors of different lists apart. */
export function makeIdCursor(list: string, id: number): string {
  return makeTextCursor(list, String(id));
}

/** Id a cursor stands for. @throws InvalidCursorError */
export function parseIdCursor(list: string, cursor: string | undefined): number | undefined {
  return parseTextCursor(list, cursor, parseId);
}

function parseId(digits: string): number | undefined {
  const id = /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
  return id >= 1 && id <= INT32 ? id : undefined;
}

/** Opaque text for a row of a list that goes by a text. */
export function makeTextCursor(list: string, text: string): string {
  return Buffer.from(`${list}.${text}`).toString('base64url');
}

/** What the text of a cursor stands for. @throws InvalidCursorError */
export function parseTextCursor<T>(
  list: string,
  cursor: string | undefined,
  parse: (text: string) => T | undefined,
): T | undefined {
  if (cursor === undefined) return undefined;
  const decoded = Buffer.from(cursor, 'base64url').toString('latin1');
  const place = decoded.startsWith(`${list}.`) ? parse(decoded.slice(list.length + 1)) : undefined;
  if (place === undefined) throw new InvalidCursorError();
  return place;
}
