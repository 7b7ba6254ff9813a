import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { Evaluation } from './evaluation.js';

/** An evaluation that holds wherever the position comes up. */
export interface CacheEntry {
  epd: string;
  evaluation: Evaluation;
}

interface Row {
  epd: string;
  cp: number | null;
  mate: number | null;
  best: string;
  pv: string;
  depth: number;
  nodes: number;
}

/** Entries kept in memory at most. */
export const FRONT_ENTRIES = 10_000;

/**
 * Evaluations that are a pure function of position and engine profile, shared by all workers. The newest are kept in
 * memory too.
 */
@Injectable()
export class EvaluationCache {
  hits = 0;
  misses = 0;
  private readonly front = new Map<string, Evaluation>();

  constructor(private readonly database: Database) {}

  /** Entries kept in memory. */
  get size(): number {
    return this.front.size;
  }

  /** What is known of the positions, by EPD. */
  async find(profileId: number, epds: readonly string[]): Promise<Map<string, Evaluation>> {
    const found = new Map<string, Evaluation>();
    for (const epd of epds) {
      const known = this.front.get(keyOf(profileId, epd));
      if (known) found.set(epd, known);
    }
    const missing = epds.filter((epd) => !found.has(epd));
    for (const { epd, evaluation } of missing.length > 0 ? await this.read(profileId, missing) : []) {
      found.set(epd, evaluation);
      this.keep(profileId, epd, evaluation);
    }
    this.hits += found.size;
    this.misses += epds.length - found.size;
    return found;
  }

  /** Makes entries known to all workers; of two who searched the same position the first one counts. */
  async store(tx: Tx, profileId: number, entries: readonly CacheEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries
      .toSorted((a, b) => (a.epd < b.epd ? -1 : 1))
      .map(({ epd, evaluation: { cp, mate, best, pv, depth, nodes } }) => ({ epd, cp, mate, best, pv, depth, nodes }));
    await tx.execute(
      `insert into cached_evaluations (profile_id, epd, cp, mate, best, pv, depth, nodes)
       select $1, epd, cp, mate, best, pv, depth, nodes from json_to_recordset($2::json) as entry
         (epd text, cp integer, mate smallint, best text, pv text, depth smallint, nodes integer)
       on conflict do nothing`,
      [profileId, JSON.stringify(rows)],
    );
  }

  /** Size in the database, bytes, indexes included. */
  async measure(): Promise<number> {
    const [row] = await this.database.query<{ bytes: string }>(
      `select pg_total_relation_size('cached_evaluations') as bytes`,
    );
    return Number(row?.bytes ?? 0);
  }

  private async read(profileId: number, epds: readonly string[]): Promise<CacheEntry[]> {
    const rows = await this.database.query<Row>(
      `select epd, cp, mate, best, pv, depth, nodes from cached_evaluations
       where profile_id = $1 and epd = any($2::text[])`,
      [profileId, epds],
    );
    return rows.map(({ epd, ...found }) => ({ epd, evaluation: { ...found, source: 'cache' } }));
  }

  private keep(profileId: number, epd: string, evaluation: Evaluation): void {
    const [oldest] = this.front.keys();
    if (this.front.size >= FRONT_ENTRIES && oldest !== undefined) this.front.delete(oldest);
    this.front.set(keyOf(profileId, epd), evaluation);
  }
}

const keyOf = (profileId: number, epd: string): string => `${profileId} ${epd}`;
