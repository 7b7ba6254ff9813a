import { queryDatabase } from './test-database.js';

type Row = Record<string, unknown>;

const ABOUT_THE_RUN = ['first_run_id', 'last_run_id', 'stored_at', 'changed_at'];

/** Every stored game by id, without what says when and by which run it came. */
export async function readStoredGames(databaseUrl: string): Promise<Map<string, Row>> {
  const rows = await queryDatabase<Row>(databaseUrl, 'select * from games order by id');
  for (const row of rows) for (const column of ABOUT_THE_RUN) delete row[column];
  return new Map(rows.map((row) => [row.id as string, row]));
}

/** One checksum over all games, rows included that were touched without a change. */
export async function checksumGames(databaseUrl: string): Promise<string> {
  const [row] = await queryDatabase<{ sum: string }>(
    databaseUrl,
    `select md5(string_agg(g::text || xmin::text, '' order by id)) as sum from games g`,
  );
  return row?.sum ?? '';
}

/** Runs whose ledger does not balance, and games that no ledger counts; both must be empty. */
export async function auditLedger(
  databaseUrl: string,
): Promise<{ unbalanced: number; inserted: number; games: number }> {
  const [row] = await queryDatabase<{ unbalanced: number; inserted: number; games: number }>(
    databaseUrl,
    `select (select count(*)::int from runs where received <> inserted + updated + unchanged + rejected) as unbalanced,
       (select coalesce(sum(inserted), 0)::int from runs) as inserted, (select count(*)::int from games) as games`,
  );
  return row ?? { unbalanced: -1, inserted: -1, games: -1 };
}
