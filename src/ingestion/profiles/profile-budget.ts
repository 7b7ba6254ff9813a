import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Database } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';

/** The right to ask after `players` players in one request. */
export interface ProfileGrant {
  requestId: number;
  players: number;
}

/** Nothing may be asked for so long: since the last request was just now, or since those of the last 24 hours are enough. */
export interface ProfileWait {
  waitMs: number;
  reason: 'pause' | 'day';
}

interface Spent {
  players: number;
  /** Milliseconds until the pause after the last request is over. */
  pauseMs: number;
  /** Milliseconds until the oldest request is 24 hours old. */
  dayMs: number;
}

const MS_UNTIL = (moment: string): string =>
  `greatest(0, coalesce(ceil(extract(epoch from ${moment} - clock_timestamp()) * 1000), 0))::float8`;
const SPENT = `select coalesce(sum(players), 0)::integer as players,
  ${MS_UNTIL(`max(asked_at) + $1::integer * interval '1 millisecond'`)} as "pauseMs",
  ${MS_UNTIL(`min(asked_at) + interval '1 day'`)} as "dayMs"
from profile_requests where asked_at > clock_timestamp() - interval '1 day'`;

/**
 * How many players Lichess may be asked after now. Requests are rows, written before they are made, so that no restart
 * forgets one. Any 24 hours count, not a calendar day: Lichess's own day begins with the first request of an address.
 */
@Injectable()
export class ProfileBudget {
  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
  ) {}

  /** Takes up to `wanted` players, 1 or more, out of what is left. Whoever holds the lease is alone in asking. */
  async take(lease: HeldLease, runId: number, wanted: number): Promise<ProfileGrant | ProfileWait> {
    const { pauseMs, perDay } = this.config.profiles;
    return this.database.transaction(async (tx) => {
      await lease.fence(tx);
      const [spent] = await tx.query<Spent>(SPENT, [pauseMs]);
      if (!spent) throw new Error('The database does not count requests');
      if (spent.pauseMs > 0) return { waitMs: spent.pauseMs, reason: 'pause' };
      const players = Math.min(wanted, perDay - spent.players);
      if (players <= 0) return { waitMs: Math.max(1, spent.dayMs), reason: 'day' };
      const [row] = await tx.query<{ id: number }>(
        `insert into profile_requests (asked_at, players, run_id) values (clock_timestamp(), $1, $2) returning id`,
        [players, runId],
      );
      if (!row) throw new Error('The request was not written down');
      await tx.execute(`delete from profile_requests where asked_at < now() - interval '2 days'`);
      return { requestId: row.id, players };
    });
  }

  /** The request has ended, well or not: it may have waited long for its turn, and pause and day count from now. */
  async settle({ requestId }: ProfileGrant): Promise<void> {
    await this.database.execute('update profile_requests set asked_at = clock_timestamp() where id = $1', [requestId]);
  }
}
