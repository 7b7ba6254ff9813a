import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import { Database, type Tx } from '../database/database.service.js';
import type { Role } from './actor.js';
import type { ListPlace } from './list-place.js';

export interface UserView {
  id: number;
  name: string;
  role: Role;
  hasPassword: boolean;
  /** Lichess accounts that are the user's own. */
  players: PlayerId[];
  createdAt: Date;
  signedInAt: Date | null;
  disabledAt: Date | null;
}

export interface NewUser {
  name: string;
  role: Role;
  passwordHash: string | null;
}

const COLUMNS = `u.id, u.name, u.role, u.password_hash is not null as "hasPassword",
  array(select player_id from user_players p where p.user_id = u.id order by player_id) as players,
  u.created_at as "createdAt", u.signed_in_at as "signedInAt", u.disabled_at as "disabledAt"`;

/** Queries on people. */
@Injectable()
export class UsersRepository {
  constructor(private readonly database: Database) {}

  /** Undefined when somebody has the name. */
  async insert(tx: Tx, { name, role, passwordHash }: NewUser): Promise<number | undefined> {
    const [user] = await tx.query<{ id: number }>(
      `insert into users (name, name_key, role, password_hash) values ($1, $2, $3, $4)
       on conflict (name_key) do nothing returning id`,
      [name, keyOf(name), role, passwordHash],
    );
    return user?.id;
  }

  /** Newest first. */
  async list({ beforeId, limit }: ListPlace): Promise<UserView[]> {
    return this.database.query<UserView>(
      `select ${COLUMNS} from users u where $1::integer is null or u.id < $1 order by u.id desc limit $2`,
      [beforeId ?? null, limit ?? null],
    );
  }

  async find(id: number, tx: Tx = this.database): Promise<UserView | undefined> {
    const [user] = await tx.query<UserView>(`select ${COLUMNS} from users u where u.id = $1`, [id]);
    return user;
  }

  async findByName(name: string): Promise<UserView | undefined> {
    const [user] = await this.database.query<UserView>(`select ${COLUMNS} from users u where u.name_key = $1`, [
      keyOf(name),
    ]);
    return user;
  }

  /** Of somebody who may sign in. */
  async findPasswordHash(name: string): Promise<{ id: number; passwordHash: string | null } | undefined> {
    const [user] = await this.database.query<{ id: number; passwordHash: string | null }>(
      `select id, password_hash as "passwordHash" from users where name_key = $1 and disabled_at is null`,
      [keyOf(name)],
    );
    return user;
  }

  /** Of somebody who may sign in. */
  async findByPlayer(tx: Tx, playerId: PlayerId): Promise<{ id: number; disabled: boolean } | undefined> {
    const [user] = await tx.query<{ id: number; disabled: boolean }>(
      `select u.id, u.disabled_at is not null as disabled from user_players p join users u on u.id = p.user_id
       where p.player_id = $1`,
      [playerId],
    );
    return user;
  }

  /** Nobody else changes who is an owner until the transaction ends. */
  async lock(tx: Tx): Promise<void> {
    await tx.execute('lock table users in share row exclusive mode');
  }

  async countOwners(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ owners: number }>(
      `select count(*)::int as owners from users where role = 'owner' and disabled_at is null`,
    );
    return row?.owners ?? 0;
  }

  /** An owner by number, the oldest first, who may sign in; `known` says that one has a way in already. */
  async findOwner(tx: Tx): Promise<{ id: number; known: boolean } | undefined> {
    const [owner] = await tx.query<{ id: number; known: boolean }>(
      `select id, bool_or(password_hash is not null
           or exists (select from sessions s where s.user_id = u.id)
           or exists (select from user_players p where p.user_id = u.id)) over () as known
       from users u where role = 'owner' and disabled_at is null order by id limit 1`,
    );
    return owner;
  }

  async setRole(tx: Tx, id: number, role: Role): Promise<void> {
    await tx.execute('update users set role = $2 where id = $1', [id, role]);
  }

  async setDisabled(tx: Tx, id: number, disabled: boolean): Promise<void> {
    await tx.execute(
      `update users set disabled_at = case when $2::boolean then coalesce(disabled_at, now()) end where id = $1`,
      [id, disabled],
    );
  }

  async setPassword(tx: Tx, id: number, passwordHash: string): Promise<void> {
    await tx.execute('update users set password_hash = $2 where id = $1', [id, passwordHash]);
  }

  /** @returns false for somebody who may not sign in, or whose password is another one by now */
  async noteSignIn(tx: Tx, id: number, passwordHash?: string): Promise<boolean> {
    const rows = await tx.execute(
      `update users set signed_in_at = now() where id = $1 and disabled_at is null
         and ($2::text is null or password_hash = $2)`,
      [id, passwordHash ?? null],
    );
    return rows > 0;
  }

  /** @returns false when it belongs to somebody else */
  async linkPlayer(tx: Tx, id: number, playerId: PlayerId): Promise<boolean> {
    const rows = await tx.execute(
      `insert into user_players (player_id, user_id) values ($1, $2)
       on conflict (player_id) do update set user_id = user_players.user_id where user_players.user_id = $2`,
      [playerId, id],
    );
    return rows > 0;
  }

  /** @returns false when it is none of the user's */
  async unlinkPlayer(tx: Tx, id: number, playerId: PlayerId): Promise<boolean> {
    return (await tx.execute('delete from user_players where user_id = $1 and player_id = $2', [id, playerId])) > 0;
  }
}

function keyOf(name: string): string {
  return name.toLowerCase();
}
