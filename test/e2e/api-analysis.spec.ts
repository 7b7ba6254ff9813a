import type { OpenAPIObject } from '@nestjs/swagger';
import { makeUci } from 'chessops';
import { parseComment, parsePgn, startingPosition } from 'chessops/pgn';
import { parseSan } from 'chessops/san';
import type { AnalysisReport } from '../../src/analysis/analyses.service.js';
import type { PlyRow } from '../../src/analysis/analysis-view.js';
import type { PluginView } from '../../src/analysis/plugins.service.js';
import { isFinal } from '../../src/runs/run.entity.js';
import type { RunTree } from '../../src/runs/run-view.js';
import { ApiServer } from '../support/api-server.js';
import { SMALL_ENGINE } from '../support/engines.js';
import { insertGames } from '../support/insert-games.js';
import { differences } from '../support/open-api-check.js';
import { makeRandomGame } from '../support/random-game.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const MOVES = 'e4 e5 Nf3 f6 Nxe5 fxe5 Qh5+ Ke7 Qxe5+ Kf7 Bc4+ d5 Bxd5+ Kg6 h4 h5';
const CLOCKS = Array.from({ length: 16 }, (_, i) => 30_003 - i * 137);
const BATCH = 12;

describe('analyses over HTTP', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createTestDatabase();
    await insertGames(database.url, [
      { id: 'damiano1', moves: MOVES, clocksCs: CLOCKS, winner: 'white' },
      { id: 'nomoves1', moves: '', status: 'noStart' },
      { id: 'playing1', moves: 'e4', status: 'started' },
      { id: 'untouch1', moves: 'd4 d5' },
      { id: 'waiting1', moves: 'c4 c5' },
      ...Array.from({ length: BATCH }, (_, i) => ({
        id: `batch0${String(i).padStart(2, '0')}`,
        moves: makeRandomGame(i + 1, 40),
        white: 'batch_rook',
      })),
    ]);
    const env = { ROLES: 'api,analysis', ENGINE_PATH: SMALL_ENGINE, ENGINE_PROCESSES: '1', ENGINE_NODES: '2000' };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const fits = (schema: string, value: unknown): void =>
    expect(differences(document, { $ref: `#/components/schemas/${schema}` }, value)).toEqual([]);
  const untilEnded = async (id: number): Promise<RunTree> =>
    until(
      async () => {
        const { json } = await api.get<RunTree>(`/api/runs/${id}`);
        return isFinal(json.state) ? json : undefined;
      },
      { timeoutMs: 60_000 },
    );

  it('answer 202 with the run that does it, and then with everything found', async () => {
    const asked = await api.post<RunTree>('/api/games/damiano1/analysis');
    expect(asked).toMatchObject({ status: 202, headers: { location: `/api/runs/${asked.json.id}` } });
    fits('RunTreeDto', asked.json);
    expect(asked.json).toMatchObject({ kind: 'analysis', total: 1, startedBy: 'api' });
    expect(await untilEnded(asked.json.id)).toMatchObject({ state: 'done', percent: 100, finished: 1, failed: 0 });

    const { json: report } = await api.get<AnalysisReport>('/api/games/damiano1/analysis');
    fits('AnalysisReportDto', report);
    expect(report).toMatchObject({
      state: 'done',
      source: 'engine',
      plies: 16,
      engine: { nodes: 2_000 },
      runId: asked.json.id,
    });
    const { json: moves } = await api.get<{ items: PlyRow[] }>('/api/games/damiano1/moves');
    fits('PliesDto', moves);
    expect(moves.items.map(({ san }) => san)).toEqual([null, ...MOVES.split(' ')]);
    expect(moves.items.map(({ clockCs }) => clockCs)).toEqual([null, ...CLOCKS]);
    // 2...f6 and 3...fxe5 lose; how much of it an engine sees in so few nodes differs.
    const bad = moves.items.filter(({ judgment }) => judgment === 'Mistake' || judgment === 'Blunder');
    expect(bad.map(({ san }) => san)).toEqual(expect.arrayContaining([expect.stringMatching(/^(f6|fxe5|Ke7)$/)]));
    const { json: plugins } = await api.get<{ items: PluginView[] }>('/api/analysis/plugins');
    fits('PluginsDto', plugins);
    expect(report.plugins.map(({ plugin }) => plugin).sort()).toEqual(plugins.items.map(({ name }) => name).sort());
  });

  it('tell of one side alone, that of a player', async () => {
    const read = async (query: string): Promise<AnalysisReport> => {
      const { json } = await api.get<AnalysisReport>(`/api/games/damiano1/analysis${query}`);
      fits('AnalysisReportDto', json);
      return json;
    };
    const acplOf = ({ plugins }: AnalysisReport): unknown =>
      plugins.find(({ plugin }) => plugin === 'move-quality')?.metrics?.acpl;
    const both = await read('');
    const [white, black] = [await read('?player=White_Rook'), await read('?player=black_rook')];
    expect([both.side, white.side, black.side]).toEqual([null, 'white', 'black']);
    expect(acplOf(both)).toEqual({ white: acplOf(white), black: acplOf(black) });
    expect(acplOf(black)).toBeGreaterThan(0);
    expect(white.plugins.map(({ plugin }) => plugin)).toEqual(both.plugins.map(({ plugin }) => plugin));
  });

  it('give a PGN that reads back as the same moves, evaluations and clocks', async () => {
    const answer = await api.get('/api/games/damiano1/pgn');
    expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('application/x-chess-pgn') });
    const [game] = parsePgn(answer.text);
    if (!game) throw new Error('There is no game in it');
    expect(Object.fromEntries(game.headers)).toMatchObject({
      GameId: 'damiano1',
      Result: '1-0',
      White: 'white_rook',
      Annotator: expect.stringMatching(/^Stockfish.*, 2000 nodes a position$/),
    });
    const { items } = (await api.get<{ items: PlyRow[] }>('/api/games/damiano1/moves')).json;
    const position = startingPosition(game.headers).unwrap();
    const read = [...game.moves.mainline()].map(({ san, comments, nags }) => {
      const move = parseSan(position, san);
      if (!move) throw new Error(`${san} is illegal`);
      position.play(move);
      const { evaluation, clock } = parseComment(comments?.join(' ') ?? '');
      return { san, uci: makeUci(move), evaluation, clockCs: clock && Math.round(clock * 100), nags };
    });
    const glyphs: Record<string, number[]> = { Inaccuracy: [6], Mistake: [2], Blunder: [4] };
    expect(read).toEqual(
      items.slice(1).map(({ san, uci, cp, mate, clockCs, judgment }) => ({
        san,
        uci,
        evaluation: cp === null ? { mate } : { pawns: cp / 100 },
        clockCs,
        nags: judgment === null ? undefined : glyphs[judgment],
      })),
    );
  });

  it('give the PGN of a game that nobody analysed', async () => {
    const answer = await api.get('/api/games/untouch1/pgn');
    expect(answer.text).toMatch(/1\. d4 d5 1\/2-1\/2\n\n\n$/);
    expect(answer.text).not.toContain('Annotator');
  });

  it('refuse what cannot be, and say what to do', async () => {
    const problems = [
      ['GET', '/api/games/untouch1/analysis', undefined, 404, 'analysis-not-found'],
      ['GET', '/api/games/damiano1/analysis?player=batch_rook', undefined, 404, 'player-not-in-game'],
      ['GET', '/api/games/damiano1/analysis?player=x', undefined, 400, 'invalid-request'],
      ['GET', '/api/games/untouch1/moves', undefined, 404, 'analysis-not-found'],
      ['GET', '/api/games/nobody01/pgn', undefined, 404, 'game-not-found'],
      ['POST', '/api/games/nobody01/analysis', undefined, 404, 'game-not-found'],
      ['POST', '/api/games/nomoves1/analysis', undefined, 409, 'game-not-analysable'],
      ['POST', '/api/games/playing1/analysis', undefined, 409, 'game-not-analysable'],
      ['POST', '/api/games/damiano1/analysis', { nodes: 1 }, 400, 'invalid-request'],
      ['POST', '/api/games/damiano1/analysis', { nodes: 'many' }, 400, 'invalid-request'],
      ['POST', '/api/games/damiano1/analysis', { depth: 20 }, 400, 'invalid-request'],
    ] as const;
    for (const [method, path, body, status, type] of problems) {
      const answer = await api.ask<{ type: string; suggestions: string[] }>(path, { method, body });
      expect([path, answer.status, answer.json.type]).toEqual([path, status, `/problems/${type}`]);
      expect(answer.json.suggestions.length).toBeGreaterThan(0);
    }
  });

  it('say that they wait, and of what is there that it is to be made again', async () => {
    const pause = async (verb: 'pause' | 'resume'): Promise<void> =>
      void (await api.post(`/api/jobs/queues/analysis/${verb}`));
    const read = async (id: string): Promise<AnalysisReport> => {
      const { json } = await api.get<AnalysisReport>(`/api/games/${id}/analysis`);
      fits('AnalysisReportDto', json);
      return json;
    };
    await pause('pause');
    const asked = await api.post<RunTree>('/api/games/waiting1/analysis');
    const again = await api.ask<RunTree>('/api/games/damiano1/analysis', { method: 'POST', body: { again: true } });
    const open = { state: 'waiting', runId: asked.json.id };
    expect(await read('waiting1')).toMatchObject({
      ...open,
      open,
      plies: 2,
      source: null,
      analysedAt: null,
      plugins: [],
    });
    expect(await read('damiano1')).toMatchObject({ state: 'done', open: { state: 'waiting', runId: again.json.id } });
    await pause('resume');
    await Promise.all([untilEnded(asked.json.id), untilEnded(again.json.id)]);
    expect(await read('waiting1')).toMatchObject({ state: 'done', open: null });
    expect(await read('damiano1')).toMatchObject({ state: 'done', open: null, runId: again.json.id });
  });

  it('say of moves the game no longer has that they are outdated', async () => {
    const readOutdated = async (): Promise<unknown[]> => {
      const paths = ['/api/games/damiano1/analysis', '/api/games/damiano1/moves'];
      const answers = await Promise.all(paths.map((path) => api.get<{ outdated: boolean }>(path)));
      return answers.map(({ json }) => json.outdated);
    };
    expect(await readOutdated()).toEqual([false, false]);
    const setMoves = `update games set moves = $1 where id = 'damiano1'`;
    await queryDatabase(database.url, setMoves, ['e4 e5 Ke7']);
    expect(await readOutdated()).toEqual([true, true]);
    await queryDatabase(database.url, setMoves, [MOVES]);
  });

  it('let a game asked for by hand overtake a running batch', async () => {
    const { AnalysisRequests } = await import('../../src/analysis/analysis-requests.service.js');
    const requests = api.app.get(AnalysisRequests, { strict: false });
    const { run } = await requests.requestPlayer('batch_rook' as never, { startedBy: 'test' });
    await until(async () => (await api.get<RunTree>(`/api/runs/${run.id}`)).json.finished >= 2, { timeoutMs: 60_000 });
    const asked = await api.post<RunTree>('/api/games/untouch1/analysis');
    const before = (await api.get<RunTree>(`/api/runs/${run.id}`)).json.finished;
    await untilEnded(asked.json.id);
    const after = (await api.get<RunTree>(`/api/runs/${run.id}`)).json.finished;
    // The one that was in hand, and perhaps the one that began before the request was there.
    expect(after - before).toBeLessThanOrEqual(2);
    expect(after).toBeLessThan(BATCH);
    expect(await untilEnded(run.id)).toMatchObject({ state: 'done', total: BATCH, finished: BATCH, percent: 100 });
    const rows = await queryDatabase(
      database.url,
      `select from game_analyses where game_id like 'batch0%' and state = 'done'`,
    );
    expect(rows).toHaveLength(BATCH);
  }, 180_000);

  it('are counted', async () => {
    const { text } = await api.get('/metrics');
    expect(text).toMatch(/rookery_analysis_game_seconds_count\{outcome="done"\} \d+/);
    expect(text).toMatch(/rookery_analysis_positions_total\{source="engine"\} \d+/);
    expect(text).toMatch(/rookery_evaluation_cache_lookups\{result="hit"\} [1-9]/);
    expect(text).toMatch(/rookery_evaluation_cache_bytes [1-9]/);
  });
});
