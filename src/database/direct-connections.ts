import type { Client } from 'pg';

const direct = new WeakSet<object>();

/**
 * Finds out whether a new connection leads to PostgreSQL itself: that tells its process as the connection is made, and a
 * pooler a number of its own. Settings and kept statements are only for such ones; behind a pooler they would be with
 * whichever backend comes next, and whoever else uses it.
 * @param statementMs PostgreSQL ends statements that take longer; 0 for no limit
 */
export async function prepareConnection(client: Client, statementMs: number): Promise<void> {
  const { rows } = await client.query(
    `select set_config('statement_timeout', $1, false) from pg_backend_pid() as pid where pid = $2`,
    [String(statementMs), (client as { processID?: number | null }).processID],
  );
  if (rows.length === 1) direct.add(client);
}

/** True for a connection that keeps what is set and prepared in it. */
export function isDirect(client: object): boolean {
  return direct.has(client);
}
