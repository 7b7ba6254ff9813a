import type { Fault, FaultAction } from '../../../src/rehearsal/faults.js';
import { makeFaultScript } from '../../../src/rehearsal/faults.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { auditLedger, readStoredGames } from '../../support/stored-games.js';
import { bootTestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase } from '../../support/test-database.js';

const PLAYER = 'Storm_Rook';
const SEEDS = Number(process.env.SOAK_SEEDS ?? 20);
const PENALTY_MS = 250;

const makeWorld = () =>
  makeAccount({
    seed: 11,
    username: PLAYER,
    games: 400,
    clusters: [{ size: 8, every: 50 }],
    running: 3,
    correspondence: 10,
    aborted: 4,
    analysed: 12,
  });

const SINGLE: readonly FaultAction[] = [
  { type: 'cutMidLine', afterLines: 150 },
  { type: 'endEarly', afterLines: 150 },
  { type: 'endEarly', afterLines: 0 },
  { type: 'stall', afterLines: 150 },
  { type: 'tooManyRequests', body: 'json', penaltyMs: PENALTY_MS },
  { type: 'tooManyRequests', body: 'html', penaltyMs: PENALTY_MS },
  { type: 'badGateway' },
  { type: 'unavailable' },
  { type: 'notFoundHtml' },
  { type: 'malformedLine', afterLines: 150, shape: 'garbage' },
  { type: 'malformedLine', afterLines: 150, shape: 'truncated' },
  { type: 'malformedLine', afterLines: 150, shape: 'wrongShape' },
  { type: 'malformedLine', afterLines: 0, shape: 'garbage' },
  { type: 'duplicateLines', every: 3 },
  { type: 'wrongContentType' },
  { type: 'emptyBody' },
  { type: 'blankLines', every: 5 },
  { type: 'trickle', bytes: 100, everyMs: 1, lines: 5 },
  { type: 'reset' },
];

/** The same fault for an answer of three games. */
function shorten(action: FaultAction): FaultAction {
  return 'afterLines' in action ? { ...action, afterLines: Math.min(action.afterLines, 1) } : action;
}

interface Outcome {
  games: Map<string, Record<string, unknown>>;
  state: string;
  message: string | null;
  audit: Awaited<ReturnType<typeof auditLedger>>;
  unresolvedKnown: number;
  pendingFaults: number;
  violations: number;
}

/**
 * Syncs the world once through the given faults. Every case has a database and a server of its own, and mostly waits, so
 * that several of them run together.
 */
async function syncThrough(faults: readonly Fault[]): Promise<Outcome> {
  const database = await createTestDatabase();
  const lichess = new RehearsalServer({ world: makeWorld(), faults, penaltyMs: PENALTY_MS });
  const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
  try {
    const run = await app.syncPlayer(PLAYER);
    const [left] = await queryDatabase<{ count: number }>(
      database.url,
      `select count(*)::int from rejected_records where resolved_at is null and game_id is not null`,
    );
    return {
      games: await readStoredGames(database.url),
      state: run.state,
      message: run.message,
      audit: await auditLedger(database.url),
      unresolvedKnown: left?.count ?? -1,
      pendingFaults: lichess.pendingFaults.length,
      violations: lichess.stats.concurrentViolations + lichess.stats.penaltyViolations,
    };
  } finally {
    await app.close();
    await lichess.stop();
    await database.drop();
  }
}

describe('a sync through faults', () => {
  // Cases that run together begin before any hook: the first that needs it reads it.
  let calmOutcome: Promise<Outcome> | undefined;
  const readCalm = (): Promise<Outcome> => (calmOutcome ??= syncThrough([]));

  async function expectSameAsCalm(outcome: Outcome): Promise<void> {
    const calm = await readCalm();
    expect([outcome.state, outcome.message]).toEqual(['done', null]);
    expect(outcome.games).toEqual(calm.games);
    expect(outcome.audit).toEqual({ unbalanced: 0, inserted: calm.games.size, games: calm.games.size });
    expect(outcome.unresolvedKnown).toBe(0);
    expect(outcome.violations).toBe(0);
  }

  it.concurrent('stores all 400 games when nothing goes wrong', async () => {
    const calm = await readCalm();
    expect(calm.games.size).toBe(400);
    await expectSameAsCalm(calm);
  });

  it.concurrent.each(SINGLE.map((action) => [JSON.stringify(action), action] as const))(
    'stores the same rows after %s',
    async (_, action) => {
      const outcome = await syncThrough([{ on: 'export', nth: 1, action }]);
      await expectSameAsCalm(outcome);
      expect(outcome.pendingFaults).toBe(0);
    },
  );

  it.concurrent.each(SINGLE.slice(0, 9).map((action) => [JSON.stringify(action), action] as const))(
    'survives %s on the account page',
    async (_, action) => expectSameAsCalm(await syncThrough([{ on: 'user', nth: 1, action }])),
  );

  it.concurrent.each(SINGLE.map((action) => [JSON.stringify(action), action] as const))(
    'reads finished games again by id in spite of %s',
    async (_, action) => {
      const database = await createTestDatabase();
      const world = makeWorld();
      const lichess = new RehearsalServer({ world, penaltyMs: PENALTY_MS });
      const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: await lichess.start() });
      try {
        await app.syncPlayer(PLAYER);
        for (const id of world.runningIds) lichess.apply({ type: 'finishGame', id, patch: world.finishPatch(id) });
        lichess.setFaults([{ on: 'ids', nth: 1, action: shorten(action) }]);
        expect(await app.syncPlayer(PLAYER)).toMatchObject({ state: 'done', message: null });
        expect(lichess.pendingFaults).toEqual([]);
        const open = await queryDatabase(database.url, `select id from games where status in ('created', 'started')`);
        expect(open).toEqual([]);
        expect((await auditLedger(database.url)).unbalanced).toBe(0);
        expect(lichess.stats.concurrentViolations + lichess.stats.penaltyViolations).toBe(0);
      } finally {
        await app.close();
        await lichess.stop();
        await database.drop();
      }
    },
  );

  it.concurrent.each(Array.from({ length: SEEDS }, (_, i) => i + 1))(
    'stores the same rows through the random script %i',
    async (seed) => {
      await expectSameAsCalm(await syncThrough(makeFaultScript(seed, { penaltyMs: PENALTY_MS, maxLines: 300 })));
    },
  );
});
