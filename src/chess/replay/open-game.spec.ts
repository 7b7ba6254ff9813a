import type { Variant } from '../variant.js';
import { openGame, replayGame } from './open-game.js';
import { IllegalMoveError, InvalidPositionError } from './replay-errors.js';

const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';

describe('replayGame', () => {
  it('gives every move with its ply, side, SAN and UCI', () => {
    const { startFen, moves, end } = replayGame({ variant: 'standard', moves: 'e4 e5 Nf3 Nc6 Bc4 Bc5 O-O' });
    expect(startFen).toBe(START);
    expect(moves.at(-1)).toEqual({ ply: 7, color: 'white', san: 'O-O', uci: 'e1g1' });
    expect(moves.map((move) => move.uci).join(' ')).toBe('e2e4 e7e5 g1f3 b8c6 f1c4 f8c5 e1g1');
    expect(end.fen()).toBe('r1bqk1nr/pppp1ppp/2n5/2b1p3/2B1P3/5N2/PPPP1PPP/RNBQ1RK1 b kq - 5 4');
    expect([end.ply, end.turn, end.halfmoves]).toEqual([7, 'black', 5]);
  });

  it.each([
    ['castling that gives check', '5k2/8/8/8/8/8/8/4K2R w K - 0 1', 'O-O', 'O-O+'],
    ['long castling that gives mate', '2rkr3/R7/8/8/8/8/2P1P3/R3K3 w Q - 0 1', 'O-O-O', 'O-O-O#'],
    ['a check uncovered by en passant', '8/8/8/k1pP3R/8/8/8/4K3 w - c6 0 1', 'dxc6', 'dxc6+'],
    ['a promotion that gives mate', 'k7/4P3/1K6/8/8/8/8/8 w - - 0 1', 'e8R', 'e8=R#'],
  ])('marks %s', (_, initialFen, moves, san) => {
    expect(replayGame({ variant: 'fromPosition', initialFen, moves }).moves[0]?.san).toBe(san);
  });

  it('of a game without moves is its start', () => {
    expect(replayGame({ variant: 'horde', moves: '' })).toMatchObject({ moves: [], end: { ply: 0 } });
  });

  it('counts plies and sides from the start position of the game', () => {
    const initialFen = 'rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1';
    const { moves, end } = replayGame({ variant: 'fromPosition', initialFen, moves: 'e5 Nf3' });
    expect(moves[0]).toEqual({ ply: 1, color: 'black', san: 'e5', uci: 'e7e5' });
    expect(end.fen().split(' ').slice(4)).toEqual(['1', '2']);
  });

  it('says which move fails', () => {
    const play = () => replayGame({ variant: 'standard', moves: 'e4 e5 Ke3' });
    expect(play).toThrow(new IllegalMoveError(3, 'Ke3', 'illegal'));
  });
});

describe('Moves of variants', () => {
  it.each<[Variant, string, string, string]>([
    ['crazyhouse', 'e4 d5 exd5 Qxd5 P@e4', 'P@e4', 'P@e4'],
    ['crazyhouse', 'e4 d5 exd5 Qxd5 @e4', 'P@e4', 'P@e4'],
    ['atomic', 'Nf3 a6 Ne5 a5 Nxd7', 'Nxd7#', 'e5d7'],
    ['kingOfTheHill', 'e4 a6 Ke2 a5 Kd3 a4 Kd4', 'Kd4#', 'd3d4'],
    ['threeCheck', 'e4 f6 Qh5', 'Qh5+', 'd1h5'],
    ['threeCheck', 'e4 e5 Bc4 a6 Bxf7 Kxf7 Qh5 g6 Qxg6', 'Qxg6+', 'h5g6'],
    ['threeCheck', 'f3 e5 g4 Qh4', 'Qh4#', 'd8h4'],
    ['antichess', 'e3 b5 Bxb5', 'Bxb5', 'f1b5'],
    ['racingKings', 'Kg3', 'Kg3', 'h2g3'],
    ['horde', 'g6', 'g6', 'g5g6'],
    ['chess960', 'e4 e5 Nf3 Nc6 Bc4 Bc5 0-0', 'O-O', 'e1h1'],
  ])('%s: %s', (variant, moves, san, uci) => {
    expect(replayGame({ variant, moves }).moves.at(-1)).toMatchObject({ san, uci });
  });

  it('castle in chess960 from where king and rook stand', () => {
    const initialFen = 'bqnrknrb/pppppppp/8/8/8/8/PPPPPPPP/BQNRKNRB w DGdg - 0 1';
    const { moves, end } = replayGame({ variant: 'chess960', initialFen, moves: 'Ng3 g6 O-O' });
    expect(moves.at(-1)?.uci).toBe('e1g1');
    expect(end.epd()).toMatch(/ b kq -$/);
  });

  it('give no move after the end', () => {
    const end = replayGame({ variant: 'kingOfTheHill', moves: 'e4 a6 Ke2 a5 Kd3 a4 Kd4' }).end;
    expect(end.legalMoves()).toEqual([]);
    expect(() => end.play('a3')).toThrow(new IllegalMoveError(8, 'a3', 'game is over'));
  });
});

describe('A start position', () => {
  it.each<[string, Variant, string | undefined, RegExp]>([
    ['without kings', 'fromPosition', '8/8/8/8/8/8/8/8 w - -', /the board is empty/],
    ['with one king', 'fromPosition', '8/8/8/4k3/8/8/8/8 w - -', /exactly one king/],
    ['with two kings of one side', 'fromPosition', '8/8/8/4k3/8/8/1K1K4/8 w - -', /exactly one king/],
    ['with the other side in check', 'fromPosition', '4k3/8/8/8/4R3/8/8/4K3 w - -', /not to move is in check/],
    ['with a pawn on the last rank', 'fromPosition', '4k2P/8/8/8/8/8/8/4K3 w - -', /a pawn stands on/],
    ['with short ranks', 'fromPosition', '4k3/7/8/8/8/8/8/4K3 w - -', /8 ranks of 8 squares/],
    ['of too many pieces', 'fromPosition', `4k3/${'nnnnnnnn/'.repeat(4)}8/8/4K3 w - -`, /more than 32 pieces/],
    ['of a strange side', 'fromPosition', '4k3/8/8/8/8/8/8/4K3 x - -', /neither w nor b/],
    ['that is empty', 'fromPosition', ' ', /it is empty/],
    ['that never ends', 'fromPosition', 'x'.repeat(1_000_000), /too long/],
    ['that is missing', 'fromPosition', undefined, /needs its start position/],
    ['with pawns in racing kings', 'racingKings', START, /variant/],
  ])('%s is refused', (_, variant, initialFen, message) => {
    expect(() => openGame({ variant, initialFen })).toThrow(InvalidPositionError);
    expect(() => openGame({ variant, initialFen })).toThrow(message);
  });
});
