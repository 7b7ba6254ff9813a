import { Injectable } from '@nestjs/common';
import type { GameId } from '../chess/ids.js';
import type { Tx } from '../database/database.service.js';
import { GAME_COLUMNS, type GameColumn, type GameColumnType } from './game-columns.js';
import type { GameRecord } from './game-record.js';
import { makeAdopt, makeUpsert } from './game-upsert.js';

/** What became of each game of a batch. */
export interface WriteOutcome {
  inserted: GameId[];
  updated: GameId[];
  unchanged: number;
}

/** Lists have no lists in them that could be unnested, and there is no number for times. */
const TRANSPORTS: Partial<Record<GameColumnType, string>> = {
  timestamptz: 'bigint',
  jsonb: 'text',
  'integer[]': 'text',
};
const CASTS: Partial<Record<GameColumnType, (value: string) => string>> = {
  timestamptz: (value) => `timestamptz 'epoch' + ${value} * interval '1 millisecond'`,
  jsonb: (value) => `${value}::jsonb`,
  'integer[]': (value) => `${value}::integer[]`,
};

export const UPSERT_GAMES = makeUpsert(
  `unnest(${GAME_COLUMNS.map(({ type }, i) => `$${i + 2}::${TRANSPORTS[type] ?? type}[]`).join(', ')}) as batch (${GAME_COLUMNS.map(({ name }) => name).join(', ')})`,
  ({ name, type }) => CASTS[type]?.(`batch.${name}`) ?? `batch.${name}`,
);

const transport = (value: ReturnType<GameColumn['read']>): string | number | boolean | null =>
  typeof value === 'object' && value !== null ? `{${value.join(',')}}` : value;

const ADOPT_GAMES = makeAdopt(
  `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[])
     as batch (id, white_id, black_id, moves, exactness)`,
);

/** Writes games exactly once. */
@Injectable()
export class GameWriter {
  /**
   * Stores a batch inside the caller's transaction. The ids must differ from each other, and the players of the
   * games must be stored already. Rows are taken in the order of their ids, so that two writers cannot deadlock.
   */
  async write(tx: Tx, games: readonly GameRecord[], runId: number): Promise<WriteOutcome> {
    if (games.length === 0) return { inserted: [], updated: [], unchanged: 0 };
    const sorted = games.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const columns = GAME_COLUMNS.map(({ read }) => sorted.map((game) => transport(read(game))));
    await tx.execute(ADOPT_GAMES, [
      sorted.map((game) => game.id),
      sorted.map((game) => game.sides.white.playerId ?? null),
      sorted.map((game) => game.sides.black.playerId ?? null),
      sorted.map((game) => game.moves),
      sorted.map((game) => game.exactness),
    ]);
    const rows = await tx.query<{ id: GameId; inserted: boolean }>(UPSERT_GAMES, [runId, ...columns]);
    return {
      inserted: rows.filter((row) => row.inserted).map((row) => row.id),
      updated: rows.filter((row) => !row.inserted).map((row) => row.id),
      unchanged: games.length - rows.length,
    };
  }
}
