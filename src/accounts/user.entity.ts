import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from './actor.js';

/** Somebody who may sign in. */
@Entity({ name: 'users', comment: 'People who may sign in' })
@Unique('users_name_key_key', ['nameKey'])
@Check('users_role_check', "role IN ('owner', 'member', 'viewer')")
export class User {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    comment: 'Number of the user',
  })
  id!: number;

  @Column({ type: 'text', comment: 'Name to sign in with, as it is shown' })
  name!: string;

  @Column({ type: 'text', comment: 'The name in lower case: no two differ only in case' })
  nameKey!: string;

  @Column({ type: 'text', comment: 'owner, member or viewer' })
  role!: Role;

  @Column({ type: 'text', nullable: true, comment: 'argon2id of the password; empty where there is none' })
  passwordHash!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()', comment: 'When the user was made' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true, comment: 'When the user last signed in' })
  signedInAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true, comment: 'Since when the user may not sign in any more' })
  disabledAt!: Date | null;
}
