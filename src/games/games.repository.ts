import { Injectable } from '@nestjs/common';
import { type Color, COLORS } from '../chess/color.js';
import type { GameId, PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { conditionsFor, conditionsOf, type GameFilter, Parameters } from './game-filter.js';
import { type GameDetail, SELECT_DETAIL, SELECT_SUMMARY, toDetail } from './game-view.js';

export type SortOrder = 'newest' | 'oldest';

/** Last game of a page; the next one begins after it. */
export interface PagePosition {
  createdAt: Date;
  id: GameId;
}

export interface GamePageQuery {
  /** Whose games; all without, and then no filter from a player's side. */
  player?: PlayerId;
  filter: GameFilter;
  order: SortOrder;
  limit: number;
  after?: PagePosition;
}

/** Which games to go through: all, or those of a player; a filter from a player's side needs one. */
export interface GameSelection {
  player?: PlayerId;
  filter: GameFilter;
}

const IS_OPEN = `status in ('created', 'started') and vanished_at is null`;
// What Lichess's own count of finished games does not count.
const IS_UNCOUNTED = `status in ('created', 'started', 'aborted') or imported`;
/**
 * All games of a side less those that do not count: four looks at indexes, and none at the games, which are many times as
 * large. Whoever plays against themselves does so once.
 */
export const COUNT_FINISHED = `select (select count(*) from games where white_id = $1) + (select count(*) from games where black_id = $1)
  - (select count(*) from games where white_id = $1 and (${IS_UNCOUNTED} or white_id = black_id))
  - (select count(*) from games where black_id = $1 and (${IS_UNCOUNTED})) as count`;
const VERSION = `concat_ws('.', g.xmin, extract(epoch from g.changed_at), coalesce(w.xmin::text, '-'), coalesce(b.xmin::text, '-'))`;

/** Queries on games. */
@Injectable()
export class GamesRepository {
  constructor(private readonly database: Database) {}

  async find(id: GameId): Promise<GameDetail | undefined> {
    const { columns, joins } = SELECT_DETAIL;
    const [row] = await this.database.queryOften(`select ${columns} from games g ${joins} where g.id = $1`, [id]);
    return row && toDetail(row);
  }

  /** A game and the name of the rows it was read from, in one statement. */
  async findVersioned(id: GameId): Promise<{ value: GameDetail; version: string } | undefined> {
    const { columns, joins } = SELECT_DETAIL;
    const [row] = await this.database.queryOften<Record<string, unknown> & { version: string }>(
      `select ${columns}, ${VERSION} as version from games g ${joins} where g.id = $1`,
      [id],
    );
    return row && { value: toDetail(row), version: row.version };
  }

  /** Names the rows that `find` reads, by the transactions that wrote them: names and titles are those of today. */
  async findVersion(id: GameId): Promise<string | undefined> {
    const [row] = await this.database.queryOften<{ version: string }>(
      `select ${VERSION} as version from games g ${SELECT_DETAIL.joins} where g.id = $1`,
      [id],
    );
    return row?.version;
  }

  /** One page by key. A player's games of each side come from their index in order, and the two are merged. */
  async listRows(query: GamePageQuery, detail: boolean): Promise<Record<string, unknown>[]> {
    const { sql, values } = makePageQuery(query, detail);
    // Which way is best to games of a kind depends on the kind and the player; a kept plan does not know them.
    const isFiltered = Object.values(query.filter).some((value) => value !== undefined);
    return isFiltered ? this.database.query(sql, values) : this.database.queryOften(sql, values);
  }

  async listOpenIds(player: PlayerId): Promise<GameId[]> {
    const rows = await this.database.query<{ id: GameId }>(
      `select id from games where ${IS_OPEN} and (white_id = $1 or black_id = $1) order by created_at, id`,
      [player],
    );
    return rows.map((row) => row.id);
  }

  /** Unless the row has changed since it was read. */
  async noteAnalysed(tx: Tx, id: GameId, changedAt: Date, analysedWith: string): Promise<void> {
    // A Date has milliseconds, the row microseconds.
    await tx.execute(
      `update games set analysed_with = $2
       where id = $1 and abs(extract(epoch from changed_at - $3::timestamptz)) < 0.002 and analysed_with is distinct from $2`,
      [id, analysedWith, changedAt],
    );
  }

  async countFinished(player: PlayerId): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(COUNT_FINISHED, [player]);
    return Number(row?.count ?? 0);
  }

  /** The next games in full, ordered by creation and id. */
  async listSelected(selection: GameSelection, limit: number, after?: PagePosition): Promise<GameDetail[]> {
    const { sql, values } = makePageQuery({ ...selection, order: 'oldest', limit, after }, true);
    const rows = await this.database.query<Record<string, unknown>>(sql, values);
    return rows.map(toDetail);
  }

  async countSelected({ player, filter }: GameSelection): Promise<number> {
    const parameters = new Parameters();
    const parts = player
      ? (filter.color ? [filter.color] : COLORS).map((color) => conditionsFor(player, color, filter, parameters))
      : [conditionsOf(filter, parameters)];
    const counts = parts.map((conditions) => `(select count(*) from games g${where(conditions)})`);
    const [row] = await this.database.query<{ count: string }>(
      `select ${counts.join(' + ')} as count`,
      parameters.values,
    );
    return Number(row?.count ?? 0);
  }

  async countAll(): Promise<number> {
    const [row] = await this.database.query<{ count: string }>('select count(*) from games');
    return Number(row?.count ?? 0);
  }

  async markVanished(tx: Tx, ids: readonly GameId[]): Promise<void> {
    await tx.execute(`update games set vanished_at = now() where id = any($1::text[]) and ${IS_OPEN}`, [ids]);
  }
}

/** The statement behind a page; the tests look at its plan. */
export function makePageQuery(query: GamePageQuery, detail: boolean): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const { columns, joins } = detail ? SELECT_DETAIL : SELECT_SUMMARY;
  const direction = query.order === 'newest' ? 'desc' : 'asc';
  const order = `order by created_at ${direction}, id ${direction}`;
  const limit = parameters.add(query.limit);
  const ofSelection = (conditions: string[]): string => {
    if (query.after) conditions.push(afterCondition(query.after, query.order, parameters));
    return `select g.id, g.created_at from games g${where(conditions)} ${order} limit ${limit}`;
  };
  const oneSide = (player: PlayerId, color: Color): string =>
    `(${ofSelection(conditionsFor(player, color, query.filter, parameters))})`;
  const bothSides = (player: PlayerId): string => {
    const sides = (query.filter.color ? [query.filter.color] : COLORS).map((color) => oneSide(player, color));
    return `select id, created_at from (${sides.join(' union all ')}) sides ${order} limit ${limit}`;
  };
  const page = query.player ? bothSides(query.player) : ofSelection(conditionsOf(query.filter, parameters));
  const sql = `select ${columns} from (${page}) page join games g on g.id = page.id ${joins}
    order by page.created_at ${direction}, page.id ${direction}`;
  return { sql, values: parameters.values };
}

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;

function afterCondition(after: PagePosition, order: SortOrder, parameters: Parameters): string {
  const comparison = order === 'newest' ? '<' : '>';
  return `(g.created_at, g.id) ${comparison} (${parameters.add(after.createdAt)}, ${parameters.add(after.id)})`;
}
