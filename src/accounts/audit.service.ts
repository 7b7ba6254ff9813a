import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import { toPlainText } from '../database/plain-text.js';
import type { AuditVia } from './audit-entry.entity.js';
import type { ListPlace } from './list-place.js';

/** Who does something, and from where. */
export interface Doer {
  userId: number | null;
  via: AuditVia;
  address?: string | null;
}

/** Whoever works at the machine itself. */
export const OPERATOR: Doer = { userId: null, via: 'command' };

/** What was done, such as `token.created`, or a method with its route. */
export interface Deed {
  action: string;
  /** To what: a path, or the name of a user or token. Never a secret. */
  subject?: string;
  /** How it ended, where that is not well. */
  outcome?: string;
}

export interface AuditView {
  id: number;
  at: Date;
  userId: number | null;
  userName: string | null;
  via: AuditVia;
  action: string;
  subject: string | null;
  outcome: string | null;
  address: string | null;
}

export interface AuditFilter extends ListPlace {
  userId?: number;
}

const MAX_TEXT = 200;

/** Who did what. Entries are only ever added. */
@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  async add(tx: Tx, { userId, via, address }: Doer, { action, subject, outcome }: Deed): Promise<void> {
    await tx.execute(
      `insert into audit_entries (user_id, via, action, subject, outcome, address) values ($1, $2, $3, $4, $5, $6)`,
      [userId, via, action, shorten(subject), shorten(outcome), address ?? null],
    );
  }

  /** As a transaction of its own, for what was not done in one. */
  async note(doer: Doer, deed: Deed): Promise<void> {
    await this.add(this.database, doer, deed);
  }

  /** Newest first. */
  async list({ userId, beforeId, limit }: AuditFilter): Promise<AuditView[]> {
    return this.database.query<AuditView>(
      `select a.id, a.done_at as "at", a.user_id as "userId", u.name as "userName", a.via, a.action, a.subject, a.outcome, a.address
       from audit_entries a left join users u on u.id = a.user_id
       where ($1::integer is null or a.user_id = $1) and ($2::integer is null or a.id < $2)
       order by a.id desc limit $3`,
      [userId ?? null, beforeId ?? null, limit ?? null],
    );
  }
}

function shorten(text: string | undefined): string | null {
  return text === undefined ? null : toPlainText(text).slice(0, MAX_TEXT);
}
