import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import { AuditLog, type Doer, OPERATOR } from './audit.service.js';
import { LinksRepository } from './links.repository.js';
import { hashSecret, makeSecret } from './secrets.js';
import { UsersRepository } from './users.repository.js';
import { UsersService, type UserView } from './users.service.js';

const FIRST_OWNER = 'owner';
const SERVER: Doer = { userId: null, via: 'server' };

/** A link for the first owner; or when one was made that still holds, by a start right before this one. */
export type FirstLink = { secret: string } | { madeSecondsAgo: number };

/** Starts at once, such as those of two replicas, are no further apart than this. */
const AT_ONCE_S = 20;

/** Links that sign a user in once, within a day: for the owner of a new server, and for whoever lost a password. */
@Injectable()
export class SignInLinks {
  constructor(
    private readonly database: Database,
    private readonly links: LinksRepository,
    private readonly users: UsersRepository,
    private readonly people: UsersService,
    private readonly audit: AuditLog,
  ) {}

  /** A link for an owner who has no way in yet, who is made where there is none; undefined once one has. */
  async makeForFirstOwner(): Promise<FirstLink | undefined> {
    return this.database.transaction(async (tx) => {
      // Two servers that start at once must not make two owners.
      await this.users.lock(tx);
      const owner = await this.users.findOwner(tx);
      if (owner?.known) return undefined;
      const id = owner?.id ?? (await this.people.create(tx, { name: FIRST_OWNER, role: 'owner' }, SERVER));
      const madeSecondsAgo = await this.links.findAge(tx, id);
      // Somebody may be about to use it: only one of those printed at once would hold.
      if (madeSecondsAgo !== undefined && madeSecondsAgo < AT_ONCE_S) return { madeSecondsAgo };
      return { secret: await this.replace(tx, id, SERVER) };
    });
  }

  /** A link for a user, or without a name for the first owner, at the wish of whoever works at the machine. @throws AccountItemNotFoundError */
  async make(name?: string): Promise<{ secret: string; user: UserView }> {
    const user = name === undefined ? await this.getFirstOwner() : await this.people.get(name);
    const secret = await this.database.transaction((tx) => this.replace(tx, user.id, OPERATOR));
    return { secret, user };
  }

  /** The oldest owner who may sign in, who is made where there is none. */
  async getFirstOwner(): Promise<UserView> {
    const id = await this.database.transaction(async (tx) => {
      await this.users.lock(tx);
      const owner = await this.users.findOwner(tx);
      return owner?.id ?? (await this.people.create(tx, { name: FIRST_OWNER, role: 'owner' }, OPERATOR));
    });
    return this.people.get(id);
  }

  private async replace(tx: Tx, userId: number, doer: Doer): Promise<string> {
    const secret = makeSecret('link');
    await this.links.replaceLink(tx, userId, hashSecret(secret));
    await this.audit.add(tx, doer, { action: 'link.created', subject: String(userId) });
    return secret;
  }
}
