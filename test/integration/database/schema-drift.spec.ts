import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Schema } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.service.js';
import { makeMigration } from '../../../src/database/make-migration.js';
import { findSchemaDrift, migrate } from '../../../src/database/migrate.js';
import { SchemaService } from '../../../src/operations/schema.service.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { describeDatabase, describeUnordered, withDataSource } from './support/schema-tools.js';

// Everything that means something in SQL or in the source of a migration.
const ODD_COMMENT = `What a rook's wing loses; \`quoted\`, \${not} filled in, "a \\, too`;

type Class = Schema['entities'][number];

/** `lichess_gate` as it is, so that each case below changes one thing. */
@Entity({ name: 'lichess_gate', comment: 'Memory of the serial gate to Lichess; one row' })
abstract class Unchanged {
  @PrimaryColumn({ type: 'smallint', default: 1, comment: 'Always 1' })
  id!: number;

  @Column({ type: 'jsonb', default: () => "'[]'", comment: 'The last answers, newest first' })
  lastAnswers!: unknown[];
}

const STRIKES = { type: 'integer', default: 0, comment: 'Answers 429 in a row; each one doubles the pause' } as const;

/** A changed `lichess_gate`: `decorate` says what becomes of the column `strikes`. */
function changed(decorate: (target: Class) => void): Class {
  class LichessGateState extends Unchanged {}
  Entity({ name: 'lichess_gate', comment: 'Memory of the serial gate to Lichess; one row' })(LichessGateState);
  decorate(LichessGateState);
  return LichessGateState;
}

const column =
  (options: object, name = 'strikes') =>
  (target: Class): void =>
    Column({ ...STRIKES, ...options })(target.prototype as object, name);

const CHANGES: [string, (target: Class) => void, RegExp][] = [
  ['a column is left out', () => undefined, /DROP COLUMN "strikes"/],
  ['a column is new', (t) => [column({})(t), column({}, 'misses')(t)], /ADD "misses"/],
  ['a type changes', column({ type: 'smallint' }), /"strikes" smallint/],
  ['a column may be empty', column({ nullable: true }), /DROP NOT NULL/],
  ['a default changes', column({ default: 1 }), /SET DEFAULT '1'/],
  ['a comment changes', column({ comment: 'Something else' }), /IS 'Something else'/],
  ['an index is new', (t) => [column({})(t), Index('lichess_gate_strikes_idx', ['strikes'])(t)], /CREATE INDEX/],
  ['a check is new', (t) => [column({})(t), Check('lichess_gate_strikes_check', 'strikes >= 0')(t)], /ADD CONSTRAINT/],
];

function withGate(gate: Class): Schema {
  return { ...SCHEMA, entities: [...SCHEMA.entities.filter(({ name }) => name !== 'LichessGateState'), gate] };
}

describe('schema drift', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('is not there between our entities and our migrations', async () => {
    expect(await withDataSource(database.url, SCHEMA, findSchemaDrift)).toEqual([]);
    expect(await withDataSource(database.url, withGate(changed(column({}))), findSchemaDrift)).toEqual([]);
  });

  it.each(CHANGES)('is found when %s', async (_, decorate, expected) => {
    const drift = await withDataSource(database.url, withGate(changed(decorate)), findSchemaDrift);
    expect(drift.join('\n')).toMatch(expected);
  });

  it('is not there in what TypeORM does not compare either: conditions of checks and of indexes', async () => {
    const fresh = await createTestDatabase({ empty: true });
    const statements = await withDataSource(fresh.url, SCHEMA, findSchemaDrift);
    const own: string[] = [];
    await withDataSource(fresh.url, SCHEMA, async (dataSource) => {
      for (const statement of statements) await dataSource.query(statement);
      // It has no words for these, and leaves them to migrations.
      for (const { indices } of dataSource.entityMetadatas) {
        own.push(...indices.filter((index) => !index.synchronize).map((index) => `(\`${index.name}\`)`));
      }
    });
    const migrated = await describeUnordered(database.url);
    const isOwn = (line: string): boolean => own.some((name) => line.includes(name));
    expect(migrated.filter(isOwn)).toHaveLength(own.length);
    expect(await describeUnordered(fresh.url)).toEqual(migrated.filter((line) => !isOwn(line)));
    await fresh.drop();
  });

  it('shows the documented data dictionary as the schema has it', async () => {
    const documented = await readFile('docs/data-dictionary.md', 'utf8');
    // When this fails: npm run docs:data-dictionary
    expect(documented).toBe(await describeDatabase(database.url));
  });
});

describe('rookery db make', () => {
  let database: TestDatabase;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'rookery-migrations-'));
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('writes nothing when nothing changed', async () => {
    await withDataSource(database.url, SCHEMA, async (dataSource) => {
      expect(await new SchemaService(new Database(dataSource)).make('Nothing', folder)).toBeUndefined();
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes a migration that applies cleanly and leaves no drift', async () => {
    @Entity({ name: 'feathers', comment: ODD_COMMENT })
    @Check('feathers_length_check', "length_mm > 0 AND kind IN ('down', 'flight')")
    @Index('feathers_kind_idx', ['kind'], { where: "kind <> 'down'" })
    class Feather {
      @PrimaryColumn({ type: 'text', comment: 'Kind, length' })
      kind!: string;

      @Column({ type: 'numeric', precision: 6, scale: 2, default: 1, comment: "Feather's length; COMMENT ON it" })
      lengthMm!: number;
    }
    const changedSchema = { ...SCHEMA, entities: [...SCHEMA.entities, Feather] };
    const path = await withDataSource(database.url, changedSchema, async (dataSource) => {
      const made = await new SchemaService(new Database(dataSource)).make('AddFeathers', folder);
      return made?.path ?? '';
    });

    const source = await readFile(path, 'utf8');
    expect(source).toContain('CREATE TABLE "feathers" (\n      "kind" text NOT NULL,\n      "length_mm" numeric(6,2)');
    await expectPrettier(path);

    const exported = (await import(path)) as Record<string, Class>;
    const complete = { ...changedSchema, migrations: [...SCHEMA.migrations, ...Object.values(exported)] };
    expect(await withDataSource(database.url, complete, migrate)).toEqual(Object.keys(exported));
    expect(await withDataSource(database.url, complete, findSchemaDrift)).toEqual([]);
    expect(await describeDatabase(database.url)).toContain(ODD_COMMENT);
  });

  it('refuses a name that is no class name', () => {
    expect(() => makeMigration([], 'add-feathers', 1)).toThrow('"add-feathers" is not a name like AddRatings');
  });
});

async function expectPrettier(path: string): Promise<void> {
  const prettier = resolve('node_modules/prettier/bin/prettier.cjs');
  await promisify(execFile)(process.execPath, [prettier, '--config', resolve('.prettierrc.json'), '--check', path]);
}
