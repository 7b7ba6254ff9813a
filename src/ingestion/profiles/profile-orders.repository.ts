import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { Database, type Tx } from '../../database/database.service.js';
import type { RunView } from '../../runs/run-view.js';
import { RUN_COLUMNS, RUN_IS_ACTIVE } from '../../runs/runs.service.js';

/** A look at profiles that is asked for. */
export interface NewProfileOrder {
  startedBy: string;
  /** All unless told. */
  playerIds?: readonly PlayerId[];
  /** Stops after so many. */
  maxPlayers?: number;
  /** Profiles older than this are stale; 0: all of them. */
  staleDays: number;
  /** The run it is a part of. */
  parentId?: number;
}

/** What a run is to do. */
export interface ProfileOrderView extends ProfileFindings {
  runId: number;
  /** Null for all. */
  playerIds: PlayerId[] | null;
  staleBefore: Date;
  maxPlayers: number | null;
}

/** What a run, or one batch of it, came upon. */
export interface ProfileFindings {
  closed: number;
  unknown: number;
  marked: number;
  renamed: number;
}

/** Run of everybody who is due; there is one at a time. */
const DUE = 'due-profiles';
const ACTIVE_DUE = `kind = 'profiles' and name = '${DUE}' and ${RUN_IS_ACTIVE}`;
// Deleted accounts as games show them; there is nobody to ask after.
const IS_REAL = `id not like '!%' and id <> 'ghost'`;
const IS_DUE = '(account_checked_at is null or account_checked_at < $1)';
// Those whose games are wanted, then those never looked at, the nearest first, then those looked at longest ago. Each part has
// an index in its order, and nothing is read behind the limit.
const LIST_DUE = `
(select id from players where tracked and ${IS_REAL} and ${IS_DUE} order by account_checked_at nulls first, id limit $2)
union all
(select id from players where not tracked and ${IS_REAL} and account_checked_at is null order by depth, id limit $2)
union all
(select id from players where not tracked and ${IS_REAL} and account_checked_at < $1 order by account_checked_at, id limit $2)
limit $2`;
const LIST_NAMED = `select id from players where id = any($3::text[]) and ${IS_DUE} order by id limit $2`;

/** Queries on runs of the kind `profiles`. What is left to do follows from the players: whose last look is missing or stale. */
@Injectable()
export class ProfileOrdersRepository {
  constructor(private readonly database: Database) {}

  /** Makes a run; undefined when it would be the second one of everybody, also when twenty ask at once. */
  async insert(tx: Tx, order: NewProfileOrder): Promise<RunView | undefined> {
    const { startedBy, playerIds, maxPlayers, staleDays, parentId } = order;
    const [run] = await tx.query<RunView>(
      `insert into runs (kind, name, started_by, parent_id) values ('profiles', $1, $2, $3)
       on conflict (name) where kind = 'profiles' and ${RUN_IS_ACTIVE} do nothing returning ${RUN_COLUMNS}`,
      [playerIds ? null : DUE, startedBy, parentId ?? null],
    );
    if (!run) return undefined;
    await tx.execute(
      `insert into profile_orders (run_id, player_ids, stale_before, max_players)
       values ($1, $2::text[], now() - $3::integer * interval '1 day', $4)`,
      [run.id, playerIds ?? null, staleDays, maxPlayers ?? null],
    );
    return run;
  }

  async findActiveDue(): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(`select ${RUN_COLUMNS} from runs where ${ACTIVE_DUE}`);
    return run;
  }

  /** Runs somebody should be working on, those asked for by name first. */
  async listActive(limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select id from runs where kind = 'profiles' and ${RUN_IS_ACTIVE} order by (name is not null), id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async get(runId: number): Promise<ProfileOrderView> {
    const [order] = await this.database.query<ProfileOrderView>(
      `select run_id as "runId", player_ids as "playerIds", stale_before as "staleBefore", max_players as "maxPlayers",
         closed, unknown, marked, renamed from profile_orders where run_id = $1`,
      [runId],
    );
    if (!order) throw new Error(`Run ${runId} looks at no profiles`);
    return order;
  }

  /** Players to ask after next, and how the work is divided does not matter: who was asked after is no longer among them. */
  async listDue({ playerIds, staleBefore }: ProfileOrderView, limit: number): Promise<PlayerId[]> {
    if (limit <= 0) return [];
    const named = playerIds ? [playerIds] : [];
    const rows = await this.database.query<{ id: PlayerId }>(playerIds ? LIST_NAMED : LIST_DUE, [
      staleBefore,
      limit,
      ...named,
    ]);
    return rows.map(({ id }) => id);
  }

  async countDue({ playerIds, staleBefore, maxPlayers }: ProfileOrderView): Promise<number> {
    const [row] = await this.database.query<{ due: number }>(
      `select least(count(*), $3)::integer as due from players
       where ${IS_DUE} and ${IS_REAL} and ($2::text[] is null or id = any($2::text[]))`,
      [staleBefore, playerIds, maxPlayers],
    );
    return row?.due ?? 0;
  }

  async addFindings(tx: Tx, runId: number, { closed, unknown, marked, renamed }: ProfileFindings): Promise<void> {
    await tx.execute(
      `update profile_orders set closed = closed + $2, unknown = unknown + $3, marked = marked + $4,
         renamed = renamed + $5 where run_id = $1`,
      [runId, closed, unknown, marked, renamed],
    );
  }
}
