import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import { AccountItemNotFoundError, WrongCredentialsError } from './accounts.errors.js';
import type { Actor } from './actor.js';
import { AuditLog, type Doer } from './audit.service.js';
import type { ListPlace } from './list-place.js';
import { hashSecret, makeSecret } from './secrets.js';
import type { SessionMethod } from './session.entity.js';
import { type FoundSession, type SessionHolder, SessionsRepository, type SessionView } from './sessions.repository.js';
import { UsersRepository } from './users.repository.js';

export type { SessionView } from './sessions.repository.js';

const MAX_AGENT = 200;

/** Who asks, as far as a connection tells. */
export interface Client {
  address: string | null;
  agent: string | null;
}

/** A session that holds. */
export interface ResumedSession {
  session: FoundSession;
  /** The secret for the cookie from now on, where it was replaced. */
  newSecret?: string;
}

/**
 * Browsers that are signed in. A secret is replaced twice a day; the one before stays good until a minute after the new one
 * was seen: requests run side by side, and an answer may get lost. One that turns up later was copied: the session ends.
 */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly users: UsersRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param method by which the user came in, and the hash of the password that was shown for it
   * @returns the secret for the cookie
   * @throws WrongCredentialsError for somebody who may not sign in any more, or not by that password
   */
  async begin(
    tx: Tx,
    userId: number,
    method: SessionMethod | { passwordHash: string | null },
    { address, agent }: Client,
  ): Promise<string> {
    const [name, passwordHash] = typeof method === 'string' ? [method] : ['password' as const, method.passwordHash];
    // First: it waits for whoever changes the password or disables the user just now, and sees what came of it.
    if (!(await this.users.noteSignIn(tx, userId, passwordHash ?? undefined))) throw new WrongCredentialsError();
    const secret = makeSecret('session');
    const secretHash = hashSecret(secret);
    await this.sessions.removeEnded(tx);
    await this.sessions.insert(tx, {
      userId,
      secretHash,
      method: name,
      address,
      agent: agent?.slice(0, MAX_AGENT) ?? null,
    });
    await this.audit.add(tx, { userId, via: 'sign-in', address }, { action: `signed-in.${name}` });
    return secret;
  }

  /** @param mayReplace false for answers that cannot carry a cookie. @returns undefined for a secret that does not hold */
  async resume(secret: string, { address }: Client, mayReplace: boolean): Promise<ResumedSession | undefined> {
    const hash = hashSecret(secret);
    const session = await this.sessions.find(hash);
    if (!session) return undefined;
    if (!session.isPresent && session.isSettled) {
      await this.endCopied(session, address);
      return undefined;
    }
    if (session.isStale || (session.isPresent && !session.isConfirmed)) {
      await this.sessions.noteUse(session.id, session.isPresent, address);
    }
    const newSecret = mayReplace ? await this.replace(session, hash) : undefined;
    return { session, ...(newSecret && { newSecret }) };
  }

  /** Undefined for one that does not hold any more. */
  async findHolder(id: number): Promise<SessionHolder | undefined> {
    return this.sessions.findHolder(id);
  }

  /** Of one user, newest first. */
  async list(place: ListPlace, userId: number): Promise<SessionView[]> {
    return this.sessions.list(place, userId);
  }

  /** Signs a browser out. @throws AccountItemNotFoundError also for a session of somebody else */
  async end(id: number, actor: Actor, doer: Doer): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.sessions.remove(tx, id, actor.userId))) throw new AccountItemNotFoundError('session', id);
      await this.audit.add(tx, doer, { action: 'signed-out' });
    });
  }

  private async replace(session: FoundSession, hash: Buffer): Promise<string | undefined> {
    const isDue = session.isPresent ? session.isConfirmed && session.isDue : !session.isConfirmed && session.isLate;
    if (!isDue) return undefined;
    const secret = makeSecret('session');
    const next = hashSecret(secret);
    const replaced = session.isPresent
      ? await this.sessions.replaceSecret(session.id, hash, next)
      : await this.sessions.replaceLostSecret(session.id, hash, next);
    return replaced ? secret : undefined;
  }

  private async endCopied({ id, userId }: FoundSession, address: string | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.sessions.remove(tx, id, userId))) return;
      const deed = { action: 'session.ended', outcome: 'an old secret was shown: the cookie may have been copied' };
      await this.audit.add(tx, { userId, via: 'server', address }, deed);
    });
  }
}
