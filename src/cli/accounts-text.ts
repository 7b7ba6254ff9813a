import type { AuditView } from '../accounts/audit.service.js';
import type { InvitationView } from '../accounts/invitations.service.js';
import type { MadeToken, TokenView } from '../accounts/tokens.service.js';
import type { UserView } from '../accounts/users.service.js';
import { formatTable } from './table.js';

/** One line a person. */
export function describeUsers(users: readonly UserView[]): string {
  if (users.length === 0)
    return 'Nobody yet: `npm start` prints a link for the owner, and so does `rookery accounts link`.';
  const rows = users.map(({ name, role, hasPassword, players, signedInAt, disabledAt }) => ({
    name,
    role,
    password: hasPassword ? 'yes' : 'no',
    lichess: players.join(', '),
    'signed in': formatTime(signedInAt),
    state: disabledAt ? 'disabled' : '',
  }));
  return formatTable(['name', 'role', 'password', 'lichess', 'signed in', 'state'], rows);
}

export function describeLink({ name }: Pick<UserView, 'name'>, link: string): string {
  return `This signs ${name} in, once and within 24 hours:\n\n  ${link}`;
}

export function describeInvitation({ role }: Pick<InvitationView, 'role'>, link: string): string {
  return `With this, one person can become a ${role} within a week. It is not shown again:\n\n  ${link}`;
}

export function describeTokens(tokens: readonly TokenView[], now = Date.now()): string {
  if (tokens.length === 0) return 'No tokens. `rookery accounts token create <name>` makes one.';
  const rows = tokens.map(({ id, name, userName, scope, lastUsedAt, expiresAt, revokedAt }) => ({
    token: id,
    name,
    user: userName,
    scope,
    'last used': formatTime(lastUsedAt),
    state: revokedAt ? 'revoked' : describeEnd(expiresAt, now),
  }));
  return formatTable(['token', 'name', 'user', 'scope', 'last used', 'state'], rows);
}

export function describeMadeToken({ name, userName, scope, secret }: MadeToken): string {
  return [
    `Token "${name}" of ${userName}, scope ${scope}. It is not shown again:`,
    '',
    `  ${secret}`,
    '',
    'Send it as the header Authorization: Bearer <token>.',
  ].join('\n');
}

export function describeAudit(entries: readonly AuditView[]): string {
  if (entries.length === 0) return 'Nothing was done yet.';
  const rows = entries.map(({ at, userName, via, action, subject, outcome, address }) => ({
    at: formatTime(at),
    who: userName ?? '-',
    via,
    what: action,
    to: subject,
    from: address,
    outcome,
  }));
  return formatTable(['at', 'who', 'via', 'what', 'to', 'from', 'outcome'], rows);
}

function describeEnd(expiresAt: Date | null, now: number): string {
  if (!expiresAt) return '';
  return expiresAt.getTime() < now ? 'ended' : `until ${formatTime(expiresAt)}`;
}

/** Whole seconds in UTC, such as 2026-05-01T18:30:00Z; a dash for never. */
function formatTime(time: Date | null): string {
  return time ? `${time.toISOString().slice(0, 19)}Z` : '-';
}
