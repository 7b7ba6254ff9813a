import { type Command, Option } from 'commander';
import { type Role, ROLES } from '../../accounts/actor.js';
import { OPERATOR } from '../../accounts/audit.service.js';
import { InvitationsService } from '../../accounts/invitations.service.js';
import { SignInLinks } from '../../accounts/sign-in-links.service.js';
import { UsersService } from '../../accounts/users.service.js';
import { makePublicUrl } from '../../config/public-url.js';
import { describeInvitation, describeLink, describeUsers } from '../accounts-text.js';
import type { WithApp } from '../program.js';
import { addAuditCommand, addTokenCommands } from './account-tokens.commands.js';

interface JsonOption {
  json?: boolean;
}

/** People and their ways in. Whoever can reach the database needs no sign-in. */
export function addAccountsCommands(program: Command, withApp: WithApp): void {
  const accounts = program.command('accounts').description('who may use the server: people, invitations, tokens');
  accounts
    .command('list')
    .description('the people who may sign in, or might once; newest first')
    .option('--json', 'answer with one JSON line')
    .action((options: JsonOption) =>
      withApp(async ({ app, terminal }) => {
        const users = await app.get(UsersService, { strict: false }).list();
        terminal.answer(users, describeUsers(users));
      }, options),
    );
  addLinkCommand(accounts, withApp);
  addInviteCommand(accounts, withApp);
  addRoleCommand(accounts, withApp);
  addSwitchCommands(accounts, withApp);
  addTokenCommands(accounts, withApp);
  addAuditCommand(accounts, withApp);
}

function addLinkCommand(accounts: Command, withApp: WithApp): void {
  accounts
    .command('link')
    .description('print a link that signs somebody in, once and within 24 hours; the one before holds no more')
    .argument('[name]', 'whom; the owner of the server when absent')
    .option('--json', 'answer with one JSON line')
    .action((name: string | undefined, options: JsonOption) =>
      withApp(async ({ app, config, terminal }) => {
        const { secret, user } = await app.get(SignInLinks, { strict: false }).make(name);
        const link = `${makePublicUrl(config.http)}/sign-in?link=${secret}`;
        terminal.answer({ user: user.name, link }, describeLink(user, link));
      }, options),
    );
}

function addInviteCommand(accounts: Command, withApp: WithApp): void {
  accounts
    .command('invite')
    .description('print a link with which one person can make an account within a week')
    .addOption(new Option('--role <role>', 'what the account may do').choices(ROLES).default('member'))
    .option('--note <text>', 'for whom it is')
    .option('--json', 'answer with one JSON line')
    .action(({ json, ...wanted }: { role: Role; note?: string; json?: boolean }) =>
      withApp(
        async ({ app, config, terminal }) => {
          const made = await app.get(InvitationsService, { strict: false }).create(wanted, OPERATOR);
          const { secret, ...invitation } = made;
          const link = `${makePublicUrl(config.http)}/sign-in?invitation=${secret}`;
          terminal.answer({ ...invitation, link }, describeInvitation(invitation, link));
        },
        { json },
      ),
    );
}

function addRoleCommand(accounts: Command, withApp: WithApp): void {
  accounts
    .command('role')
    .description('give somebody another role')
    .argument('<name>', 'whom')
    .argument('<role>', ROLES.join(', '))
    .option('--json', 'answer with one JSON line')
    .action((name: string, wanted: string, options: JsonOption) => {
      const role = ROLES.find((it) => it === wanted);
      if (!role) throw new Error(`"${wanted}" is no role: ${ROLES.join(', ')}.`);
      return withApp(async ({ app, terminal }) => {
        const users = app.get(UsersService, { strict: false });
        const user = await users.change((await users.get(name)).id, { role }, OPERATOR);
        terminal.answer(user, `${user.name} is a ${role} now.`);
      }, options);
    });
}

function addSwitchCommands(accounts: Command, withApp: WithApp): void {
  for (const [verb, disabled, about] of [
    ['disable', true, 'let somebody sign in no more: sessions end at once, tokens do not hold'],
    ['enable', false, 'let somebody sign in again; tokens hold again'],
  ] as const) {
    accounts
      .command(verb)
      .description(about)
      .argument('<name>', 'whom')
      .option('--json', 'answer with one JSON line')
      .action((name: string, options: JsonOption) =>
        withApp(async ({ app, terminal }) => {
          const users = app.get(UsersService, { strict: false });
          const user = await users.change((await users.get(name)).id, { disabled }, OPERATOR);
          terminal.answer(user, `${user.name} may ${disabled ? 'not sign in any more' : 'sign in again'}.`);
        }, options),
      );
  }
}
