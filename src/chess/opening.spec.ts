import {
  findOpening,
  loadOpenings,
  openingFamily,
  openingKey,
  openingVariation,
  type OpeningTable,
} from './opening.js';
import { replay } from './spec-kit.js';

describe('findOpening', () => {
  let openings: OpeningTable;
  beforeAll(async () => {
    openings = await loadOpenings();
  });
  const find = (moves: string): unknown => findOpening(replay(moves).epds, openings);

  it('takes the last named position', () => {
    expect(find('e4 c5')).toEqual({ eco: 'B20', name: 'Sicilian Defense', ply: 2 });
    expect(find('d4 Nf6 Bg5 d5 e3 e6 Nf3')).toEqual({ eco: 'A45', name: 'Trompowsky Attack', ply: 3 });
  });

  it('takes transpositions by their position', () => {
    const name = "Queen's Gambit Declined: Normal Defense";
    expect(find('c4 e6 d4 d5 Nc3 Nf6')).toEqual({ eco: 'D35', name, ply: 6 });
    expect(find('d4 d5 c4 e6 Nc3 Nf6')).toEqual({ eco: 'D35', name, ply: 6 });
  });

  it('has no name for the start', () => {
    expect(find('')).toBeUndefined();
    expect(findOpening([], openings)).toBeUndefined();
  });

  it('looks as far as 40 plies and while 20 pieces are on the board', () => {
    const named = 'rnbqkbnr/8/8/8/8/8/PPPP4/RNBQKBNR w - -';
    const other = 'rnbqkbnr/8/8/8/8/8/PPPPP3/RNBQKBNR w - -';
    const bare = 'rnbqkbnr/8/8/8/8/8/PPP5/RNBQKBNR w - -';
    const table: OpeningTable = new Map([
      [named, { eco: 'A00', name: 'named' }],
      [bare, { eco: 'A01', name: 'bare' }],
    ]);
    const after = (plies: number, epd: string): string[] => [...Array.from({ length: plies }, () => other), epd];
    expect(findOpening(after(40, named), table)?.ply).toBe(40);
    expect(findOpening(after(41, named), table)).toBeUndefined();
    expect(findOpening([other, bare], table)).toBeUndefined();
    // Nothing counts after that, even when pieces come back.
    expect(findOpening([other, bare, named], table)).toBeUndefined();
    // The start itself has no name.
    expect(findOpening([named, other], table)).toBeUndefined();
  });

  it('reads no position beyond the last that counts', () => {
    let read = 0;
    function* endless(): Generator<string> {
      for (;;) {
        read++;
        yield 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -';
      }
    }
    findOpening(endless(), openings);
    expect(read).toBe(41);
  });
});

describe('the table', () => {
  it('is read once and has nearly all of the 500 codes', async () => {
    const openings = await loadOpenings();
    expect(await loadOpenings()).toBe(openings);
    expect(openings.size).toBeGreaterThan(3500);
    const codes = new Set([...openings.values()].map(({ eco }) => eco));
    expect([...codes].every((eco) => /^[A-E]\d\d$/.test(eco))).toBe(true);
    expect(codes.size).toBeGreaterThan(490);
  });

  it('has an en-passant square only where the capture is legal', async () => {
    const openings = await loadOpenings();
    expect(openings.get('rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq -')?.name).toBe("King's Pawn Game");
    expect(openings.has('rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq e3')).toBe(false);
  });
});

describe('parts of a name', () => {
  it.each([
    ['Sicilian Defense: Najdorf Variation, English Attack', 'Sicilian Defense', 'Najdorf Variation'],
    ["King's Pawn Game: Mengarini's Opening", "King's Pawn Game", "Mengarini's Opening"],
    [
      'Vienna Gambit, with Max Lange Defense: Knight Variation',
      'Vienna Gambit, with Max Lange Defense',
      'Knight Variation',
    ],
    ['Modern Defense', 'Modern Defense', undefined],
  ])('of %s', (name, family, variation) => {
    expect(openingFamily(name)).toBe(family);
    expect(openingVariation(name)).toBe(variation);
  });

  it.each([
    ["King's Pawn Game", 'Kings_Pawn_Game'],
    ['Réti Opening', 'Reti_Opening'],
    ['Semi-Slav Defense: Marshall Gambit', 'Semi-Slav_Defense_Marshall_Gambit'],
  ])('key of %s is %s', (name, key) => {
    expect(openingKey(name)).toBe(key);
  });
});
