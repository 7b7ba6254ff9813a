import { ProfileRunner } from '../../../src/ingestion/profiles/profile-runner.js';
import type { StepEnd } from '../../../src/ingestion/profiles/profile-work.js';
import { type ProfilesRequest, ProfilesService } from '../../../src/ingestion/profiles/profiles.service.js';
import { RejectedRecordsService } from '../../../src/ingestion/rejected-records.service.js';
import { PipelinesService } from '../../../src/operations/pipelines/pipelines.service.js';
import { InvalidPlayerNameError } from '../../../src/players/players.errors.js';
import { PlayersService, type PlayerView, type ProfileView } from '../../../src/players/players.service.js';
import type { PlayerId } from '../../../src/chess/ids.js';
import { RehearsalServer, type RequestNote } from '../../../src/rehearsal/rehearsal-server.js';
import type { RehearsalPlayer } from '../../../src/rehearsal/lichess-json.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import type { RunView } from '../../../src/runs/run-view.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { bootTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const PLAYERS: RehearsalPlayer[] = Array.from({ length: 700 }, (_, i) => ({
  username: `Prof_Rook${i}`,
  perfs: { blitz: { games: 10, rating: 1_400 + i, rd: 50, prog: 0 } },
  createdAt: Date.UTC(2020, 0, 1),
  seenAt: Date.UTC(2024, 0, 1),
  playTime: { total: 60 * i, tv: 0 },
}));
const PAUSE_MS = 40;
const forever = new AbortController().signal;

const TABLES = 'players, runs, profile_requests, rejected_records, lichess_gate, leases';

describe('profiles', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let app: TestApp;
  const apps: TestApp[] = [];

  const boot = async (options: Partial<TestAppOptions> = {}): Promise<TestApp> => {
    const env = { PROFILES_PAUSE_MS: String(PAUSE_MS), ...options.env };
    const booted = await bootTestApp({ databaseUrl: database.url, lichessUrl, ...options, env });
    apps.push(booted);
    return booted;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { players: [], games: [] } });
    lichessUrl = await lichess.start();
    app = await boot();
  });

  beforeEach(async () => {
    await queryDatabase(database.url, `truncate ${TABLES} cascade`);
    await serve(PLAYERS);
  });

  // All but the first one, which works on nothing by itself.
  afterEach(async () => {
    await Promise.all(apps.splice(1).map((booted) => booted.close()));
  });

  afterAll(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  /** Lichess stays where it is, and everybody in it is new. */
  const serve = async (players: readonly RehearsalPlayer[], latencyMs = 1): Promise<void> => {
    await lichess.stop();
    lichess = new RehearsalServer({ world: { players, games: [] }, penaltyMs: 200, latencyMs });
    await lichess.start(Number(new URL(lichessUrl).port));
  };

  const store = (count: number, first = 0): Promise<unknown> =>
    queryDatabase(
      database.url,
      `insert into players (id, name) select 'prof_rook' || n, 'Prof_Rook' || n from generate_series($1::int, $2::int) n`,
      [first, first + count - 1],
    );

  const request = async (wanted: Partial<ProfilesRequest> = {}, on = app): Promise<RunView> => {
    const profiles = on.module.get(ProfilesService, { strict: false });
    return (await profiles.request({ startedBy: 'cli', doneHere: true, ...wanted })).run;
  };

  const read = async (wanted: Partial<ProfilesRequest> = {}, on = app, stop = forever): Promise<RunView> => {
    const { id } = await request(wanted, on);
    return on.module.get(ProfileRunner, { strict: false }).runToEnd(id, stop);
  };

  const players = (): PlayersService => app.module.get(PlayersService, { strict: false });
  const player = (name: string): Promise<PlayerView> => players().get(name.toLowerCase() as PlayerId);
  const profileOf = (id: string): Promise<ProfileView | undefined> => players().findProfile(id as PlayerId);

  const asked = (): RequestNote[] => lichess.stats.requests.filter(({ kind }) => kind === 'users');

  const age = (condition: string, days: number): Promise<unknown> =>
    queryDatabase(
      database.url,
      `update players set account_checked_at = account_checked_at - $1::int * interval '1 day' where ${condition}`,
      [days],
    );

  it('are asked for 300 at a time with a pause between, stored, and not asked for again', async () => {
    await store(700);
    const run = await read();
    expect(run).toMatchObject({
      state: 'done',
      ...{ total: 700, finished: 700, failed: 0, percent: 100, requests: 3 },
      ...{ received: 700, inserted: 700, updated: 0, unchanged: 0, rejected: 0, notes: [] },
    });
    const requests = asked();
    expect(requests.map((note) => note.asked)).toEqual([300, 300, 100]);
    for (const [i, note] of requests.slice(1).entries()) {
      expect(note.at - (requests[i]?.endedAt ?? Infinity)).toBeGreaterThanOrEqual(PAUSE_MS - 2);
    }
    expect(lichess.stats).toMatchObject({ maxInFlight: 1, total: 3 });
    expect(await player('Prof_Rook7')).toMatchObject({
      accountState: 'open',
      accountCreatedAt: new Date(Date.UTC(2020, 0, 1)),
      accountSeenAt: new Date(Date.UTC(2024, 0, 1)),
      marked: false,
      renamedAt: null,
    });
    const profile = await profileOf('prof_rook7');
    expect(profile).toMatchObject({ playSeconds: 420, perfs: { blitz: { rating: 1_407 } }, counts: null });

    expect(await read()).toMatchObject({ state: 'done', total: 0, received: 0, requests: 0, percent: 100 });
    expect(lichess.stats.total).toBe(3);
  });

  it('are asked for again when they are stale, and only these', async () => {
    await store(20);
    await read();
    await age(`id in ('prof_rook3', 'prof_rook4')`, 31);
    await age(`id = 'prof_rook5'`, 29);
    await serve(PLAYERS.map((one) => (one.username === 'Prof_Rook4' ? { ...one, title: 'FM', seenAt: 5 } : one)));
    await store(1, 20);
    expect(await read()).toMatchObject({ received: 3, inserted: 1, unchanged: 2, requests: 1 });
    expect(await player('prof_rook4')).toMatchObject({ title: 'FM', accountSeenAt: new Date(5) });
    expect(await read({ refresh: true })).toMatchObject({ received: 21, unchanged: 21, requests: 1 });
  });

  it('of players by name are asked for whether these are stored or not, and of nobody else', async () => {
    await store(5);
    const run = await read({ players: ['PROF_ROOK3', 'Prof_Rook600', 'prof_rook3'] });
    expect(run).toMatchObject({ state: 'done', name: null, total: 2, inserted: 2 });
    expect(await player('prof_rook600')).toMatchObject({
      name: 'Prof_Rook600',
      formerName: null,
      accountState: 'open',
    });
    expect(await player('prof_rook4')).toMatchObject({ accountState: 'seen', accountCheckedAt: null });
    expect(await read({ players: ['prof_rook3'] })).toMatchObject({ total: 0, requests: 0 });
    await expect(request({ players: ['prof_rook4', 'no/body'] })).rejects.toThrow(InvalidPlayerNameError);
  });

  it('are asked for of those first whose games are wanted, then of the nearest, then of the stalest', async () => {
    await store(8);
    await read({ players: ['prof_rook1', 'prof_rook2', 'prof_rook3'] });
    await age(`id = 'prof_rook1'`, 40);
    await age(`id = 'prof_rook2'`, 50);
    await queryDatabase(database.url, `update players set depth = 1 where id = 'prof_rook6'`);
    await queryDatabase(database.url, `update players set tracked = true, depth = 0 where id = 'prof_rook7'`);
    await queryDatabase(database.url, `insert into players (id, name) values ('!gone', '!gone'), ('ghost', 'ghost')`);
    const order: string[] = [];
    for (let i = 0; i < 7; i++) {
      await read({ maxPlayers: 1 });
      const latest = 'select id from players where account_checked_at = (select max(account_checked_at) from players)';
      const [last] = await queryDatabase<{ id: string }>(database.url, latest);
      order.push(last?.id.slice(-1) ?? '');
    }
    expect(order).toEqual(['7', '6', '0', '4', '5', '2', '1']);
    expect(await read()).toMatchObject({ total: 0 });
  });

  it('say who is closed, unknown, marked and spelt differently', async () => {
    await store(6);
    await queryDatabase(database.url, `insert into players (id, name) values ('nobody_here', 'Nobody_Here')`);
    await read({ players: ['prof_rook5'] });
    const changes: Record<string, Partial<RehearsalPlayer>> = {
      Prof_Rook0: { disabled: true },
      Prof_Rook1: { tosViolation: true },
      Prof_Rook2: { username: 'PROF_rook2' },
      Prof_Rook5: { disabled: true },
    };
    await serve(PLAYERS.map((one) => ({ ...one, ...changes[one.username] })));
    const run = await read({ refresh: true });
    expect(run).toMatchObject({ received: 7, inserted: 4, updated: 3, unchanged: 0 });
    expect(run.notes).toEqual([
      '2 players are closed.',
      '1 player is unknown to Lichess.',
      '1 player is marked by Lichess for breaking its rules.',
      '1 player is spelt differently than before.',
    ]);
    expect(await player('prof_rook0')).toMatchObject({ accountState: 'closed', name: 'Prof_Rook0', marked: false });
    expect(await player('prof_rook1')).toMatchObject({ accountState: 'open', marked: true });
    expect(await player('prof_rook2')).toMatchObject({
      name: 'PROF_rook2',
      formerName: 'Prof_Rook2',
      renamedAt: expect.any(Date) as Date,
    });
    expect(await player('nobody_here')).toMatchObject({ accountState: 'unknown' });
    // What was known before the account was closed stays.
    const profile = await profileOf('prof_rook5');
    expect(profile).toMatchObject({ perfs: { blitz: { rating: 1_405 } } });

    // Pardoned, and left out where it was closed.
    await serve(PLAYERS.filter(({ username }) => username !== 'Prof_Rook0'));
    expect(await read({ refresh: true })).toMatchObject({ updated: 2, inserted: 0 });
    expect(await player('prof_rook0')).toMatchObject({ accountState: 'closed' });
    expect(await player('prof_rook1')).toMatchObject({ marked: false });
    expect(await player('prof_rook5')).toMatchObject({ accountState: 'open' });
  });

  it('know no rename where the name was only typed, or came from a source without case', async () => {
    await app.module.get(PlayersService, { strict: false }).track('PROF_ROOK0');
    await queryDatabase(database.url, `insert into players (id, name) values ('prof_rook1', 'prof_rook1')`);
    await read();
    expect(await player('prof_rook0')).toMatchObject({ name: 'Prof_Rook0', formerName: null });
    expect(await player('prof_rook1')).toMatchObject({ name: 'Prof_Rook1', formerName: null });
    lichess.apply({ type: 'renameAccount', player: 'prof_rook0', username: 'prof_ROOK0' });
    await read({ refresh: true });
    expect(await player('prof_rook0')).toMatchObject({ name: 'prof_ROOK0', formerName: 'Prof_Rook0' });
  });

  it('keep within the limit of a day, whoever asks and however often it begins anew', async () => {
    const env = { PROFILES_PER_DAY: '450' };
    const first = await boot({ env });
    await store(700);
    const stop = new AbortController();
    const { id } = await request({}, first);
    const reading = first.module.get(ProfileRunner, { strict: false }).runToEnd(id, stop.signal);
    const find = (): Promise<RunView> => app.module.get(RunsService, { strict: false }).get(id);
    const waiting = await until(async () => {
      const run = await find();
      return run.state === 'waiting' && run;
    });
    expect(waiting).toMatchObject({ received: 450, finished: 450, percent: 64 });
    expect(waiting.message).toMatch(/^450 players were asked after in 24 hours/);
    expect((waiting.waitingUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    stop.abort(new Error('enough'));
    await expect(reading).rejects.toThrow('enough');
    expect((await find()).state).toBe('interrupted');

    const second = await boot({ env });
    const steps = second.module.get(ProfileRunner, { strict: false });
    expect(await steps.takeStep(id, forever)).toMatchObject({ ended: false, looked: false });
    // Also for those asked for by name.
    const named = await request({ players: ['prof_rook699'] }, second);
    expect(await steps.takeStep(named.id, forever)).toMatchObject({ ended: false, looked: false });
    expect(asked().map((note) => note.asked)).toEqual([300, 150]);

    // The first request is a day old, the second one is not.
    const older = `update profile_requests set asked_at = asked_at - interval '24 hours' where players = 300`;
    await queryDatabase(database.url, older);
    expect(await steps.runToEnd(id, forever)).toMatchObject({ state: 'done', received: 700, inserted: 700 });
    expect(asked().map((note) => note.asked)).toEqual([300, 150, 250]);
  });

  it('pause between requests of different runs and processes too, from the end of one on', async () => {
    const env = { PROFILES_PAUSE_MS: '5000' };
    const others = [await boot({ env }), await boot({ env })];
    await serve(PLAYERS, 500);
    const [first, second, third] = await Promise.all(
      ['prof_rook1', 'prof_rook2', 'prof_rook3'].map((name) => request({ players: [name] })),
    );
    const step = async (run?: RunView, on = app): Promise<StepEnd> =>
      on.module.get(ProfileRunner, { strict: false }).takeStep(run?.id ?? 0, forever);
    expect(await step(first, others[0])).toEqual({ ended: true });
    const waiting = await step(second, others[1]);
    expect(waiting).toMatchObject({ ended: false, looked: false });
    expect('waitMs' in waiting && waiting.waitMs).toBeGreaterThan(4_600);
    // With a shorter pause it is over.
    await until(async () => (await step(third)).ended);
    expect(asked()).toHaveLength(2);
  });

  it('are asked for once more after faults of the way and a 429, and everybody ends as one of the ledger', async () => {
    await store(700);
    lichess.setFaults([
      { on: 'users', nth: 1, action: { type: 'reset' } },
      { on: 'users', nth: 2, action: { type: 'emptyBody' } },
      { on: 'users', nth: 3, action: { type: 'wrongContentType' } },
      { on: 'users', nth: 5, action: { type: 'tooManyRequests', body: 'html', penaltyMs: 250 } },
      { on: 'users', nth: 7, action: { type: 'badGateway' } },
    ]);
    expect(await read()).toMatchObject({ state: 'done', received: 700, inserted: 700, requests: 8 });
    expect(lichess.stats).toMatchObject({ penaltyViolations: 0, concurrentViolations: 0 });
    expect(lichess.pendingFaults).toEqual([]);
    const sum = 'select sum(players)::int as players from profile_requests';
    const [row] = await queryDatabase<{ players: number }>(database.url, sum);
    expect(row?.players).toBe(4 * 300 + 2 * 300 + 2 * 100);
  });

  it('are not taken for unknown when Lichess leaves out everybody by mistake', async () => {
    await store(3);
    lichess.setFaults([{ on: 'users', nth: 1, action: { type: 'emptyList' } }]);
    expect(await read()).toMatchObject({ state: 'done', inserted: 3, requests: 3, notes: [] });
    await queryDatabase(database.url, `insert into players (id, name) values ('nobody_a', 'a'), ('nobody_b', 'b')`);
    expect(await read()).toMatchObject({ received: 2, updated: 2, notes: ['2 players are unknown to Lichess.'] });
  });

  it('end a run that Lichess refuses, with the reason', async () => {
    await store(3);
    const refused = await boot({ env: { LICHESS_TOKEN: 'unknown_token' } });
    expect(await read({}, refused)).toMatchObject({ state: 'failed', errorCode: 'token-rejected', received: 0 });
    expect(await read()).toMatchObject({ state: 'done', inserted: 3 });
  });

  it('of accounts in an odd form are kept aside, do not hold up the others, and are resolved by a later look', async () => {
    await store(3);
    const odd = PLAYERS.map((one) => (one.username === 'Prof_Rook1' ? { ...one, title: 7 as unknown as string } : one));
    await serve(odd);
    expect(await read()).toMatchObject({ state: 'done', inserted: 2, rejected: 1, failed: 1 });
    expect(await player('prof_rook1')).toMatchObject({
      accountState: 'seen',
      accountCheckedAt: expect.any(Date) as Date,
    });
    const rejected = app.module.get(RejectedRecordsService, { strict: false });
    const [record] = await rejected.list({ limit: 5 });
    expect(record).toMatchObject({
      source: 'lichess:users',
      position: 'account prof_rook1',
      reason: 'user.title is not a text',
    });
    expect(JSON.parse(record?.raw.toString() ?? '')).toMatchObject({ username: 'Prof_Rook1', title: 7 });
    expect(await rejected.replay({ startedBy: 'cli' })).toMatchObject({ state: 'done', received: 1, rejected: 1 });
    await queryDatabase(
      database.url,
      `update rejected_records set raw = convert_to(replace(convert_from(raw, 'utf8'), '"title":7', '"title":"FM"'), 'utf8')`,
    );
    expect(await rejected.replay({ startedBy: 'cli' })).toMatchObject({ state: 'done', inserted: 1, rejected: 0 });
    expect(await player('prof_rook1')).toMatchObject({ title: 'FM', accountState: 'open' });
    expect(await rejected.list({ limit: 5 })).toEqual([]);

    expect(await read({ refresh: true })).toMatchObject({ rejected: 1, unchanged: 2 });
    expect(await rejected.list({ limit: 5 })).toHaveLength(1);
    await serve(PLAYERS);
    await read({ refresh: true });
    expect(await rejected.list({ limit: 5 })).toEqual([]);
  });

  it('of everybody are read by one run, also when twenty ask at once', async () => {
    await store(3);
    const runs = await Promise.all(Array.from({ length: 20 }, () => request()));
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    await read();
    expect((await request()).id).not.toBe(runs[0]?.id);
  });

  it('come with the account page of a sync too, counts and all, and need no further look', async () => {
    await lichess.stop();
    lichess = new RehearsalServer({ world: makeAccount({ seed: 8, username: 'Sync_Rook', games: 30, opponents: 2 }) });
    await lichess.start(Number(new URL(lichessUrl).port));
    await app.syncPlayer('SYNC_rook');
    const profile = await profileOf('sync_rook');
    expect(profile?.counts).toMatchObject({ all: 30 });
    expect(await player('sync_rook')).toMatchObject({ name: 'Sync_Rook', formerName: null });
    expect(await read()).toMatchObject({ received: 2, inserted: 2 });
    // A list of accounts has no counts; those of the page stay.
    await read({ refresh: true });
    expect(await profileOf('sync_rook')).toMatchObject({
      counts: profile?.counts,
    });
  });

  it('are read by workers as a stage of a pipeline, and so are those of a run that somebody left', async () => {
    await store(700);
    await queryDatabase(database.url, 'update schedules set enabled = false');
    const left = await request({ players: ['prof_rook3'] });
    const worker = await boot({ roles: ['scheduler', 'ingestion'] });
    const runs = worker.module.get(RunsService, { strict: false });
    const { run } = await worker.module.get(PipelinesService, { strict: false }).trigger('read-profiles', 'api');
    for (const { id } of [left, run]) await until(async () => (await runs.get(id)).state === 'done');
    const [part] = await runs.list({ kind: 'profiles', limit: 1 });
    expect(part).toMatchObject({ state: 'done', name: 'due-profiles', startedBy: 'api' });
    expect((await runs.get(left.id)).received + (part?.received ?? 0)).toBe(700);
    expect((await runs.getTree(run.id)).stages).toEqual([
      expect.objectContaining({ name: 'profiles', total: 1, finished: 1, state: 'done' }),
    ]);
  });

  it('hold up no sync while they pause', async () => {
    await store(400);
    const worker = await boot({ roles: ['ingestion'], env: { PROFILES_PAUSE_MS: '60000' } });
    const runs = worker.module.get(RunsService, { strict: false });
    const { id } = await request({ doneHere: false }, worker);
    await until(async () => (await runs.get(id)).received === 300);
    const { run } = await worker.sync.request({ player: 'Prof_Rook1', startedBy: 'cli' });
    await until(async () => (await runs.get(run.id)).state === 'done');
    expect(await runs.get(id)).toMatchObject({ state: 'running', received: 300, percent: 75 });
  });
});
