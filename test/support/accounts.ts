import type { Role, Scope } from '../../src/accounts/actor.js';
import { hashSecret, makeSecret } from '../../src/accounts/secrets.js';
import { queryDatabase } from './test-database.js';

export interface TestTokenOptions {
  /** Name of the user, who is made where there is none; the role unless told. */
  user?: string;
  role?: Role;
  scope?: Scope;
}

/** A token for a user of a migrated database, past the application; of an owner who may do everything unless told. */
export async function makeToken(databaseUrl: string, options: TestTokenOptions = {}): Promise<string> {
  const { role = 'owner', scope = 'admin' } = options;
  const { user = role } = options;
  const secret = makeSecret('token');
  await queryDatabase(
    databaseUrl,
    `with made as (
       insert into users (name, name_key, role) values ($1, lower($1), $2)
       on conflict (name_key) do update set role = excluded.role returning id)
     insert into api_tokens (user_id, name, scope, secret_hash) select id, 'test', $3, $4 from made`,
    [user, role, scope, hashSecret(secret)],
  );
  return secret;
}

/** The header that shows a token. */
export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
