import fc from 'fast-check';
import type { PlayerId } from '../chess/ids.js';
import { FRESH_MS, planSyncs, type SyncCandidate } from './sync-policy.js';

const NOW = new Date('2026-05-01T12:00:00Z');
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const HOUR_MS = 3_600_000;

function candidate(playerId: string, facts: Partial<SyncCandidate> = {}): SyncCandidate {
  return {
    playerId: playerId as PlayerId,
    isHome: false,
    accountState: 'open',
    depth: 0,
    syncedAt: null,
    failedAt: null,
    openGames: { live: 0, correspondence: 0 },
    ...facts,
  };
}

describe('planSyncs', () => {
  it('takes the home player first, then the stalest, then the nearest', () => {
    const plan = planSyncs(
      [
        candidate('far', { depth: 2 }),
        candidate('near', { depth: 1 }),
        candidate('stale', { syncedAt: ago(30 * HOUR_MS) }),
        candidate('staler', { syncedAt: ago(60 * HOUR_MS) }),
        candidate('fresh', { syncedAt: ago(HOUR_MS) }),
        candidate('home', { isHome: true, syncedAt: ago(HOUR_MS) }),
      ],
      NOW,
    );
    expect(plan.map(({ playerId }) => playerId)).toEqual(['home', 'near', 'far', 'staler', 'stale', 'fresh']);
    expect(plan.filter(({ isDue }) => isDue)).toHaveLength(5);
  });

  it.each<[string, Partial<SyncCandidate>, number, string]>([
    ['never read', {}, 0, 'never read'],
    ['read', { syncedAt: ago(HOUR_MS) }, FRESH_MS.others, 'last read 1 h ago'],
    ['home', { isHome: true, syncedAt: ago(60_000) }, FRESH_MS.home, 'home player, last read 1 min ago'],
    [
      'playing',
      { syncedAt: ago(HOUR_MS), openGames: { live: 2, correspondence: 9 } },
      FRESH_MS.live,
      '2 games were being played 1 h ago',
    ],
    [
      'playing by correspondence',
      { syncedAt: ago(HOUR_MS), openGames: { live: 0, correspondence: 9 } },
      FRESH_MS.correspondence,
      '9 games were played by correspondence 1 h ago',
    ],
    [
      'failed since',
      { syncedAt: ago(9 * HOUR_MS), failedAt: ago(60_000) },
      FRESH_MS.failed,
      'the last try failed 1 min ago',
    ],
    ['failed before', { syncedAt: ago(60_000), failedAt: ago(9 * HOUR_MS) }, FRESH_MS.others, 'last read 1 min ago'],
    [
      'closed',
      { accountState: 'closed', failedAt: ago(50 * HOUR_MS) },
      FRESH_MS.gone,
      'the account was closed 2 days ago',
    ],
  ])('says when a player who is %s is due, and why', (_, facts, freshMs, why) => {
    const [item] = planSyncs([candidate('somebody', facts)], NOW);
    const last = Math.max(facts.syncedAt?.getTime() ?? 0, facts.failedAt?.getTime() ?? 0);
    expect(item).toMatchObject({ why, dueAt: last === 0 ? NOW : new Date(last + freshMs) });
  });

  it('counts the open games of both kinds that the reading asks for again', () => {
    const [item] = planSyncs([candidate('somebody', { openGames: { live: 2, correspondence: 9 } })], NOW);
    expect(item?.openGames).toBe(11);
  });

  it('gives one order whatever the order of the candidates, and leaves nobody out', () => {
    const time = fc.option(
      fc.integer({ min: 0, max: 100 }).map((hours) => ago(hours * HOUR_MS)),
      { nil: null },
    );
    const some = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 2, maxLength: 6 }), syncedAt: time, failedAt: time, depth: fc.nat(3) }),
      { selector: ({ id }) => id, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.gen(), (facts, gen) => {
        const all = facts.map(({ id, ...rest }) => candidate(id, rest));
        const shuffled = all.toSorted(() => gen(fc.integer, { min: -1, max: 1 }));
        const plan = planSyncs(all, NOW);
        expect(planSyncs(shuffled, NOW)).toEqual(plan);
        expect(plan).toHaveLength(all.length);
        const dueFlags = plan.map(({ isDue }) => isDue);
        expect(dueFlags).toEqual(dueFlags.toSorted((a, b) => Number(b) - Number(a)));
      }),
    );
  });
});
