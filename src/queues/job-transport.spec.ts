import { keepAliveOf, makeEnvelope, parseEnvelope } from './job-transport.js';

describe('what a transport keeps of a job', () => {
  it('says by which version of Rookery it was written, and is read back', () => {
    const envelope = makeEnvelope({
      id: 'sync-player/1',
      name: 'sync-player',
      queue: 'lichess',
      payload: { runId: 1 },
      priority: 'normal',
      delayMs: 0,
      retried: false,
    });
    expect(envelope.v).toBe(1);
    expect(parseEnvelope(envelope, 'sync-player/1', 'sync-player')).toEqual({
      id: 'sync-player/1',
      name: 'sync-player',
      payload: { runId: 1 },
      retried: false,
    });
  });

  it.each([{ v: 2, payload: 1 }, { payload: 1 }, { v: '1', payload: 1 }, 'text', null, undefined])(
    'is handed to nobody when it is %j, and kept as it is',
    (data) => {
      expect(parseEnvelope(data, 'x/1', 'sync-player')).toMatchObject({
        id: 'x/1',
        name: 'unreadable',
        retried: false,
      });
    },
  );
});

describe('the times by which a job in hand is kept', () => {
  it.each([1_000, 3_000, 30_000])('fit into a stall time of %i ms', (stallMs) => {
    const { leaseMs, renewEveryMs, giveUpMs, lookEveryMs } = keepAliveOf({ stallMs });
    // Others find it at the second look after it has run out at the latest.
    expect(leaseMs + 2 * lookEveryMs).toBeLessThanOrEqual(stallMs);
    expect(giveUpMs).toBeLessThan(leaseMs);
    expect(2 * renewEveryMs).toBeLessThan(giveUpMs);
  });
});
