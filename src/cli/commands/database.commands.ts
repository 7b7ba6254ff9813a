import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { SchemaService } from '../../operations/schema.service.js';
import { SqlConsole, type SqlResult } from '../../operations/sql-console.js';
import type { WithApp } from '../program.js';
import type { CommandContext } from '../runtime.js';
import { formatTable } from '../table.js';

interface RunOptions {
  write?: boolean;
  json?: boolean;
}

export function addDatabaseCommands(program: Command, withApp: WithApp): void {
  const db = program.command('db').description('the database: migrate, make, run, shell');
  db.command('migrate')
    .description('bring the schema up to date (every command does that by itself as well)')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const status = await app.get(SchemaService, { strict: false }).status();
        const drift = status.drift.length === 0 ? 'The tables are as the code expects.' : status.drift.join('\n');
        terminal.answer(status, `${status.applied.length} migrations are applied. ${drift}`);
      }, options),
    );
  db.command('make')
    .description('write a migration for what changed in the entities')
    .argument('<Name>', 'what it does, such as AddRatings')
    .option('--json', 'answer with one JSON line')
    .action((name: string, options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const made = await app.get(SchemaService, { strict: false }).make(name);
        const text = made
          ? `Wrote ${made.path}. Add ${made.className} to src/schema.ts.`
          : 'Nothing changed; no migration is needed.';
        terminal.answer(made ?? null, text);
      }, options),
    );
  db.command('run')
    .description('run one SQL statement; it cannot change anything unless --write is given')
    .argument('<sql>', 'the statement')
    .option('--write', 'let it change data')
    .option('--json', 'answer with one JSON line')
    .action((sql: string, options: RunOptions) =>
      withApp(async ({ app, terminal }) => {
        const result = await app.get(SqlConsole, { strict: false }).run(sql, options.write ?? false);
        terminal.answer(result, render(result));
      }, options),
    );
  db.command('shell')
    .description('type SQL statements; read-only unless --write is given; an empty line or Ctrl-D leaves')
    .option('--write', 'let them change data')
    .action((options: RunOptions) => withApp((context) => runShell(context, options.write ?? false), options));
}

async function runShell({ app, terminal, stop }: CommandContext, write: boolean): Promise<void> {
  const sqlConsole = app.get(SqlConsole, { strict: false });
  const input = createInterface({
    input: process.stdin,
    output: process.stderr,
    prompt: write ? 'rookery!> ' : 'rookery> ',
  });
  stop.addEventListener('abort', () => input.close());
  input.prompt();
  for await (const line of input) {
    if (line.trim() === '') break;
    try {
      terminal.answer(null, render(await sqlConsole.run(line, write)));
    } catch (error) {
      terminal.remark(error instanceof Error ? error.message : String(error));
    }
    input.prompt();
  }
  input.close();
}

function render(result: SqlResult): string {
  const count = result.rowCount === 1 ? '1 row' : `${result.rowCount} rows`;
  return result.columns.length > 0
    ? `${formatTable(result.columns, result.rows)}\n${count}`
    : `${result.command}, ${count}`;
}
