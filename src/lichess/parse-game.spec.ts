import fc from 'fast-check';
import { parseGame } from './parse-game.js';
import { InvalidRecordError, type JsonObject } from './record-reader.js';

const PAIRED_AT = 1_750_000_000_123;

/** A short rated game between two invented players; `change` replaces fields, undefined takes them away. */
function aGame(change: JsonObject = {}): JsonObject {
  return {
    id: 'rOOk0001',
    rated: true,
    variant: 'standard',
    speed: 'blitz',
    perf: 'blitz',
    createdAt: PAIRED_AT,
    lastMoveAt: PAIRED_AT + 61_000,
    status: 'mate',
    source: 'pool',
    players: {
      white: { user: { name: 'Castle_Wall', id: 'castle_wall' }, rating: 1734, ratingDiff: -6 },
      black: { user: { name: 'Blue-Bishop', id: 'blue-bishop' }, rating: 1702, ratingDiff: 6 },
    },
    winner: 'black',
    moves: 'f3 e5 g4 Qh4#',
    clock: { initial: 180, increment: 2, totalTime: 260 },
    ...change,
  };
}

/** The same with another white side. */
function aGameOf(white: JsonObject, change: JsonObject = {}): JsonObject {
  return aGame({ players: { white, black: { aiLevel: 3 } }, ...change });
}

const parse = (game: JsonObject): ReturnType<typeof parseGame> => parseGame(JSON.stringify(game));

/** What is present; absent values are absent. */
function known(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('a game', () => {
  it('is read with all that an export says', () => {
    const game = parse(
      aGame({
        clocks: [18_003, 18_003, 17_842, 17_950],
        opening: { eco: 'A00', name: 'Barnes Opening: Fool’s Mate', ply: 4 },
        division: { middle: 12, end: 40 },
        initialFen: 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1',
      }),
    );
    expect(known(game)).toEqual({
      id: 'rOOk0001',
      rated: true,
      variant: 'standard',
      speed: 'blitz',
      perf: 'blitz',
      createdAt: PAIRED_AT,
      lastMoveAt: PAIRED_AT + 61_000,
      status: 'mate',
      source: 'pool',
      players: {
        white: {
          user: { id: 'castle_wall', name: 'Castle_Wall', patron: false },
          rating: 1734,
          ratingDiff: -6,
          provisional: false,
          berserk: false,
          blindfold: false,
        },
        black: {
          user: { id: 'blue-bishop', name: 'Blue-Bishop', patron: false },
          rating: 1702,
          ratingDiff: 6,
          provisional: false,
          berserk: false,
          blindfold: false,
        },
      },
      winner: 'black',
      moves: 'f3 e5 g4 Qh4#',
      clocks: [18_003, 18_003, 17_842, 17_950],
      clock: { initial: 180, increment: 2 },
      opening: { eco: 'A00', name: 'Barnes Opening: Fool’s Mate', ply: 4 },
      division: { middle: 12, end: 40 },
      initialFen: 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1',
    });
  });

  it('without moves, clock, winner and source is read as well', () => {
    const game = parse(aGame({ moves: '', clock: undefined, winner: undefined, source: undefined, status: 'aborted' }));
    expect(game).toMatchObject({
      moves: '',
      clock: undefined,
      winner: undefined,
      source: undefined,
      status: 'aborted',
    });
  });

  it('by correspondence has days instead of a clock', () => {
    const game = parse(aGame({ speed: 'correspondence', clock: undefined, daysPerTurn: 14 }));
    expect([game.clock, game.daysPerTurn]).toEqual([undefined, 14]);
  });

  it('with the 12 characters of a player’s own link keeps the 8 of the game', () => {
    expect(parse(aGame({ id: 'rOOk0001wXyZ' })).id).toBe('rOOk0001');
  });

  it('may have a status and a variant that nobody knew when this was written', () => {
    expect(parse(aGame({ status: 'adjourned', variant: 'duckChess', perf: 'duckChess' }))).toMatchObject({
      status: 'adjourned',
      variant: 'duckChess',
    });
  });

  it('tells an empty division from none: Lichess looked, and there is no middlegame', () => {
    expect(known(parse(aGame({ division: {} })).division)).toEqual({});
    expect(known(parse(aGame({ division: { middle: 21 } })).division)).toEqual({ middle: 21 });
    expect(parse(aGame()).division).toBeUndefined();
  });
});

describe('a side', () => {
  it('may be an account with title, emblem and patron colour, deciding berserk and a provisional rating', () => {
    const user = { name: 'Castle_Wall', id: 'castle_wall', title: 'WFM', flair: 'nature.rook', patronColor: 4 };
    const { white } = parse(
      aGameOf({ user, rating: 2105, provisional: true, berserk: true, team: 'rook-fans', blindfold: true }),
    ).players;
    expect(known(white)).toEqual({
      user: {
        id: 'castle_wall',
        name: 'Castle_Wall',
        title: 'WFM',
        flair: 'nature.rook',
        patron: true,
        patronColor: 4,
      },
      rating: 2105,
      provisional: true,
      berserk: true,
      blindfold: true,
      team: 'rook-fans',
    });
  });

  it('may carry the patron mark of before 2025', () => {
    const { white } = parse(aGameOf({ user: { name: 'Old', id: 'old', patron: true } })).players;
    expect(white.user).toMatchObject({ patron: true, patronColor: undefined });
  });

  it('may be a deleted account', () => {
    const { white } = parse(aGameOf({ user: { name: '!k2Wx', id: '!k2Wx' } })).players;
    expect(white.user).toMatchObject({ id: '!k2wx', name: '!k2Wx' });
  });

  it('may be the computer', () => {
    const { black } = parse(aGameOf({})).players;
    expect(known(black)).toEqual({ aiLevel: 3, provisional: false, berserk: false, blindfold: false });
  });

  it('may be anonymous', () => {
    const { white } = parse(aGameOf({})).players;
    expect(known(white)).toEqual({ provisional: false, berserk: false, blindfold: false });
  });

  it('may be a bare name in an imported game, with or without rating', () => {
    const game = parse(
      aGameOf({ name: 'Anderssen, Adolf', rating: 2600 }, { source: 'import', import: { date: '1851.06.21' } }),
    );
    expect(game.players.white).toMatchObject({ user: undefined, name: 'Anderssen, Adolf', rating: 2600 });
    expect(game.import).toEqual({ date: '1851.06.21' });
    expect(known(parse(aGame({ import: {} })).import)).toEqual({});
  });

  it('may have a summary of the server analysis, with or without accuracy', () => {
    const analysis = { inaccuracy: 2, mistake: 0, blunder: 1, acpl: 41, accuracy: 88 };
    expect(parse(aGameOf({ analysis })).players.white.analysis).toEqual(analysis);
    const { accuracy: _, ...older } = analysis;
    expect(known(parse(aGameOf({ analysis: older })).players.white.analysis)).toEqual(older);
  });
});

describe('tournaments', () => {
  it('are named by objects since June 2026', () => {
    expect(parse(aGame({ arenaTour: { id: 'aReNa001', name: 'Hourly Rook' } })).arena).toEqual({
      id: 'aReNa001',
      name: 'Hourly Rook',
    });
    expect(parse(aGame({ swissTour: { id: 'sWiSs001' } })).swissId).toBe('sWiSs001');
  });

  it('were named by bare ids before', () => {
    expect(parse(aGame({ tournament: 'aReNa001' })).arena).toEqual({ id: 'aReNa001' });
    expect(parse(aGame({ swiss: 'sWiSs001' })).swissId).toBe('sWiSs001');
  });
});

describe('the server analysis', () => {
  it('is read ply by ply: centipawns, mate, judgment with a better line, or nothing', () => {
    const analysis = [
      { eval: 23 },
      {
        eval: -141,
        best: 'e2e4',
        variation: 'e4 e5 Nf3',
        judgment: { name: 'Mistake', comment: 'Mistake. e4 was best.' },
      },
      { mate: -1, judgment: { name: 'Blunder', comment: 'Checkmate is now unavoidable.' } },
      {},
    ];
    expect(known(parse(aGame({ analysis })).analysis)).toEqual(analysis);
  });

  it('keeps fields it does not know where they stand', () => {
    const analysis = [{ eval: 5, depth: 22, judgment: { name: 'Inaccuracy', glyph: '?!' } }];
    expect(known(parse(aGame({ analysis })).analysis)).toEqual(analysis);
  });
});

describe('fields this version does not know', () => {
  it('are kept under their place', () => {
    const game = parse(
      aGameOf(
        { user: { name: 'New', id: 'new', crown: true }, ping: 40, analysis: { acpl: 3, brilliant: 1 } },
        {
          rules: ['noAbort'],
          clock: { initial: 60, increment: 0, delay: 3 },
          opening: { eco: 'A00', name: 'Barnes Opening', ply: 1, family: 'Irregular' },
          swissTour: { id: 'sWiSs001', round: 3 },
        },
      ),
    );
    expect(game.extra).toEqual({
      rules: ['noAbort'],
      white: { ping: 40, user: { crown: true }, analysis: { brilliant: 1 } },
      clock: { delay: 3 },
      opening: { family: 'Irregular' },
      swissTour: { round: 3 },
    });
  });

  it('are none in an ordinary game, nor are those that repeat others or are secret', () => {
    const repeated = { pgn: '1. f3 e5', lastFen: '8/8', lastMove: 'd8h4', fullId: 'rOOk0001wXyZ', bookmarked: true };
    expect(parse(aGame(repeated)).extra).toBeUndefined();
  });

  it('cannot hold what the database cannot', () => {
    expect(() => parse(aGame({ rules: ['a\u0000b'] }))).toThrow('record contains a NUL character');
    expect(parse(aGame({ rules: ['a\\u0000b'] })).extra).toEqual({ rules: ['a\\u0000b'] });
  });
});

describe('a bad record', () => {
  const white = { user: { name: 'Castle_Wall', id: 'castle_wall' } };

  it.each<[string, JsonObject]>([
    ['id is missing', aGame({ id: undefined })],
    ['id is not a text', aGame({ id: 12_345_678 })],
    ['id is not a game id of 8 letters and digits', aGame({ id: 'rOOk001' })],
    ['rated is missing', aGame({ rated: undefined })],
    ['rated is not true or false', aGame({ rated: 'yes' })],
    ['variant is missing', aGame({ variant: undefined })],
    ['speed is not a text', aGame({ speed: null })],
    ['perf is missing', aGame({ perf: undefined })],
    ['status is missing', aGame({ status: undefined })],
    ['moves is missing', aGame({ moves: undefined })],
    ['moves is longer than 200000 characters', aGame({ moves: 'e4 '.repeat(70_000) })],
    ['moves contains a NUL character', aGame({ moves: 'e4\u0000' })],
    ['createdAt is missing', aGame({ createdAt: undefined })],
    ['createdAt is not between 1000000000000 and 4102444800000', aGame({ createdAt: 1_750_000_000 })],
    ['createdAt is not a whole number', aGame({ createdAt: '2025-06-15' })],
    ['lastMoveAt is not a whole number', aGame({ lastMoveAt: PAIRED_AT + 0.5 })],
    ['winner is neither white nor black', aGame({ winner: 'draw' })],
    ['players is missing', aGame({ players: undefined })],
    ['players is not an object', aGame({ players: [] })],
    ['players.black is missing', aGame({ players: { white } })],
    ['players.white.user is not an object', aGameOf({ user: 'castle_wall' })],
    ['players.white.user.id is missing', aGameOf({ user: { name: 'Castle_Wall' } })],
    ['players.white.user.id is not a user id', aGameOf({ user: { name: 'x', id: 'two words' } })],
    ['players.white.user.name is missing', aGameOf({ user: { id: 'castle_wall' } })],
    ['players.white.rating is not between 0 and 10000', aGameOf({ ...white, rating: -1 })],
    ['players.white.aiLevel is not a whole number', aGameOf({ aiLevel: '3' })],
    ['players.white.berserk is not true or false', aGameOf({ ...white, berserk: 1 })],
    ['players.white.analysis.accuracy is not between 0 and 100', aGameOf({ ...white, analysis: { accuracy: 101 } })],
    ['clock.increment is missing', aGame({ clock: { initial: 60 } })],
    ['clock.initial is not between 0 and 2147483647', aGame({ clock: { initial: -1, increment: 0 } })],
    ['clocks is not a list', aGame({ clocks: {} })],
    ['clocks[1] is not a whole number', aGame({ clocks: [100, '99'] })],
    ['clocks has more than 10000 entries', aGame({ clocks: new Array<number>(10_001).fill(1) })],
    ['analysis[0] is not an object', aGame({ analysis: [12] })],
    ['analysis[0].eval is not a whole number', aGame({ analysis: [{ eval: 0.5 }] })],
    ['analysis[0].judgment.name is not a text', aGame({ analysis: [{ judgment: { name: 3 } }] })],
    ['opening.eco is missing', aGame({ opening: { name: 'Barnes Opening', ply: 1 } })],
    ['division.middle is not between 0 and 10000', aGame({ division: { middle: -4 } })],
    ['arenaTour.id is missing', aGame({ arenaTour: { name: 'Hourly Rook' } })],
    ['swissTour.id is missing', aGame({ swissTour: {} })],
    ['daysPerTurn is not between 0 and 1000', aGame({ daysPerTurn: 1001 })],
  ])('is refused by name: %s', (reason, game) => {
    expect(() => parse(game)).toThrow(new InvalidRecordError(reason));
  });

  it.each(['', '{"id":"rOOk0001"', 'null', '[]', '"rOOk0001"', '<!DOCTYPE html>', '{}'])('is refused: %s', (line) => {
    expect(() => parseGame(line)).toThrow(InvalidRecordError);
  });

  it('is refused by name whatever it is made of', () => {
    const keys = fc.constantFrom(...Object.keys(aGame()), 'clocks', 'analysis', 'division', 'opening', 'import');
    fc.assert(
      fc.property(keys, fc.jsonValue(), (key, value) => {
        try {
          parse(aGame({ [key]: value }));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidRecordError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
