// Writes docs/data-dictionary.md from the schema itself: every table, column, key, index and check with its comment.
// Usage: node scripts/data-dictionary.mjs [--print]
// Reads the database DATABASE_URL names, as it stands; without one it makes a fresh schema on a server of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const TARGET = 'docs/data-dictionary.md';
const HEADER = `# Data dictionary

Every table of Rookery as the migrations make it. Written by \`npm run docs:data-dictionary\` from the live schema and its
comments: change those (on the entities, by a migration) and not this page; a test compares the two.
Times are \`timestamptz\` and named \`..._at\`; a unit in a name, as in \`clocks_cs\`, is the unit of the value.
The table \`schema_migrations\` is left out: it is the memory of the migration runner.
`;

const TABLES = `
  select c.oid::int as id, c.relname as name, obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname not in ('schema_migrations', 'typeorm_metadata')
  order by c.relname`;

const COLUMNS = `
  select a.attrelid::int as table_id, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as nullable, a.attidentity <> '' as identity, pg_get_expr(d.adbin, d.adrelid, true) as "default",
    col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = any($1) and a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`;

const CONSTRAINTS = `
  select conrelid::int as table_id, conname as name, contype as kind, pg_get_constraintdef(oid, true) as definition
  from pg_constraint
  where conrelid = any($1) and contype in ('p', 'u', 'f', 'c')
  order by conrelid, array_position('{p,u,f,c}'::"char"[], contype), conname`;

const INDEXES = `
  select i.indrelid::int as table_id, c.relname as name, i.indisunique as "unique", pg_get_indexdef(i.indexrelid, 0, true) as definition
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where i.indrelid = any($1) and not exists (select from pg_constraint where conindid = i.indexrelid)
  order by i.indrelid, c.relname`;

async function readSchema(client) {
  const { rows: tables } = await client.query(TABLES);
  const ids = tables.map(({ id }) => id);
  const [columns, constraints, indexes] = [
    await client.query(COLUMNS, [ids]),
    await client.query(CONSTRAINTS, [ids]),
    await client.query(INDEXES, [ids]),
  ];
  const of = ({ rows }, id) => rows.filter((row) => row.table_id === id);
  return tables.map((table) => ({
    ...table,
    columns: of(columns, table.id),
    constraints: of(constraints, table.id),
    indexes: of(indexes, table.id),
  }));
}

function render(tables) {
  const overview = renderGrid(
    ['Table', 'What it holds'],
    tables.map(({ name, comment }) => [`[${name}](#${name})`, comment ?? '']),
  );
  return [HEADER, overview, ...tables.map(renderTable)].join('\n');
}

function renderTable({ name, comment, columns, constraints, indexes }) {
  const grid = renderGrid(
    ['Column', 'Type', 'Null', 'Default', 'Meaning'],
    columns.map((column) => [
      code(column.name),
      renderType(column.type),
      column.nullable ? 'yes' : '',
      renderDefault(column),
      column.comment ?? '',
    ]),
  );
  const facts = [...constraints.map(renderConstraint), ...indexes.map(renderIndex)].map((fact) => `- ${fact}\n`);
  return `## ${name}\n\n${comment ?? ''}\n\n${grid}\n${facts.join('')}`;
}

function renderType(type) {
  return type.replace(/^timestamp(\(\d\))? with time zone/, 'timestamptz$1').replace(/^character varying/, 'varchar');
}

function renderDefault({ identity, default: value }) {
  if (identity) return 'next number';
  return value === null ? '' : code(shorten(value).replace(/^'(\d+)'$/, '$1'));
}

const KINDS = { p: 'Primary key', u: 'Unique', f: 'Foreign key', c: 'Check' };

function renderConstraint({ name, kind, definition }) {
  const [, columns, rest] = /^[A-Z ]+ \((.*?)\)(?: REFERENCES (.*))?$/.exec(definition) ?? [undefined, definition];
  const text = rest ? `${code(columns)} to ${code(rest)}` : code(shorten(columns));
  return `${KINDS[kind]} ${text} (${code(name)})`;
}

function renderIndex({ name, unique, definition }) {
  const [, columns, condition] = / USING \w+ \((.*?)\)(?: WHERE (.*))?$/.exec(definition) ?? [undefined, definition];
  const when = condition ? ` where ${code(shorten(condition))}` : '';
  return `${unique ? 'Unique index' : 'Index'} ${code(columns)}${when} (${code(name)})`;
}

/** An expression as a person would write it. */
function shorten(sql) {
  return sql.replace(/::[a-z][a-z ]*(\[\])?/g, '').replace(/= ANY \(ARRAY\[(.*?)\]\)/g, 'in ($1)');
}

function code(text) {
  return `\`${text}\``;
}

/** A table of Markdown, its columns padded to one width so that it also reads well as text. */
function renderGrid(header, rows) {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = header.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |\n`;
  const [first, ...others] = cells;
  return line(first) + line(widths.map((width) => '-'.repeat(width))) + others.map(line).join('');
}

async function describe(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return render(await readSchema(client));
  } finally {
    await client.end();
  }
}

async function describeFresh() {
  const { createDataSource } = await import('../dist/src/database/data-source.js');
  const { EmbeddedPostgres } = await import('../dist/src/database/embedded/embedded-postgres.js');
  const { migrate } = await import('../dist/src/database/migrate.js');
  const { SCHEMA } = await import('../dist/src/schema.js');
  const quiet = { debug() {}, info() {}, warn: console.error, error: console.error };
  const home = await mkdtemp(join(tmpdir(), 'rookery-dictionary-'));
  const server = await EmbeddedPostgres.open(home, quiet, { fsync: 'off' });
  try {
    const dataSource = await createDataSource(server.url, SCHEMA).initialize();
    await migrate(dataSource);
    await dataSource.destroy();
    return await describe(server.url);
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true });
  }
}

const text = process.env.DATABASE_URL ? await describe(process.env.DATABASE_URL) : await describeFresh();
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(TARGET, text);
