import { jest } from '@jest/globals';
import fc from 'fast-check';
import { LeaseLostError } from '../../../src/database/database.errors.js';
import { Database } from '../../../src/database/database.service.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { type HeldLease, Leases } from '../../../src/database/leases.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';
import { TcpProxy } from './support/tcp-proxy.js';

const LONG_MS = 60_000;

/** The leases of one process with its own connections. */
interface Peer {
  database: Database;
  leases: Leases;
}

let server: TestDatabase;
let peers: Peer[];
let own: Peer;
let other: Peer;
let name: string;
let names = 0;

async function connectPeer(url: string): Promise<Peer> {
  const database = new Database(await createDataSource(url, SCHEMA, { poolSize: 3, statementMs: 5_000 }).initialize());
  return { database, leases: new Leases(database) };
}

async function take(peer: Peer, ttlMs = LONG_MS): Promise<HeldLease> {
  const lease = await peer.leases.tryAcquire(name, ttlMs);
  if (!lease) throw new Error(`${name} was not free`);
  return lease;
}

/** Gives a lease back in the transaction that also closes it for a while. */
const giveBackFor = async (ms: number, { database, leases }: Peer, lease: HeldLease): Promise<void> =>
  database.transaction(async (tx) => {
    await leases.postpone(tx, lease.name, ms);
    await lease.release(tx);
  });
const setRow = (assignment: string): Promise<number> =>
  own.database.execute(`update leases set ${assignment} where name = $1`, [name]);
const expire = (): Promise<number> => setRow("expires_at = clock_timestamp() - interval '1 ms'");

async function readRow(): Promise<{ token: number; holder: string | null }> {
  const [row] = await own.database.query<{ token: number; holder: string | null }>(
    'select token::int as token, holder from leases where name = $1',
    [name],
  );
  if (!row) throw new Error(`There is no lease ${name}`);
  return row;
}

/** Whether a statement on our database waits for another one's transaction to end. */
async function isSomebodyWaiting(): Promise<boolean> {
  const waiting = await other.database.query(
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return waiting.length > 0;
}

beforeAll(async () => {
  server = await createTestDatabase();
  peers = await Promise.all(Array.from({ length: 4 }, () => connectPeer(server.url)));
  [own, other] = peers as [Peer, Peer];
});

beforeEach(() => {
  name = `test:lease_${++names}`;
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(async () => {
  await Promise.all(peers.map(({ database }) => database.dataSource.destroy()));
  await server.drop();
});

describe('taking a lease', () => {
  it('succeeds for exactly one of twenty processes that ask at once', async () => {
    const processes = Array.from({ length: 20 }, (_, i) => new Leases((peers[i % peers.length] as Peer).database));
    const taken = await Promise.all(processes.map((leases) => leases.tryAcquire(name, LONG_MS)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    taken.forEach((lease) => lease?.stop());
  });

  it('succeeds for exactly one of twenty who ask at once in one process', async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, () => own.leases.tryAcquire(name, LONG_MS)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await own.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    taken.forEach((lease) => lease?.stop());
  });

  it('raises the fencing number each time', async () => {
    const tokens: number[] = [];
    for (const peer of [own, other, own, other]) {
      const lease = await take(peer);
      tokens.push((await readRow()).token);
      await lease.release(peer.database);
    }
    expect(tokens).toEqual([1, 2, 3, 4]);
  });

  it('waits for the expiry by the clock of the database, whatever the own clock says', async () => {
    const lease = await take(own, 1_000);
    lease.stop();
    const { expiresAt } = (await own.leases.find(name)) ?? {};
    const inAnHour = Date.now() + 3_600_000;
    jest.spyOn(Date, 'now').mockImplementation(() => inAnHour);
    expect(await other.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    jest.restoreAllMocks();

    const next = await until(() => other.leases.tryAcquire(name, LONG_MS), { everyMs: 5 });
    const state = await own.leases.find(name);
    expect(state?.acquiredAt.getTime()).toBeGreaterThanOrEqual(expiresAt?.getTime() ?? Infinity);
    expect(state?.holder).toBe(other.leases.holder);
    await next.release(other.database);
  });

  it('waits for the pause after a release, the former holder too', async () => {
    await giveBackFor(800, own, await take(own));
    const { notBefore, waitMs, holder } = (await own.leases.find(name)) ?? {};
    expect(holder).toBeNull();
    expect(waitMs).toBeGreaterThan(100);
    expect(await own.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    expect(await other.leases.tryAcquire(name, LONG_MS)).toBeUndefined();

    const next = await until(() => other.leases.tryAcquire(name, LONG_MS), { everyMs: 5 });
    const state = await own.leases.find(name);
    expect(state?.acquiredAt.getTime()).toBeGreaterThanOrEqual(notBefore?.getTime() ?? Infinity);
    await next.release(other.database);
  });

  it('is not made sooner by a shorter pause after a longer one', async () => {
    const lease = await take(own);
    await own.leases.postpone(own.database, name, 3_600_000);
    await giveBackFor(10, own, lease);
    expect((await own.leases.find(name))?.waitMs).toBeGreaterThan(3_500_000);
  });

  it('is postponed by somebody who has lost it too, but not freed', async () => {
    const lost = await take(own);
    await expire();
    const next = await take(other);
    await giveBackFor(LONG_MS, own, lost);
    await next.fence(other.database);
    await next.release(other.database);
    expect(await other.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
  });

  it('is shown under its own name, not under one that resembles it', async () => {
    const lease = await take(own);
    expect(await own.leases.find(name.replace('_', 'x'))).toBeUndefined();
    expect(await own.leases.find(name.replace('_', '%'))).toBeUndefined();
    expect((await own.leases.find(name))?.name).toBe(name);
    await lease.release(own.database);
  });
});

describe('a lease in hand', () => {
  it('is renewed as long as it is needed', async () => {
    const lease = await take(own, 1_500);
    const first = (await own.leases.find(name))?.expiresAt.getTime() ?? Infinity;
    await until(async () => ((await own.leases.find(name))?.expiresAt.getTime() ?? 0) > first + 1_500);
    expect(await other.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    expect(lease.lapsed()).toBe(false);
    await lease.release(own.database);
  });

  it('is over once it was given back, without an alarm from a renewal that was under way', async () => {
    const lease = await take(own, 900);
    await own.database.transaction(async (tx) => {
      await tx.query('select from leases where name = $1 for update', [name]);
      await until(isSomebodyWaiting);
      await lease.release(tx);
    });
    await until(async () => !(await isSomebodyWaiting()));
    expect(() => lease.assertHeld()).toThrow(LeaseLostError);
    await expect(lease.fence(own.database)).rejects.toThrow(LeaseLostError);
    expect(lease.signal.aborted).toBe(false);
  });

  it('frees nobody else when it is given back after it was lost', async () => {
    const lost = await take(own);
    await expire();
    const thief = await take(other);
    await expect(lost.fence(own.database)).rejects.toThrow(LeaseLostError);
    await thief.release(other.database);

    const again = await take(own);
    await lost.release(own.database);
    expect(await own.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    expect(await other.leases.tryAcquire(name, LONG_MS)).toBeUndefined();
    await again.fence(own.database);
    await again.release(own.database);
  });

  it.each(['cut', 'goSilent'] as const)('lapses before another can take it when the wire is %s', async (fault) => {
    const proxy = await TcpProxy.to(server.url);
    const far = await connectPeer(proxy.urlOf(server.url));
    const lease = await take(far, 1_000);
    const aborted = new Promise<number>((resolve) =>
      lease.signal.addEventListener('abort', () => resolve(performance.now())),
    );
    proxy[fault]();
    const next = await until(() => other.leases.tryAcquire(name, LONG_MS), { everyMs: 5 });
    const takenAt = performance.now();
    expect(lease.signal.reason).toBeInstanceOf(LeaseLostError);
    expect(await aborted).toBeLessThan(takenAt);

    proxy.mend();
    await expect(lease.fence(far.database)).rejects.toThrow(LeaseLostError);
    await lease.release(far.database);
    expect((await own.leases.find(name))?.holder).toBe(other.leases.holder);
    await next.release(other.database);
    await far.database.dataSource.destroy();
    await proxy.close();
  });
});

describe('the fence', () => {
  it('keeps what an old holder wrote from being committed', async () => {
    const old = await take(own);
    await expire();
    const next = await take(other);
    const write = own.database.transaction(async (tx) => {
      await tx.execute("insert into players (id, name) values ('late', 'Late')");
      await old.fence(tx);
    });
    await expect(write).rejects.toThrow(LeaseLostError);
    expect(await own.database.query("select from players where id = 'late'")).toEqual([]);
    expect(old.signal.aborted).toBe(true);
    await next.release(other.database);
  });

  it('holds the others off until the transaction has ended', async () => {
    const lease = await take(own);
    await expire();
    let asked: Promise<HeldLease | undefined> | undefined;
    await own.database.transaction(async (tx) => {
      await lease.fence(tx);
      asked = other.leases.tryAcquire(name, LONG_MS);
      await until(isSomebodyWaiting);
    });
    expect(await asked).toBeUndefined();
    await lease.release(own.database);
  });

  it('tells holders apart when the numbering began anew, as after a restored backup', async () => {
    const lease = await take(own);
    await own.database.execute('delete from leases where name = $1', [name]);
    const next = await take(other);
    expect((await readRow()).token).toBe(1);
    await expect(lease.fence(own.database)).rejects.toThrow(LeaseLostError);
    await next.release(other.database);
  });
});

describe('the clocks of a holder', () => {
  const shift = (clock: { now(): number }, byMs: number): void => {
    const real = clock.now.bind(clock);
    jest.spyOn(clock, 'now').mockImplementation(() => real() + byMs);
  };

  it.each([
    ['when the wall clock jumps ahead, as after the sleep of a laptop', { wall: LONG_MS, monotonic: 0 }, true],
    ['when the wall clock is set back meanwhile', { wall: -LONG_MS, monotonic: LONG_MS }, true],
    ['at four fifths of its life', { wall: LONG_MS * 0.81, monotonic: LONG_MS * 0.81 }, true],
    ['not before that', { wall: LONG_MS * 0.79, monotonic: LONG_MS * 0.79 }, false],
    ['not when the wall clock is set back', { wall: -LONG_MS, monotonic: 0 }, false],
  ])('let the lease lapse %s', async (_, { wall, monotonic }, lapsed) => {
    const lease = await take(own);
    shift(Date, wall);
    shift(performance, monotonic);
    expect(lease.lapsed()).toBe(lapsed);
    expect(lease.signal.aborted).toBe(lapsed);
    jest.restoreAllMocks();
    await lease.release(own.database);
  });
});

describe('any history of a lease', () => {
  const ACTION = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), who: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('fence' as const), who: fc.nat(3) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), who: fc.nat(3), pause: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('expire' as const, 'unpause' as const), who: fc.nat(3) }) },
  );

  it('has one holder at a time, with a number of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ACTION, { minLength: 5, maxLength: 25 }), async (actions) => {
        name = `test:lease_${++names}`;
        await replay(actions);
      }),
      { numRuns: 60 },
    );
  });

  interface Action {
    do: 'take' | 'fence' | 'release' | 'expire' | 'unpause';
    who: number;
    pause?: boolean;
  }

  /** Plays a history against the database and against the few lines below that say what should come of it. */
  async function replay(actions: readonly Action[]): Promise<void> {
    const row = { token: 0, holder: -1, expired: false, paused: false };
    const inHand = new Map<number, { lease: HeldLease; token: number }>();
    for (const { do: action, who, pause } of actions) {
      const peer = peers[who] as Peer;
      const mine = inHand.get(who);
      const valid = mine !== undefined && row.holder === who && row.token === mine.token;
      if (action === 'take') {
        const free = !mine && !row.paused && (row.holder === -1 || row.holder === who || row.expired);
        const lease = await peer.leases.tryAcquire(name, LONG_MS);
        expect(lease !== undefined).toBe(free);
        if (!lease) continue;
        Object.assign(row, { token: row.token + 1, holder: who, expired: false });
        inHand.set(who, { lease, token: row.token });
        expect(await readRow()).toEqual({ token: row.token, holder: peer.leases.holder });
      } else if (action === 'fence' && mine) {
        const held = await mine.lease.fence(peer.database).then(
          () => true,
          (error: unknown) => !(error instanceof LeaseLostError),
        );
        expect(held).toBe(valid);
        if (held) row.expired = false;
        else inHand.delete(who);
      } else if (action === 'release' && mine) {
        if (pause) await giveBackFor(LONG_MS, peer, mine.lease);
        else await mine.lease.release(peer.database);
        inHand.delete(who);
        if (valid) row.holder = -1;
        if (pause) row.paused = true;
      } else if (action === 'expire') {
        await expire();
        row.expired = true;
      } else if (action === 'unpause') {
        await setRow('not_before = clock_timestamp()');
        row.paused = false;
      }
    }
    inHand.forEach(({ lease }) => lease.stop());
  }
});
