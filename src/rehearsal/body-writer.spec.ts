import { makeAccount } from './generated-account.js';
import { Rehearsal, until } from './spec-kit.js';
import { LICHESS_PACE } from './rehearsal-options.js';

const EXPORT = '/api/games/user/ada?sort=dateAsc';
const world = makeAccount({ seed: 2, username: 'Ada', games: 12_000 });

describe('the pace of an export', () => {
  it('is as many games per second as asked, the status at once', async () => {
    const rehearsal = await Rehearsal.start({ world, pace: 100 });
    const started = performance.now();
    const { statusCode, body } = await rehearsal.open(`${EXPORT}&max=31`);
    expect(statusCode).toBe(200);
    expect(performance.now() - started).toBeLessThan(280);
    await body.text();
    const seconds = (performance.now() - started) / 1000;
    expect(seconds).toBeGreaterThan(0.28);
    expect(seconds).toBeLessThan(3);
    await rehearsal.stop();
  }, 20_000);

  it.each([
    [undefined, 20],
    ['stranger', 30],
    ['owner', 60],
  ])('follows what Lichess grants to the token %s: %i games/s', async (token, expected) => {
    const rehearsal = await Rehearsal.start({ world, pace: LICHESS_PACE, tokens: { owner: 'ada', stranger: 'bert' } });
    const headers = { accept: 'application/x-ndjson', 'user-agent': 'rookery-test/1 (test)' };
    const started = performance.now();
    await rehearsal.get(`${EXPORT}&max=11`, token ? { ...headers, authorization: `Bearer ${token}` } : headers);
    const rate = 10 / ((performance.now() - started) / 1000);
    expect(rate).toBeGreaterThan(expected * 0.3);
    expect(rate).toBeLessThan(expected * 1.1);
    await rehearsal.stop();
  });
});

describe('back-pressure', () => {
  it('makes nothing ahead of a client that does not read', async () => {
    const rehearsal = await Rehearsal.start({ world });
    const { body } = await rehearsal.open(`${EXPORT}&clocks=true`);
    const { stats } = rehearsal.server;
    await until(() => stats.gamesSent > 0);
    let before = -1;
    // The buffers of both sockets fill up first; then the number stands still.
    while (before !== stats.gamesSent) {
      before = stats.gamesSent;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(stats.gamesSent).toBeLessThan(12_000);
    let received = 0;
    for await (const piece of body) received += String(piece).split('\n').length - 1;
    expect(received).toBe(12_000);
    await rehearsal.stop();
  }, 20_000);
});

describe('an export without pace', () => {
  it('delivers tens of thousands of games per second', async () => {
    const rehearsal = await Rehearsal.start({ world });
    await rehearsal.get(EXPORT);
    const started = performance.now();
    const { text } = await rehearsal.get(EXPORT);
    expect(text.split('\n')).toHaveLength(12_001);
    // Client and server share this thread here; the measured figure of the server alone is several times higher.
    expect(performance.now() - started).toBeLessThan(4000);
    await rehearsal.stop();
  }, 20_000);
});
