import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import { InvalidLinkError, LichessSignInError, WrongCredentialsError } from './accounts.errors.js';
import { AuditLog } from './audit.service.js';
import { type InvitationView, LinksRepository } from './links.repository.js';
import { isPassword } from './passwords.js';
import { hashSecret, isSecret } from './secrets.js';
import { type Client, SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** A Lichess account that its owner has just shown to be theirs. */
export interface ProvenPlayer {
  id: PlayerId;
  /** Present spelling. */
  name: string;
}

/** The ways in. Each gives the secret of a new session. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
    private readonly people: UsersService,
    private readonly links: LinksRepository,
    private readonly sessions: SessionsService,
    private readonly limits: SignInLimits,
    private readonly audit: AuditLog,
  ) {}

  /** @throws TooManySignInsError, WrongCredentialsError */
  async withPassword(name: string, password: string, client: Client): Promise<string> {
    await this.limits.count(client.address, name);
    const user = await this.users.findPasswordHash(name);
    const isRight = await isPassword(password, user?.passwordHash ?? null);
    if (!user || !isRight) {
      // Not the name as it was typed: it may be a password.
      const doer = { userId: user?.id ?? null, via: 'sign-in', address: client.address } as const;
      await this.audit.note(doer, { action: 'signed-in.password', outcome: 'wrong name or password' });
      throw new WrongCredentialsError();
    }
    await this.limits.forget(client.address, name);
    return this.database.transaction((tx) => this.sessions.begin(tx, user.id, user, client));
  }

  /** Uses up a sign-in link. @throws TooManySignInsError, InvalidLinkError */
  async withLink(secret: string, client: Client): Promise<string> {
    await this.limits.count(client.address);
    if (!isSecret('link', secret)) throw new InvalidLinkError('sign-in');
    return this.database.transaction(async (tx) => {
      const userId = await this.links.takeLink(tx, hashSecret(secret));
      if (userId === undefined) throw new InvalidLinkError('sign-in');
      return this.sessions.begin(tx, userId, 'link', client);
    });
  }

  /** Makes an account of an invitation. @throws TooManySignInsError, InvalidLinkError, InvalidAccountError, NameTakenError */
  async withInvitation(
    secret: string,
    { name, password }: { name: string; password: string },
    client: Client,
  ): Promise<string> {
    await this.limits.count(client.address);
    return this.database.transaction(async (tx) => {
      const invitation = await this.findInvitation(tx, secret);
      const doer = { userId: null, via: 'sign-in', address: client.address } as const;
      const userId = await this.people.create(tx, { name, role: invitation.role, password }, doer);
      await this.links.takeInvitation(tx, invitation.id, userId);
      return this.sessions.begin(tx, userId, 'invitation', client);
    });
  }

  /**
   * Signs in whom a Lichess account belongs to, or makes an account for it where there is an invitation.
   * @throws LichessSignInError, InvalidLinkError
   */
  async withPlayer(player: ProvenPlayer, invitation: string | undefined, client: Client): Promise<string> {
    return this.database.transaction(async (tx) => {
      const known = await this.users.findByPlayer(tx, player.id);
      if (known && !known.disabled) return this.sessions.begin(tx, known.id, 'lichess', client);
      if (known || invitation === undefined) throw new LichessSignInError('unknown-account');
      const { id, role } = await this.findInvitation(tx, invitation);
      const doer = { userId: null, via: 'sign-in', address: client.address } as const;
      const userId = await this.people.create(tx, { name: player.name, role }, doer);
      await this.links.takeInvitation(tx, id, userId);
      if (!(await this.users.linkPlayer(tx, userId, player.id))) throw new LichessSignInError('taken');
      return this.sessions.begin(tx, userId, 'lichess', client);
    });
  }

  /** Counts a try that costs a question to Lichess, which strangers must not stop the traffic with. @throws TooManySignInsError */
  async countTry({ address }: Client): Promise<void> {
    await this.limits.count(address);
  }

  /** Notes that a Lichess account belongs to somebody who is signed in. @throws LichessSignInError */
  async linkPlayer(player: ProvenPlayer, userId: number, client: Client): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.users.linkPlayer(tx, userId, player.id))) throw new LichessSignInError('taken');
      const doer = { userId, via: 'session', address: client.address } as const;
      await this.audit.add(tx, doer, { action: 'player.linked', subject: player.id });
    });
  }

  private async findInvitation(tx: Tx, secret: string): Promise<InvitationView> {
    const found = isSecret('invitation', secret) ? await this.links.findInvitation(tx, hashSecret(secret)) : undefined;
    if (!found) throw new InvalidLinkError('invitation');
    return found;
  }
}
