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
  return pageOf(list, await read({ beforeId, limit: limit + 1 }), limit);
}

/** Makes the page out of `limit + 1` rows that come with falling ids. `list` keeps cursors of different lists apart. */
export function pageOf<T extends { id: number }>(list: string, rows: readonly T[], limit: number): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items };
  return { items, nextCursor: makeIdCursor(list, last.id) };
}

/** Opaque text for a row of a list. */
export function makeIdCursor(list: string, id: number): string {
  return Buffer.from(`${list}.${id}`).toString('base64url');
}

/** Id a cursor stands for. @throws InvalidCursorError */
export function parseIdCursor(list: string, cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [name, digits = '', ...rest] = Buffer.from(cursor, 'base64url').toString('latin1').split('.');
  const id = /^\d{1,10}$/.test(digits) ? Number(digits) : NaN;
  if (name !== list || rest.length > 0 || !(id >= 1 && id <= INT32)) throw new InvalidCursorError();
  return id;
}

/** Opaque text for a row of a list that goes by a text. */
export function makeTextCursor(list: string, text: string): string {
  return Buffer.from(`${list}.${text}`).toString('base64url');
}

/** Text a cursor stands for. @throws InvalidCursorError */
export function parseTextCursor<T extends string>(
  list: string,
  cursor: string | undefined,
  parse: (text: string) => T | undefined,
): T | undefined {
  if (cursor === undefined) return undefined;
  const decoded = Buffer.from(cursor, 'base64url').toString('latin1');
  const text = decoded.startsWith(`${list}.`) ? parse(decoded.slice(list.length + 1)) : undefined;
  if (text === undefined) throw new InvalidCursorError();
  return text;
}
