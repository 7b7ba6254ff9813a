import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from './raw-record.js';
import type { LedgerEntry, NewRun, RunFilter, RunView } from './run-view.js';

const COLUMNS = `id, kind, player_id as "playerId", state, message, error_code as "errorCode",
  waiting_until as "waitingUntil", started_by as "startedBy", full_history as "fullHistory", max_games as "maxGames",
  until_at as "untilAt", cursor_at as "cursorAt", received, inserted, updated, unchanged, rejected, requests,
  account_games as "accountGames", stored_games as "storedGames", notes, requested_at as "requestedAt",
  started_at as "startedAt", updated_at as "updatedAt", finished_at as "finishedAt"`;
const ACTIVE = `state in ('queued', 'running', 'waiting', 'interrupted')`;
// New games may be visible a little late; a run begins this long before the newest one known.
const OVERLAP = `interval '10 minutes'`;

/** Queries on the ledger of runs. */
@Injectable()
export class RunsRepository {
  constructor(private readonly database: Database) {}

  async find(id: number): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(`select ${COLUMNS} from runs where id = $1`, [id]);
    return run;
  }

  async findActive(playerId: PlayerId): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `select ${COLUMNS} from runs where kind = 'sync' and player_id = $1 and ${ACTIVE}`,
      [playerId],
    );
    return run;
  }

  async list(filter: RunFilter): Promise<RunView[]> {
    return this.database.query<RunView>(
      `select ${COLUMNS} from runs where ($1::text is null or player_id = $1) and ($2::text is null or state = $2)
         and ($3::integer is null or id < $3) order by id desc limit $4`,
      [filter.playerId ?? null, filter.state ?? null, filter.beforeId ?? null, filter.limit],
    );
  }

  /** Runs somebody should be working on, oldest first. */
  async listActive(): Promise<RunView[]> {
    return this.database.query<RunView>(`select ${COLUMNS} from runs where kind = 'sync' and ${ACTIVE} order by id`);
  }

  /** Makes a run unless the player has an active one; undefined then, also when twenty ask at once. */
  async insert(tx: Tx, run: NewRun): Promise<RunView | undefined> {
    const [row] = await tx.query<RunView>(
      `insert into runs (kind, player_id, started_by, full_history, max_games, until_at, cursor_at)
       values ($1, $2, $3, $4, $5, date_trunc('milliseconds', now()),
         (select cursor_at - ${OVERLAP} from player_syncs where player_id = $2 and not $4))
       on conflict (kind, player_id) where ${ACTIVE} do nothing
       returning ${COLUMNS}`,
      [run.kind, run.playerId ?? null, run.startedBy, run.fullHistory, run.maxGames ?? null],
    );
    return row;
  }

  /** Adds a batch to the ledger and puts the cursor where the stream stands. `cursorMs` is epoch milliseconds. */
  async addToLedger(tx: Tx, id: number, entry: LedgerEntry, cursorMs?: number): Promise<void> {
    await tx.execute(
      `update runs set received = received + $2, inserted = inserted + $3, updated = updated + $4,
         unchanged = unchanged + $5, rejected = rejected + $6, updated_at = now(),
         cursor_at = coalesce(timestamptz 'epoch' + $7::bigint * interval '1 millisecond', cursor_at)
       where id = $1`,
      [id, entry.received, entry.inserted, entry.updated, entry.unchanged, entry.rejected, cursorMs ?? null],
    );
  }

  async markRunning(id: number): Promise<void> {
    await this.database.execute(
      `update runs set state = 'running', message = null, waiting_until = null, updated_at = now(),
         started_at = coalesce(started_at, now()) where id = $1 and ${ACTIVE}`,
      [id],
    );
  }

  async markWaiting(id: number, message: string, until?: Date): Promise<void> {
    await this.database.execute(
      `update runs set state = 'waiting', message = $2, waiting_until = $3, updated_at = now() where id = $1 and ${ACTIVE}`,
      [id, toPlainText(message), until ?? null],
    );
  }

  async markInterrupted(id: number): Promise<void> {
    await this.database.execute(
      `update runs set state = 'interrupted', message = 'Stopped; goes on from here when it is taken up again',
         waiting_until = null, updated_at = now() where id = $1 and ${ACTIVE}`,
      [id],
    );
  }

  async countRequest(id: number): Promise<void> {
    await this.database.execute('update runs set requests = requests + 1, updated_at = now() where id = $1', [id]);
  }

  async setAccountGames(id: number, games: number | undefined): Promise<void> {
    await this.database.execute('update runs set account_games = $2 where id = $1', [id, games ?? null]);
  }

  async fail(tx: Tx, id: number, code: string, message: string): Promise<void> {
    await tx.execute(
      `update runs set state = 'failed', error_code = $2, message = $3, waiting_until = null, updated_at = now(),
         finished_at = now() where id = $1`,
      [id, code, toPlainText(message)],
    );
  }

  /** Replays whose process was killed; what they did is committed and counted, the rest can be replayed again. */
  async failAbandonedReplays(tx: Tx): Promise<void> {
    await tx.execute(
      `update runs set state = 'failed', error_code = 'killed', message = 'The process that replayed was killed',
         finished_at = now() where kind = 'replay' and ${ACTIVE}`,
    );
  }

  async finish(tx: Tx, id: number, storedGames: number | null, notes: readonly string[]): Promise<void> {
    await tx.execute(
      `update runs set state = 'done', message = null, waiting_until = null, updated_at = now(), finished_at = now(),
         stored_games = $2, notes = $3::text[] where id = $1`,
      [id, storedGames, notes],
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

  /** Carries the cursor of a run over to its player. */
  async saveProgress(tx: Tx, run: RunView, ended: { well: boolean; complete: boolean }): Promise<void> {
    await tx.execute(
      `insert into player_syncs (player_id, cursor_at, complete_at, synced_at, last_run_id)
       select player_id, cursor_at, case when $3 then now() end, case when $2 then now() end, id from runs where id = $1
       on conflict (player_id) do update set
         cursor_at = greatest(player_syncs.cursor_at, excluded.cursor_at),
         complete_at = coalesce(player_syncs.complete_at, excluded.complete_at),
         synced_at = coalesce(excluded.synced_at, player_syncs.synced_at), last_run_id = excluded.last_run_id`,
      [run.id, ended.well, ended.complete],
    );
  }
}
