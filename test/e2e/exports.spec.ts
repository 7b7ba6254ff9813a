import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { WrittenFile } from '../../src/exports/exports.service.js';
import type { WrittenTables } from '../../src/exports/parquet/parquet-export.service.js';
import { makeAnyGames } from '../support/any-lichess-game.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { storeLines } from '../support/store-lines.js';
import { bootTestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const FEW = 1_000;
const COPIES = 29;
const MANY = FEW * (COPIES + 1);
const MAX_GROWTH_MB = 30;

let few: TestDatabase;
let many: TestDatabase;
let folder: string;
const lines = makeAnyGames(23, FEW);
const envOf = ({ url }: TestDatabase): Record<string, string> => ({
  DATABASE_URL: url,
  LICHESS_URL: 'http://127.0.0.1:9',
  LOG_LEVEL: 'warn',
  ROOKERY_HOME: folder,
});

async function fill(database: TestDatabase): Promise<void> {
  const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  try {
    await storeLines(app, lines);
  } finally {
    await app.close();
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rookery-exports-'));
  [few, many] = [await createTestDatabase(), await createTestDatabase()];
  await fill(few);
  await fill(many);
  await queryDatabase(
    many.url,
    `insert into games select (jsonb_populate_record(g, jsonb_build_object('id', substr(md5(g.id || n), 1, 8),
       'created_at', g.created_at + n * interval '1 hour'))).* from games g, generate_series(1, $1::integer) n`,
    [COPIES],
  );
}, 120_000);

afterAll(async () => {
  await few.drop();
  await many.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('rookery export', () => {
  it('writes a file whose name says the format, and answers with its size', async () => {
    const path = join(folder, 'all.ndjson.gz');
    const file = await runRookery<WrittenFile>(['export', '--out', path], envOf(few));
    const bytes = await readFile(path);
    expect(file).toMatchObject({ path, games: FEW, bytes: bytes.length, resumedAfter: 0 });
    expect(gunzipSync(bytes).toString()).toBe(`${lines.join('\n')}\n`);
  });

  it('names the file after its content in a folder, and filters', async () => {
    const wanted = lines.filter((line) => line.includes('"id":"white_rook-7"') && line.includes('"rated":true'));
    const args = ['export', 'White_Rook-7', '--rated', '--format', 'csv', '--out', `${folder}/tables/`];
    const file = await runRookery<WrittenFile>(args, envOf(few));
    expect(file).toMatchObject({ path: join(folder, 'tables', 'white_rook-7.csv'), games: wanted.length });
  });

  it('writes to standard output, and nothing else there', async () => {
    const args = ['dist/bundle/main.js', 'export', '--format', 'ndjson', '--out', '-'];
    const env = { PATH: process.env.PATH, ...envOf(few) };
    const { stdout } = await promisify(execFile)(process.execPath, args, { env, encoding: 'buffer', maxBuffer: 1e8 });
    expect(stdout.toString() === `${lines.join('\n')}\n`).toBe(true);
  });

  it('ends in peace when nobody reads on', async () => {
    const command = `node dist/bundle/main.js export --format pgn --out - | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const env = { PATH: process.env.PATH, ...envOf(few) };
    const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-c', command], { env });
    expect(stdout).toMatch(/^\[Event ".*"\]\n0\n$/);
    expect(stderr).not.toContain('EPIPE');
  });

  it('writes Parquet, and the second time nothing', async () => {
    const args = [
      'export',
      '--format',
      'parquet',
      '--since',
      '2017-07-14',
      '--until',
      '2017-07-15',
      '--out',
      join(folder, 'parquet'),
    ];
    const first = await runRookery<WrittenTables>(args, envOf(few));
    expect(first.games).toBeGreaterThan(100);
    expect(first).toMatchObject({ files: 1, monthsWritten: 1, monthsUnchanged: 0 });
    expect(await runRookery<WrittenTables>(args, envOf(few))).toEqual({
      ...first,
      monthsWritten: 0,
      monthsUnchanged: 1,
    });
  });

  it.each([
    [['--out', 'games.xls'], 'In which format?'],
    [['--format', 'ndjson', '--color', 'white'], 'name the player'],
    [['--format', 'ndjson', '--since', 'yesterday'], 'ISO 8601'],
    [['--format', 'parquet', '--out', '-'], '--out <folder>'],
    [['nobody_rook', '--format', 'pgn'], 'No player "nobody_rook" is stored'],
    [['--format', 'pgn', '--out', '/dev/null/x.pgn'], '/dev/null'],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stderr } = await new RookeryProcess(['export', ...args], envOf(few)).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});

describe('the recipe of the README', () => {
  it('runs as written', async () => {
    const [, recipe = ''] = /### Out again[\s\S]*?```sh\n([\s\S]*?)```/.exec(await readFile('README.md', 'utf8')) ?? [];
    // It leaves a folder behind, so it runs in one that only looks like the project.
    const place = join(folder, 'recipe');
    await mkdir(place);
    const repository = process.cwd();
    const names = (await readdir(repository)).filter((name) => !name.startsWith('.'));
    for (const name of names) await symlink(join(repository, name), join(place, name));
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...envOf(few) };
    // Of few months: a file takes its time.
    await queryDatabase(few.url, `update games set created_at = '2024-01-31Z'::timestamptz + plies * interval '1 day'`);
    const { stdout } = await promisify(execFile)('bash', ['--norc', '-c', recipe], { cwd: place, env });
    expect(stdout).toContain(`${FEW.toLocaleString('en-GB')} games in 2 files`);
    expect(stdout).toContain("'ultraBullet'");
  }, 120_000);
});

/** How many games are in the half file. */
async function readGames(path: string): Promise<number> {
  const text = await readFile(`${path}.part.json`, 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { games?: number }).games ?? 0;
}

async function waitForGames(path: string, games: number): Promise<void> {
  await until(async () => (await readGames(path)) >= games, { timeoutMs: 60_000, what: `${games} games in ${path}` });
}

/** Resident memory of a process, MB; 0 when it has ended. */
async function residentMb(pid: number): Promise<number> {
  const rss = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => undefined);
  return Number(rss?.stdout ?? 0) / 1024;
}

interface Watched {
  path: string;
  /** The most resident memory while each half was written, MB. */
  peaks: readonly [first: number, second: number];
}

let whole: Promise<Watched> | undefined;
/** An export that nobody interrupts, watched: the oracle of those that were, and the measure of memory. */
const writeWhole = (): Promise<Watched> => (whole ??= exportWatched());

async function exportWatched(): Promise<Watched> {
  const path = join(folder, 'whole.pgn.gz');
  const process = new RookeryProcess(['export', '--out', path], envOf(many));
  const peaks: [number, number] = [0, 0];
  while (process.running) {
    const half = (await readGames(path)) < MANY / 2 ? 0 : 1;
    peaks[half] = Math.max(peaks[half], await residentMb(process.pid));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect((await process.ended).code).toBe(0);
  return { path, peaks };
}

describe('an export that is interrupted', () => {
  it('by kill -9, three times, has the bytes of one that was not', async () => {
    const whole = await writeWhole();
    const path = join(folder, 'killed.pgn.gz');
    for (const games of [2_000, 9_000, 17_000]) {
      const process = new RookeryProcess(['export', '--out', path], envOf(many));
      await waitForGames(path, games);
      await process.kill();
    }
    expect(await readdir(folder)).not.toContain('killed.pgn.gz');
    const file = await runRookery<WrittenFile>(['export', '--out', path], envOf(many));
    expect(file.games).toBe(MANY);
    expect(file.resumedAfter).toBeGreaterThanOrEqual(17_000);
    expect((await readFile(path)).equals(await readFile(whole.path))).toBe(true);
  }, 240_000);

  it('by Ctrl-C says how to go on', async () => {
    const path = join(folder, 'stopped.ndjson');
    const process = new RookeryProcess(['export', '--out', path], envOf(many));
    await waitForGames(path, 1_000);
    process.signal('SIGINT');
    const { code, stderr } = await process.ended;
    expect(code).toBe(130);
    expect(stderr).toContain(`Stopped. What is finished stays in ${path}.part; the same command goes on from there.`);
    await writeFile(path, 'an older file stays until the new one is whole');
    const { games } = await runRookery<WrittenFile>(['export', '--out', path], envOf(many));
    expect(games).toBe(MANY);
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(MANY + 1);
  }, 120_000);
});

describe('memory', () => {
  it(`does not grow with the games: the second half of ${MANY} takes no more than the first`, async () => {
    const [first, second] = (await writeWhole()).peaks;
    process.stderr.write(`export memory: ${first.toFixed(0)} MB, then ${second.toFixed(0)} MB\n`);
    expect(second).toBeGreaterThan(0);
    expect(second - first).toBeLessThan(MAX_GROWTH_MB);
  }, 240_000);
});
