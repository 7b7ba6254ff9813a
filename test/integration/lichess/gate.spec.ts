import { LichessClient } from '../../../src/lichess/lichess-client.js';
import { type LichessError } from '../../../src/lichess/lichess.errors.js';
import { LichessGate } from '../../../src/lichess/lichess-gate.js';
import type { PlayerId } from '../../../src/chess/ids.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const PLAYER = 'Polite_Rook';
const PAUSE_MS = 400;
const ACCOUNT = PLAYER.toLowerCase() as PlayerId;

describe('a 429', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let url: string;
  const apps: TestApp[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({
      world: makeAccount({ seed: 51, username: PLAYER, games: 50 }),
      penaltyMs: PAUSE_MS,
    });
    url = await lichess.start();
  });

  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
    await lichess.stop();
    await database.drop();
  });

  const boot = async (): Promise<{ app: TestApp; client: LichessClient; gate: LichessGate }> => {
    const app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: url,
      env: { LICHESS_PAUSE_MS: String(PAUSE_MS) },
    });
    apps.push(app);
    return {
      app,
      client: app.module.get(LichessClient, { strict: false }),
      gate: app.module.get(LichessGate, { strict: false }),
    };
  };

  const limit = (times: number): void =>
    lichess.setFaults(
      Array.from({ length: times }, (_, i) => ({
        on: 'any',
        nth: i + 1,
        action: { type: 'tooManyRequests', body: i % 2 ? 'html' : 'json', penaltyMs: 1 },
      })),
    );

  /** Milliseconds the gate stays closed after each of the next refusals. */
  async function measurePauses(client: LichessClient, times: number): Promise<number[]> {
    const pauses: number[] = [];
    for (let i = 0; i < times; i++) {
      const refusal = await client.findAccount(ACCOUNT, {}).catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'too-many-requests' } satisfies Partial<LichessError>);
      const [lease] = await queryDatabase<{ ms: number }>(
        database.url,
        `select extract(epoch from not_before - expires_at)::float8 * 1000 as ms from leases where name = 'lichess'`,
      );
      // To the tenth of a second: the two moments are written some milliseconds apart.
      pauses.push(Math.round((lease?.ms ?? -1) / 100) * 100);
    }
    return pauses;
  }

  it('closes the gate for the pause, doubled on each repeat, and a good answer forgives', async () => {
    const { client, gate } = await boot();
    limit(3);
    expect(await measurePauses(client, 3)).toEqual([PAUSE_MS, 2 * PAUSE_MS, 4 * PAUSE_MS]);
    expect(await gate.status()).toMatchObject({ strikes: 3, holder: null });
    expect(await client.findAccount(ACCOUNT, {})).toMatchObject({ id: ACCOUNT });
    expect(await gate.status()).toMatchObject({ strikes: 0, pausedUntil: null });
    limit(1);
    expect(await measurePauses(client, 1)).toEqual([PAUSE_MS]);
    expect(lichess.stats.penaltyViolations).toBe(0);
  });

  it('stops another process, and one started afterwards, until the same moment', async () => {
    const first = await boot();
    limit(1);
    await measurePauses(first.client, 1);
    const until = (await first.gate.status()).pausedUntil;
    const second = await boot();
    const { pausedUntil } = await second.gate.status();
    // On a busy machine the moment may have passed before the other process is up.
    const isOver = Date.now() >= (until?.getTime() ?? Infinity);
    expect([until, ...(isOver ? [null] : [])]).toContainEqual(pausedUntil);
    await second.client.findAccount(ACCOUNT, {});
    expect(Date.now()).toBeGreaterThanOrEqual(until?.getTime() ?? Infinity);
  });

  it('lets a run wait visibly until the moment is over, and then go on by itself', async () => {
    const { app, gate } = await boot();
    lichess.setFaults([{ on: 'export', nth: 1, action: { type: 'tooManyRequests', body: 'html' } }]);
    const syncing = app.syncPlayer(PLAYER);
    const waiting = await until(async () => {
      const [run] = await app.sync.listActive();
      return run?.state === 'waiting' && run;
    });
    expect(waiting.message).toBe('Lichess asked us to pause');
    expect(waiting.waitingUntil).toEqual((await gate.status()).pausedUntil);
    expect(await syncing).toMatchObject({ state: 'done', inserted: 50, message: null });
    expect(lichess.stats.penaltyViolations).toBe(0);
  });

  it('is remembered with the last answers, newest first and a limited number', async () => {
    const { client, gate } = await boot();
    for (let i = 0; i < 25; i++) await client.findAccount(ACCOUNT, {});
    const { lastAnswers } = await gate.status();
    expect(lastAnswers).toHaveLength(20);
    expect(lastAnswers[0]).toMatchObject({ status: 200, outcome: 'ok', request: `GET /api/user/${ACCOUNT}` });
  });
});
