import { type Command, Option } from 'commander';
import { type Scope, SCOPES } from '../../accounts/actor.js';
import { AuditLog, OPERATOR } from '../../accounts/audit.service.js';
import { SignInLinks } from '../../accounts/sign-in-links.service.js';
import { TokensService } from '../../accounts/tokens.service.js';
import { UsersService, type UserView } from '../../accounts/users.service.js';
import { describeAudit, describeMadeToken, describeTokens } from '../accounts-text.js';
import { parsePositive, type WithApp } from '../program.js';
import type { CommandContext } from '../runtime.js';

interface NewTokenOptions {
  user?: string;
  scope: Scope;
  days?: number;
  json?: boolean;
}

export function addTokenCommands(accounts: Command, withApp: WithApp): void {
  const token = accounts.command('token').description('what programs show to act for somebody');
  addCreateCommand(token, withApp);
  token
    .command('list')
    .description('all tokens, newest first, those that were taken back too; never their secrets')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const tokens = await app.get(TokensService, { strict: false }).list();
        terminal.answer(tokens, describeTokens(tokens));
      }, options),
    );
  token
    .command('revoke')
    .description('take a token back, at once')
    .argument('<number>', 'as `accounts token list` shows it', parsePositive)
    .option('--json', 'answer with one JSON line')
    .action((id: number, options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        await app.get(TokensService, { strict: false }).revoke(id, OPERATOR);
        terminal.answer({ id, revoked: true }, `Token ${id} holds no more.`);
      }, options),
    );
}

function addCreateCommand(token: Command, withApp: WithApp): void {
  token
    .command('create')
    .description('make a token and print it, this once')
    .argument('<name>', 'what it is for')
    .option('--user <name>', 'for whom it acts; the owner of the server when absent')
    .addOption(new Option('--scope <scope>', 'how far it reaches').choices(SCOPES).default('read'))
    .option('--days <number>', 'it ends by itself after so many days', parsePositive)
    .option('--json', 'answer with one JSON line')
    .action((name: string, { user, scope, days, json }: NewTokenOptions) =>
      withApp(
        async (context) => {
          const { id: userId } = await findUser(context, user);
          const wanted = { userId, name, scope, expiresInDays: days };
          const made = await context.app.get(TokensService, { strict: false }).create(wanted, OPERATOR);
          context.terminal.answer(made, describeMadeToken(made));
        },
        { json },
      ),
    );
}

async function findUser({ app }: CommandContext, name: string | undefined): Promise<UserView> {
  if (name !== undefined) return app.get(UsersService, { strict: false }).get(name);
  return app.get(SignInLinks, { strict: false }).getFirstOwner();
}

export function addAuditCommand(accounts: Command, withApp: WithApp): void {
  accounts
    .command('audit')
    .description('who did what, newest first')
    .option('--user <name>', 'only what this user did')
    .option('--limit <number>', 'how many', parsePositive, 50)
    .option('--json', 'answer with one JSON line')
    .action(({ user, limit, json }: { user?: string; limit: number; json?: boolean }) =>
      withApp(
        async (context) => {
          const userId = user === undefined ? undefined : (await findUser(context, user)).id;
          const entries = await context.app.get(AuditLog, { strict: false }).list({ userId, limit });
          context.terminal.answer(entries, describeAudit(entries));
        },
        { json },
      ),
    );
}
