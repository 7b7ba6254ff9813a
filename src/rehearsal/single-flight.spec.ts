import { Client } from 'undici';
import { makeAccount } from './generated-account.js';
import { aGame, Rehearsal, until } from './spec-kit.js';

const EXPORT = '/api/games/user/ada';

describe('one request at a time', () => {
  let rehearsal: Rehearsal;
  let now = 1_700_000_000_000;

  beforeEach(async () => {
    // Slow enough that an export stays open as long as a test wants.
    rehearsal = await Rehearsal.start({
      world: makeAccount({ seed: 1, username: 'Ada', games: 500 }),
      pace: 20,
      now: () => now,
    });
  });
  afterEach(() => rehearsal.stop());

  it('refuses a second request of any kind, counts it and punishes', async () => {
    const { stats } = rehearsal.server;
    await rehearsal.open(EXPORT);
    const second = await rehearsal.get('/api/user/ada');
    expect(second).toMatchObject({ status: 429, text: '{"error":"Please only run 1 request(s) at a time"}' });
    expect(stats).toMatchObject({ maxInFlight: 2, concurrentViolations: 1, penaltyViolations: 0 });
  });

  it('refuses everything in the penalty minute and counts that apart', async () => {
    const { stats } = rehearsal.server;
    const { body } = await rehearsal.open(EXPORT);
    await rehearsal.get('/api/user/ada');
    body.destroy();
    await until(() => rehearsal.server.gate.inFlight === 0);
    now += 59_999;
    expect(await rehearsal.get('/api/user/ada')).toMatchObject({
      status: 429,
      text: '{"error":"Too many requests. Try again later."}',
    });
    expect(stats).toMatchObject({ concurrentViolations: 1, penaltyViolations: 1 });
    now += 1;
    expect((await rehearsal.get('/api/user/ada')).status).toBe(200);
    expect(stats.penaltyViolations).toBe(1);
  });

  it('takes a request as finished when its client has hung up', async () => {
    for (let round = 0; round < 3; round++) {
      const { body } = await rehearsal.open(EXPORT);
      body.destroy();
      body.on('error', () => undefined);
      await until(() => rehearsal.server.gate.inFlight === 0);
    }
    expect(rehearsal.server.stats).toMatchObject({ total: 3, maxInFlight: 1, concurrentViolations: 0 });
    expect(rehearsal.server.stats.requests.map(({ outcome }) => outcome)).toEqual(['cut', 'cut', 'cut']);
  });

  it('sees two short requests that overlap, the better the longer an answer takes', async () => {
    const slow = await Rehearsal.start({ games: [aGame('a')], latencyMs: 300 });
    const replies = await Promise.all([slow.get('/api/user/ada'), slow.get('/api/user/ada')]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 429]);
    expect(slow.server.stats).toMatchObject({ maxInFlight: 2, concurrentViolations: 1 });
    await slow.stop();
  });

  it('sees no violation in requests that follow each other at once on one connection', async () => {
    const client = new Client(rehearsal.url);
    for (let round = 0; round < 200; round++) {
      const { body } = await client.request({ method: 'GET', path: '/api/user/ada' });
      await body.dump();
    }
    const { stats } = rehearsal.server;
    expect(stats).toMatchObject({ total: 200, maxInFlight: 1, concurrentViolations: 0, socketsOpened: 1 });
    await client.close();
  });

  it('ends a penalty on demand', async () => {
    rehearsal.server.gate.punish(1_000_000);
    expect((await rehearsal.get('/api/user/ada')).status).toBe(429);
    rehearsal.server.gate.pardon();
    expect((await rehearsal.get('/api/user/ada')).status).toBe(200);
  });
});

describe('the statistics', () => {
  it('note requests up to a limit, with client, path, status and games', async () => {
    const rehearsal = await Rehearsal.start({ games: [aGame('a'), aGame('b', 1)], keptRequests: 2, now: () => 77 });
    const { stats } = rehearsal.server;
    await rehearsal.get('/api/user/ada');
    await rehearsal.get('/api/user/nobody', { 'user-agent': 'x', 'x-client-id': 'worker-7' });
    await rehearsal.get(`${EXPORT}?max=1`);
    await until(() => stats.requests.every(({ outcome }) => outcome === 'finished'));
    expect(stats).toMatchObject({ total: 3, gamesSent: 1, perPath: { user: 2, export: 1 } });
    expect(stats.requests).toMatchObject([
      { number: 2, at: 77, status: 404, path: '/api/user/nobody', clientId: 'worker-7', kind: 'user', lines: 0 },
      { number: 3, status: 200, path: '/api/games/user/ada?max=1', userAgent: 'rookery-test/1 (test)', lines: 1 },
    ]);
    stats.reset();
    expect(stats).toMatchObject({ total: 0, maxInFlight: 0, gamesSent: 0, perPath: {}, requests: [] });
    await rehearsal.stop();
  });
});
