import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import type { Evaluation } from '../../../src/analysis/evaluation.js';
import { hashMoves, listPositions } from '../../../src/analysis/game-positions.js';
import { planSearches } from '../../../src/analysis/search-plan.js';
import type { RunView } from '../../../src/runs/run-view.js';
import { insertGames } from '../../support/insert-games.js';
import { makeRandomGame } from '../../support/random-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const GAME = { id: 'inparts1', variant: 'standard', moves: makeRandomGame(11, 120) };
const WRONG = { cp: 7_777, mate: null, best: 'a2a3', pv: 'a2a3', depth: 1, nodes: 1, source: 'engine' } as const;

describe('stored parts of a long game', () => {
  let database: TestDatabase;
  let app: TestApp;
  let right: Record<string, unknown>[];

  const analyse = async (): Promise<RunView> => {
    const { run } = await app.module
      .get(AnalysisRequests, { strict: false })
      .requestGame(GAME.id, { startedBy: 'test', doneHere: true, again: true });
    return app.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
  };
  /** Whether a position came from the cache is chance. */
  const readPlies = async (): Promise<Record<string, unknown>[]> =>
    queryDatabase(database.url, `select game_plies.*, '' as source from game_plies order by ply`);
  const storePart = async (chunk: number, evaluations: (readonly [number, Evaluation])[]): Promise<void> => {
    await queryDatabase(
      database.url,
      `insert into analysis_chunks (game_id, profile_id, moves_sha256, chunk, evaluations, engine_ms)
       select $1, max(id), $2, $3, $4, 1 from engine_profiles`,
      [GAME.id, hashMoves(GAME), chunk, JSON.stringify(evaluations)],
    );
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [GAME]);
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
    expect(await analyse()).toMatchObject({ state: 'done' });
    right = await readPlies();
    expect(right).toHaveLength(121);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('that a version with other parts left behind are searched anew, so that no position is left out', async () => {
    await storePart(0, [[120, WRONG]]);
    await storePart(1, [[119, WRONG]]);
    expect(await analyse()).toMatchObject({ state: 'done' });
    expect(await readPlies()).toEqual(right);
  }, 60_000);

  it('make the game when all of them are there', async () => {
    for (const [number, { inGame, alone }] of planSearches(listPositions(GAME)).entries()) {
      const plies = [...inGame, ...alone].map(({ ply }) => ply);
      const evaluations = plies.map((ply) => [ply, { ...right[ply], source: 'engine' } as Evaluation] as const);
      await storePart(number, evaluations);
    }
    expect(await analyse()).toMatchObject({ state: 'done' });
    expect(await readPlies()).toEqual(right);
    expect(await queryDatabase(database.url, 'select engine_ms from game_analyses')).toEqual([{ engine_ms: 2 }]);
  }, 60_000);
});
