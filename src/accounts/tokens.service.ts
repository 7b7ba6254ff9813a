import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { AccountItemNotFoundError, InvalidAccountError, TooManyTokensError } from './accounts.errors.js';
import { type Actor, owns, reaches, type Scope, scopeOf } from './actor.js';
import { AuditLog, type Doer } from './audit.service.js';
import type { ListPlace } from './list-place.js';
import { hashSecret, makeSecret } from './secrets.js';
import { TokensRepository, type TokenView } from './tokens.repository.js';
import { UsersService } from './users.service.js';

export type { TokenView } from './tokens.repository.js';

export interface NewToken {
  userId: number;
  name: string;
  scope: Scope;
  /** It holds until it is revoked without. */
  expiresInDays?: number;
}

/** A token right after it was made: the only time that its secret is shown. */
export interface MadeToken extends TokenView {
  secret: string;
}

/** Of one user, and that hold. */
export const MOST_TOKENS = 100;

/** What programs show to act for a user. */
@Injectable()
export class TokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokensRepository,
    private readonly users: UsersService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AccountItemNotFoundError for a user there is none, InvalidAccountError for a scope beyond the user's role, TooManyTokensError */
  async create({ userId, name, scope, expiresInDays }: NewToken, doer: Doer): Promise<MadeToken> {
    const user = await this.users.get(userId);
    if (!reaches(scopeOf(user.role), scope)) {
      throw new InvalidAccountError('scope', `must not reach further than the role: ${user.name} is a ${user.role}`);
    }
    const secret = makeSecret('token');
    return this.database.transaction(async (tx) => {
      if ((await this.tokens.countHeld(tx, userId)) >= MOST_TOKENS)
        throw new TooManyTokensError(user.name, MOST_TOKENS);
      const row = { userId, name, scope, secretHash: hashSecret(secret), expiresInDays: expiresInDays ?? null };
      const id = await this.tokens.insert(tx, row);
      await this.audit.add(tx, doer, { action: 'token.created', subject: `${name} (${scope}) of ${user.name}` });
      const token = await this.tokens.get(tx, id);
      if (!token) throw new Error('The token is gone');
      return { ...token, secret };
    });
  }

  /** An actor's own, or those of all for an owner; newest first. */
  async list(place: ListPlace = {}, actor?: Actor): Promise<TokenView[]> {
    return this.tokens.list(place, actor && actor.scope !== 'admin' ? actor.userId : undefined);
  }

  /** Takes a token back at once. @throws AccountItemNotFoundError also for one of somebody else */
  async revoke(id: number, doer: Doer, actor?: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      const token = await this.tokens.get(tx, id);
      if (!token || (actor && !owns(actor, token.userId))) throw new AccountItemNotFoundError('token', id);
      await this.tokens.revoke(tx, id);
      await this.audit.add(tx, doer, { action: 'token.revoked', subject: `${token.name} of ${token.userName}` });
    });
  }
}
