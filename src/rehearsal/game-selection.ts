import type { GameJson } from './lichess-json.js';
import { STATUS_IDS } from '../chess/status.js';
import { usesSearchIndex, type ExportQuery } from './export-query.js';
import type { GameRecord } from './game-record.js';
import type { Account } from './game-store.js';
import { makeRandom, mixSeeds, shuffled } from './random.js';

/** What the order of one answer depends on besides the games. */
export interface SelectionContext {
  seed: number;
  /** Number of the request: games of one millisecond come in another order at each. */
  turn: number;
  /** Epoch ms. */
  now: number;
}

// The offset window of the search index: further games are not delivered (lila#20060).
const SEARCH_INDEX_LIMIT = 10_000;

/** The games of an export in the order of the answer, found while they are sent and not before. */
export function* selectGames(account: Account, query: ExportQuery, context: SelectionContext): Generator<GameRecord> {
  let left = query.max ?? Number.POSITIVE_INFINITY;
  const games = usesSearchIndex(query)
    ? fromSearchIndex(account, query, context)
    : fromDatabase(account, query, context);
  for (const record of games) {
    yield record;
    if (--left <= 0) return;
  }
}

/** Main database: createdAt in ms, since <= t < until; a cursor over a collection that may change meanwhile. */
function* fromDatabase(account: Account, query: ExportQuery, context: SelectionContext): Generator<GameRecord> {
  const vs = query.vs?.toLowerCase();
  for (const record of walk(account, query, context)) {
    if (record.removed || !hasWantedStatus(record, query)) continue;
    if (vs === undefined || isBetween(record, account.id, vs)) yield record;
  }
}

function hasWantedStatus({ status }: GameRecord, { finished, ongoing }: ExportQuery): boolean {
  if (!finished) return status < STATUS_IDS.aborted;
  return ongoing || status >= STATUS_IDS.mate;
}

function isBetween(record: GameRecord, a: string, b: string): boolean {
  const ids = record.usernames.map((name) => name.toLowerCase());
  return ids.length === 2 && ids.includes(a) && ids.includes(b);
}

/** Walks group by group of equal createdAt; after an insertion it finds its place again by time, as an index cursor does. */
function* walk({ games }: Account, query: ExportQuery, context: SelectionContext): Generator<GameRecord> {
  const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY, ascending } = query;
  let version = games.version;
  let index = ascending ? games.countBefore(since) : games.countBefore(until) - 1;
  for (;;) {
    const group = groupAt(games.records, index, ascending ? 1 : -1);
    const time = group[0]?.createdAt;
    if (time === undefined || time < since || time >= until) return;
    yield* group.length === 1 ? group : inTurn(group, time, context);
    index += ascending ? group.length : -group.length;
    if (version === games.version) continue;
    index = ascending ? games.countBefore(time + 1) : games.countBefore(time) - 1;
    version = games.version;
  }
}

/** The games of one createdAt from a position onwards, in the direction of the step. */
function groupAt(records: readonly GameRecord[], index: number, step: 1 | -1): GameRecord[] {
  const group: GameRecord[] = [];
  const time = records[index]?.createdAt;
  for (let at = index; ; at += step) {
    const record = records[at];
    if (!record || record.createdAt !== time) return group;
    group.push(record);
  }
}

/** No tie-breaker: the order of equal dates is arbitrary and differs from one request to the next. */
function inTurn(group: readonly GameRecord[], time: number, { seed, turn }: SelectionContext): GameRecord[] {
  const order = shuffled(makeRandom(mixSeeds(seed, time)), group);
  const offset = turn % order.length;
  return [...order.slice(offset), ...order.slice(0, offset)];
}

/** Search index: last move in whole seconds, both ends inclusive, ended games only, late, and not all of them. */
function* fromSearchIndex(account: Account, query: ExportQuery, context: SelectionContext): Generator<GameRecord> {
  const bounds = [query.since, query.until].map((time) => (time === undefined ? undefined : Math.trunc(time / 1000)));
  const [since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY] = bounds;
  const groups = new Map<number, GameRecord[]>();
  for (const record of account.games.records) {
    if (record.removed || record.status < STATUS_IDS.mate || record.indexedFrom > context.now) continue;
    const { json } = record;
    const second = Math.trunc(json.lastMoveAt / 1000);
    if (second < Math.min(since, until) || second > Math.max(since, until)) continue;
    if (!passesFilters(json, account.id, query)) continue;
    const group = groups.get(second);
    if (group) group.push(record);
    else groups.set(second, [record]);
  }
  const seconds = [...groups.keys()].sort((a, b) => (query.ascending ? a - b : b - a));
  let left = SEARCH_INDEX_LIMIT;
  for (const second of seconds) {
    for (const record of inTurn(groups.get(second) ?? [], second, context)) {
      if (left-- <= 0) return;
      yield record;
    }
  }
}

function passesFilters(game: GameJson, id: string, query: ExportQuery): boolean {
  const { white, black } = game.players;
  const side = white.user?.id === id ? 'white' : 'black';
  const opponent = (side === 'white' ? black : white).user?.id;
  return (
    isIndexed(game) &&
    isWanted(query.rated, game.rated) &&
    isWanted(query.analysed, game.analysis !== undefined) &&
    isWanted(query.color, side) &&
    isWanted(query.vs?.toLowerCase(), opponent) &&
    (query.perfs?.includes(game.perf) ?? true)
  );
}

/** Imported games and games without any account never enter the index. */
function isIndexed({ source, import: imported, players: { white, black } }: GameJson): boolean {
  return source !== 'import' && !imported && Boolean(white.user ?? black.user);
}

function isWanted<T>(wanted: T | undefined, value: T): boolean {
  return wanted === undefined || wanted === value;
}

/** Newest creation first, whatever the order asked for: how the export by ids answers. */
export function newestFirst(records: readonly GameRecord[], context: SelectionContext): GameRecord[] {
  const order = inTurn(records, records.length, context);
  return order.sort((a, b) => b.createdAt - a.createdAt);
}
