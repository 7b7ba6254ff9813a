import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { hashMoves } from '../../../src/analysis/game-positions.js';
import type { Manifest } from '../../../src/exports/parquet/manifest.js';
import { ParquetExport, type ParquetRequest } from '../../../src/exports/parquet/parquet-export.service.js';
import { makeAnyGames } from '../../support/any-lichess-game.js';
import { storeLines } from '../../support/store-lines.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const MONTHS = 4;
const REQUEST: ParquetRequest = {
  format: 'parquet',
  selection: { filter: {} },
  evals: 'best',
  clocks: true,
  plies: true,
};
const forever = new AbortController().signal;

/** Games of any shape, moved into a few months. */
const lines = makeAnyGames(11, 900).map((line, i) => {
  const game = JSON.parse(line) as { createdAt: number };
  game.createdAt = Date.UTC(2023, 10 + (i % MONTHS), 1 + (i % 28), 23, 59, 59, i);
  return JSON.stringify(game);
});

let database: TestDatabase;
let app: TestApp;
let exports: ParquetExport;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  exports = app.module.get(ParquetExport, { strict: false });
  await storeLines(app, lines);
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rookery-parquet-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function readManifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

async function askDuckDb<T>(sql: string): Promise<T[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson() as T[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const gamesOf = (): string => `read_parquet('${folder}/games/*/*/*.parquet', hive_partitioning = true)`;

describe('tables', () => {
  it('hold every game, equal in every sum to the database', async () => {
    const written = await exports.write(REQUEST, folder, { stop: forever });
    expect(written).toMatchObject({ games: 900, plies: 0, files: MONTHS, monthsWritten: MONTHS, monthsUnchanged: 0 });
    const sums = `count(*)::int as games, sum(plies)::int as plies, sum(white_rating)::int as ratings,
      count(winner)::int as decided, count(opening_name)::int as openings, sum(length(moves))::int as letters,
      min(id) as first, max(id) as last, count(*) filter (where rated)::int as rated,
      count(distinct status)::int as statuses, count(white_team)::int as teams`;
    const [inParquet] = await askDuckDb<object>(`select ${sums}, sum(len(clocks_cs))::int as clocks,
      epoch_ms(max(created_at))::varchar as latest from ${gamesOf()}`);
    const [stored] = await queryDatabase<object>(
      database.url,
      `select ${sums}, sum(cardinality(clocks_cs))::int as clocks,
         (extract(epoch from max(created_at)) * 1000)::bigint::text as latest from games`,
    );
    expect(inParquet).toEqual(stored);
    const months = await askDuckDb<object>(
      `select year::int as year, month::int as month, count(*)::int as games from ${gamesOf()} group by all order by all`,
    );
    expect(months).toEqual([
      { year: 2023, month: 11, games: 225 },
      { year: 2023, month: 12, games: 225 },
      { year: 2024, month: 1, games: 225 },
      { year: 2024, month: 2, games: 225 },
    ]);
  });

  it('keep texts of any kind and lists with holes', async () => {
    await exports.write(REQUEST, folder, { stop: forever });
    const rows = await askDuckDb<{ id: string; name: string | null; mates: (number | null)[] | null }>(
      `select id, white_name as name, evals_mate as mates from ${gamesOf()}`,
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const line of lines) {
      const { id, players, analysis } = JSON.parse(line) as {
        id: string;
        players: { white: { name?: string } };
        analysis?: { mate?: number }[];
      };
      const mates = analysis?.map(({ mate }) => mate ?? null) ?? null;
      expect(found.get(id)).toEqual({ id, name: players.white.name ?? null, mates });
    }
  });

  it('are described by a manifest whose checksums hold', async () => {
    await exports.write(REQUEST, folder, { stop: forever });
    const { files, schemaVersion, rookery } = await readManifest();
    expect([schemaVersion, files.length, rookery.length > 0]).toEqual([1, MONTHS, true]);
    for (const { path, bytes, sha256, rows, month } of files) {
      const content = await readFile(join(folder, path));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
      expect(path).toContain(`year=${month.slice(0, 4)}/month=${month.slice(5)}/`);
      const [counted] = await askDuckDb(`select count(*)::int as rows from read_parquet('${folder}/${path}')`);
      expect(counted).toEqual({ rows });
    }
    expect((await readdir(folder)).sort()).toEqual(['games', 'manifest.json']);
  });
});

describe('positions of analysed games', () => {
  it('are a table of their own, and evaluations of the game', async () => {
    const lastMonth = { ...REQUEST, selection: { filter: { since: new Date('2024-02-01Z') } } };
    const [game] = await queryDatabase<{ id: string; variant: string; initialFen: string | null; moves: string }>(
      database.url,
      `select id, variant, initial_fen as "initialFen", moves from games where created_at >= '2024-02-01Z' and plies > 3
       order by id limit 1`,
    );
    if (!game) throw new Error('There is no such game');
    const sans = game.moves.split(' ');
    await queryDatabase(
      database.url,
      `with profile as (insert into engine_profiles (fingerprint, name, version, net, build, nodes, multipv, hash_mb)
         values ('f', 'Testfish', '1', 'net', 'build', 1000, 1, 16) returning id),
       analysis as (insert into game_analyses (game_id, state, source, profile_id, moves_sha256, plies, formula_version)
         select $1, 'done', 'engine', id, $2, $3, 1 from profile returning game_id)
       insert into game_plies (game_id, ply, san, cp, source)
       select game_id, ply, ($4::text[])[ply], ply * 10, 'engine' from analysis, generate_series(0, $3::integer) ply`,
      [game.id, hashMoves(game), sans.length, sans],
    );
    const written = await exports.write(lastMonth, folder, { stop: forever });
    expect(written).toMatchObject({ games: 225, plies: sans.length + 1, files: 2 });
    const plies = await askDuckDb<object>(
      `select game_id, ply, san, cp from read_parquet('${folder}/plies/*/*/*.parquet') order by ply`,
    );
    expect(plies).toEqual([null, ...sans].map((san, ply) => ({ game_id: game.id, ply, san, cp: ply * 10 })));
    const [row] = await askDuckDb<object>(`select annotator, evals_cp from ${gamesOf()} where id = '${game.id}'`);
    expect(row).toEqual({ annotator: 'Testfish 1, 1000 nodes a position', evals_cp: sans.map((_, i) => (i + 1) * 10) });
    const ours = join(folder, 'ours');
    await exports.write({ ...lastMonth, evals: 'own' }, ours, { stop: forever });
    const evaluated = `where evals_cp is not null or evals_mate is not null`;
    expect(await askDuckDb<object>(`select id from read_parquet('${ours}/games/*/*/*.parquet') ${evaluated}`)).toEqual([
      { id: game.id },
    ]);
    await queryDatabase(database.url, 'delete from game_analyses');
    const { plies: left, monthsWritten } = await exports.write(lastMonth, folder, { stop: forever });
    expect([left, monthsWritten]).toEqual([0, 1]);
  });
});

describe('the next time', () => {
  it('only months with changes are written, and the same games give the same bytes', async () => {
    await exports.write(REQUEST, folder, { stop: forever });
    const before = await readManifest();
    const again = await exports.write(REQUEST, folder, { stop: forever });
    expect(again).toMatchObject({ games: 900, monthsWritten: 0, monthsUnchanged: MONTHS });
    expect(await readManifest()).toEqual(before);

    await queryDatabase(
      database.url,
      `update games set white_team = 'a new team', changed_at = now() where id = (select min(id) from games
         where created_at >= '2023-12-01Z' and created_at < '2024-01-01Z')`,
    );
    const changed = await exports.write(REQUEST, folder, { stop: forever });
    expect(changed).toMatchObject({ games: 900, monthsWritten: 1, monthsUnchanged: MONTHS - 1 });
    const after = await readManifest();
    const differing = after.files.filter(({ sha256 }, i) => before.files[i]?.sha256 !== sha256);
    expect(differing.map(({ month }) => month)).toEqual(['2023-12']);
    const [found] = await askDuckDb(`select count(*)::int as games from ${gamesOf()} where white_team = 'a new team'`);
    expect(found).toEqual({ games: 1 });

    const other = await mkdtemp(join(tmpdir(), 'rookery-parquet-'));
    await exports.write(REQUEST, other, { stop: forever });
    const fresh = JSON.parse(await readFile(join(other, 'manifest.json'), 'utf8')) as Manifest;
    expect(fresh.files).toEqual(after.files);
    await rm(other, { recursive: true });
  });

  it('a name that changed changes its months', async () => {
    await exports.write(REQUEST, folder, { stop: forever });
    await queryDatabase(database.url, `update players set title = 'CM' where id = 'white_rook-1'`);
    const { monthsWritten } = await exports.write(REQUEST, folder, { stop: forever });
    expect(monthsWritten).toBeGreaterThan(0);
  });

  it('an interrupted export goes on with the months that are missing', async () => {
    const stop = new AbortController();
    let pages = 0;
    const onProgress = () => ++pages === 2 && stop.abort(new Error('enough'));
    await expect(exports.write(REQUEST, folder, { stop: stop.signal, onProgress })).rejects.toThrow('enough');
    expect(await readdir(folder)).not.toContain('manifest.json');
    const resumed = await exports.write(REQUEST, folder, { stop: forever });
    expect(resumed).toMatchObject({ games: 900, monthsWritten: MONTHS - 2, monthsUnchanged: 2 });
    expect((await readManifest()).files).toHaveLength(MONTHS);
  });
});
