import { CRAWL_DEFAULTS } from '../ingestion/crawl/crawl-policy.js';
import type { CrawlPlayerView, CrawlSummary, CrawlView } from '../ingestion/crawl/crawl-view.js';
import type { PlayerId } from '../chess/ids.js';
import { describeCrawl, describeEstimate, renderCrawl, summariseCrawl } from './crawl-text.js';

const LEFT = { players: 2, requests: 6, games: 6_000, hours: 0.1, days: 3, diskBytes: 9_600_000, basis: ['By guess.'] };
const NEXT: CrawlPlayerView = {
  ...{ playerId: 'calm_rook' as PlayerId, foundFrom: 'brisk_rook' as PlayerId, depth: 1, rank: 2, gamesTogether: 4 },
  ...{ lastGameAt: null, rating: null, foundRating: null, state: 'waiting', skippedBecause: null, attempts: 0 },
  ...{ retryAt: null, message: null, syncRunId: null, startedAt: null, endedAt: null },
  why: '4 games with brisk_rook; place 2 at depth 1',
};

function aCrawl(change: Partial<CrawlView> = {}): CrawlView {
  const crawl = {
    ...{ id: 7, kind: 'crawl', playerId: 'brisk_rook', state: 'running', message: null, waitingUntil: null },
    ...{
      total: 4,
      finished: 2,
      failed: 0,
      settings: CRAWL_DEFAULTS,
      wish: 'go',
      reading: null,
      next: [NEXT],
      left: LEFT,
    },
    levels: [
      {
        ...{ depth: 1, chosen: 3, waiting: 2, fetching: 0, done: 1, failed: 0, gone: 0 },
        leftOut: { limit: 1_200, bot: 1 },
        deadEnds: { anonymous: 31, computer: 4 },
        drawnAt: new Date(0),
      },
    ],
    harvest: { requests: 6, received: 1_500, inserted: 1_400 },
  };
  return { ...crawl, ...change } as unknown as CrawlView;
}

describe('a crawl for people', () => {
  it('says how it stands, who was left out, and who is next and why', () => {
    const text = describeCrawl(aCrawl());
    expect(text).toContain('Crawl 7 from brisk_rook is running.\n2 players of 4 read, 0 failed; 1,500 games received');
    expect(text).toContain('1,200 limit, 1 bot');
    expect(text).toContain('31 anonymous, 4 computer');
    expect(text).toMatch(/calm_rook .* 4 games with brisk_rook; place 2 at depth 1/);
    expect(text).toContain('Left: 2 players, about 6,000 games, 6 min');
  });

  it.each<[Partial<CrawlView>, string]>([
    [{ wish: 'pause' }, 'is paused, until it is resumed.'],
    [{ state: 'interrupted' }, 'waits for somebody to work on it.'],
    [{ wish: 'stop' }, 'is being stopped.'],
    [{ state: 'done', message: null }, 'is done.'],
    [{ state: 'done', message: 'Read 3 of 4 players: 1 closed' }, 'is done: Read 3 of 4 players: 1 closed.'],
    [{ state: 'stopped', message: 'After 2 of 4 players' }, 'was stopped: After 2 of 4 players.'],
    [{ state: 'failed', message: 'Lichess refuses' }, 'has ended: Lichess refuses.'],
    [
      { state: 'waiting', message: 'The budget is used up', waitingUntil: new Date('2026-05-02T00:00:00Z') },
      'waits: The budget is used up, until 2026-05-02T00:00Z.',
    ],
  ])('with %j %s', (change, words) => expect(describeCrawl(aCrawl(change)).split('\n')[0]).toContain(words));

  it('has a progress line', () => {
    expect(renderCrawl(aCrawl({ reading: NEXT }))).toBe(
      'crawl 7: 2 of 4 players · 1,500 games · reading calm_rook (depth 1)',
    );
    expect(renderCrawl(aCrawl({ wish: 'pause' }))).toContain('paused');
    expect(renderCrawl(aCrawl({ state: 'waiting', message: 'The budget is used up' }))).toContain('used up');
  });

  it('stands in one line of the status', () => {
    const summary: CrawlSummary = {
      ...{ id: 7, playerId: 'brisk_rook' as PlayerId, state: 'waiting', errorCode: null, wish: 'go' },
      ...{ depth: 1, maxDepth: 2, chosen: 1_200, read: 40 },
      ...{ message: 'The budget is used up', waitingUntil: new Date('2026-05-02T00:00:00Z') },
    };
    expect(summariseCrawl(summary)).toBe(
      '  crawl 7 from brisk_rook: depth 1 of 2, 40 of 1,200 players read; waits: The budget is used up, until 2026-05-02T00:00Z',
    );
    expect(summariseCrawl({ ...summary, wish: 'pause' })).toContain('; is paused, until it is resumed');
  });

  it('is estimated in words', () => {
    const text = describeEstimate(LEFT);
    for (const words of ['6,000', '6 min, over 3 days', '10 MB', 'By guess.']) expect(text).toContain(words);
  });
});
