import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import {
  AccountItemNotFoundError,
  InvalidAccountError,
  LastOwnerError,
  LastWayInError,
  NameTakenError,
} from './accounts.errors.js';
import type { Role } from './actor.js';
import { AuditLog, type Doer } from './audit.service.js';
import type { ListPlace } from './list-place.js';
import { checkPassword, hashPassword, isPassword } from './passwords.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInLimits } from './sign-in-limits.js';
import { type UserView, UsersRepository } from './users.repository.js';

export type { UserView } from './users.repository.js';

// Every username of Lichess is one.
const NAME = /^(?=.*[\p{L}\p{N}])[\p{L}\p{N}._-][\p{L}\p{N} ._-]{0,38}[\p{L}\p{N}._-]$/u;

/** @throws InvalidAccountError naming the field `name` */
export function checkName(name: string): void {
  if (!NAME.test(name)) {
    throw new InvalidAccountError(
      'name',
      'must have 2 to 40 letters, digits, spaces, dots, _ or -, with no space at its ends',
    );
  }
}

export interface UserChange {
  role?: Role;
  disabled?: boolean;
}

export interface PasswordChange {
  /** The present one, where there is one. */
  current?: string;
  password: string;
  /** The session that stays; all others of the user end. */
  keptSession?: number;
}

/** People who may sign in. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly limits: SignInLimits,
    private readonly audit: AuditLog,
  ) {}

  /** Newest first. */
  async list(place: ListPlace = {}): Promise<UserView[]> {
    return this.users.list(place);
  }

  /** @throws AccountItemNotFoundError */
  async get(which: number | string): Promise<UserView> {
    const user = typeof which === 'number' ? await this.users.find(which) : await this.users.findByName(which);
    if (!user) throw new AccountItemNotFoundError('user', which);
    return user;
  }

  /** Makes an account. @throws InvalidAccountError, NameTakenError */
  async create(tx: Tx, user: { name: string; role: Role; password?: string }, doer: Doer): Promise<number> {
    const { name, role, password } = user;
    checkName(name);
    if (password !== undefined) checkPassword(password, name);
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const id = await this.users.insert(tx, { name, role, passwordHash });
    if (id === undefined) throw new NameTakenError(name);
    // Whoever takes up an invitation makes their own account.
    const userId = doer.via === 'sign-in' ? id : doer.userId;
    await this.audit.add(tx, { ...doer, userId }, { action: 'user.created', subject: name });
    return id;
  }

  /** Gives another role, or takes away the right to sign in. @throws AccountItemNotFoundError, LastOwnerError */
  async change(id: number, { role, disabled }: UserChange, doer: Doer): Promise<UserView> {
    await this.database.transaction(async (tx) => {
      // First: what somebody else changes just now is to be seen.
      await this.users.lock(tx);
      const user = await this.users.find(id, tx);
      if (!user) throw new AccountItemNotFoundError('user', id);
      if (role !== undefined && role !== user.role) {
        await this.users.setRole(tx, id, role);
        await this.audit.add(tx, doer, { action: `user.role.${role}`, subject: user.name });
      }
      if (disabled !== undefined && disabled !== (user.disabledAt !== null)) {
        await this.users.setDisabled(tx, id, disabled);
        if (disabled) await this.sessions.removeOthers(tx, id, undefined);
        await this.audit.add(tx, doer, { action: disabled ? 'user.disabled' : 'user.enabled', subject: user.name });
      }
      if ((await this.users.countOwners(tx)) === 0) throw new LastOwnerError();
    });
    return this.get(id);
  }

  /** Notes that a Lichess account is not a user's own any more. @throws AccountItemNotFoundError, LastWayInError */
  async unlinkPlayer(id: number, playerId: PlayerId, doer: Doer): Promise<void> {
    await this.database.transaction(async (tx) => {
      // First: two taken off at once must not be the last two.
      await this.users.lock(tx);
      if (!(await this.users.unlinkPlayer(tx, id, playerId)))
        throw new AccountItemNotFoundError('linked player', playerId);
      const user = await this.users.find(id, tx);
      if (user && !user.hasPassword && user.players.length === 0) throw new LastWayInError();
      await this.audit.add(tx, doer, { action: 'player.unlinked', subject: playerId });
    });
  }

  /** Sets or replaces a password, and ends all other sessions. @throws InvalidAccountError, TooManySignInsError */
  async setPassword(id: number, { current, password, keptSession }: PasswordChange, doer: Doer): Promise<void> {
    const user = await this.get(id);
    if (user.hasPassword && doer.via !== 'command') {
      await this.limits.count(doer.address ?? null, user.name);
      const known = await this.users.findPasswordHash(user.name);
      const right = await isPassword(current ?? '', known?.passwordHash ?? null);
      if (!right) throw new InvalidAccountError('current', 'is not the present password');
    }
    checkPassword(password, user.name);
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async (tx) => {
      await this.users.setPassword(tx, id, passwordHash);
      await this.sessions.removeOthers(tx, id, keptSession);
      await this.audit.add(tx, doer, { action: 'password.set', subject: user.name });
    });
  }
}
