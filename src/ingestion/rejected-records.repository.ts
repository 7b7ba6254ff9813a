import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { RejectedFilter, RejectedReason, RejectedView } from './rejected-view.js';
import { bytesOf, type Rejection, sha256 } from './raw-record.js';

/** Part of a history to ask for again. Epoch milliseconds, both inclusive; `since` is null at its beginning. */
export interface RecheckWindow {
  ids: number[];
  since: number | null;
  until: number;
}

const SELECT = `select id, source, position, reason, substring(raw for $1::integer) as raw,
  octet_length(raw) as "rawBytes", format, context, file_id as "fileId", game_id as "gameId", attempts, first_run_id as "firstRunId",
  last_run_id as "lastRunId", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", resolved_at as "resolvedAt"
  from rejected_records`;
// Regular expression, replacement and flags of regexp_replace.
const GROUPED_QUOTES = `'"[^"]*"', '"..."', 'g'`;
const GROUPED_NUMBERS = `'[0-9]+', 'N', 'g'`;
const MOST_REASONS = 1_000;
const WHOLE = 2_147_483_647;
const EPOCH = (column: string): string => `timestamptz 'epoch' + ${column} * interval '1 millisecond'`;
const INSERT = `
insert into rejected_records
  (source, position, reason, raw, raw_sha256, game_id, after_at, before_at, format, context, file_id,
   first_run_id, last_run_id)
select $1, position, reason, raw, raw_sha256, game_id, ${EPOCH('after_ms')}, ${EPOCH('before_ms')},
  format, context::jsonb, file_id, $2, $2
from unnest($3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[], $8::bigint[], $9::bigint[],
    $10::text[], $11::text[], $12::integer[])
  as batch (position, reason, raw, raw_sha256, game_id, after_ms, before_ms, format, context, file_id)
on conflict (source, raw_sha256) do update set
  attempts = rejected_records.attempts + 1, reason = excluded.reason, position = excluded.position,
  format = excluded.format, context = excluded.context, file_id = excluded.file_id,
  last_run_id = excluded.last_run_id, last_seen_at = now(), resolved_at = null`;

/** Queries on rejected records. */
@Injectable()
export class RejectedRecordsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps the records of one batch aside; the same bytes from the same source are kept once and counted. */
  async save(tx: Tx, source: string, runId: number, rejections: readonly Rejection[]): Promise<void> {
    const byHash = new Map(rejections.map((rejection) => [sha256(bytesOf(rejection.record)), rejection]));
    if (byHash.size === 0) return;
    const rows = [...byHash.values()];
    await tx.execute(INSERT, [
      source,
      runId,
      rows.map((row) => row.record.position),
      rows.map((row) => row.reason),
      rows.map((row) => bytesOf(row.record)),
      [...byHash.keys()],
      rows.map((row) => row.gameId ?? null),
      rows.map((row) => row.afterMs ?? null),
      rows.map((row) => row.beforeMs ?? null),
      rows.map((row) => row.origin?.format ?? 'ndjson'),
      rows.map((row) => (row.origin?.context ? JSON.stringify(row.origin.context) : null)),
      rows.map((row) => row.origin?.fileId ?? null),
    ]);
  }

  /** Marks what was kept aside about games that are stored now. */
  async resolve(tx: Tx, gameIds: readonly string[]): Promise<void> {
    if (gameIds.length === 0) return;
    await tx.execute(
      `update rejected_records set resolved_at = now() from unnest($1::text[]) as stored(id)
       where resolved_at is null and game_id = stored.id`,
      [gameIds],
    );
  }

  /** Marks what was kept aside of places of a source that were read well since. */
  async resolveAt(tx: Tx, source: string, positions: readonly string[]): Promise<void> {
    await tx.execute(
      `update rejected_records set resolved_at = now()
       where source = $1 and resolved_at is null and position = any($2::text[])`,
      [source, positions],
    );
  }

  async resolveById(tx: Tx, id: number): Promise<void> {
    await tx.execute('update rejected_records set resolved_at = now() where id = $1', [id]);
  }

  /**
   * Places of this run's new rejections that the source was not yet asked for again, in their order. Only those with a
   * good game after them: what lies behind the last one comes with the next round anyway.
   */
  async listUnchecked(runId: number, limit: number): Promise<RecheckWindow[]> {
    return this.database.query<RecheckWindow>(
      `select array_agg(id) as ids, (extract(epoch from after_at) * 1000)::float8 as since,
         (extract(epoch from before_at) * 1000)::float8 as until
       from rejected_records
       where first_run_id = $1 and rechecked_at is null and resolved_at is null and before_at is not null
       group by after_at, before_at order by after_at nulls first limit $2`,
      [runId, limit],
    );
  }

  async markRechecked(ids: readonly number[]): Promise<void> {
    await this.database.execute('update rejected_records set rechecked_at = now() where id = any($1::integer[])', [
      ids,
    ]);
  }

  async list(filter: RejectedFilter): Promise<RejectedView[]> {
    return this.database.query<RejectedView>(
      `${SELECT} where ($2::integer is null or $2 in (first_run_id, last_run_id))
         and ($3::text is null or source = $3) and (resolved_at is not null) = $4
         and ($5::integer is null or id < $5)
       order by id desc limit $6`,
      [
        filter.rawLimit ?? WHOLE,
        filter.runId ?? null,
        filter.source ?? null,
        filter.resolved ?? false,
        filter.beforeId ?? null,
        filter.limit,
      ],
    );
  }

  /**
   * What is wrong with how many of them, the most frequent first. Numbers, quotes and places count as the same: what differs
   * between records does not make another reason.
   */
  async listReasons(filter: Omit<RejectedFilter, 'limit' | 'rawLimit' | 'beforeId'>): Promise<RejectedReason[]> {
    return this.database.query<RejectedReason>(
      `select reason, count(*)::integer as records, min(id) as "firstId", min(example) as example
       from (select id, reason as example, regexp_replace(regexp_replace(reason, ${GROUPED_QUOTES}), ${GROUPED_NUMBERS}) as reason
         from rejected_records where ($1::integer is null or $1 in (first_run_id, last_run_id))
           and ($2::text is null or source = $2) and (resolved_at is not null) = $3) grouped
       group by reason order by records desc, reason limit ${MOST_REASONS}`,
      [filter.runId ?? null, filter.source ?? null, filter.resolved ?? false],
    );
  }

  async find(id: number): Promise<RejectedView | undefined> {
    const [row] = await this.database.query<RejectedView>(`${SELECT} where id = $2`, [WHOLE, id]);
    return row;
  }
}
