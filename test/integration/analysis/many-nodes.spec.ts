import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisVerifier } from '../../../src/analysis/analysis-verifier.js';
import { AnalysisWork, type WorkOutcome } from '../../../src/analysis/analysis-work.service.js';
import { LARGEST_NODES } from '../../../src/config/environment.js';
import { SMALL_ENGINE } from '../../support/engines.js';
import { insertGames } from '../../support/insert-games.js';
import { makeRandomGame } from '../../support/random-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const ID = 'manynods';
// It searches a few nodes only, whatever it is told.
const HASTY = `#!/bin/sh\nsed -u 's/^go nodes .*/go nodes 2000/' | '${process.execPath}' '${SMALL_ENGINE}'\n`;

describe('an analysis with as many nodes as may be asked for', () => {
  let folder: string;
  let database: TestDatabase;
  let app: TestApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-nodes-'));
    const engine = join(folder, 'hasty');
    await writeFile(engine, HASTY);
    await chmod(engine, 0o755);
    database = await createTestDatabase();
    await insertGames(database.url, [{ id: ID, moves: makeRandomGame(11, 40) }]);
    const env = { ENGINE_PATH: engine, ENGINE_PROCESSES: '1' };
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is made in small parts, and comes out again', async () => {
    const work = app.module.get(AnalysisWork, { strict: false });
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const asked = { startedBy: 'test', nodes: LARGEST_NODES, doneHere: true };
    const { run } = await requests.requestGame(ID, asked);
    const outcomes: WorkOutcome[] = [];
    while (outcomes.at(-1) !== 'ended') {
      const task = await work.findOpenTask(run.id, ID as never, async () => Promise.resolve(false));
      if (!task) throw new Error('There is no task');
      outcomes.push(await work.tryWork(task, new AbortController().signal));
    }
    // Eight positions each: 24 of the game, the start and 16 by themselves.
    expect(outcomes).toEqual([...Array<WorkOutcome>(5).fill('parts-left'), 'ended']);
    const verifier = app.module.get(AnalysisVerifier, { strict: false });
    expect(await verifier.verify(ID, new AbortController().signal)).toMatchObject({ ok: true, searched: 41 });
  }, 60_000);
});
