import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { makeGames, makeNdjson, makePgnFile } from '../support/game-files.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

describe('rookery import', () => {
  let database: TestDatabase;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'rookery-import-'));
    env = { DATABASE_URL: database.url, ROOKERY_HOME: folder, LICHESS_LEASE_MS: '1000', LOG_LEVEL: 'error' };
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]): RookeryProcess['ended'] => new RookeryProcess(args, env).ended;

  it('reads standard input, and the same again changes nothing', async () => {
    const text = makePgnFile(makeGames(30));
    const pipe = async (): Promise<ImportView> => {
      const child = spawn(process.execPath, ['dist/bundle/main.js', 'import', '-', '--json'], {
        env: { PATH: process.env.PATH, ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      child.stdin.end(text);
      let out = '';
      for await (const chunk of child.stdout) out += String(chunk);
      return JSON.parse(out) as ImportView;
    };
    expect(await pipe()).toMatchObject({ state: 'done', received: 30, inserted: 30 });
    expect(await pipe()).toMatchObject({ state: 'done', received: 30, unchanged: 30 });
  });

  it('says what to install where what unpacks a file is missing, and passes it over in a directory', async () => {
    const archives = join(folder, 'archives');
    await mkdir(archives);
    const path = join(archives, 'games.zst');
    await writeFile(path, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0, 0]));
    await writeFile(join(archives, 'games.pgn'), makePgnFile(makeGames(2, 77)));
    const withoutPath = { ...env, PATH: '/nowhere' };
    const { code, stderr } = await new RookeryProcess(['import', path], withoutPath).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining('games.zst needs the program zstd to be unpacked')]);
    expect(stderr).toContain('apt-get install zstd');
    expect(await runRookery<ImportView>(['import', archives], withoutPath)).toMatchObject({ received: 2, rejected: 0 });
  });

  it('ends well only below --max-rejected, and rejected records can be looked at', async () => {
    const path = join(folder, 'some.ndjson');
    const good = makeNdjson(makeGames(9, 6));
    await writeFile(path, `${good}{"id":"brokenGm","rated":\n`);
    const strict = await run('import', path);
    expect([strict.code, strict.stderr]).toEqual([
      1,
      expect.stringMatching(/More than 5% of the records were rejected/),
    ]);
    expect(strict.stdout).toMatch(/10 received = 9 new \+ 0 updated \+ 0 unchanged \+ 1 rejected/);
    const lenient = await runRookery<ImportView>(['import', path, '--max-rejected', '10%'], env);
    expect(lenient).toMatchObject({ received: 10, unchanged: 9, rejected: 1 });

    const reasons = await runRookery<{ records: number; firstId: number }[]>(['rejected', 'list', '--reasons'], env);
    expect(reasons).toMatchObject([{ records: 1 }]);
    const shown = await run('rejected', 'show', String(reasons[0]?.firstId));
    expect(shown.stdout).toContain('{"id":"brokenGm","rated":');
    const output = join(folder, 'rejected.ndjson');
    await runRookery(['rejected', 'export', '--output', output], env);
    const [line = ''] = (await readFile(output, 'utf8')).split('\n');
    const exported = JSON.parse(line) as { rawBase64: string };
    expect(Buffer.from(exported.rawBase64, 'base64').toString()).toBe('{"id":"brokenGm","rated":');
  });

  it('checks moves by the rules, unless it is told to trust the file', async () => {
    const path = join(folder, 'illegal.pgn');
    const text = makePgnFile(makeGames(1, 12)).replace(/\n1\. \S+/, '\n1. Ke4');
    expect(text).toContain('\n1. Ke4');
    await writeFile(path, text);
    expect((await run('import', path)).stdout).toMatch(/0 new \+ 0 updated \+ 0 unchanged \+ 1 rejected/);
    expect(await runRookery<ImportView>(['import', path, '--trust'], env)).toMatchObject({ inserted: 1, rejected: 0 });
    const stored = await queryDatabase(
      database.url,
      `select checked, moves like 'Ke4 %' as as_given from games join import_files f on f.id = any (file_ids)
       where moves like 'Ke4%'`,
    );
    expect(stored).toEqual([{ checked: false, as_given: true }]);
  });

  it('says what is wrong with what cannot be imported', async () => {
    const missing = await run('import', join(folder, 'nothing.pgn'));
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringMatching(/nothing\.pgn does not exist/)]);
    const columns = join(folder, 'columns.json');
    await writeFile(columns, '{"moove":"x"}');
    const wrong = await run('import', columns, '--columns', columns);
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/"moove" is wrong/)]);
  });

  it('of a damaged archive stores all before the damage, says so and fails', async () => {
    const path = join(folder, 'cut.ndjson.gz');
    const packed = gzipSync(makeNdjson(makeGames(400, 8)));
    const cut = packed.subarray(0, Math.floor(packed.length * 0.6));
    await writeFile(path, cut);
    // What is left of it, without the line that is cut.
    const left = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString().split('\n').length - 1;
    expect(left).toBeGreaterThan(100);
    const { code, stdout, stderr } = await run('import', path);
    expect([code, stdout + stderr]).toEqual([1, expect.stringMatching(/cut\.ndjson\.gz: The archive is damaged/)]);
    expect(stdout).toContain(`${left} received = ${left} new + 0 updated + 0 unchanged + 0 rejected`);
  });

  it('that is interrupted says how to go on', async () => {
    const path = join(folder, 'many.pgn');
    await writeFile(path, makePgnFile(makeGames(12_000, 7)));
    const process = new RookeryProcess(['import', path], env);
    const isRunning = async (): Promise<boolean> => {
      const sql = `select 1 from runs where kind = 'import' and state = 'running'`;
      return (await queryDatabase(database.url, sql)).length > 0;
    };
    await until(isRunning, { timeoutMs: 60_000, everyMs: 20, what: 'the import to begin' });
    process.signal('SIGINT');
    const stopped = await process.ended;
    expect(stopped.stderr).toMatch(/Nothing is lost: the same command goes on from here/);
    expect(stopped.code).toBe(130);
    expect(await runRookery<ImportView>(['import', path], env)).toMatchObject({ state: 'done', received: 12_000 });
  });
});
