import fc from 'fast-check';
import { BLACK_PIECE, type Board } from './board.js';
import { divide, isBackRankSparse, majorsAndMinors, mixedness, PHASES, phaseOf, pliesOfPhase } from './division.js';
import { boardOfFen, replay } from './spec-kit.js';

const START = boardOfFen('rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1');
const boardOf = (placement: string): Board => boardOfFen(`${placement} w - - 0 1`);
const boards = fc
  .array(fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14), { minLength: 64, maxLength: 64 })
  .map((codes) => Uint8Array.from(codes));

/** What four squares add by their white and black pieces, from the lowest pair of ranks to the highest. */
const MIXED_BY_COUNTS: Record<string, number[]> = {
  '01': [2, 3, 4, 5, 6, 7, 8],
  '02': [7, 6, 5, 4, 3, 0, 0],
  '03': [9, 8, 7, 6, 5, 4, 0],
  '04': [9, 8, 7, 6, 5, 4, 0],
  '10': [8, 7, 6, 5, 4, 3, 2],
  '11': [8, 7, 6, 5, 6, 7, 8],
  '12': [10, 9, 8, 7, 6, 5, 4],
  '13': [11, 10, 9, 8, 7, 6, 5],
  '20': [0, 0, 3, 4, 5, 6, 7],
  '21': [4, 5, 6, 7, 8, 9, 10],
  '22': [7, 7, 7, 7, 7, 7, 7],
  '30': [0, 4, 5, 6, 7, 8, 9],
  '31': [5, 6, 7, 8, 9, 10, 11],
  '40': [0, 4, 5, 6, 7, 8, 9],
};

/** The board seen by the other side: ranks turned round, colours swapped. */
function turnRound(board: Board): Board {
  return board.map((_, square) => {
    const code = board[square ^ 56] ?? 0;
    return code === 0 ? 0 : code ^ BLACK_PIECE;
  });
}

describe('features of a board', () => {
  it('at the start are 14 pieces, full back ranks and nothing mixed', () => {
    expect([majorsAndMinors(START), isBackRankSparse(START), mixedness(START)]).toEqual([14, false, 0]);
  });

  it('count a back rank with all that stands on it', () => {
    expect(isBackRankSparse(boardOf('rnbqkbnr/8/8/8/8/8/8/PP2K2R'))).toBe(false);
    expect(isBackRankSparse(boardOf('rnbqkbnr/8/8/8/8/8/8/PP2K3'))).toBe(true);
    // Pieces of the other side do not help.
    expect(isBackRankSparse(boardOf('rnb4R/8/8/8/8/8/8/PPPPK3'))).toBe(true);
    expect(isBackRankSparse(boardOf('rnb1k3/8/8/8/8/8/8/PPPPK3'))).toBe(false);
  });

  // One square of four with some pieces, by hand from the table; what stands at the rim falls into fewer squares.
  it.each([
    // A lone white pawn on a1 is in one square: 9 - 1. On h7 it is in two: of rank 7 and of rank 6.
    ['8/8/8/8/8/8/8/P7', 8],
    ['8/7P/8/8/8/8/8/8', 9 - 7 + (9 - 6)],
    // A lone black pawn: 1 + y.
    ['8/8/8/8/8/8/8/p7', 2],
    ['p7/8/8/8/8/8/8/8', 8],
    // One of each in the square of rank 4, one black in that of rank 3 and one white in that of rank 5.
    ['8/8/8/P7/p7/8/8/8', 5 + (1 + 3) + (9 - 5)],
    ['8/8/8/8/8/8/PP6/pp6', 7 + (5 + 3) + 0 + (9 - 2)],
  ])('mix %s by %i', (placement, score) => {
    expect(mixedness(boardOf(placement))).toBe(score);
  });

  it('mix by the table, whatever stands where', () => {
    fc.assert(
      fc.property(boards, (board) => {
        let sum = 0;
        for (const corner of Array.from({ length: 64 }, (_, square) => square)) {
          if (corner % 8 === 7 || corner >= 56) continue;
          const four = [corner, corner + 1, corner + 8, corner + 9].map((square) => board[square] ?? 0);
          const white = four.filter((code) => code > 0 && code < BLACK_PIECE).length;
          const black = four.filter((code) => code > BLACK_PIECE).length;
          sum += MIXED_BY_COUNTS[`${white}${black}`]?.[Math.floor(corner / 8)] ?? 0;
        }
        expect(mixedness(board)).toBe(sum);
      }),
    );
  });

  it('count the same seen by the other side', () => {
    fc.assert(
      fc.property(boards, (board) => {
        const turned = turnRound(board);
        expect(majorsAndMinors(turned)).toBe(majorsAndMinors(board));
        expect(isBackRankSparse(turned)).toBe(isBackRankSparse(board));
      }),
    );
  });
});

describe('divide', () => {
  it('finds no middlegame in an opening', () => {
    expect(divide(replay('e4 e5 Nf3 Nc6 Bb5 a6').boards)).toEqual({});
    expect(divide([])).toEqual({});
  });

  const full = START;
  const eleven = boardOf('rnbqkbn1/pppppppp/8/8/8/8/PPPPPPPP/RNBQKB2');
  const ten = boardOf('rnbqk1n1/pppppppp/8/8/8/8/PPPPPPPP/RNBQKB2');
  const seven = boardOf('rnbqk3/pppppppp/8/8/8/8/PPPPPPPP/RN1QK3');
  const six = boardOf('rn1qk3/pppppppp/8/8/8/8/PPPPPPPP/RN1QK3');
  // Mixed by 150 and by 151.
  const notYetMixed = boardOf('2bqkbnr/1ppp1p2/8/p2rp1p1/1nP2NP1/P5Q1/1P1PPK1P/RNB2B1R');
  const justMixed = boardOf('1nbq1kr1/r1pp1ppp/5n2/pp2p1P1/1P2P3/B1PP4/P2Q1P1P/RN2KBNR');
  const mixed = replay(
    'e4 e5 f4 d6 Nf3 exf4 Bc4 h6 O-O Bg4 d4 Nc6 Bxf4 Nf6 Nc3 Be7 e5 dxe5 dxe5 Nh5 Be3 O-O h3 Bxf3 Qxf3',
  ).boards;

  it.each([
    ['few pieces', [full, eleven, ten, ten], { middle: 2 }],
    ['armies that are mixed enough', [full, notYetMixed, justMixed], { middle: 2 }],
    ['a sparse back rank', [full, boardOf('rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/R3K1N1')], { middle: 1 }],
    ['mixed armies', mixed, { middle: 25 }],
    ['an endgame after it', [full, ten, seven, six, six], { middle: 1, end: 3 }],
    ['pieces that come back, which change nothing', [ten, full, six, full, six], { middle: 0, end: 2 }],
    // Lichess drops the middlegame then, and calls all of it opening.
    ['both at once', [full, six], { end: 1 }],
  ])('sees %s', (_, game, division) => {
    expect(divide(game)).toEqual(division);
  });

  it('reads each board once, so that one array can be used again', () => {
    const shared = new Uint8Array(64);
    function* reused(): Generator<Board> {
      for (const board of [full, ten, ten, six]) {
        shared.set(board);
        yield shared;
      }
    }
    expect(divide(reused())).toEqual({ middle: 1, end: 3 });
  });
});

describe('phaseOf', () => {
  it.each([
    [1, {}, 'opening'],
    [60, {}, 'opening'],
    [60, { end: 3 }, 'opening'],
    [18, { middle: 19, end: 57 }, 'opening'],
    [19, { middle: 19, end: 57 }, 'middlegame'],
    [56, { middle: 19, end: 57 }, 'middlegame'],
    [57, { middle: 19, end: 57 }, 'endgame'],
    [90, { middle: 19 }, 'middlegame'],
  ])('of ply %i with %j is the %s', (ply, division, phase) => {
    expect(phaseOf(ply, division)).toBe(phase);
  });

  it('agrees with the plies of the phases, which cover the game without overlap', () => {
    const bound = fc.option(fc.nat({ max: 60 }), { nil: undefined });
    fc.assert(
      fc.property(bound, bound, fc.nat({ max: 60 }), (middle, end, plies) => {
        const isDivision = middle === undefined || end === undefined || middle < end;
        fc.pre(isDivision);
        const division = { middle, end };
        const covered = PHASES.flatMap((phase) => {
          const range = pliesOfPhase(phase, division, plies);
          if (!range) return [];
          return Array.from({ length: range.last - range.first + 1 }, (_, i) => [range.first + i, phase]);
        });
        const expected = Array.from({ length: plies }, (_, i) => [i + 1, phaseOf(i + 1, division)]);
        expect(covered).toEqual(expected);
      }),
    );
  });
});
