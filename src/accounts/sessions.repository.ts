import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { Role } from './actor.js';
import type { ListPlace } from './list-place.js';
import type { SessionMethod } from './session.entity.js';

/** A session and whose it is. */
export interface SessionHolder {
  id: number;
  userId: number;
  name: string;
  role: Role;
}

/** A session that has not run out, as its secret finds it. */
export interface FoundSession extends SessionHolder {
  /** The secret is the newest one. */
  isPresent: boolean;
  /** The newest secret has been seen. */
  isConfirmed: boolean;
  /** It was seen for the first time long enough ago that everybody knows it. */
  isSettled: boolean;
  /** The secret is old enough to be replaced. */
  isDue: boolean;
  /** A secret that was handed out last ought to have arrived. */
  isLate: boolean;
  isStale: boolean;
}

export interface SessionView {
  id: number;
  userId: number;
  method: SessionMethod;
  address: string | null;
  agent: string | null;
  createdAt: Date;
  seenAt: Date;
}

export interface NewSession {
  userId: number;
  secretHash: Buffer;
  method: SessionMethod;
  address: string | null;
  agent: string | null;
}

/** Lifetimes, SQL intervals. */
export const SESSION_LIFE = { idle: '14 days', whole: '90 days', secret: '12 hours', grace: '60 seconds' } as const;
const LIVES = `s.seen_at > now() - interval '${SESSION_LIFE.idle}' and s.created_at > now() - interval '${SESSION_LIFE.whole}'`;
/** Holds for rows of sessions that ended by themselves. */
export const SESSION_ENDED = `(seen_at <= now() - interval '${SESSION_LIFE.idle}' or created_at <= now() - interval '${SESSION_LIFE.whole}')`;

/** Queries on browsers that are signed in. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, { userId, secretHash, method, address, agent }: NewSession): Promise<number> {
    const [row] = await tx.query<{ id: number }>(
      `insert into sessions (user_id, secret_hash, method, address, agent) values ($1, $2, $3, $4, $5) returning id`,
      [userId, secretHash, method, address, agent],
    );
    if (!row) throw new Error('The session was not stored');
    return row.id;
  }

  async find(hash: Buffer): Promise<FoundSession | undefined> {
    const [session] = await this.database.queryOften<FoundSession>(
      `select s.id, s.user_id as "userId", u.name, u.role, s.secret_hash = $1 as "isPresent",
         s.confirmed_at is not null as "isConfirmed",
         coalesce(s.confirmed_at < now() - interval '${SESSION_LIFE.grace}', false) as "isSettled",
         s.rotated_at < now() - interval '${SESSION_LIFE.secret}' as "isDue",
         s.rotated_at < now() - interval '${SESSION_LIFE.grace}' as "isLate",
         s.seen_at < now() - interval '1 minute' as "isStale"
       from sessions s join users u on u.id = s.user_id
       where (s.secret_hash = $1 or s.previous_hash = $1) and u.disabled_at is null and ${LIVES}`,
      [hash],
    );
    return session;
  }

  /** Whose session it is, while it holds. */
  async findHolder(id: number): Promise<SessionHolder | undefined> {
    const [holder] = await this.database.query<SessionHolder>(
      `select s.id, s.user_id as "userId", u.name, u.role
       from sessions s join users u on u.id = s.user_id where s.id = $1 and u.disabled_at is null and ${LIVES}`,
      [id],
    );
    return holder;
  }

  /** Replaces the newest secret; false when somebody else did so meanwhile. */
  async replaceSecret(id: number, hash: Buffer, next: Buffer): Promise<boolean> {
    const rows = await this.database.execute(
      `update sessions set previous_hash = secret_hash, secret_hash = $3, rotated_at = now(), confirmed_at = null
       where id = $1 and secret_hash = $2`,
      [id, hash, next],
    );
    return rows > 0;
  }

  /** Hands out another new secret instead of one that never arrived; `hash` is the one before. */
  async replaceLostSecret(id: number, hash: Buffer, next: Buffer): Promise<boolean> {
    const rows = await this.database.execute(
      `update sessions set secret_hash = $3, rotated_at = now() where id = $1 and previous_hash = $2
         and confirmed_at is null and rotated_at < now() - interval '${SESSION_LIFE.grace}'`,
      [id, hash, next],
    );
    return rows > 0;
  }

  /** `confirmed`: the newest secret was seen. */
  async noteUse(id: number, confirmed: boolean, address: string | null): Promise<void> {
    await this.database.execute(
      `update sessions set seen_at = now(), address = $3,
         confirmed_at = case when $2::boolean then coalesce(confirmed_at, now()) else confirmed_at end
       where id = $1 and (seen_at < now() - interval '1 minute' or ($2::boolean and confirmed_at is null))`,
      [id, confirmed, address],
    );
  }

  /** Newest first. */
  async list({ beforeId, limit }: ListPlace, userId: number): Promise<SessionView[]> {
    return this.database.query<SessionView>(
      `select s.id, s.user_id as "userId", s.method, s.address, s.agent, s.created_at as "createdAt", s.seen_at as "seenAt"
       from sessions s where s.user_id = $1 and ${LIVES} and ($2::integer is null or s.id < $2)
       order by s.id desc limit $3`,
      [userId, beforeId ?? null, limit ?? null],
    );
  }

  /** @returns false when the user has no such session */
  async remove(tx: Tx, id: number, userId: number): Promise<boolean> {
    return (await tx.execute('delete from sessions where id = $1 and user_id = $2', [id, userId])) > 0;
  }

  async removeOthers(tx: Tx, userId: number, keptId: number | undefined): Promise<void> {
    await tx.execute('delete from sessions where user_id = $1 and id is distinct from $2', [userId, keptId ?? null]);
  }

  async removeEnded(tx: Tx): Promise<void> {
    await tx.execute(`delete from sessions where ${SESSION_ENDED}`);
  }
}
