import { Injectable } from '@nestjs/common';
import { SignInRequiredError } from './accounts.errors.js';
import { type Actor, scopeOf } from './actor.js';
import { JoinedLookups } from './joined-lookups.js';
import { hashSecret, isSecret } from './secrets.js';
import type { SessionHolder } from './sessions.repository.js';
import { type Client, SessionsService } from './sessions.service.js';
import { type FoundToken, TokensRepository } from './tokens.repository.js';

/** Finds out who asks: by a token, or by the secret of a session. */
@Injectable()
export class AccessService {
  /** By their secret: who works through many connections shows the same one on each. */
  private readonly holders = new JoinedLookups<FoundToken | undefined>((secret) =>
    this.tokens.find(hashSecret(secret)),
  );

  constructor(
    private readonly tokens: TokensRepository,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws SignInRequiredError */
  async byToken(secret: string): Promise<Actor> {
    const token = isSecret('token', secret) ? await this.holders.ask(secret) : undefined;
    if (!token) throw new SignInRequiredError('token');
    if (token.isStale) await this.tokens.noteUse(token.id);
    const { id, userId, name, role, scope } = token;
    return { userId, name, role, scope: scopeOf(role, scope), via: 'token', credentialId: id };
  }

  /** @param mayReplace false for answers that cannot carry a new cookie. @throws SignInRequiredError */
  async bySession(secret: string, client: Client, mayReplace: boolean): Promise<{ actor: Actor; newSecret?: string }> {
    const resumed = isSecret('session', secret) ? await this.sessions.resume(secret, client, mayReplace) : undefined;
    if (!resumed) throw new SignInRequiredError('session');
    const { session, newSecret } = resumed;
    return { actor: actorOfSession(session), ...(newSecret && { newSecret }) };
  }

  /**
   * For answers that outlast the secret they were asked for with: it may have been replaced since, and whoever shows an old one
   * is taken for a thief.
   * @throws SignInRequiredError
   */
  async bySessionId(id: number): Promise<Actor> {
    const holder = await this.sessions.findHolder(id);
    if (!holder) throw new SignInRequiredError('session');
    return actorOfSession(holder);
  }
}

function actorOfSession({ id, userId, name, role }: SessionHolder): Actor {
  return { userId, name, role, scope: scopeOf(role), via: 'session', credentialId: id };
}
