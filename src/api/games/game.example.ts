const SIDE = {
  title: null,
  aiLevel: null,
  provisional: false,
  berserk: false,
  blindfold: false,
  team: null,
} as const;

/** An invented game without its long lists. */
export const GAME_SUMMARY_EXAMPLE = {
  id: 'a1B2c3D4',
  rated: true,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  source: 'pool',
  status: 'resign',
  winner: 'white',
  result: 'white',
  createdAt: '2025-11-03T09:12:44.120Z',
  lastMoveAt: '2025-11-03T09:18:02.733Z',
  players: {
    white: {
      ...SIDE,
      id: 'knightly_otter',
      name: 'Knightly_Otter',
      rating: 1880,
      ratingDiff: 6,
      analysis: { inaccuracies: 2, mistakes: 1, blunders: 0, acpl: 24, accuracy: 91 },
    },
    black: {
      ...SIDE,
      id: 'rookwarden',
      name: 'RookWarden',
      rating: 1874,
      ratingDiff: -6,
      analysis: { inaccuracies: 3, mistakes: 2, blunders: 1, acpl: 58, accuracy: 82 },
    },
  },
  clock: { initialS: 180, incrementS: 2, totalTimeS: 260 },
  daysPerTurn: null,
  opening: { eco: 'B12', name: 'Caro-Kann Defense: Advance Variation', ply: 5 },
  moves: 'e4 c6 d4 d5 e5 Bf5',
  plies: 6,
  analysed: true,
} as const;

/** The same invented game in full. */
export const GAME_EXAMPLE = {
  ...GAME_SUMMARY_EXAMPLE,
  initialFen: null,
  clocksCs: [18003, 18003, 17891, 17912, 17755, 17640],
  analysis: [{ eval: 18 }, { eval: 25 }, { eval: 30 }, { eval: 27 }, { eval: 33 }, { eval: 41 }],
  division: { middle: null, end: null },
  arena: null,
  swissId: null,
  imported: null,
  extra: null,
  vanishedAt: null,
  pgn: null,
  provenance: {
    firstRunId: 12,
    lastRunId: 12,
    storedAt: '2026-05-01T18:30:42.000Z',
    changedAt: '2026-05-01T18:30:42.000Z',
    exactness: 3,
    fileIds: [0],
  },
} as const;
