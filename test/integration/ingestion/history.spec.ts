import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer, type RehearsalOptions } from '../../../src/rehearsal/rehearsal-server.js';
import { auditLedger, checksumGames, readStoredGames } from '../../support/stored-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

const PLAYER = 'Patient_Rook';

describe('a history', () => {
  let database: TestDatabase;
  let app: TestApp;
  let lichess: RehearsalServer;

  async function open(options: RehearsalOptions): Promise<void> {
    database = await createTestDatabase();
    lichess = new RehearsalServer(options);
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
  }

  afterEach(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  const requestsSince = (before: number): number => lichess.stats.total - before;

  it('of 12,345 games with equal createdAt at batch and page borders ends as exactly 12,345 rows', async () => {
    const world = makeAccount({
      seed: 2,
      username: PLAYER,
      games: 12_345,
      // Batches are closed at 1,000 records, answers are cut at 3,000 and 7,000 lines: each inside a cluster.
      clusters: [{ size: 30, every: 1_000 }],
      aborted: 20,
      correspondence: 40,
      interleaved: 40,
    });
    await open({
      world,
      faults: [
        { on: 'export', nth: 1, action: { type: 'endEarly', afterLines: 3_000 } },
        { on: 'export', nth: 2, action: { type: 'cutMidLine', afterLines: 4_000 } },
      ],
    });
    const run = await app.syncPlayer(PLAYER);
    expect(run).toMatchObject({ state: 'done', inserted: 12_345, rejected: 0 });
    const stored = await readStoredGames(database.url);
    expect([...stored.keys()].sort()).toEqual(world.games.map((game) => game.id).sort());
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 12_345, games: 12_345 });
  });

  it('uses one connection for everything', async () => {
    await open({ world: makeAccount({ seed: 3, username: PLAYER, games: 500 }) });
    await app.syncPlayer(PLAYER);
    await app.syncPlayer(PLAYER);
    expect(lichess.stats.socketsOpened).toBe(1);
  });

  it('costs one request when nothing is new, and two when something is', async () => {
    const world = makeAccount({ seed: 4, username: PLAYER, games: 300, startsAt: Date.now() - 300 * 3_000_000 });
    await open({ world });
    await app.syncPlayer(PLAYER);
    let before = lichess.stats.total;
    const idle = await app.syncPlayer(PLAYER);
    expect([requestsSince(before), idle.requests, idle.inserted]).toEqual([1, 1, 0]);
    const next = world.makeNextGame().load();
    lichess.apply({
      type: 'addGame',
      game: { ...next, createdAt: Date.now() - 60_000, lastMoveAt: Date.now() - 1_000 },
    });
    before = lichess.stats.total;
    const busy = await app.syncPlayer(PLAYER);
    expect([requestsSince(before), busy.requests, busy.inserted]).toEqual([2, 2, 1]);
  });

  it('read again in full changes no row', async () => {
    await open({
      world: makeAccount({ seed: 5, username: PLAYER, games: 2_000, running: 3, analysed: 40, aborted: 5 }),
    });
    const first = await app.syncPlayer(PLAYER);
    const before = await checksumGames(database.url);
    const again = await app.syncPlayer(PLAYER, { fullHistory: true });
    expect(again).toMatchObject({ state: 'done', inserted: 0, updated: 0, rejected: 0 });
    expect(again.received).toBeGreaterThanOrEqual(first.inserted);
    expect(await checksumGames(database.url)).toBe(before);
  });

  it('is not taken for complete when an answer ends early among known games', async () => {
    const world = makeAccount({ seed: 16, username: PLAYER, games: 300, startsAt: Date.now() - 300 * 3_000_000 });
    await open({ world });
    await app.syncPlayer(PLAYER);
    lichess.setFaults([{ on: 'export', nth: 1, action: { type: 'endEarly', afterLines: 50 } }]);
    const late = world.games[250];
    if (!late) throw new Error('no game');
    lichess.apply({ type: 'addAnalysis', id: late.id, late: { analysis: [{ eval: 7 }] } });
    const again = await app.syncPlayer(PLAYER, { fullHistory: true });
    expect(again).toMatchObject({ state: 'done', inserted: 0, updated: 1 });
    expect(again.received).toBeGreaterThanOrEqual(300);
  });

  it('loses no game that runs while the cursor passes it, over months too', async () => {
    const world = makeAccount({
      seed: 6,
      username: PLAYER,
      games: 1_000,
      running: 60,
      correspondence: 60,
      interleaved: 60,
    });
    await open({ world });
    await app.syncPlayer(PLAYER);
    for (const id of world.runningIds) lichess.apply({ type: 'finishGame', id, patch: world.finishPatch(id) });
    const run = await app.syncPlayer(PLAYER);
    expect(run.state).toBe('done');
    const open2 = await queryDatabase(database.url, `select id from games where status in ('created', 'started')`);
    expect(open2).toEqual([]);
    const stored = await readStoredGames(database.url);
    for (const id of world.runningIds) {
      const patch = world.finishPatch(id);
      expect(stored.get(id)).toMatchObject({ status: patch.status, moves: patch.moves, winner: patch.winner ?? null });
    }
  });

  it('keeps the row of a running game that Lichess deletes, and stops asking for it', async () => {
    const world = makeAccount({ seed: 7, username: PLAYER, games: 200, running: 4 });
    await open({ world });
    await app.syncPlayer(PLAYER);
    const [gone] = world.runningIds;
    if (!gone) throw new Error('no running game');
    lichess.apply({ type: 'removeGame', id: gone });
    const run = await app.syncPlayer(PLAYER);
    expect(run.notes.join()).toContain('deleted by Lichess');
    const [row] = await queryDatabase<{ vanished: boolean }>(
      database.url,
      'select vanished_at is not null as vanished from games where id = $1',
      [gone],
    );
    expect(row?.vanished).toBe(true);
    const before = lichess.stats.perPath.game ?? 0;
    await app.syncPlayer(PLAYER);
    expect(lichess.stats.perPath.game ?? 0).toBe(before);
  });

  it('takes over an analysis that comes later, and games that arrive while it reads', async () => {
    const world = makeAccount({ seed: 8, username: PLAYER, games: 600, analysed: 5 });
    const late = world.games[10];
    const extra = world.makeNextGame();
    if (!late) throw new Error('no game');
    await open({
      world,
      changes: [{ applyAt: { afterRequests: 1, afterLines: 100 }, change: { type: 'addGame', game: extra } }],
    });
    const first = await app.syncPlayer(PLAYER);
    expect(first.inserted).toBe(601);
    const analysis = [{ eval: 20 }, { eval: 15 }];
    lichess.apply({ type: 'addAnalysis', id: late.id, late: { analysis } });
    const again = await app.syncPlayer(PLAYER, { fullHistory: true });
    expect(again).toMatchObject({ inserted: 0, updated: 1 });
    expect((await readStoredGames(database.url)).get(late.id)).toMatchObject({ analysis });
  });

  it('stops after --max games and goes on from there the next time', async () => {
    await open({ world: makeAccount({ seed: 9, username: PLAYER, games: 500 }) });
    const part = await app.syncPlayer(PLAYER, { maxGames: 120 });
    expect(part).toMatchObject({ state: 'done', received: 120, inserted: 120 });
    const rest = await app.syncPlayer(PLAYER);
    expect(rest.inserted).toBe(380);
    expect(rest.received).toBeLessThan(420);
  });

  it('with 100 bad records of 2,000 stores the good ones and keeps the bad ones apart', async () => {
    const world = makeAccount({ seed: 15, username: PLAYER, games: 1_900 });
    const brokenRecords = Array.from({ length: 100 }, (_, i) => ({
      player: PLAYER,
      createdAt: world.games[i * 19]?.createdAt,
      line: i % 2 ? `{"id":"bad${String(i).padStart(5, '0')}","rated":1}` : `garbage \u0000 number ${i}`,
    }));
    await open({ world, brokenRecords });
    const run = await app.syncPlayer(PLAYER);
    expect(run).toMatchObject({ state: 'done', inserted: 1_900 });
    // Twenty places are asked for again; since that does not help, the others are not.
    expect(run.requests).toBeLessThanOrEqual(3 + 20);
    expect(run.notes.join()).toContain('only some of their places');
    const [kept] = await queryDatabase<{ count: number; attempts: number }>(
      database.url,
      'select count(*)::int, min(attempts) as attempts from rejected_records where resolved_at is null',
    );
    expect(kept).toEqual({ count: 100, attempts: 1 });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 1_900, games: 1_900 });
  });

  it.each([
    [
      'nested without end',
      (line: string) => line.replace('"rated"', `"novel":${'['.repeat(5_000)}${']'.repeat(5_000)},"rated"`),
    ],
    [
      'of more plies than fit',
      (line: string) => line.replace(/"moves":"[^"]*"/, `"moves":"${'Nf3 '.repeat(40_000).trim()}"`),
    ],
    ['from the far future', (line: string) => line.replace(/"createdAt":\d+/, '"createdAt":4000000000000')],
    ['with a text PostgreSQL cannot hold', (line: string) => line.replace('"status":"', '"status":"\\u0000')],
  ])('with a record %s is stored but for that one, with a handful of requests', async (_, spoil) => {
    const world = makeAccount({ seed: 17, username: PLAYER, games: 300 });
    const model = world.games[150];
    if (!model) throw new Error('no game');
    const line = spoil(JSON.stringify(model.load())).replace(/"id":"[^"]+"/, '"id":"badGame1"');
    await open({
      world,
      brokenRecords: [{ player: PLAYER, createdAt: model.createdAt, line }],
      faults: [{ on: 'export', nth: 1, action: { type: 'cutMidLine', afterLines: 152 } }],
    });
    const run = await app.syncPlayer(PLAYER);
    expect(run).toMatchObject({ state: 'done', inserted: 300 });
    expect(run.requests).toBeLessThan(9);
    expect(run.received).toBeLessThan(330);
    const rejected = await queryDatabase(database.url, 'select game_id, resolved_at from rejected_records');
    expect(rejected).toEqual([{ game_id: 'badGame1', resolved_at: null }]);
    expect((await app.syncPlayer(PLAYER)).state).toBe('done');
  });

  it('says so when the account counts more games than come, and why that can be', async () => {
    const account = makeAccount({ seed: 10, username: PLAYER, games: 100 });
    await open({ world: { players: [{ username: PLAYER, claimedCount: { all: 130 } }], games: account.games } });
    const run = await app.syncPlayer(PLAYER);
    expect(run).toMatchObject({ state: 'done', inserted: 100, accountGames: 130, storedGames: 100 });
    expect(run.notes).toEqual([
      expect.stringContaining('Lichess counts 130 finished games, 100 are stored: 30 games fewer'),
    ]);
    // Account page, first reading, the one that brings nothing new, and two more because the count says otherwise.
    expect(run.requests).toBe(5);
  });
});

describe('an account', () => {
  it.each([
    ['unknown', 'Nobody_Here', 'player-unknown'],
    ['closed', 'Closed_Rook', 'player-closed'],
  ])('that is %s ends the run with a name for it', async (_, player, code) => {
    const database = await createTestDatabase();
    const lichess = new RehearsalServer({ world: makeAccount({ seed: 12, username: 'Closed_Rook', games: 20 }) });
    lichess.apply({ type: 'closeAccount', player: 'Closed_Rook' });
    const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
    const run = await app.syncPlayer(player);
    expect(run).toMatchObject({ state: 'failed', errorCode: code });
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  it('that was closed after a sync keeps its games', async () => {
    const database = await createTestDatabase();
    const lichess = new RehearsalServer({ world: makeAccount({ seed: 13, username: 'Leaving_Rook', games: 20 }) });
    const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
    await app.syncPlayer('Leaving_Rook');
    lichess.apply({ type: 'closeAccount', player: 'Leaving_Rook' });
    expect(await app.syncPlayer('leaving_rook')).toMatchObject({ state: 'failed', errorCode: 'player-closed' });
    expect((await auditLedger(database.url)).games).toBe(20);
    lichess.apply({ type: 'reopenAccount', player: 'Leaving_Rook' });
    lichess.apply({ type: 'renameAccount', player: 'Leaving_Rook', username: 'LEAVING_rook' });
    expect(await app.syncPlayer('leaving_rook', { fullHistory: true })).toMatchObject({ state: 'done', inserted: 0 });
    const [player] = await queryDatabase(
      database.url,
      `select name, account_state from players where id = 'leaving_rook'`,
    );
    expect(player).toEqual({ name: 'LEAVING_rook', account_state: 'open' });
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  it('with a bad token ends the run at once and the token stays secret', async () => {
    const database = await createTestDatabase();
    const lichess = new RehearsalServer({ world: makeAccount({ seed: 14, username: 'Token_Rook', games: 20 }) });
    const app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: await lichess.start(),
      env: { LICHESS_TOKEN: 'lip_notATokenAtAll' },
    });
    const run = await app.syncPlayer('Token_Rook');
    expect(run).toMatchObject({ state: 'failed', errorCode: 'token-rejected', requests: 1 });
    expect(JSON.stringify(run)).not.toContain('lip_notATokenAtAll');
    await app.close();
    await lichess.stop();
    await database.drop();
  });
});
