import { InvalidCrawlError } from './crawl.errors.js';
import {
  CRAWL_BOUNDS,
  CRAWL_DEFAULTS,
  type CrawlWishes,
  explainFinding,
  type Finding,
  hasNextLevel,
  judgeFailure,
  makeCrawlSettings,
  nextDay,
  planPlayerRetry,
} from './crawl-policy.js';

describe('the rules of a crawl', () => {
  it('have defaults where nothing is said', () => {
    expect(makeCrawlSettings({})).toEqual(CRAWL_DEFAULTS);
    expect(makeCrawlSettings({ depth: undefined, perDay: 5 })).toEqual({ ...CRAWL_DEFAULTS, perDay: 5 });
  });

  it('are kept in one form', () => {
    const settings = makeCrawlSettings({ speeds: ['rapid', 'bullet', 'rapid'], since: '2025-03-01' });
    expect(settings).toMatchObject({ speeds: ['bullet', 'rapid'], since: '2025-03-01T00:00:00.000Z' });
    expect(makeCrawlSettings(settings)).toEqual(settings);
  });

  it.each(Object.entries(CRAWL_BOUNDS))('keep %s within %j', (field, [min, max]) => {
    for (const value of [min, max]) expect(makeCrawlSettings({ [field]: value })).toMatchObject({ [field]: value });
    for (const value of [min - 1, max + 1, min + 0.5, NaN])
      expect(() => makeCrawlSettings({ [field]: value })).toThrow(InvalidCrawlError);
  });

  it.each<[string, CrawlWishes]>([
    ['speeds', { speeds: ['warp' as 'blitz'] }],
    ['priority', { priority: 'beauty' as 'games' }],
    ['minRating', { minRating: 1_900, maxRating: 1_800 }],
    ['since', { since: 'yesterday' }],
    // Lichess takes so small a number for seconds.
    ['since', { since: '1999-01-01' }],
  ])('name %s where it cannot be like that', (field, wishes) => {
    expect(() => makeCrawlSettings(wishes)).toThrow(expect.objectContaining({ field }) as Error);
  });
});

describe('why somebody is in a crawl', () => {
  const finding: Finding = {
    depth: 2,
    rank: 3,
    foundFrom: 'brisk_rook',
    gamesTogether: 12,
    lastGameAt: new Date('2026-03-04T05:06:07Z'),
    rating: 1_610,
    foundRating: 1_640,
  };

  it('is said by what the priority looks at', () => {
    expect(explainFinding(finding, 'games')).toBe('12 games with brisk_rook; place 3 at depth 2');
    expect(explainFinding(finding, 'recent')).toBe(
      '12 games with brisk_rook, the latest of 2026-03-04; place 3 at depth 2',
    );
    expect(explainFinding(finding, 'rating')).toBe(
      '12 games with brisk_rook, rated 1610 against 1640; place 3 at depth 2',
    );
    expect(explainFinding({ ...finding, rating: null, gamesTogether: 1 }, 'rating')).toBe(
      '1 game with brisk_rook, without ratings; place 3 at depth 2',
    );
  });

  it('is said of those left out and of the first one too', () => {
    expect(explainFinding(finding, 'games', 'rating')).toBe(
      '12 games with brisk_rook; left out: outside of the rating band',
    );
    const first = { ...finding, foundFrom: null, gamesTogether: null };
    expect(explainFinding(first, 'games')).toBe('the crawl begins here');
    expect(explainFinding(first, 'games', 'closed')).toBe('the crawl began here; the account is closed');
  });
});

describe('a further level', () => {
  const settings = { depth: 2, maxPlayers: 10 };

  it.each([
    [{ depth: 1, chosen: 9, read: 1 }, true],
    [{ depth: 2, chosen: 9, read: 1 }, false],
    [{ depth: 1, chosen: 10, read: 1 }, false],
    [{ depth: 1, chosen: 9, read: 0 }, false],
  ])('after %j: %s', (reach, expected) => expect(hasNextLevel(reach, settings)).toBe(expected));
});

describe('a fetch that failed', () => {
  it.each([
    ['player-closed', 1, 'skip'],
    ['player-unknown', 1, 'skip'],
    ['token-rejected', 1, 'halt'],
    ['client-blocked', 3, 'halt'],
    ['stream-cut', 1, 'retry'],
    ['stream-cut', 2, 'retry'],
    ['stream-cut', 3, 'give-up'],
    [null, 3, 'give-up'],
  ] as const)('with %s for the time number %i: %s', (code, attempts, verdict) =>
    expect(judgeFailure(code, attempts)).toBe(verdict),
  );

  it('is repeated after longer and longer breaks', () => {
    expect([1, 2, 3].map((attempts) => planPlayerRetry(attempts, 60_000))).toEqual([60_000, 120_000, 240_000]);
  });
});

it('a day of a budget ends at midnight, UTC', () => {
  expect(nextDay(new Date('2025-12-31T23:59:59.999Z'))).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(nextDay(new Date('2026-02-28T00:00:00Z'))).toEqual(new Date('2026-03-01T00:00:00Z'));
});
