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

/** What the account page says beyond a sighting. Times are epoch milliseconds. */
export interface AccountFacts {
  state: Exclude<AccountState, 'seen'>;
  createdAt?: number;
  seenAt?: number;
  gameCount?: number;
}

const UPSERT_SIGHTINGS = `
insert into players (id, name, title, flair, patron, patron_color)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::smallint[])
on conflict (id) do update set name = excluded.name, title = excluded.title, flair = excluded.flair,
  patron = excluded.patron, patron_color = excluded.patron_color
where (players.name, players.title, players.flair, players.patron, players.patron_color)
  is distinct from (excluded.name, excluded.title, excluded.flair, excluded.patron, excluded.patron_color)`;

const FROM_MS = (parameter: string): string => `timestamptz 'epoch' + ${parameter}::bigint * interval '1 millisecond'`;

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

  /** Makes the row of a player who may never have been met; one that is there stays as it is. */
  async know(tx: Tx, id: PlayerId, name: string): Promise<void> {
    await tx.execute('insert into players (id, name) values ($1, $2) on conflict (id) do nothing', [id, name]);
  }

  /** Notes that players are so many steps from one somebody asked for; whoever is nearer already stays so. */
  async saveDepth(tx: Tx, ids: readonly PlayerId[], depth: number): Promise<void> {
    await tx.execute(
      `update players set depth = $2 where id in (
         select id from players where id = any($1::text[]) and coalesce(depth > $2, true) order by id collate "C" for update)`,
      [ids, depth],
    );
  }

  async saveAccount(tx: Tx, id: PlayerId, facts: AccountFacts): Promise<void> {
    await tx.execute(
      `update players set account_state = $2, account_checked_at = now(),
         account_created_at = coalesce(${FROM_MS('$3')}, account_created_at),
         account_seen_at = coalesce(${FROM_MS('$4')}, account_seen_at),
         account_games = coalesce($5::integer, account_games)
       where id = $1`,
      [id, facts.state, facts.createdAt ?? null, facts.seenAt ?? null, facts.gameCount ?? null],
    );
  }
}
