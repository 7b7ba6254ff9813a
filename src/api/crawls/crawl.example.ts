import { CRAWL_DEFAULTS } from '../../ingestion/crawl/crawl-policy.js';
import { RUN_EXAMPLE } from '../runs/run.dto.js';

/** An invented crawl, for the description of the API, as a list shows it. */
export const CRAWL_RUN_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 40,
  kind: 'crawl',
  total: 50,
  finished: 7,
  failed: 0,
  percent: 14,
  untilAt: null,
  cursorAt: null,
  received: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  requests: 0,
  accountGames: null,
  settings: { ...CRAWL_DEFAULTS, maxPlayers: 50, since: '2025-01-01T00:00:00.000Z', minGames: 3 },
  wish: 'go',
} as const;

/** The same by itself. */
export const CRAWL_EXAMPLE = {
  ...CRAWL_RUN_EXAMPLE,
  levels: [
    {
      depth: 1,
      chosen: 49,
      waiting: 43,
      fetching: 0,
      done: 6,
      failed: 0,
      gone: 0,
      leftOut: { limit: 210, 'few-games': 804 },
      deadEnds: { anonymous: 31, computer: 4 },
      drawnAt: '2026-05-01T18:31:05.001Z',
    },
  ],
  reading: null,
  next: [
    {
      playerId: 'rookwarden',
      depth: 1,
      rank: 7,
      foundFrom: 'knightly_otter',
      gamesTogether: 12,
      lastGameAt: '2025-11-03T09:12:44.120Z',
      rating: 1602,
      foundRating: 1640,
      state: 'waiting',
      skippedBecause: null,
      attempts: 0,
      retryAt: null,
      message: null,
      syncRunId: null,
      startedAt: null,
      endedAt: null,
      why: '12 games with knightly_otter; place 7 at depth 1',
    },
  ],
  budget: { perDay: null, usedToday: 7, renewedAt: '2026-05-02T00:00:00.000Z' },
  harvest: { requests: 21, received: 18_204, inserted: 17_930 },
  left: {
    players: 43,
    requests: 129,
    games: 121_432,
    hours: 1.16,
    days: 1,
    diskBytes: 170_004_800,
    basis: ['Lichess hands out about 30 games a second.'],
  },
} as const;
