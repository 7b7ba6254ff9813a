// A token for what is measured over HTTP.
import { hashSecret, makeSecret } from '../dist/src/accounts/secrets.js';

/** @param query takes SQL and its values */
export async function makeToken(query) {
  const secret = makeSecret('token');
  await query(
    `with made as (insert into users (name, name_key, role) values ('bench', 'bench', 'owner')
       on conflict (name_key) do update set role = 'owner' returning id)
     insert into api_tokens (user_id, name, scope, secret_hash) select id, 'bench', 'admin', $1 from made`,
    [hashSecret(secret)],
  );
  return secret;
}
