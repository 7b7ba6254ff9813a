import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import type { Tx } from '../database/database.service.js';
import type { AccountState } from './player.entity.js';

/** An account as a game or its page shows it now. */
export interface PlayerSighting {
  id: PlayerId;
  name: string;
  title?: string;
  flair?: string;
  patron: boolean;
  patronColor?: number;
}

/** What Lichess says of an account beyond a sighting. Times are epoch milliseconds; what is absent stays as it was. */
export interface AccountFacts {
  id: PlayerId;
  state: AccountState;
  createdAt?: number;
  seenAt?: number;
  gameCount?: number;
  marked?: boolean;
}

/** An account as it is stored. */
export interface KnownAccount {
  id: PlayerId;
  state: AccountState;
  marked: boolean;
}

// Lichess lets an account change the case of its name. A name in lower case may be that of a source that lost its case, and
// that of a player asked for is as somebody typed it until Lichess has said something.
const RENAMED = `(players.name <> excluded.name and players.name <> players.id
  and not (players.tracked and players.account_state = 'seen'))`;
const UPSERT_SIGHTINGS = `
insert into players (id, name, title, flair, patron, patron_color)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::smallint[])
on conflict (id) do update set name = excluded.name, title = excluded.title, flair = excluded.flair,
  patron = excluded.patron, patron_color = excluded.patron_color,
  former_name = case when ${RENAMED} then players.name else players.former_name end,
  renamed_at = case when ${RENAMED} then now() else players.renamed_at end
where (players.name, players.title, players.flair, players.patron, players.patron_color)
  is distinct from (excluded.name, excluded.title, excluded.flair, excluded.patron, excluded.patron_color)`;

const FROM_MS = (column: string): string => `timestamptz 'epoch' + ${column} * interval '1 millisecond'`;
const UPDATE_ACCOUNTS = `
update players p set account_state = facts.state, account_checked_at = now(),
  account_created_at = coalesce(${FROM_MS('created_ms')}, p.account_created_at),
  account_seen_at = coalesce(${FROM_MS('seen_ms')}, p.account_seen_at),
  account_games = coalesce(facts.games, p.account_games), account_marked = coalesce(facts.marked, p.account_marked)
from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::integer[], $6::boolean[])
  as facts (id, state, created_ms, seen_ms, games, marked)
where p.id = facts.id`;

/** Writes players; every method needs an open transaction. */
@Injectable()
export class PlayerWriter {
  /** Stores everybody of a batch; the last sighting of each counts. Ordered by id, so that two writers cannot deadlock. */
  async saveSightings(tx: Tx, sightings: Iterable<PlayerSighting>): Promise<void> {
    const byId = new Map<PlayerId, PlayerSighting>();
    for (const sighting of sightings) byId.set(sighting.id, sighting);
    if (byId.size === 0) return;
    const rows = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    await tx.execute(UPSERT_SIGHTINGS, [
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.title ?? null),
      rows.map((row) => row.flair ?? null),
      rows.map((row) => row.patron),
      rows.map((row) => row.patronColor ?? null),
    ]);
  }

  /** Marks a player as one whose history is wanted, making the row when it is not there. */
  async track(tx: Tx, id: PlayerId, name: string): Promise<void> {
    await tx.execute(
      `insert into players (id, name, tracked, depth) values ($1, $2, true, 0)
       on conflict (id) do update set tracked = true, depth = 0 where not players.tracked or players.depth <> 0`,
      [id, name],
    );
  }

  /** Notes that players are so many steps from one somebody asked for; whoever is nearer already stays so. */
  async saveDepth(tx: Tx, ids: readonly PlayerId[], depth: number): Promise<void> {
    await tx.execute(
      `update players set depth = $2 where id in (
         select id from players where id = any($1::text[]) and coalesce(depth > $2, true) order by id collate "C" for update)`,
      [ids, depth],
    );
  }

  /** Makes rows of those who have none yet. */
  async mention(tx: Tx, ids: readonly PlayerId[]): Promise<void> {
    await tx.execute(
      'insert into players (id, name) select id, id from unnest($1::text[]) as asked (id) order by id on conflict do nothing',
      [ids],
    );
  }

  /** Locks rows, in the order in which all writers do. */
  async lockAccounts(tx: Tx, ids: readonly PlayerId[]): Promise<Map<PlayerId, KnownAccount>> {
    const rows = await tx.query<KnownAccount>(
      `select id, account_state as state, account_marked as marked from players where id = any($1::text[])
       order by id collate "C" for update`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Writes down what Lichess says of accounts, each once, as of now; all of them in one statement. */
  async saveAccounts(tx: Tx, facts: readonly AccountFacts[]): Promise<void> {
    if (facts.length === 0) return;
    await tx.execute(UPDATE_ACCOUNTS, [
      facts.map((row) => row.id),
      facts.map((row) => row.state),
      facts.map((row) => row.createdAt ?? null),
      facts.map((row) => row.seenAt ?? null),
      facts.map((row) => row.gameCount ?? null),
      facts.map((row) => row.marked ?? null),
    ]);
  }

  /** Players whose other spelling was noticed in this transaction. */
  async countRenamed(tx: Tx, ids: readonly PlayerId[]): Promise<number> {
    const [row] = await tx.query<{ renamed: number }>(
      'select count(*)::integer as renamed from players where id = any($1::text[]) and renamed_at = now()',
      [ids],
    );
    return row?.renamed ?? 0;
  }
}
