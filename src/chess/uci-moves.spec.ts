import { followUciMoves } from './uci-moves.js';

const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
const CASTLING = 'r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1';

describe('followUciMoves', () => {
  it('tells whose turn it is after the moves', () => {
    expect(followUciMoves(START, [])).toMatchObject({ turn: 'white', moves: [], isOver: false });
    expect(followUciMoves(START, ['e2e4'])).toMatchObject({ turn: 'black', moves: ['e2e4'] });
  });

  it.each([
    [
      ['e1g1', 'e8c8'],
      ['e1h1', 'e8a8'],
    ],
    [
      ['e1h1', 'e8a8'],
      ['e1h1', 'e8a8'],
    ],
  ])('writes the castling of %j as king takes rook', (given, written) => {
    expect(followUciMoves(CASTLING, given)?.moves).toEqual(written);
  });

  it.each([
    [START.replaceAll(' ', '\n'), START],
    ['4k3/8/8/8/8/8/8/4K3 w', '4k3/8/8/8/8/8/8/4K3 w - - 0 1'],
    ['3k4/8/8/8/8/8/8/2RKR3 w CE - 3 20', '3k4/8/8/8/8/8/8/2RKR3 w KQ - 3 20'],
  ])('writes the position %j in one plain line', (given, written) => {
    expect(followUciMoves(given, [])?.start).toBe(written);
  });

  it('leaves a king that merely walks two squares of a rook alone', () => {
    const moves = ['e1f1', 'e8d8'];
    expect(followUciMoves('4k3/8/8/8/8/8/8/4K3 w - - 0 1', moves)?.moves).toEqual(moves);
  });

  it('castles in chess960', () => {
    const fen = '3k4/8/8/8/8/8/8/2RKR3 w CE - 0 1';
    expect(followUciMoves(fen, ['d1c1', 'd8c8'])?.moves).toEqual(['d1c1', 'd8c8']);
    expect(followUciMoves(fen, ['d1e1'])?.isLegal('d8e8')).toBe(true);
    expect(followUciMoves(fen.replace('CE', '-'), ['d1c1'])).toBeUndefined();
    expect(followUciMoves('4k3/8/8/8/8/8/8/2R1K3 w C - 0 1', ['e1c1'])?.moves).toEqual(['e1c1']);
  });

  it.each([
    ['no FEN', 'hello', []],
    ['no king', '8/8/8/8/8/8/8/K7 w - - 0 1', []],
    ['the king of the side that has moved in check', '4k3/8/8/8/8/8/8/4QK2 w - - 0 1', []],
    ['pieces in hand', '4k3/8/8/8/8/8/8/4K3[Qn] w - - 0 1', []],
    ['checks to count', '4k3/8/8/8/8/8/8/4K3 w - - 3+3 0 1', []],
    ['no move', START, ['e2e9']],
    ['an illegal move', START, ['e2e5']],
    ['a drop', START, ['P@e4']],
  ])('refuses %s', (_, fen, moves) => {
    expect(followUciMoves(fen, moves)).toBeUndefined();
  });

  it('knows what may be played', () => {
    const position = followUciMoves(CASTLING, []);
    const answers = ['e1g1', 'e1h1', 'a1a8', 'a1b2', '(none)', ''].map((uci) => position?.isLegal(uci));
    expect(answers).toEqual([true, true, true, false, false, false]);
  });

  it.each([
    ['mate', '7k/6Q1/6K1/8/8/8/8/8 b - - 0 1', true],
    ['stalemate', '7k/5Q2/6K1/8/8/8/8/8 b - - 0 1', true],
    ['bare kings', '7k/8/6K1/8/8/8/8/8 b - - 0 1', false],
  ])('knows at %s whether there is a move', (_, fen, isOver) => {
    expect(followUciMoves(fen, [])?.isOver).toBe(isOver);
  });
});
