import { Global, Module } from '@nestjs/common';
import { AccessService } from './access.service.js';
import { AccountSweep } from './account-sweep.service.js';
import { AuditLog } from './audit.service.js';
import { InvitationsService } from './invitations.service.js';
import { LinksRepository } from './links.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignInLinks } from './sign-in-links.service.js';
import { SignInService } from './sign-in.service.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** Who may do what: people, their sessions and tokens, and what they did. Every process that listens asks here. */
@Global()
@Module({
  providers: [
    AccessService,
    AccountSweep,
    AuditLog,
    InvitationsService,
    LinksRepository,
    SessionsRepository,
    SessionsService,
    SignInLimits,
    SignInLinks,
    SignInService,
    TokensRepository,
    TokensService,
    UsersRepository,
    UsersService,
  ],
  exports: [
    AccessService,
    AccountSweep,
    AuditLog,
    InvitationsService,
    SessionsService,
    SignInLinks,
    SignInService,
    TokensService,
    UsersService,
  ],
})
export class AccountsModule {}
