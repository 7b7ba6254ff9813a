import { Chess } from 'chess.js';
import type { StandardPosition } from './standard-position.js';
import { listLegalMoves } from './standard-moves.js';
import { ChessopsReplay } from './chessops-replay.js';
import { StandardPosition as Position } from './standard-position.js';
import { standardSetup } from './standard-setup.js';
import { startPosition } from './start-position.js';

/** Leaves of the tree of legal moves (https://www.chessprogramming.org/Perft_Results), depth 1 first. */
const TABLES: [string, string, number[]][] = [
  ['the start position', 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1', [20, 400, 8902, 197_281]],
  [
    'Kiwipete: castling and pins',
    'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1',
    [48, 2039, 97_862],
  ],
  ['en passant along a pin', '8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1', [14, 191, 2812, 43_238]],
  ['promotions with check', 'r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1', [6, 264, 9467]],
  [
    'promotions with check, other side',
    'r2q1rk1/pP1p2pp/Q4n2/bbp1p3/Np6/1B3NBn/pPPP1PPP/R3K2R b KQ - 0 1',
    [6, 264, 9467],
  ],
  ['a pawn that pins', 'rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8', [44, 1486, 62_379]],
  ['a middle game', 'r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10', [46, 2079, 89_890]],
];

const CHESSOPS_LEAVES = 50_000;
const CHESS_JS_LEAVES = 10_000;

function perft(position: StandardPosition, depth: number): number {
  const moves = listLegalMoves(position);
  if (depth === 1) return moves.length;
  const next = new Position();
  let leaves = 0;
  for (const move of moves) {
    next.copy(position);
    next.make(move & 63, (move >> 6) & 63, move >> 12);
    leaves += perft(next, depth - 1);
  }
  return leaves;
}

function perftOfChessops(replay: ChessopsReplay, depth: number): number {
  const moves = replay.legalMoves();
  if (depth === 1) return moves.length;
  return moves.reduce((leaves, uci) => {
    const next = replay.clone();
    next.playUci(uci);
    return leaves + perftOfChessops(next, depth - 1);
  }, 0);
}

function open(fen: string): StandardPosition {
  const setup = standardSetup(startPosition('fromPosition', fen));
  if (!setup) throw new Error(`Not a position of standard chess: ${fen}`);
  const position = new Position();
  position.set(setup);
  return position;
}

describe('The moves of standard chess', () => {
  it.each(TABLES)('from %s are as many as the tables say', (_, fen, counts) => {
    expect(counts.map((_count, i) => perft(open(fen), i + 1))).toEqual(counts);
  });

  // Both are far slower than the replayer of our own, so they go less deep.
  it.each(TABLES)('from %s are as many to chessops', (_, fen, counts) => {
    const replay = new ChessopsReplay('fromPosition', startPosition('fromPosition', fen));
    const few = counts.filter((count) => count <= CHESSOPS_LEAVES);
    expect(few.map((_count, i) => perftOfChessops(replay, i + 1))).toEqual(few);
  });

  it.each(TABLES)('from %s are as many to chess.js', (_, fen, counts) => {
    const few = counts.filter((count) => count <= CHESS_JS_LEAVES);
    expect(few.map((_count, i) => new Chess(fen).perft(i + 1))).toEqual(few);
  });
});

describe('The moves of chess960', () => {
  // https://www.chessprogramming.org/Chess960_Perft_Results
  it.each([
    ['bqnb1rkr/pp3ppp/3ppn2/2p5/5P2/P2P4/NPP1P1PP/BQ1BNRKR w HFhf - 2 9', [21, 528, 12_189]],
    ['2nnrbkr/p1qppppp/8/1ppb4/6PP/3PP3/PPP2P2/BQNNRBKR w HEhe - 1 9', [21, 807]],
  ])('from %s are as many as the tables say', (fen, counts) => {
    const replay = new ChessopsReplay('chess960', startPosition('chess960', fen));
    expect(counts.map((_count, i) => perftOfChessops(replay, i + 1))).toEqual(counts);
  });
});
