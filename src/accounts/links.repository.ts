import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { Role } from './actor.js';
import type { ListPlace } from './list-place.js';

export interface InvitationView {
  id: number;
  role: Role;
  note: string | null;
  createdBy: number | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  usedBy: number | null;
  revokedAt: Date | null;
}

export interface NewInvitationRow {
  role: Role;
  note: string | null;
  secretHash: Buffer;
  createdBy: number | null;
}

const LINK_LIFE = '24 hours';
const INVITATION_LIFE = '7 days';
const COLUMNS = `id, role, note, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  used_at as "usedAt", used_by as "usedBy", revoked_at as "revokedAt"`;
// Whoever may not invite any more has no invitations that hold; those of the command line are nobody's.
const HOLDS = `used_at is null and revoked_at is null and expires_at > now() and (created_by is null or exists (
  select from users u where u.id = created_by and u.role = 'owner' and u.disabled_at is null))`;

/** Queries on sign-in links and invitations. */
@Injectable()
export class LinksRepository {
  constructor(private readonly database: Database) {}

  /** The link before it holds no more. */
  async replaceLink(tx: Tx, userId: number, secretHash: Buffer): Promise<void> {
    await tx.execute(
      `insert into sign_in_links (user_id, secret_hash, expires_at) values ($1, $2, now() + interval '${LINK_LIFE}')
       on conflict (user_id) do update set secret_hash = excluded.secret_hash, expires_at = excluded.expires_at`,
      [userId, secretHash],
    );
  }

  /** How long ago the link of a user was made, seconds; undefined where there is none that holds. */
  async findAge(tx: Tx, userId: number): Promise<number | undefined> {
    const [row] = await tx.query<{ age: number }>(
      `select extract(epoch from clock_timestamp() - (expires_at - interval '${LINK_LIFE}'))::float8 as age
       from sign_in_links where user_id = $1 and expires_at > now()`,
      [userId],
    );
    return row && Math.max(0, Math.round(row.age));
  }

  /** Uses a link up. @returns the user, when it holds */
  async takeLink(tx: Tx, secretHash: Buffer): Promise<number | undefined> {
    const [row] = await tx.query<{ userId: number }>(
      `delete from sign_in_links l using users u where l.secret_hash = $1 and l.expires_at > now()
         and u.id = l.user_id and u.disabled_at is null returning l.user_id as "userId"`,
      [secretHash],
    );
    return row?.userId;
  }

  async insertInvitation(tx: Tx, { role, note, secretHash, createdBy }: NewInvitationRow): Promise<InvitationView> {
    const [row] = await tx.query<InvitationView>(
      `insert into invitations (role, note, secret_hash, created_by, expires_at)
       values ($1, $2, $3, $4, now() + interval '${INVITATION_LIFE}') returning ${COLUMNS}`,
      [role, note, secretHash, createdBy],
    );
    if (!row) throw new Error('The invitation was not stored');
    return row;
  }

  /** One that holds; with `tx` nobody else can take it up until the transaction ends. */
  async findInvitation(tx: Tx, secretHash: Buffer): Promise<InvitationView | undefined> {
    const [row] = await tx.query<InvitationView>(
      `select ${COLUMNS} from invitations where secret_hash = $1 and ${HOLDS} for update`,
      [secretHash],
    );
    return row;
  }

  async takeInvitation(tx: Tx, id: number, userId: number): Promise<void> {
    await tx.execute('update invitations set used_at = now(), used_by = $2 where id = $1', [id, userId]);
  }

  /** Newest first. */
  async listInvitations({ beforeId, limit }: ListPlace): Promise<InvitationView[]> {
    return this.database.query<InvitationView>(
      `select ${COLUMNS} from invitations where $1::integer is null or id < $1 order by id desc limit $2`,
      [beforeId ?? null, limit ?? null],
    );
  }

  /** @returns false when there is none that holds */
  async revokeInvitation(tx: Tx, id: number): Promise<boolean> {
    return (await tx.execute(`update invitations set revoked_at = now() where id = $1 and ${HOLDS}`, [id])) > 0;
  }
}
