import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import type { LedgerEntry, RunView } from '../runs/run-view.js';
import type { Extent } from './sync-plan.js';
import { RUN_COLUMNS, RUN_IS_ACTIVE, STOPPED } from '../runs/runs.service.js';

// New games may be visible a little late; a run begins this long before the newest one known.
const OVERLAP = `interval '10 minutes'`;

/** A reading of one history that is asked for. */
export interface NewSync extends Extent {
  playerId: PlayerId;
  startedBy: string;
  /** The run it is a part of. */
  parentId?: number;
}

/** Rejected records that are to be tried again. */
export interface NewReplay {
  startedBy: string;
  /** Only this one; all unresolved ones unless told. */
  recordId?: number;
  /** The run it is a part of. */
  parentId?: number;
}

/** Queries on runs that receive records: how they begin, what they received, how far they came. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  async findActiveSync(playerId: PlayerId): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'sync' and player_id = $1 and ${RUN_IS_ACTIVE}`,
      [playerId],
    );
    return run;
  }

  /**
   * Syncs somebody should be working on: those asked for by themselves, then parts of others, oldest first. Of a crawl the
   * crawl itself sees to its parts: `apart` leaves them out.
   */
  async listActiveSyncs(limit?: number, { apart = false }: { apart?: boolean } = {}): Promise<RunView[]> {
    return this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'sync' and ${RUN_IS_ACTIVE}
         and not ($2 and exists (select from runs parent where parent.id = runs.parent_id and parent.kind = 'crawl'
           and parent.${RUN_IS_ACTIVE}))
       order by (parent_id is not null), id limit $1`,
      [limit ?? null, apart],
    );
  }

  /** Makes a sync that is a part of a crawl one that stands for itself; false when it is no such part. */
  async detachFromCrawl(id: number): Promise<boolean> {
    const detached = await this.database.execute(
      `update runs set parent_id = null from runs parent
       where runs.id = $1 and parent.id = runs.parent_id and parent.kind = 'crawl'`,
      [id],
    );
    return detached > 0;
  }

  /**
   * Ends a sync that is a part of a crawl, in favour of another one of its player. What it read is known to that one; false
   * when it is no such part or has ended.
   */
  async setAside(tx: Tx, id: number): Promise<boolean> {
    const ended = await tx.execute(
      `update runs set state = 'failed', error_code = '${STOPPED}', message = 'Made way for a sync that somebody asked for',
         waiting_until = null, updated_at = now(), finished_at = now() from runs parent
       where runs.id = $1 and runs.${RUN_IS_ACTIVE} and parent.id = runs.parent_id and parent.kind = 'crawl'`,
      [id],
    );
    if (ended > 0) await this.saveReach(tx, { id }, { well: false, complete: false });
    return ended > 0;
  }

  /** Lets the crawl that a sync was made for go on with another one, or, if that is null, read the player later. */
  async replaceInCrawl(tx: Tx, id: number, other: number | null): Promise<void> {
    await tx.execute(
      `update crawl_players set sync_run_id = coalesce($2, sync_run_id),
         state = case when $2::integer is null then 'waiting' else state end,
         attempts = attempts - case when $2::integer is null then 1 else 0 end
       where sync_run_id = $1 and state = 'fetching'`,
      [id, other],
    );
  }

  /** Makes a run unless the player has an active one; undefined then, also when twenty ask at once. */
  async insertSync(tx: Tx, sync: NewSync): Promise<RunView | undefined> {
    const [row] = await tx.query<RunView>(
      `insert into runs (kind, player_id, started_by, full_history, max_games, since_at, parent_id, until_at, cursor_at)
       values ('sync', $1, $2, $3, $4, $5::timestamptz, $6, date_trunc('milliseconds', now()),
         greatest($5::timestamptz, (select cursor_at - ${OVERLAP} from player_syncs where player_id = $1 and not $3)))
       on conflict (kind, player_id) where ${RUN_IS_ACTIVE} do nothing
       returning ${RUN_COLUMNS}`,
      [
        sync.playerId,
        sync.startedBy,
        sync.fullHistory,
        sync.maxGames,
        sync.sinceAt?.toISOString() ?? null,
        sync.parentId ?? null,
      ],
    );
    return row;
  }

  /** Makes a run for each player that has no active one, in this order. @returns their ids */
  async insertSyncs(
    tx: Tx,
    parentId: number,
    playerIds: readonly PlayerId[],
    startedBy: string,
  ): Promise<{ id: number; playerId: PlayerId }[]> {
    return tx.query<{ id: number; playerId: PlayerId }>(
      `insert into runs (kind, parent_id, player_id, started_by, until_at, cursor_at)
       select 'sync', $1, wanted.id, $3, date_trunc('milliseconds', now()), s.cursor_at - ${OVERLAP}
       from unnest($2::text[]) with ordinality as wanted (id, place) left join player_syncs s on s.player_id = wanted.id
       order by wanted.place
       on conflict (kind, player_id) where ${RUN_IS_ACTIVE} do nothing
       returning id, player_id as "playerId"`,
      [parentId, playerIds, startedBy],
    );
  }

  /** A replay of one record, or of all that are unresolved now. */
  async insertReplay(tx: Tx, { startedBy, recordId, parentId }: NewReplay): Promise<number> {
    const [row] = await tx.query<{ id: number }>(
      `insert into runs (kind, started_by, parent_id, percent, total) values ('replay', $1, $2, 0,
         case when $3 then 1 else (select count(*) from rejected_records where resolved_at is null) end)
       returning id`,
      [startedBy, parentId ?? null, recordId !== undefined],
    );
    if (!row) throw new Error('The run of the replay was not stored');
    return row.id;
  }

  /** Replays by themselves whose process was killed; what they did is committed, the rest can be replayed again. */
  async failAbandonedReplays(tx: Tx): Promise<void> {
    await tx.execute(
      `update runs set state = 'failed', error_code = 'killed', message = 'The process that replayed was killed',
         finished_at = now()
       where kind = 'replay' and ${RUN_IS_ACTIVE}
         and not exists (select 1 from runs parent where parent.id = runs.parent_id and parent.${RUN_IS_ACTIVE})`,
    );
  }

  /** The replay that was begun as a part of this run and interrupted. */
  async findActiveReplay(tx: Tx, parentId: number): Promise<number | undefined> {
    const [run] = await tx.query<{ id: number }>(
      `select id from runs where kind = 'replay' and parent_id = $1 and ${RUN_IS_ACTIVE}`,
      [parentId],
    );
    return run?.id;
  }

  /** Adds a batch to a run and puts its cursor where the stream stands. `cursorMs` is epoch milliseconds. */
  async add(tx: Tx, id: number, entry: LedgerEntry, cursorMs?: number): Promise<void> {
    await tx.execute(
      `update runs set received = received + $2, inserted = inserted + $3, updated = updated + $4,
         unchanged = unchanged + $5, rejected = rejected + $6, failed = failed + $6,
         -- Games on the border of two readings come twice.
         finished = case when total is null then finished + $2 - $6
           else greatest(finished, least(finished + $2 - $6, total - failed - $6)) end,
         percent = case when total > 0 then greatest(percent, least(99, (received + $2) * 100::bigint / total)) else percent end,
         cursor_at = coalesce(timestamptz 'epoch' + $7::bigint * interval '1 millisecond', cursor_at), updated_at = now()
       where id = $1`,
      [id, entry.received, entry.inserted, entry.updated, entry.unchanged, entry.rejected, cursorMs ?? null],
    );
  }

  async countRequest(id: number): Promise<void> {
    await this.database.execute('update runs set requests = requests + 1, updated_at = now() where id = $1', [id]);
  }

  /** The first count is what progress is measured by: it never falls, also when a run is taken up again later. */
  async setAccountGames(id: number, games: number | undefined): Promise<void> {
    await this.database.execute(
      `update runs set account_games = $2, total = coalesce(total, max_games, $2), percent = coalesce(percent, 0)
       where id = $1`,
      [id, games ?? null],
    );
  }

  /** How far earlier runs of a player came. */
  async findReach(playerId: PlayerId): Promise<{ complete: boolean; cursorAt: Date | null }> {
    const [reach] = await this.database.query<{ complete: boolean; cursorAt: Date | null }>(
      'select complete_at is not null as complete, cursor_at as "cursorAt" from player_syncs where player_id = $1',
      [playerId],
    );
    return reach ?? { complete: false, cursorAt: null };
  }

  /**
   * Carries the cursor of a run over to its player, unless that would hide a gap: the run began at a time up to which the
   * history is not known.
   */
  async saveReach(tx: Tx, run: Pick<RunView, 'id'>, ended: { well: boolean; complete: boolean }): Promise<void> {
    await tx.execute(
      `insert into player_syncs (player_id, cursor_at, complete_at, synced_at, last_run_id)
       select r.player_id,
         case when r.since_at is null or r.since_at <= known.cursor_at then r.cursor_at else known.cursor_at end,
         case when $3 then now() end, case when $2 then now() end, r.id
       from runs r left join player_syncs known on known.player_id = r.player_id where r.id = $1
       on conflict (player_id) do update set
         cursor_at = greatest(player_syncs.cursor_at, excluded.cursor_at),
         complete_at = coalesce(player_syncs.complete_at, excluded.complete_at),
         synced_at = coalesce(excluded.synced_at, player_syncs.synced_at), last_run_id = excluded.last_run_id`,
      [run.id, ended.well, ended.complete],
    );
  }
}
