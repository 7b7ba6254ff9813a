import type { GameId } from '../../chess/ids.js';

export const AS_OF = '2026-05-01T18:30:00.000Z';
export const GAME_EXAMPLE = {
  id: 'a1B2c3D4' as GameId,
  createdAt: '2026-03-04T10:00:00.000Z',
  speed: 'blitz',
  rated: true,
  white: 'knightly_otter',
  black: 'rookwarden',
  whiteRating: 1812,
  blackRating: 1840,
  status: 'resign',
  winner: 'white',
} as const;
export const SCORE_EXAMPLE = { games: 7, wins: 4, draws: 1, losses: 2 };
const EXPECTATION_EXAMPLE = { games: 7, points: 4.5, expected: 3.6, chanceOfWorse: 0.71, chanceOfBetter: 0.29 };

const PLAYER = { asOf: AS_OF, player: 'knightly_otter' };
const HOP = { from: 'knightly_otter', to: 'rookwarden' };
const EDGE_EXAMPLE = {
  ...{ speed: 'blitz', rated: true },
  ...{ ...SCORE_EXAMPLE, firstAt: '2024-01-02T10:00:00.000Z', lastAt: GAME_EXAMPLE.createdAt },
};

export const NEIGHBOURS_EXAMPLE = {
  ...PLAYER,
  total: 1,
  items: [{ player: 'rookwarden', ...SCORE_EXAMPLE, edges: [EDGE_EXAMPLE] }],
};
export const HEAD_TO_HEAD_EXAMPLE = {
  ...PLAYER,
  opponent: 'rookwarden',
  total: SCORE_EXAMPLE,
  bySpeed: { blitz: SCORE_EXAMPLE },
  rated: SCORE_EXAMPLE,
  casual: { games: 0, wins: 0, draws: 0, losses: 0 },
  byColor: {
    white: { games: 4, wins: 3, draws: 0, losses: 1 },
    black: { games: 3, wins: 1, draws: 1, losses: 1 },
  },
  byYear: [{ year: 2026, score: SCORE_EXAMPLE }],
  expectation: EXPECTATION_EXAMPLE,
  firstAt: '2024-01-02T10:00:00.000Z',
  lastAt: GAME_EXAMPLE.createdAt,
  games: [GAME_EXAMPLE],
};
export const CHAIN_EXAMPLE = {
  asOf: AS_OF,
  ...HOP,
  by: 'wins',
  length: 1,
  players: ['knightly_otter', 'rookwarden'],
  hops: [{ ...HOP, games: [GAME_EXAMPLE] }],
};
export const DISTANCES_EXAMPLE = {
  ...PLAYER,
  by: 'games',
  histogram: [
    { distance: 0, players: 1 },
    { distance: 1, players: 300 },
    { distance: 2, players: 4_100 },
  ],
  unreachable: 12,
  items: [{ player: 'tidy_heron', distance: 2, via: 'rookwarden' }],
  nextCursor: 'ZGlzdGFuY2VzLjIudGlkeV9oZXJvbg',
};
const RECORD = { opponent: 'rookwarden', score: SCORE_EXAMPLE, games: [GAME_EXAMPLE] };
export const OPPONENTS_EXAMPLE = {
  ...PLAYER,
  nemeses: [],
  victims: [{ ...RECORD, expectation: EXPECTATION_EXAMPLE, confidence: 0.71, byLuck: 3.5 }],
  rivals: [{ ...RECORD, contested: 5 }],
};
