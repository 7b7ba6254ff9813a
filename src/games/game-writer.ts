import { Injectable } from '@nestjs/common';
import type { GameId } from '../chess/ids.js';
import type { Tx } from '../database/database.service.js';
import { GAME_COLUMNS } from './game-columns.js';
import type { GameRecord } from './game-record.js';

/** What became of each game of a batch. */
export interface WriteOutcome {
  inserted: GameId[];
  updated: GameId[];
  unchanged: number;
}

const names = GAME_COLUMNS.map((column) => column.name);
const changeable = GAME_COLUMNS.filter((column) => column.name !== 'id');

/**
 * One statement for a whole batch: inserts what is new, merges what differs, leaves the rest untouched. `from` is where the
 * transported columns come from, as `batch`; $1 is the run.
 */
export const makeUpsert = (from: string): string => `
insert into games (${names.join(', ')}, first_run_id, last_run_id)
select ${GAME_COLUMNS.map(({ name, store }) => (store ?? '$').replace('$', `batch.${name}`)).join(', ')}, $1, $1
from ${from}
on conflict (id) do update set
  ${changeable.map(({ name, merge }) => `${name} = ${merge}`).join(',\n  ')},
  last_run_id = excluded.last_run_id, changed_at = now(), vanished_at = null, analysed_with = null
where games.vanished_at is not null
  or (${changeable.map(({ name }) => `games.${name}`).join(', ')})
  is distinct from (${changeable.map(({ merge }) => merge).join(', ')})
returning id, xmax = 0 as inserted`;

export const UPSERT_GAMES = makeUpsert(
  `unnest(${GAME_COLUMNS.map(({ transport }, i) => `$${i + 2}::${transport}[]`).join(', ')}) as batch (${names.join(', ')})`,
);

/**
 * A table without the case of ids left games under ids in lower case. When such a game comes with its true id, its row gets
 * that id. `from` is where the games come from, as `batch` with id, players and moves.
 */
export const makeAdopt = (from: string): string => `
update games set id = batch.id from ${from}
where games.id = lower(batch.id) and games.id <> batch.id and games.exactness <= 1 and batch.exactness > 1
  and games.white_id is not distinct from batch.white_id and games.black_id is not distinct from batch.black_id
  and (starts_with(games.moves, batch.moves) or starts_with(batch.moves, games.moves))
  and not exists (select 1 from games other where other.id = batch.id)`;

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
    const columns = GAME_COLUMNS.map(({ read }) => sorted.map(read));
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
