import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { Database, type Tx } from '../../database/database.service.js';
import type { RunView } from '../../runs/run-view.js';
import { GIVEN_UP, RUN_COLUMNS, RUN_IS_ACTIVE, STOPPED } from '../../runs/runs.service.js';
import type { CrawlWish } from './crawl.entity.js';
import { type CrawlSettings, explainFinding, type Reach } from './crawl-policy.js';
import type { CrawlHarvest, CrawlLevelView, CrawlPlayersFilter, CrawlPlayerView, CrawlSummary } from './crawl-view.js';

/** Error code of a crawl whose next level took too long to draw up. */
export const LEVEL_TOO_LARGE = 'level-too-large';

/** SQL: error codes of crawls that may go on when somebody has seen to the reason. */
const RESUMABLE = `('${GIVEN_UP}', 'token-rejected', 'client-blocked', '${LEVEL_TOO_LARGE}')`;

const PLAYER_COLUMNS = `player_id as "playerId", depth, rank, found_from as "foundFrom",
  games_together as "gamesTogether", last_game_at as "lastGameAt", rating, found_rating as "foundRating", state,
  skipped_because as "skippedBecause", attempts, retry_at as "retryAt", message, sync_run_id as "syncRunId",
  started_at as "startedAt", ended_at as "endedAt"`;
const IS_CHOSEN = `(state <> 'skipped' or started_at is not null)`;
const TODAY = `date_trunc('day', now(), 'UTC')`;

/** A crawl that is asked for. */
export interface NewCrawl {
  playerId: PlayerId;
  startedBy: string;
  settings: CrawlSettings;
}

/** What a crawl goes by. */
export interface CrawlRules {
  settings: CrawlSettings;
  wish: CrawlWish;
}

/** Whose turn it is. */
export interface NextPlayer {
  playerId: PlayerId;
  state: 'waiting' | 'fetching';
  syncRunId: number | null;
  /** Milliseconds until it may be tried again. */
  waitMs: number;
}

/** A fetch that ended badly. */
export interface EndedFetch {
  playerId: PlayerId;
  attempts: number;
  errorCode: string | null;
  message: string | null;
}

/** Players chosen so far by what became of them. */
export interface CrawlCounts {
  chosen: number;
  done: number;
  failed: number;
  gone: number;
}

/** Queries on crawls: their rules, their frontier, and what became of it. */
@Injectable()
export class CrawlsRepository {
  constructor(private readonly database: Database) {}

  /** Makes a crawl with its first player, unless one from there is active; undefined then. */
  async insert(tx: Tx, { playerId, startedBy, settings }: NewCrawl): Promise<RunView | undefined> {
    const [run] = await tx.query<RunView>(
      `insert into runs (kind, player_id, started_by, total, percent) values ('crawl', $1, $2, 1, 0)
       on conflict (kind, player_id) where ${RUN_IS_ACTIVE} do nothing returning ${RUN_COLUMNS}`,
      [playerId, startedBy],
    );
    if (!run) return undefined;
    await tx.execute('insert into crawls (run_id, settings) values ($1, $2)', [run.id, JSON.stringify(settings)]);
    await tx.execute('insert into crawl_levels (run_id, depth, chosen) values ($1, 0, 1)', [run.id]);
    await tx.execute(
      `insert into crawl_players (run_id, player_id, depth, rank, state) values ($1, $2, 0, 1, 'waiting')`,
      [run.id, playerId],
    );
    return run;
  }

  async findActive(playerId: PlayerId): Promise<RunView | undefined> {
    const [run] = await this.database.query<RunView>(
      `select ${RUN_COLUMNS} from runs where kind = 'crawl' and player_id = $1 and ${RUN_IS_ACTIVE}`,
      [playerId],
    );
    return run;
  }

  async findRules(runId: number, tx: Tx = this.database): Promise<CrawlRules | undefined> {
    const [rules] = await tx.query<CrawlRules>('select settings, wish from crawls where run_id = $1', [runId]);
    return rules;
  }

  async listRules(runIds: readonly number[]): Promise<(CrawlRules & { runId: number })[]> {
    return this.database.query<CrawlRules & { runId: number }>(
      'select run_id as "runId", settings, wish from crawls where run_id = any($1::integer[])',
      [runIds],
    );
  }

  /** Says what is to become of a crawl that has not ended; false when it has. */
  async setWish(tx: Tx, runId: number, wish: CrawlWish): Promise<boolean> {
    // Locked first, so that it cannot end between the look and the change.
    const active = await tx.query(`select from runs where id = $1 and ${RUN_IS_ACTIVE} for update`, [runId]);
    if (active.length === 0) return false;
    await tx.execute(`update crawls set wish = $2 where run_id = $1 and wish <> 'stop'`, [runId, wish]);
    return true;
  }

  /** Notes that a crawl rests, if that is still wanted; false when it is not. */
  async rest(tx: Tx, runId: number): Promise<boolean> {
    // Whoever resumes it has this lock as well, so what is wanted is read after they are done, or before they begin.
    await tx.query('select from runs where id = $1 for update', [runId]);
    const rested = await tx.execute(
      `update runs set state = 'waiting', message = 'Paused', waiting_until = null, updated_at = now() from crawls c
       where runs.id = $1 and runs.${RUN_IS_ACTIVE} and c.run_id = runs.id and c.wish = 'pause'`,
      [runId],
    );
    return rested > 0;
  }

  /** Makes a crawl that waited for somebody, or failed for want of something, one that goes on. */
  async reopen(tx: Tx, runId: number): Promise<boolean> {
    const reopened = await tx.execute(
      `update runs r set state = 'queued', error_code = null, message = null, waiting_until = null, finished_at = null,
         updated_at = now()
       where id = $1 and (${RUN_IS_ACTIVE} or state = 'failed' and error_code in ${RESUMABLE}
         and not exists (select from runs other where other.kind = 'crawl' and other.player_id = r.player_id and other.${RUN_IS_ACTIVE}))`,
      [runId],
    );
    return reopened > 0;
  }

  /** Crawls somebody should be working on. */
  async listActive(limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select r.id from runs r join crawls c on c.run_id = r.id
       where r.kind = 'crawl' and r.${RUN_IS_ACTIVE} and c.wish <> 'pause' order by r.id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Crawls that have not ended, paused ones too. */
  async summarise(limit: number): Promise<CrawlSummary[]> {
    return this.database.query<CrawlSummary>(
      `select r.id, r.player_id as "playerId", r.state, r.message, r.error_code as "errorCode",
         r.waiting_until as "waitingUntil", c.wish, (c.settings ->> 'depth')::int as "maxDepth",
         (select max(depth) from crawl_levels where run_id = r.id)::int as depth, coalesce(r.total, 0) as chosen, r.finished as read
       from runs r join crawls c on c.run_id = r.id where r.kind = 'crawl' and r.${RUN_IS_ACTIVE} order by r.id limit $1`,
      [limit],
    );
  }

  /** Whose turn it is: who is being fetched already, else the best of the first level that waits. */
  async findNext(runId: number): Promise<NextPlayer | undefined> {
    const [next] = await this.database.query<NextPlayer>(
      `select player_id as "playerId", state, sync_run_id as "syncRunId",
         greatest(0, ceil(extract(epoch from retry_at - now()) * 1000))::float8 as "waitMs"
       from crawl_players where run_id = $1 and state in ('waiting', 'fetching')
       order by state = 'waiting', depth, coalesce(retry_at > now(), false), retry_at nulls first, rank limit 1`,
      [runId],
    );
    return next && { ...next, waitMs: next.waitMs ?? 0 };
  }

  async begin(tx: Tx, runId: number, playerId: PlayerId, syncRunId: number): Promise<void> {
    await tx.execute(
      `update crawl_players set state = 'fetching', sync_run_id = $3, attempts = attempts + 1, retry_at = null,
         message = null, started_at = coalesce(started_at, now()) where run_id = $1 and player_id = $2`,
      [runId, playerId, syncRunId],
    );
  }

  /** Notes players whose games were read to the end. */
  async markDone(tx: Tx, runId: number): Promise<void> {
    await tx.execute(
      `update crawl_players p set state = 'done', ended_at = now() from runs r
       where p.run_id = $1 and p.state = 'fetching' and r.id = p.sync_run_id and r.state = 'done'`,
      [runId],
    );
  }

  async listFailedFetches(tx: Tx, runId: number): Promise<EndedFetch[]> {
    return tx.query<EndedFetch>(
      `select p.player_id as "playerId", p.attempts, r.error_code as "errorCode", r.message from crawl_players p
         join runs r on r.id = p.sync_run_id
       where p.run_id = $1 and p.state = 'fetching' and r.state = 'failed'`,
      [runId],
    );
  }

  /** The first players that ended badly, and how. */
  async listEnded(tx: Tx, runId: number): Promise<EndedFetch[]> {
    return tx.query<EndedFetch>(
      `select p.player_id as "playerId", p.attempts, r.error_code as "errorCode", p.message from crawl_players p
         join runs r on r.id = p.sync_run_id
       where p.run_id = $1 and p.state in ('failed', 'skipped') order by p.depth, p.rank limit 1`,
      [runId],
    );
  }

  /** Puts a player back into the line; `delayMs` undefined takes the attempt back too. */
  async putBack(tx: Tx, runId: number, { playerId, message }: EndedFetch, delayMs?: number): Promise<void> {
    await tx.execute(
      `update crawl_players set state = 'waiting', message = $3,
         attempts = attempts - case when $4::integer is null then 1 else 0 end,
         retry_at = now() + $4::integer * interval '1 ms' where run_id = $1 and player_id = $2`,
      [runId, playerId, message, delayMs ?? null],
    );
  }

  async endBadly(
    tx: Tx,
    runId: number,
    { playerId, message }: EndedFetch,
    skippedBecause: 'closed' | 'unknown' | null,
  ): Promise<void> {
    await tx.execute(
      `update crawl_players set state = case when $4::text is null then 'failed' else 'skipped' end,
         skipped_because = $4, message = $3, ended_at = now() where run_id = $1 and player_id = $2`,
      [runId, playerId, message, skippedBecause],
    );
  }

  /** Players begun since midnight, UTC. */
  async countToday(runId: number): Promise<number> {
    const [row] = await this.database.query<{ players: number }>(
      `select count(*)::int as players from crawl_players where run_id = $1 and started_at >= ${TODAY}`,
      [runId],
    );
    return row?.players ?? 0;
  }

  async findReach(runId: number, tx: Tx = this.database): Promise<Reach> {
    const [reach] = await tx.query<Reach>(
      `select l.depth, (select count(*) from crawl_players where run_id = $1 and ${IS_CHOSEN})::int as chosen,
         (select count(*) from crawl_players p where p.run_id = $1 and p.depth = l.depth and p.state = 'done')::int as read
       from crawl_levels l where l.run_id = $1 order by l.depth desc limit 1`,
      [runId],
    );
    if (!reach) throw new Error(`Crawl ${runId} has no level`);
    return reach;
  }

  async count(tx: Tx, runId: number): Promise<CrawlCounts> {
    const [counts] = await tx.query<CrawlCounts>(
      `select count(*)::int as chosen, count(*) filter (where state = 'done')::int as done,
         count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'skipped')::int as gone
       from crawl_players where run_id = $1 and ${IS_CHOSEN}`,
      [runId],
    );
    return counts ?? { chosen: 0, done: 0, failed: 0, gone: 0 };
  }

  /** Number of the newest sync, whoever it is for. */
  async findNewestSync(): Promise<number> {
    const [row] = await this.database.query<{ id: number }>(
      `select coalesce(max(id), 0) as id from runs where kind = 'sync'`,
    );
    return row?.id ?? 0;
  }

  /** What people want meanwhile: of this crawl, and whether one of them waits for a sync newer than this. */
  async lookAround(runId: number, newestSync: number): Promise<{ wish: CrawlWish; someoneWaits: boolean }> {
    const [view] = await this.database.query<{ wish: CrawlWish; someoneWaits: boolean }>(
      `select wish, exists (select from runs where kind = 'sync' and id > $2 and state in ('queued', 'running', 'waiting')
           and parent_id is null)
         as "someoneWaits"
       from crawls where run_id = $1`,
      [runId, newestSync],
    );
    return view ?? { wish: 'stop', someoneWaits: false };
  }

  /** Takes a player's sync away from another crawl that does not go on with it. @returns the sync */
  async takeOver(tx: Tx, runId: number, playerId: PlayerId): Promise<number | undefined> {
    const [sync] = await tx.query<{ id: number }>(
      `update runs set parent_id = $1 from runs parent join crawls c on c.run_id = parent.id
       where runs.kind = 'sync' and runs.player_id = $2 and runs.${RUN_IS_ACTIVE} and runs.parent_id = parent.id and parent.id <> $1
         and (c.wish <> 'go' or not parent.${RUN_IS_ACTIVE}) returning runs.id`,
      [runId, playerId],
    );
    return sync?.id;
  }

  /** Ends syncs of a crawl that nobody will go on with. */
  async endSyncs(tx: Tx, runId: number): Promise<number[]> {
    const rows = await tx.query<{ id: number }>(
      `update runs set state = 'failed', error_code = '${STOPPED}', message = 'The crawl it belonged to was stopped',
         waiting_until = null, updated_at = now(), finished_at = now()
       where parent_id = $1 and kind = 'sync' and ${RUN_IS_ACTIVE} returning id`,
      [runId],
    );
    await tx.execute(`update crawl_players set state = 'waiting' where run_id = $1 and state = 'fetching'`, [runId]);
    return rows.map(({ id }) => id);
  }

  async listLevels(runId: number): Promise<CrawlLevelView[]> {
    return this.database.query<CrawlLevelView>(
      `select l.depth, l.chosen, l.left_out as "leftOut", l.dead_ends as "deadEnds", l.drawn_at as "drawnAt",
         count(*) filter (where p.state = 'waiting')::int as waiting,
         count(*) filter (where p.state = 'fetching')::int as fetching,
         count(*) filter (where p.state = 'done')::int as done,
         count(*) filter (where p.state = 'failed')::int as failed,
         count(*) filter (where p.state = 'skipped' and p.started_at is not null)::int as gone
       from crawl_levels l left join crawl_players p on p.run_id = l.run_id and p.depth = l.depth
       where l.run_id = $1 group by l.run_id, l.depth order by l.depth`,
      [runId],
    );
  }

  /** In the order of levels and places; `after` is where the page before ended. */
  async listPlayers(runId: number, settings: CrawlSettings, filter: CrawlPlayersFilter): Promise<CrawlPlayerView[]> {
    const { state, after, limit } = filter;
    const rows = await this.database.query<Omit<CrawlPlayerView, 'why'>>(
      `select ${PLAYER_COLUMNS} from crawl_players
       where run_id = $1 and ($2::text is null or state = $2)
         and ($3::integer is null or (depth, rank, player_id) > ($3::integer, $4::integer, $5::text))
       order by depth, rank, player_id limit $6`,
      [runId, state ?? null, after?.depth ?? null, after?.rank ?? null, after?.playerId ?? null, limit],
    );
    return rows.map((row) => ({ ...row, why: explainFinding(row, settings.priority, row.skippedBecause) }));
  }

  async findHarvest(runId: number): Promise<CrawlHarvest> {
    const [harvest] = await this.database.query<CrawlHarvest>(
      `select coalesce(sum(requests), 0)::int as requests, coalesce(sum(received), 0)::int as received,
         coalesce(sum(inserted), 0)::int as inserted from runs where parent_id = $1 and kind = 'sync'`,
      [runId],
    );
    return harvest ?? { requests: 0, received: 0, inserted: 0 };
  }
}
