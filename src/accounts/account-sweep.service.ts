import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import { SESSION_ENDED } from './sessions.repository.js';
import { ATTEMPTS_ENDED } from './sign-in-limits.js';

/** Rows that one statement removes at most, so that none holds locks for long. */
const BATCH = 1_000;
/** How long after its end the list of invitations shows one. */
const INVITATION_KEPT = `interval '90 days'`;

const ENDED: readonly { table: string; condition: string }[] = [
  { table: 'sign_in_attempts', condition: ATTEMPTS_ENDED },
  { table: 'sessions', condition: SESSION_ENDED },
  { table: 'sign_in_links', condition: 'expires_at < now()' },
  { table: 'invitations', condition: `coalesce(used_at, revoked_at, expires_at) < now() - ${INVITATION_KEPT}` },
];

/** Removes what has ended by itself, and audit entries as old as the settings say. */
@Injectable()
export class AccountSweep {
  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
  ) {}

  /** @param stopped asked between batches; what is left is for the next time */
  async sweep(stopped: () => boolean): Promise<void> {
    for (const { table, condition } of ENDED) {
      await this.repeat(
        stopped,
        `ctid = any(array(select ctid from ${table} where ${condition} limit ${BATCH}))`,
        table,
      );
    }
    const { keepDays } = this.config.audit;
    if (keepDays === 0) return;
    // Numbers grow with time, so those to go are the first ones: nobody has to look through the rest.
    const oldest = `id in (select id from audit_entries order by id limit ${BATCH})`;
    await this.repeat(stopped, `${oldest} and done_at < now() - interval '${keepDays} days'`, 'audit_entries');
  }

  private async repeat(stopped: () => boolean, condition: string, table: string): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !stopped()) {
      removed = await this.database.execute(`delete from ${table} where ${condition}`);
    }
  }
}
