import { parseGame } from '../lichess/parse-game.js';
import { API_OF_LICHESS } from '../games/game-record.js';
import { sightingsOf, toGameRecord } from './to-game-record.js';

const LINE = {
  id: 'rOOk0001',
  rated: true,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  createdAt: 1_750_000_000_123,
  lastMoveAt: 1_750_000_061_123,
  status: 'mate',
  source: 'arena',
  players: {
    white: {
      user: { name: 'Castle_Wall', id: 'castle_wall', title: 'WFM', flair: 'nature.rook', patronColor: 4 },
      rating: 1734,
      ratingDiff: -6,
      provisional: true,
      berserk: true,
      team: 'rook-fans',
      analysis: { inaccuracy: 1, mistake: 2, blunder: 3, acpl: 210, accuracy: 31 },
    },
    black: { user: { name: 'Blue-Bishop', id: 'blue-bishop' }, rating: 1702, ratingDiff: 6 },
  },
  winner: 'black',
  moves: 'f3 e5 g4 Qh4#',
  clocks: [18_003, 18_003, 17_842, 17_950],
  clock: { initial: 180, increment: 2, totalTime: 260 },
  opening: { eco: 'A00', name: 'Barnes Opening', ply: 4 },
  analysis: [{ eval: -60 }, { eval: -50 }, { mate: -1 }],
  division: { middle: 3 },
  arenaTour: { id: 'aReNa001', name: 'Hourly Rook' },
  rules: ['noAbort'],
};

const read = (change: Record<string, unknown> = {}): ReturnType<typeof parseGame> =>
  parseGame(JSON.stringify({ ...LINE, ...change }));
const present = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('toGameRecord', () => {
  it('carries every field over', () => {
    expect(present(toGameRecord(read()))).toEqual({
      exactness: 3,
      fileId: API_OF_LICHESS,
      id: 'rOOk0001',
      rated: true,
      variant: 'standard',
      speed: 'blitz',
      perf: 'blitz',
      status: 'mate',
      winner: 'black',
      source: 'arena',
      createdAt: 1_750_000_000_123,
      lastMoveAt: 1_750_000_061_123,
      sides: {
        white: {
          playerId: 'castle_wall',
          rating: 1734,
          ratingDiff: -6,
          provisional: true,
          berserk: true,
          blindfold: false,
          team: 'rook-fans',
          inaccuracies: 1,
          mistakes: 2,
          blunders: 3,
          acpl: 210,
          accuracy: 31,
        },
        black: {
          playerId: 'blue-bishop',
          rating: 1702,
          ratingDiff: 6,
          provisional: false,
          berserk: false,
          blindfold: false,
        },
      },
      clockInitialS: 180,
      clockIncrementS: 2,
      openingEco: 'A00',
      openingName: 'Barnes Opening',
      openingPly: 4,
      moves: 'f3 e5 g4 Qh4#',
      plies: 4,
      clocksCs: [18_003, 18_003, 17_842, 17_950],
      analysis: [{ eval: -60 }, { eval: -50 }, { mate: -1 }],
      division: { middle: 3 },
      arenaId: 'aReNa001',
      arenaName: 'Hourly Rook',
      imported: false,
      extra: { rules: ['noAbort'] },
    });
  });

  it('knows an imported game by its source or by its import field', () => {
    expect(toGameRecord(read({ source: 'import' }))).toMatchObject({ imported: true, importedDate: undefined });
    expect(toGameRecord(read({ import: { date: '1851.06.21' } }))).toMatchObject({
      imported: true,
      importedDate: '1851.06.21',
    });
  });

  it('keeps the name of a side without account, and the level of the computer', () => {
    const { sides } = toGameRecord(read({ players: { white: { name: 'Anderssen' }, black: { aiLevel: 8 } } }));
    expect(sides.white).toMatchObject({ playerId: undefined, name: 'Anderssen' });
    expect(sides.black).toMatchObject({ playerId: undefined, name: undefined, aiLevel: 8 });
  });

  it.each([
    ['', 0],
    ['e4', 1],
    ['e4 e5 Nf3', 3],
  ])('counts the plies of %j', (moves, plies) => {
    expect(toGameRecord(read({ moves })).plies).toBe(plies);
  });
});

describe('sightingsOf', () => {
  it('names the accounts of both sides as they show themselves now', () => {
    expect(present(sightingsOf(read()))).toEqual([
      { id: 'castle_wall', name: 'Castle_Wall', title: 'WFM', flair: 'nature.rook', patron: true, patronColor: 4 },
      { id: 'blue-bishop', name: 'Blue-Bishop', patron: false },
    ]);
  });

  it('leaves out who has no account', () => {
    expect(sightingsOf(read({ players: { white: {}, black: { aiLevel: 1 } } }))).toEqual([]);
  });
});
