import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { SEARCH_PATIENCE } from '../../../src/analysis/engine-service.js';
import type { RunView } from '../../../src/runs/run-view.js';
import { JobsService } from '../../../src/queues/jobs.service.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { SMALL_ENGINE } from '../../support/engines.js';
import { insertGames } from '../../support/insert-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const FAKE = resolve('test/support/fake-engine.mjs');
const IMPATIENT_MS = 300;
/** What a game says that was given up because of the fault. */
const FAULTS: [fault: string, message: RegExp, patienceMs?: number][] = [
  ['dies at start', /The engine is gone: .*exit code 3/],
  ['dies in go', /The engine is gone: .*exit code 3/],
  ['is killed in go', /The engine is gone: it was ended by SIGKILL/],
  ['an illegal move', /The engine wants to play e2e5/],
  ['no score', /The engine gave a move and no score/],
  ['hangs in go', /The engine did not answer within 967 ms/, IMPATIENT_MS],
  ['junk for an answer', /The engine did not answer within 967 ms/, IMPATIENT_MS],
];

describe('an engine that fails', () => {
  const usualMs = SEARCH_PATIENCE.shortestMs;
  let folder: string;
  let database: TestDatabase;
  let app: TestApp | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-faults-'));
    database = await createTestDatabase();
    await insertGames(
      database.url,
      [...FAULTS, 'twice', 'always'].map((_, i) => ({ id: `faulty0${i}`, moves: 'e4 e5 Nf3' })),
    );
  });
  afterEach(async () => {
    SEARCH_PATIENCE.shortestMs = usualMs;
    await app?.close();
    app = undefined;
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A program that is this engine; shell text. */
  const makeEngine = async (name: string, script: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  };
  const analyse = async (id: string, env: Record<string, string>): Promise<RunView> => {
    app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      env: { ...env, ENGINE_PROCESSES: '1' },
    });
    const { run } = await app.module
      .get(AnalysisRequests, { strict: false })
      .requestGame(id, { startedBy: 'test', doneHere: true });
    return app.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
  };

  it.each(FAULTS.map((fault, i) => ({ fault: fault[0], message: fault[1], patienceMs: fault[2] ?? usualMs, i })))(
    '($fault) leaves a game visibly failed and nothing half stored, and a good one makes up for it',
    async ({ fault, message, patienceMs, i }) => {
      const engine = await makeEngine(`fault-${i}`, `exec '${process.execPath}' '${FAKE}' '${fault}'`);
      SEARCH_PATIENCE.shortestMs = patienceMs;
      expect(await analyse(`faulty0${i}`, { ENGINE_PATH: engine })).toMatchObject({ state: 'failed', failed: 1 });
      SEARCH_PATIENCE.shortestMs = usualMs;
      const report = await app?.module.get(AnalysesService, { strict: false }).get(`faulty0${i}`);
      expect(report).toMatchObject({ state: 'failed', message: expect.stringMatching(message), plugins: [] });
      expect(await queryDatabase(database.url, `select from game_plies where game_id = 'faulty0${i}'`)).toEqual([]);
      await app?.close();
      expect(await analyse(`faulty0${i}`, {})).toMatchObject({ state: 'done', finished: 1 });
      expect(await queryDatabase(database.url, `select from game_plies where game_id = 'faulty0${i}'`)).toHaveLength(4);
    },
    60_000,
  );

  it('again and again makes a dead letter, and its replay ends the game and its run well', async () => {
    const id = `faulty0${FAULTS.length + 1}`;
    const flag = join(folder, 'healthy');
    const script = `if [ -e '${flag}' ]; then exec '${process.execPath}' '${SMALL_ENGINE}'; fi
      exec '${process.execPath}' '${FAKE}' 'dies in go'`;
    const env = { ENGINE_PATH: await makeEngine('healing', script), ENGINE_PROCESSES: '1' };
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', roles: ['analysis'], env });
    const { module } = app;
    const { run } = await module.get(AnalysisRequests, { strict: false }).requestGame(id, { startedBy: 'test' });
    const runs = module.get(RunsService, { strict: false });
    await until(async () => (await runs.get(run.id)).state === 'failed', { timeoutMs: 60_000 });
    await writeFile(flag, '');
    const jobs = module.get(JobsService, { strict: false });
    const [dead] = await jobs.listFailures({ state: 'dead', limit: 2 });
    expect(dead).toMatchObject({ name: 'analyse-game', payload: { runId: run.id, gameId: id }, attempts: 4 });
    expect(await jobs.replay({ name: 'analyse-game' })).toBe(1);
    const repaired = await until(async () => {
      const now = await runs.get(run.id);
      return now.state === 'done' ? now : undefined;
    });
    expect(repaired).toMatchObject({ finished: 1, failed: 0, percent: 100, errorCode: null, message: null });
    expect(await module.get(AnalysesService, { strict: false }).get(id)).toMatchObject({ state: 'done' });
  }, 120_000);

  it('twice is forgiven', async () => {
    const count = join(folder, 'starts');
    const script = `echo x >> '${count}'
      if [ "$(wc -l < '${count}')" -le 2 ]; then exec '${process.execPath}' '${FAKE}' 'dies in go'; fi
      exec '${process.execPath}' '${SMALL_ENGINE}'`;
    const engine = await makeEngine('sometimes', script);
    expect(await analyse(`faulty0${FAULTS.length}`, { ENGINE_PATH: engine })).toMatchObject({
      state: 'done',
      finished: 1,
    });
  }, 60_000);

  it('or is replaced on disk gives way to the new one, under a profile of its own', async () => {
    const ids = ['replace1', 'replace2', 'replace3'];
    await insertGames(
      database.url,
      ids.map((id) => ({ id, moves: 'e4 e5 Nf3' })),
    );
    const start = `exec '${process.execPath}' '${SMALL_ENGINE}'`;
    const path = await makeEngine('replaced', start);
    await analyse('replace1', { ENGINE_PATH: path });
    await makeEngine('replaced', `# another build\n${start}`);
    const requests = app?.module.get(AnalysisRequests, { strict: false });
    const work = app?.module.get(AnalysisWork, { strict: false });
    for (const id of ids.slice(1)) {
      const asked = await requests?.requestGame(id, { startedBy: 'test', doneHere: true });
      expect(await work?.runToEnd(asked?.run.id ?? 0, new AbortController().signal)).toMatchObject({ state: 'done' });
    }
    const rows = await queryDatabase<{ build: string }>(
      database.url,
      `select build from game_analyses join engine_profiles p on p.id = profile_id where game_id like 'replace%' order by game_id`,
    );
    const [first, second, third] = rows.map(({ build }) => build);
    expect(second).not.toBe(first);
    expect(third).toBe(second);
  }, 60_000);
});
