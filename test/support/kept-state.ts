import pg from 'pg';

/** What changes by itself, or by looking. */
const RESTLESS_TABLES = ['audit_entries', 'request_budgets', 'leases', 'workers', 'lichess_gate'];
const RESTLESS_COLUMNS = ['last_used_at', 'seen_at', 'confirmed_at', 'address', 'agent'];
const DEADLOCK = '40P01';

/** The rows of a database as they once were: what has changed since can be named and undone. */
export class KeptState {
  private constructor(
    private readonly client: pg.Client,
    private readonly tables: ReadonlyMap<string, string>,
  ) {}

  static async of(databaseUrl: string): Promise<KeptState> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string; columns: string }>(
      `select t.table_name as name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position) as columns
       from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
       where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
         and not t.table_name = any($1)
       group by t.table_name order by t.table_name`,
      [RESTLESS_TABLES],
    );
    await client.query('create schema kept');
    for (const { name } of rows) await client.query(`create table kept.${name} as table public.${name}`);
    return new KeptState(client, new Map(rows.map(({ name, columns }) => [name, columns])));
  }

  /** Tables that have other rows than at first, or others in them. */
  async changed(): Promise<string[]> {
    const rows = (schema: string, table: string): string =>
      `(select jsonb_agg(r order by r) from (select to_jsonb(t) - $1::text[] as r from ${schema}.${table} as t) as all_rows)`;
    const looks = [...this.tables.keys()].map(
      (name) => `select '${name}' as name where ${rows('public', name)} is distinct from ${rows('kept', name)}`,
    );
    const { rows: found } = await this.client.query<{ name: string }>(looks.join(' union all '), [RESTLESS_COLUMNS]);
    return found.map(({ name }) => name);
  }

  /** Makes everything as it was. */
  async restore(): Promise<void> {
    for (;;) {
      const names = await this.changed();
      if (names.length === 0 || (await this.tryPutBack(names))) return;
    }
  }

  /** @returns false where the server is at work on the same rows still */
  private async tryPutBack(names: readonly string[]): Promise<boolean> {
    const statements = names.map(
      (name) => `delete from public.${name};
        insert into public.${name} (${this.tables.get(name)}) overriding system value
          select ${this.tables.get(name)} from kept.${name};`,
    );
    try {
      // Without the triggers of foreign keys the order of tables does not matter.
      await this.client.query(`begin; set local session_replication_role = replica; ${statements.join('')} commit`);
      return true;
    } catch (error) {
      await this.client.query('rollback');
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
      return false;
    }
  }

  async close(): Promise<void> {
    await this.client.query('drop schema kept cascade');
    await this.client.end();
  }
}
