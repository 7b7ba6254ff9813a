import { RUN_EXAMPLE } from '../runs/run.dto.js';

export const ANALYSIS_RUN_EXAMPLE = {
  ...RUN_EXAMPLE,
  id: 41,
  kind: 'analysis',
  playerId: null,
  state: 'queued',
  total: 1,
  finished: 0,
  failed: 0,
  percent: 0,
  untilAt: null,
  cursorAt: null,
  received: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  requests: 0,
  accountGames: null,
  startedAt: null,
  stages: [],
} as const;

const METRICS_EXAMPLE = { ply: 41, san: 'Qxb7', uci: 'b3b7', winPercent: 38.2 };
const AT = '2026-05-01T18:31:05.001Z';

export const ANALYSIS_EXAMPLE = {
  gameId: 'a1B2c3D4',
  state: 'done',
  message: null,
  source: 'engine',
  profileId: 1,
  engine: {
    name: 'Stockfish WASM',
    version: '17.1',
    net: 'nn-1111cefa1111.nnue',
    build: '0123456789abcdef',
    nodes: 100_000,
    multipv: 1,
    hashMb: 16,
  },
  movesSha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  plies: 62,
  evaluated: 51,
  cached: 11,
  engineNodes: 5_100_321,
  engineMs: 7_012,
  formulaVersion: 1,
  runId: 41,
  analysedAt: AT,
  outdated: false,
  open: null,
  side: null,
  plugins: [
    {
      plugin: 'largest-swing',
      version: 1,
      state: 'done',
      metrics: METRICS_EXAMPLE,
      message: null,
      formulaVersion: 1,
      runId: 41,
      computedAt: AT,
    },
  ],
} as const;

export const PLIES_EXAMPLE = {
  outdated: false,
  items: [
    {
      ply: 1,
      san: 'e4',
      uci: 'e2e4',
      cp: 31,
      mate: null,
      best: 'e7e5',
      pv: 'e7e5 g1f3 b8c6',
      depth: 18,
      nodes: 100_021,
      source: 'cache',
      judgment: null,
      lossCp: 0,
      accuracy: 100,
      clockCs: 30_003,
      thinkCs: 0,
      lichess: { cp: 25, mate: null, best: null, judgment: null },
    },
  ],
} as const;

export const PLUGINS_EXAMPLE = {
  items: [
    {
      name: 'largest-swing',
      version: 1,
      description: 'The move that changed the chances most.',
      needs: ['evaluations'],
      metrics: { ply: { type: 'integer', unit: 'plies', description: 'The move after which it stands.' } },
      builtIn: true,
      problem: null,
    },
  ],
} as const;
