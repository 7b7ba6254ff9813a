import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { Role, Scope } from './actor.js';
import type { ListPlace } from './list-place.js';

/** A token that holds, as its secret finds it. */
export interface FoundToken {
  id: number;
  scope: Scope;
  userId: number;
  name: string;
  role: Role;
  isStale: boolean;
}

export interface TokenView {
  id: number;
  userId: number;
  userName: string;
  name: string;
  scope: Scope;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

export interface NewTokenRow {
  userId: number;
  name: string;
  scope: Scope;
  secretHash: Buffer;
  expiresInDays: number | null;
}

const COLUMNS = `t.id, t.user_id as "userId", u.name as "userName", t.name, t.scope, t.created_at as "createdAt",
  t.last_used_at as "lastUsedAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt"`;

/** SQL: the token t holds, as far as it goes by itself. */
const HOLDS = 't.revoked_at is null and (t.expires_at is null or t.expires_at > now())';

/** Queries on API tokens. */
@Injectable()
export class TokensRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, { userId, name, scope, secretHash, expiresInDays }: NewTokenRow): Promise<number> {
    const [row] = await tx.query<{ id: number }>(
      `insert into api_tokens (user_id, name, scope, secret_hash, expires_at)
       values ($1, $2, $3, $4, now() + $5::integer * interval '1 day') returning id`,
      [userId, name, scope, secretHash, expiresInDays],
    );
    if (!row) throw new Error('The token was not stored');
    return row.id;
  }

  async find(hash: Buffer): Promise<FoundToken | undefined> {
    const [token] = await this.database.queryOften<FoundToken>(
      `select t.id, t.scope, u.id as "userId", u.name, u.role,
         coalesce(t.last_used_at < now() - interval '1 minute', true) as "isStale"
       from api_tokens t join users u on u.id = t.user_id
       where t.secret_hash = $1 and u.disabled_at is null and ${HOLDS}`,
      [hash],
    );
    return token;
  }

  /** Tokens of a user that hold; nobody else makes or counts them until the transaction ends. */
  async countHeld(tx: Tx, userId: number): Promise<number> {
    // Looked at by a statement of its own: it sees what those have committed who had the lock before.
    await tx.execute('select from users where id = $1 for no key update', [userId]);
    const [row] = await tx.query<{ held: number }>(
      `select count(*)::int as held from api_tokens t where t.user_id = $1 and ${HOLDS}`,
      [userId],
    );
    return row?.held ?? 0;
  }

  async noteUse(id: number): Promise<void> {
    await this.database.execute(
      `update api_tokens set last_used_at = now()
       where id = $1 and coalesce(last_used_at < now() - interval '1 minute', true)`,
      [id],
    );
  }

  /** Of one user, or of all; newest first. */
  async list({ beforeId, limit }: ListPlace, userId?: number): Promise<TokenView[]> {
    return this.database.query<TokenView>(
      `select ${COLUMNS} from api_tokens t join users u on u.id = t.user_id
       where ($1::integer is null or t.user_id = $1) and ($2::integer is null or t.id < $2)
       order by t.id desc limit $3`,
      [userId ?? null, beforeId ?? null, limit ?? null],
    );
  }

  async get(tx: Tx, id: number): Promise<TokenView | undefined> {
    const [token] = await tx.query<TokenView>(
      `select ${COLUMNS} from api_tokens t join users u on u.id = t.user_id where t.id = $1`,
      [id],
    );
    return token;
  }

  async revoke(tx: Tx, id: number): Promise<void> {
    await tx.execute('update api_tokens set revoked_at = coalesce(revoked_at, now()) where id = $1', [id]);
  }
}
