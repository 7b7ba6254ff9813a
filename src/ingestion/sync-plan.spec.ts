import { EMPTY_ENTRY } from './batch-writer.js';
import {
  beginsAtKnownGame,
  compareCounts,
  covers,
  type Extent,
  judgeRound,
  planRange,
  planRetry,
  readsWhole,
  RETRY_POLICY,
  type Round,
} from './sync-plan.js';

describe('planRetry', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [6, 32_000],
    [7, 60_000],
    [9, 60_000],
    [10, undefined],
  ])('fault %d in a row waits %s ms', (faults, delay) => {
    expect(planRetry('soon', faults, RETRY_POLICY)).toBe(delay);
  });

  it('leaves a pause to the gate, however often Lichess asks for one', () => {
    expect([1, 10, 1_000].map((faults) => planRetry('pause', faults, RETRY_POLICY))).toEqual([0, 0, 0]);
  });

  it('never repeats what needs a person', () => {
    expect(planRetry('never', 1, RETRY_POLICY)).toBeUndefined();
  });
});

describe('covers', () => {
  const extent = (change: Partial<Extent>): Extent => ({
    fullHistory: false,
    maxGames: null,
    sinceAt: null,
    ...change,
  });
  const [earlier, later] = [new Date(1_000), new Date(2_000)];

  it.each<[boolean, Partial<Extent>, Partial<Extent>]>([
    [true, {}, {}],
    [true, {}, { maxGames: 5 }],
    [true, {}, { sinceAt: later, maxGames: 5 }],
    [true, { fullHistory: true }, {}],
    [true, { fullHistory: true }, { fullHistory: true, maxGames: 5 }],
    [true, { sinceAt: earlier }, { sinceAt: later }],
    [true, { maxGames: 5 }, { maxGames: 5 }],
    [true, { maxGames: 5, sinceAt: later }, { maxGames: 4, sinceAt: later }],
    [false, {}, { fullHistory: true }],
    [false, { sinceAt: later }, {}],
    [false, { sinceAt: later }, { sinceAt: earlier }],
    [false, { maxGames: 5 }, {}],
    [false, { maxGames: 5 }, { maxGames: 6 }],
    // The oldest five of all, and the oldest four of later ones.
    [false, { maxGames: 5 }, { maxGames: 4, sinceAt: later }],
    [false, { maxGames: 5, fullHistory: true }, { maxGames: 4 }],
  ])('is %s of %j and %j', (expected, reading, wanted) => {
    expect(covers(extent(reading), extent(wanted))).toBe(expected);
  });
});

describe('planRange', () => {
  type Run = Parameters<typeof planRange>[0];
  const aRun = (change: Partial<Run>): Run =>
    ({ cursorAt: null, untilAt: new Date(2_000), sinceAt: null, maxGames: null, received: 0, ...change }) as Run;

  it.each<[string, Partial<Run>, ReturnType<typeof planRange>]>([
    ['a first run reads from the beginning', {}, { since: undefined, until: 2_000, max: undefined }],
    ['a run goes on from its cursor', { cursorAt: new Date(1_000) }, { since: 1_000, until: 2_000, max: undefined }],
    ['a limit counts what was received', { maxGames: 50, received: 20 }, { since: undefined, until: 2_000, max: 30 }],
    ['nothing is left of a limit', { maxGames: 50, received: 50 }, { since: undefined, until: 2_000, max: 0 }],
  ])('%s', (_, change, range) => {
    expect(planRange(aRun(change))).toEqual(range);
  });
});

describe('a part of a history', () => {
  it('is what has a limit or a beginning of its own', () => {
    const sinceAt = new Date(1_000);
    expect(readsWhole({ maxGames: null, sinceAt: null })).toBe(true);
    expect([readsWhole({ maxGames: 5, sinceAt: null }), readsWhole({ maxGames: null, sinceAt })]).toEqual([
      false,
      false,
    ]);
  });

  it('begins at no game that has to come', () => {
    const sinceAt = new Date(1_000);
    expect(beginsAtKnownGame({ since: 1_000, until: 2_000 }, { sinceAt })).toBe(false);
    expect(beginsAtKnownGame({ since: 1_500, until: 2_000 }, { sinceAt })).toBe(true);
    expect(beginsAtKnownGame({ since: 1_000, until: 2_000 }, { sinceAt: null })).toBe(true);
    expect(beginsAtKnownGame({ until: 2_000 }, { sinceAt: null })).toBe(false);
  });
});

describe('judgeRound', () => {
  const round = (change: Partial<Round>, entry: Partial<Round['entry']> = {}): Round => ({
    entry: { ...EMPTY_ENTRY, ...entry },
    hadAnchor: true,
    advanced: false,
    reachedKnown: true,
    suspicions: 0,
    ...change,
  });

  it.each<[string, Round, ReturnType<typeof judgeRound>]>([
    ['new games came, so there may be more', round({}, { received: 3, inserted: 1, unchanged: 2 }), 'again'],
    ['new games came after suspicious rounds', round({ suspicions: 2 }, { received: 1, inserted: 1 }), 'again'],
    ['only the anchor came', round({}, { received: 1, unchanged: 1 }), 'complete'],
    ['a game being played changed', round({}, { received: 2, updated: 1, unchanged: 1 }), 'complete'],
    ['it ended among known games', round({ advanced: true, reachedKnown: false }, { received: 5 }), 'again'],
    ['it ended there and got nowhere', round({ reachedKnown: false }, { received: 1 }), 'suspicious'],
    ['the newest known game is gone', round({ reachedKnown: false, suspicions: 2 }, { received: 1 }), 'complete'],
    ['not even the anchor came', round({}), 'suspicious'],
    ['not even the anchor came, again', round({ suspicions: 1 }), 'suspicious'],
    ['the anchor stays away: it was deleted', round({ suspicions: 2 }), 'complete'],
    ['an account without games', round({ hadAnchor: false, accountGames: 0, storedGames: 0 }), 'complete'],
    ['nothing came, Lichess counts games', round({ hadAnchor: false, accountGames: 9, storedGames: 0 }), 'suspicious'],
    ['fewer are stored than Lichess counts', round({ accountGames: 9, storedGames: 8 }, { received: 1 }), 'suspicious'],
    ['they stay fewer', round({ suspicions: 2, accountGames: 9, storedGames: 8 }, { received: 1 }), 'complete'],
    ['as many are stored as Lichess counts', round({ accountGames: 9, storedGames: 9 }, { received: 1 }), 'complete'],
    ['more are stored than Lichess counts', round({ accountGames: 9, storedGames: 10 }, { received: 1 }), 'complete'],
    ['the count is not known', round({ hadAnchor: false }), 'complete'],
    ['nothing but broken lines came', round({}, { received: 2, rejected: 2 }), 'suspicious'],
    ['broken lines stay broken', round({ suspicions: 2 }, { received: 2, rejected: 2 }), 'complete'],
  ])('%s', (_, looked, verdict) => {
    expect(judgeRound(looked)).toBe(verdict);
  });
});

describe('compareCounts', () => {
  it.each([
    [5, 5],
    [0, 0],
    [5, undefined],
  ])('says nothing of %s stored and %s counted', (stored, account) => {
    expect(compareCounts(stored, account, 0)).toBeUndefined();
  });

  it('says why fewer may be stored', () => {
    expect(compareCounts(97, 100, 0)).toBe(
      'Lichess counts 100 finished games, 97 are stored: 3 games fewer. ' +
        'Its count can include games that were deleted since; a new reading of everything (--full) settles it.',
    );
  });

  it('points at records that were kept aside', () => {
    expect(compareCounts(99, 100, 1)).toContain(
      '99 are stored: 1 game fewer. 1 received records were kept aside (see rejected records). Its count',
    );
  });

  it('says why more may be stored', () => {
    expect(compareCounts(101, 100, 0)).toBe(
      'Lichess counts 100 finished games, 101 are stored: 1 game more. They ended while reading, or its count leaves them out.',
    );
  });
});
