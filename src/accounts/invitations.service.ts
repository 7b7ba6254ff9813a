import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { AccountItemNotFoundError } from './accounts.errors.js';
import type { Role } from './actor.js';
import { AuditLog, type Doer } from './audit.service.js';
import { type InvitationView, LinksRepository } from './links.repository.js';
import type { ListPlace } from './list-place.js';
import { hashSecret, makeSecret } from './secrets.js';

export type { InvitationView } from './links.repository.js';

/** An invitation right after it was made: the only time that its secret is shown. */
export interface MadeInvitation extends InvitationView {
  secret: string;
}

/** Links that let one person each make an account, within a week. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly links: LinksRepository,
    private readonly audit: AuditLog,
  ) {}

  async create({ role, note }: { role: Role; note?: string }, doer: Doer): Promise<MadeInvitation> {
    const secret = makeSecret('invitation');
    return this.database.transaction(async (tx) => {
      const row = { role, note: note ?? null, secretHash: hashSecret(secret), createdBy: doer.userId };
      const invitation = await this.links.insertInvitation(tx, row);
      await this.audit.add(tx, doer, { action: 'invitation.created', subject: note ? `${role}: ${note}` : role });
      return { ...invitation, secret };
    });
  }

  /** Newest first. */
  async list(place: ListPlace): Promise<InvitationView[]> {
    return this.links.listInvitations(place);
  }

  /** @throws AccountItemNotFoundError for one that holds no more, too */
  async revoke(id: number, doer: Doer): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.links.revokeInvitation(tx, id))) throw new AccountItemNotFoundError('invitation', id);
      await this.audit.add(tx, doer, { action: 'invitation.revoked', subject: String(id) });
    });
  }
}
