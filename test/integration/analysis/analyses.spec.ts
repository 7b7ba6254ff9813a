import { jest } from '@jest/globals';
import { AnalysesService } from '../../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../../src/analysis/analysis-work.service.js';
import { AnalysisVerifier } from '../../../src/analysis/analysis-verifier.js';
import { PluginsService } from '../../../src/analysis/plugins.service.js';
import { Database } from '../../../src/database/database.service.js';
import type { RunView } from '../../../src/runs/run-view.js';
import { insertGames, type PlainGame } from '../../support/insert-games.js';
import { makeRandomGame } from '../../support/random-game.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const NODES = '2000';
const ITALIAN = 'e4 e5 Nf3 Nc6 Bc4 Bc5 c3 Nf6 d4 exd4 cxd4 Bb4+';
const GAMES: PlainGame[] = [
  { id: 'mate0001', moves: 'e4 e5 Bc4 Nc6 Qh5 Nf6 Qxf7#', status: 'mate', winner: 'white' },
  { id: 'italian1', moves: `${ITALIAN} Nc3 Nxe4 O-O Bxc3`, winner: 'white' },
  { id: 'italian2', moves: `${ITALIAN} Bd2 Bxd2+ Nbxd2 d5`, winner: 'black' },
  { id: 'threefol', moves: 'e4 e5 Nf3 Nc6 Ng1 Nb8 Nf3 Nc6 Ng1 Nb8 a3', status: 'draw' },
  { id: 'atomic01', moves: 'e4 e5 Nf3 Nc6', variant: 'atomic', clocksCs: [30_003, 30_003, 29_500, 29_000] },
  {
    id: 'c960game',
    moves: 'e4 e5 O-O',
    variant: 'chess960',
    initialFen: '4k2r/pppppppp/8/8/8/8/PPPPPPPP/4K2R w Kk - 0 1',
  },
  {
    id: 'frompos1',
    moves: 'Qg2#',
    variant: 'fromPosition',
    initialFen: '8/8/8/8/8/6k1/4q3/7K b - - 0 40',
    status: 'mate',
    winner: 'black',
  },
  { id: 'badmove1', moves: 'e4 e5 Ke7' },
];

describe('analyses', () => {
  let database: TestDatabase;
  let app: TestApp;
  let analysis: AnalysesService;
  let requests: AnalysisRequests;
  let work: AnalysisWork;

  const boot = async (databaseUrl: string, env: Record<string, string> = {}): Promise<TestApp> =>
    bootTestApp({
      databaseUrl,
      lichessUrl: 'http://127.0.0.1:9',
      env: { ENGINE_NODES: NODES, ENGINE_PROCESSES: '2', ...env },
    });
  const analyse = async (id: string, on: TestApp = app, nodes?: number): Promise<RunView> => {
    const requests = on.module.get(AnalysisRequests, { strict: false });
    const { run } = await requests.requestGame(id, { startedBy: 'test', doneHere: true, nodes });
    return on.module.get(AnalysisWork, { strict: false }).runToEnd(run.id, new AbortController().signal);
  };
  const readPlies = async (url: string, id: string): Promise<Record<string, unknown>[]> =>
    queryDatabase(url, 'select * from game_plies where game_id = $1 order by ply', [id]);

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, GAMES);
    app = await boot(database.url);
    analysis = app.module.get(AnalysesService, { strict: false });
    requests = app.module.get(AnalysisRequests, { strict: false });
    work = app.module.get(AnalysisWork, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('tell of every position what the engine says, and of a mate what the rules say', async () => {
    expect(await analyse('mate0001')).toMatchObject({ state: 'done', percent: 100, finished: 1, failed: 0, total: 1 });
    const report = await analysis.get('mate0001');
    expect(report).toMatchObject({
      state: 'done',
      source: 'engine',
      plies: 7,
      evaluated: 7,
      cached: 0,
      engine: {
        nodes: 2_000,
        multipv: 1,
        name: expect.stringMatching(/Stockfish/),
        build: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
    const plies = await analysis.listPlies('mate0001');
    expect(plies.map(({ san }) => san)).toEqual([null, 'e4', 'e5', 'Bc4', 'Nc6', 'Qh5', 'Nf6', 'Qxf7#']);
    expect(plies.at(-1)).toMatchObject({ mate: 0, cp: null, best: null, source: 'rules' });
    expect(plies.at(-2)).toMatchObject({ mate: 1, best: 'h5f7', source: 'engine', judgment: 'Blunder' });
    expect(plies.slice(0, -1).every(({ nodes }) => Number(nodes) >= 1)).toBe(true);
    expect(plies.at(-2)).toMatchObject({ pv: 'h5f7' });
    for (const { best, pv, depth } of plies.slice(0, -1)) {
      expect(pv).toMatch(new RegExp(`^${best}( [a-h][1-8][a-h][1-8][nbrq]?){0,11}$`));
      expect(depth).toBeGreaterThanOrEqual(1);
    }
    expect(plies.at(-1)).toMatchObject({ pv: null, depth: null, nodes: null });
    const active = await app.module.get(PluginsService, { strict: false }).listActive();
    expect(report.plugins.map(({ plugin }) => plugin).sort()).toEqual(active.map(({ name }) => name).sort());
    expect(report.plugins.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  it('are not made twice', async () => {
    const [before] = await queryDatabase(database.url, `select * from game_analyses where game_id = 'mate0001'`);
    expect(await analyse('mate0001')).toMatchObject({ state: 'done', percent: 100 });
    expect(await queryDatabase(database.url, `select * from game_analyses where game_id = 'mate0001'`)).toEqual([
      before,
    ]);
  });

  it('write the plies of a game in at most two statements', async () => {
    const moves = makeRandomGame(11, 80);
    await insertGames(database.url, [{ id: 'eighty01', moves }]);
    const { logger } = app.module.get(Database, { strict: false }).dataSource;
    const sent = jest.spyOn(logger, 'logQuery');
    await analyse('eighty01', app, 1_000);
    const statements = sent.mock.calls.map(([sql]) => sql);
    sent.mockRestore();
    expect(await readPlies(database.url, 'eighty01')).toHaveLength(81);
    const writes = statements.filter((sql) => /\bgame_plies\b/.test(sql) && !/^\s*select\b/.test(sql));
    expect([1, 2]).toContain(writes.length);
  });

  it('take positions that recur from the cache, which changes nothing of what they say', async () => {
    await analyse('italian1');
    await analyse('italian2');
    const report = await analysis.get('italian2');
    // The start and the twelve plies both games begin with.
    expect(report).toMatchObject({ state: 'done', cached: 13 });
    const elsewhere = await createTestDatabase();
    await insertGames(elsewhere.url, GAMES);
    const other = await boot(elsewhere.url);
    await analyse('italian2', other);
    const withoutSource = (rows: Record<string, unknown>[]): unknown[] => rows.map((row) => ({ ...row, source: null }));
    expect(withoutSource(await readPlies(elsewhere.url, 'italian2'))).toEqual(
      withoutSource(await readPlies(database.url, 'italian2')),
    );
    await other.close();
    await elsewhere.drop();
  });

  it('score a third repetition 0.00 also when the cache knows the position', async () => {
    await analyse('threefol');
    const plies = await analysis.listPlies('threefol');
    // After 1. e4 e5: plies 2, 6 and 10.
    expect(plies[10]).toMatchObject({ san: 'Nb8', cp: 0, source: 'rules' });
    expect(plies[6]).toMatchObject({ source: 'engine' });
    expect(plies[2]).toMatchObject({ source: 'cache' });
    expect(plies[2]?.cp).not.toBe(0);
  });

  it('say honestly what the engine does not play, with what needs no engine', async () => {
    expect(await analyse('atomic01')).toMatchObject({ state: 'done', finished: 1 });
    const report = await analysis.get('atomic01');
    expect(report).toMatchObject({ state: 'unsupported', source: null, message: expect.stringContaining('atomic') });
    expect(report.plugins.find(({ plugin }) => plugin === 'move-quality')).toMatchObject({ state: 'unsupported' });
    expect(report.plugins.find(({ plugin }) => plugin === 'time-usage')).toMatchObject({ state: 'done' });
    expect((await analysis.listPlies('atomic01')).map(({ thinkCs }) => thinkCs)).toEqual([null, 0, 0, 503, 1_003]);
  });

  it('follow castling in chess960', async () => {
    await analyse('c960game');
    const plies = await analysis.listPlies('c960game');
    expect(plies.at(-1)).toMatchObject({ san: 'O-O', uci: 'e1h1', source: 'engine' });
  });

  it("ask the engine about games from a position too, and tell it from White's side when Black begins", async () => {
    await analyse('frompos1');
    expect(await analysis.get('frompos1')).toMatchObject({ state: 'done', source: 'engine', evaluated: 1, cached: 0 });
    const [start, end] = await analysis.listPlies('frompos1');
    expect(start).toMatchObject({ ply: 0, mate: -1, source: 'engine' });
    expect(end).toMatchObject({ ply: 1, san: 'Qg2#', mate: 0, source: 'rules' });
  });

  it('fail visibly for a game nobody could have played', async () => {
    expect(await analyse('badmove1')).toMatchObject({ state: 'failed', failed: 1, percent: expect.any(Number) });
    expect(await analysis.get('badmove1')).toMatchObject({ state: 'failed', message: expect.stringContaining('Ke7') });
  });

  it('come out again bit by bit, and a changed digit is found', async () => {
    const verifier = app.module.get(AnalysisVerifier, { strict: false });
    const verify = async (id: string): Promise<unknown> => verifier.verify(id, new AbortController().signal);
    for (const id of ['mate0001', 'italian2', 'threefol', 'c960game', 'frompos1', 'atomic01']) {
      expect(await verify(id)).toEqual({
        gameId: id,
        ok: true,
        searched: expect.any(Number),
        differences: [],
        notCompared: [],
      });
    }
    await queryDatabase(database.url, `update game_plies set cp = cp + 1 where game_id = 'italian2' and ply = 9`);
    expect(await verify('italian2')).toMatchObject({ ok: false, differences: [{ where: 'ply 9', field: 'cp' }] });
  });

  it('of plugins that are not here are named as not repeated', async () => {
    await queryDatabase(
      database.url,
      `insert into plugin_results (game_id, plugin, version, state, formula_version) values ('mate0001', 'gone', 3, 'done', 1)`,
    );
    const verification = await app.module
      .get(AnalysisVerifier, { strict: false })
      .verify('mate0001', new AbortController().signal);
    expect(verification).toMatchObject({ ok: true, notCompared: ['gone 3'] });
    await queryDatabase(database.url, `delete from plugin_results where plugin = 'gone'`);
  });

  it('of one game asked for by twenty at once are one run', async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, () =>
        requests.requestGame('italian1', { startedBy: 'test', nodes: 3_000, doneHere: true }),
      ),
    );
    expect(new Set(asked.map(({ run }) => run.id)).size).toBe(1);
    expect(asked.filter(({ created }) => created)).toHaveLength(1);
    const run = await work.runToEnd(asked[0]?.run.id ?? 0, new AbortController().signal);
    expect(run).toMatchObject({ state: 'done' });
    expect(await analysis.get('italian1')).toMatchObject({ engine: { nodes: 3_000 } });
  });

  it('of a player are one run over all games that lack something, and a long game is done in parts', async () => {
    const long = makeRandomGame(7, 400);
    await insertGames(database.url, [
      { id: 'longgame', moves: long, white: 'long_rook' },
      { id: 'shortone', moves: 'd4 d5 c4', white: 'long_rook' },
    ]);
    const { run } = await requests.requestPlayer('long_rook' as never, { startedBy: 'test', doneHere: true });
    expect(run).toMatchObject({ total: 2, percent: 0 });
    const parts = async (): Promise<number> =>
      (await queryDatabase(database.url, `select from analysis_chunks where game_id = 'longgame'`)).length;
    const ended = work.runToEnd(run.id, new AbortController().signal);
    let most = 0;
    for (let done = false; !done;) {
      done = await Promise.race([ended.then(() => true), new Promise<boolean>((r) => setTimeout(() => r(false), 20))]);
      most = Math.max(most, await parts());
    }
    expect(await ended).toMatchObject({ state: 'done', finished: 2, percent: 100 });
    expect(most).toBeGreaterThanOrEqual(2);
    expect(await parts()).toBe(0);
    expect(await analysis.get('longgame')).toMatchObject({ plies: long.split(' ').length, state: 'done' });
    const { run: next } = await requests.requestPlayer('long_rook' as never, { startedBy: 'test', doneHere: true });
    expect(next).toMatchObject({ total: 0, state: 'done', message: expect.stringContaining('Nothing to do') });
  }, 120_000);

  it("take Lichess's evaluations where that is the policy and they are complete", async () => {
    const scores = [30, 25, 40, -20].map((cp) => ({ eval: cp }));
    await insertGames(database.url, [{ id: 'lichess1', moves: 'e4 e5 Nf3 f6', analysis: scores }]);
    const other = await boot(database.url, { ANALYSIS_SOURCE: 'lichess' });
    await analyse('lichess1', other);
    expect(await analysis.get('lichess1')).toMatchObject({ source: 'lichess', engine: null, evaluated: 0 });
    expect((await analysis.listPlies('lichess1')).map(({ cp }) => cp)).toEqual([15, 30, 25, 40, -20]);
    await other.close();
  });

  it("stand beside Lichess's own", async () => {
    const analysis = [
      { eval: 30 },
      { eval: -250, best: 'e7e5', variation: 'e5 Nf3', judgment: { name: 'Blunder', comment: 'Blunder.' } },
      { mate: 1 },
    ];
    await insertGames(database.url, [{ id: 'beside01', moves: 'e4 f6 d4', analysis }]);
    await analyse('beside01');
    const plies = await app.module.get(AnalysesService, { strict: false }).listPlies('beside01');
    expect(plies.map(({ source }) => source)).not.toContain('lichess');
    expect(plies.map(({ lichess }) => lichess)).toEqual([
      null,
      { cp: 30, mate: null, best: 'e7e5', judgment: null },
      { cp: -250, mate: null, best: null, judgment: 'Blunder' },
      { cp: null, mate: 1, best: null, judgment: null },
    ]);
  });
});
