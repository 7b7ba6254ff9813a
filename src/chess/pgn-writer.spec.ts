import { parseComment, parsePgn, type PgnNodeData } from 'chessops/pgn';
import fc from 'fast-check';
import { makePgn, type PgnGame, type PgnMove } from './pgn-writer.js';

const START = { color: 'white', number: 1 } as const;
const write = (game: Partial<PgnGame>): string => makePgn({ tags: [], start: START, moves: [], result: '*', ...game });
const movetext = (moves: PgnMove[], game: Partial<PgnGame> = {}): string => write({ moves, ...game }).trim();

describe('makePgn', () => {
  it('writes plain moves on one line and two empty ones behind them', () => {
    const tags = [['Event', 'a "b" \\ c\n']] as const;
    const moves = [{ san: 'e4' }, { san: 'e5' }, { san: 'Nf3' }];
    expect(write({ tags, moves, result: '1-0' })).toBe('[Event "a \\"b\\" \\\\ c "]\n\n1. e4 e5 2. Nf3 1-0\n\n\n');
  });

  it("writes evaluations and clocks as Lichess does, and Black's number after them", () => {
    const moves: PgnMove[] = [
      { san: 'e4', evaluation: { cp: 10 }, clockCs: 30000 },
      { san: 'e5', evaluation: { cp: -78 }, clockCs: 359999 },
      { san: 'Nf3', evaluation: { mate: -3, depth: 18 }, clockCs: 6047 },
      { san: 'Nc6', evaluation: { cp: 200 } },
      { san: 'Bb5' },
    ];
    expect(movetext(moves)).toBe(
      '1. e4 { [%eval 0.1] [%clk 0:05:00] } 1... e5 { [%eval -0.78] [%clk 0:59:59.99] } ' +
        '2. Nf3 { [%eval #-3,18] [%clk 0:01:00.47] } 2... Nc6 { [%eval 2.0] } 3. Bb5 *',
    );
  });

  it('writes glyphs, comments and side lines around the move', () => {
    const moves: PgnMove[] = [
      { san: 'e4', nags: [14, 1, 14], comments: ['one', ' two\n%three } '], variations: ['1. d4 d5'] },
      { san: 'e5', nags: [6] },
    ];
    expect(movetext(moves, { before: { comments: ['start'] } })).toBe(
      '{ start } 1. e4! $14 { one } { two %three ) } (1. d4 d5) 1... e5?! *',
    );
  });

  it('begins where the game begins', () => {
    const moves = [{ san: 'Kd7' }, { san: 'Kd2' }];
    expect(movetext(moves, { start: { color: 'black', number: 31 } })).toBe('31... Kd7 32. Kd2 *');
  });

  it('is read back by another parser, whatever stands in tags and comments', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((s) => !s.includes('[%'));
    const move = fc.record({
      san: fc.constantFrom('e4', 'Nf3', 'O-O', 'exd8=Q+'),
      nags: fc.uniqueArray(fc.integer({ min: 1, max: 139 }), { maxLength: 2 }),
      comments: fc.array(text, { maxLength: 2 }),
      clockCs: fc.option(fc.integer({ min: 0, max: 3_600_000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), text, (moves, event) => {
        const pgn = write({ tags: [['Event', event]], moves, result: '1/2-1/2' });
        const [game, ...others] = parsePgn(pgn);
        expect(others).toEqual([]);
        expect(game?.headers.get('Result')).toBe('1/2-1/2');
        const read = [...(game?.moves.mainline() ?? [])];
        expect(read.map(({ san }) => san)).toEqual(moves.map(({ san }) => san));
        for (const [i, { nags, clockCs }] of moves.entries()) {
          expect(new Set(read[i]?.nags)).toEqual(new Set(nags));
          expect(clockOf(read[i])).toBe(clockCs);
        }
      }),
    );
  });
});

function clockOf(node: PgnNodeData | undefined): number | undefined {
  const { clock } = parseComment(node?.comments?.join(' ') ?? '');
  return clock === undefined ? undefined : Math.round(clock * 100);
}
