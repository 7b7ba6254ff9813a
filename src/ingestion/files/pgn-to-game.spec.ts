import fc from 'fast-check';
import { BadRecordError } from './record-errors.js';
import { makeGameReader } from './game-readers.js';
import type { FileGame } from './record-reader.js';

const reader = makeGameReader('pgn', { checked: true, fileId: 7 });

function read(tags: Record<string, string>, moves = '1. e4 e5 1-0'): FileGame {
  const head = Object.entries(tags).map(([name, value]) => `[${name} "${value}"]\n`);
  return reader.read(Buffer.from(`${head.join('')}\n${moves}\n`));
}

const LICHESS = {
  Event: 'Rated Blitz game',
  Site: 'https://lichess.org/aBcD1234',
  Date: '2024.03.29',
  Round: '-',
  White: 'White_Rook',
  Black: 'Black_Rook',
  Result: '1-0',
  UTCDate: '2024.03.29',
  UTCTime: '18:30:05',
  WhiteElo: '1801',
  BlackElo: '1500?',
  WhiteRatingDiff: '+6',
  BlackRatingDiff: '-6',
  WhiteTitle: 'FM',
  Variant: 'Standard',
  TimeControl: '300+3',
  ECO: 'C20',
  Opening: "King's Pawn Game",
  Termination: 'Normal',
};

describe('a game of Lichess', () => {
  it('fills the columns and leaves nothing beside', () => {
    const { record, sightings } = read(LICHESS);
    expect(record).toMatchObject({
      id: 'aBcD1234',
      rated: true,
      speed: 'blitz',
      perf: 'blitz',
      status: 'resign',
      winner: 'white',
      createdAt: Date.UTC(2024, 2, 29, 18, 30, 5),
      clockInitialS: 300,
      clockIncrementS: 3,
      openingEco: 'C20',
      moves: 'e4 e5',
      exactness: 2,
      fileId: 7,
      imported: false,
    });
    expect(record.pgn).toBeUndefined();
    expect(record.sides.white).toMatchObject({ playerId: 'white_rook', rating: 1801, ratingDiff: 6 });
    expect(record.sides.black).toMatchObject({ rating: 1500, provisional: true });
    expect(sightings).toMatchObject([{ id: 'white_rook', name: 'White_Rook', title: 'FM' }, { id: 'black_rook' }]);
  });

  it.each([
    ['http://lichess.org/aBcD1234', {}],
    ['https://lichess.org/aBcD1234/black#12', {}],
    ['https://lichess.org', { GameId: 'aBcD1234' }],
  ])('is known by the site %s', (Site, more) => expect(read({ ...LICHESS, Site, ...more }).record.id).toBe('aBcD1234'));

  it.each([
    ['Time forfeit', '1-0', 'outoftime'],
    ['Abandoned', '*', 'aborted'],
    ['Abandoned', '1-0', 'noStart'],
    ['Rules infraction', '0-1', 'cheat'],
    ['Unterminated', '*', 'started'],
    ['Normal', '1/2-1/2', 'draw'],
    ['Insufficient material', '1/2-1/2', 'insufficientMaterialClaim'],
  ])('that ends by %j with %s has the status %s', (Termination, Result, status) => {
    expect(read({ ...LICHESS, Termination, Result }, `1. e4 e5 ${Result}`).record.status).toBe(status);
  });

  it('that is mate on the board says so', () => {
    expect(read({ ...LICHESS, Result: '0-1' }, '1. f3 e5 2. g4 Qh4# 0-1').record).toMatchObject({
      status: 'mate',
      winner: 'black',
    });
  });

  it('against a computer or nobody has no account there', () => {
    const { record, sightings } = read({ ...LICHESS, White: 'lichess AI level 3', WhiteElo: '?', Black: 'Anonymous' });
    expect(record.sides.white).toMatchObject({ aiLevel: 3, rating: undefined });
    expect(sightings).toEqual([]);
  });

  it('of a tournament keeps its name, and the id where it is told', () => {
    const arena = read({ ...LICHESS, Event: 'Rated Blitz tournament https://lichess.org/tournament/Qw3rTy12' }).record;
    expect(arena).toMatchObject({
      arenaId: 'Qw3rTy12',
      rated: true,
      pgn: { tags: { Event: expect.anything() as unknown } },
    });
    expect(read({ ...LICHESS, Event: 'Hourly Arena' }).record).toMatchObject({
      rated: true,
      pgn: { tags: { Event: 'Hourly Arena' } },
    });
  });

  it('has evaluations in the shape of Lichess, with the judgments its glyphs stand for', () => {
    const text =
      '1. e4 { [%eval 0.35] [%clk 0:05:00] } 1... e5?! { (0.35 → 0.90) Inaccuracy. [%eval #4] [%clk 0:04:58] } 1-0';
    expect(read(LICHESS, text).record).toMatchObject({
      analysis: [{ eval: 35 }, { mate: 4, judgment: { name: 'Inaccuracy' } }],
      clocksCs: [30_000, 29_800],
      pgn: { annotations: [{ ply: 2, comments: ['(0.35 → 0.90) Inaccuracy.'] }] },
    });
  });

  it.each([
    ['e4 CLK e5 CLK', { clocksCs: [6_000, 6_000] }],
    ['e4 e5 CLK', { extra: { clocksCs: [null, 6_000] } }],
    ['e4 CLK EMT e5 EMT', { clocksCs: [6_000], extra: { thinkCs: [100, 100] } }],
    ['e4 e5 EMT', { extra: { thinkCs: [null, 100] } }],
    ['e4 EMT e5 EMT', { clocksCs: [29_900, 29_900] }],
    ['e4 EMT e5 CLK EMT', { extra: { clocksCs: [null, 6_000], thinkCs: [100, 100] } }],
  ])('has every time it says: %s', (text, times) => {
    const movetext = text.replaceAll('CLK', '{[%clk 0:01:00]}').replaceAll('EMT', '{[%emt 1]}');
    const { clocksCs, extra } = read({ ...LICHESS, TimeControl: '300+0' }, `${movetext} 1-0`).record;
    expect({ clocksCs, extra }).toEqual(times);
  });
});

describe('a game from elsewhere', () => {
  const BOARD = {
    Event: 'Club match',
    Site: 'Rookville',
    Date: '1999.??.??',
    White: 'Rook, White',
    Black: 'Rook, Black',
    Result: '1-0',
  };

  it('has an id of its content, names instead of accounts, and keeps its tags', () => {
    const { record, sightings } = read(BOARD);
    expect(record.id).toMatch(/^x[0-9a-f]{23}$/);
    expect(record).toMatchObject({
      imported: true,
      createdAt: Date.UTC(1999, 0, 1),
      sides: { white: { name: 'Rook, White' }, black: { name: 'Rook, Black' } },
      pgn: { tags: { Event: 'Club match', Site: 'Rookville', Date: '1999.??.??' } },
    });
    expect(sightings).toEqual([]);
  });

  it('is the same one with other blanks and letters, and another one with other moves', () => {
    const id = read(BOARD).record.id;
    expect(read({ ...BOARD, White: 'rook,  WHITE' }).record.id).toBe(id);
    expect(read(BOARD, '1. e4 c5 1-0').record.id).not.toBe(id);
    expect(read({ ...BOARD, GameId: id, Date: '2001.01.01' }).record.id).toBe(id);
  });

  it('is told by event and round only where it has no moves or no names', () => {
    const idOf = (tags: Record<string, string>, moves?: string): string => read({ ...BOARD, ...tags }, moves).record.id;
    expect(idOf({ Event: 'Cup', Round: '2' })).toBe(idOf({}));
    expect(idOf({ Event: 'Cup' }, '1-0')).not.toBe(idOf({}, '1-0'));
    expect(idOf({ Round: '2' }, '1-0')).not.toBe(idOf({}, '1-0'));
    const nobody = { White: '?', Black: '' };
    expect(idOf({ ...nobody, Event: 'Cup' })).not.toBe(idOf(nobody));
    expect(idOf({ ...nobody, Round: '-' })).toBe(idOf(nobody));
  });

  it('does not take the id of another site for one of Lichess', () => {
    expect(read({ ...BOARD, GameId: '12345678' }).record.id).toMatch(/^x/);
    expect(read({ ...BOARD, Site: 'https://lichess.org/training' }).record.id).toMatch(/^x/);
  });
});

it('nothing but a reason comes of bytes that are no game', () => {
  const start = Buffer.from(
    `[White "a"]\n[Site "https://lichess.org/aBcD1234"]\n\n1. e4 e5 { [%eval 0.3] } 2. Nf3 1-0`,
  );
  const damage = fc.tuple(fc.nat(start.length - 1), fc.uint8Array({ maxLength: 4 }));
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (damages) => {
      const bytes = Buffer.from(start);
      for (const [at, with_] of damages) bytes.set(with_.subarray(0, bytes.length - at), at);
      try {
        reader.read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(BadRecordError);
      }
    }),
    { numRuns: 2_000 },
  );
});
