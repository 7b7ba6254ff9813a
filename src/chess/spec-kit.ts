// For specs: games replayed by chessops, an implementation of the rules that is not ours.
import { Chess } from 'chessops/chess';
import { makeFen, parseFen } from 'chessops/fen';
import { parseSan } from 'chessops/san';
import type { Setup } from 'chessops/setup';
import type { Role } from 'chessops/types';
import { makeUci } from 'chessops/util';
import { BLACK_PIECE, type Board } from './board.js';

const CODES: Record<Role, number> = { pawn: 1, knight: 2, bishop: 3, rook: 4, queen: 5, king: 6 };

/** Boards and EPDs, the start first, and the moves in UCI with castling as king takes rook. */
export interface Replayed {
  boards: Board[];
  epds: string[];
  ucis: string[];
}

/** Plays SAN moves, separated by spaces, in standard chess. */
export function replay(moves: string, fen?: string): Replayed {
  const position = fen === undefined ? Chess.default() : Chess.fromSetup(parseFen(fen).unwrap()).unwrap();
  const replayed: Replayed = { boards: [], epds: [], ucis: [] };
  const note = (): void => {
    const setup = position.toSetup();
    replayed.boards.push(makeBoard(setup));
    replayed.epds.push(makeFen(setup).split(' ').slice(0, 4).join(' '));
  };
  note();
  for (const san of moves === '' ? [] : moves.split(' ')) {
    const move = parseSan(position, san);
    if (!move) throw new Error(`${san} is not legal after ${replayed.ucis.join(' ')}`);
    replayed.ucis.push(makeUci(move));
    position.play(move);
    note();
  }
  return replayed;
}

export function boardOfFen(fen: string): Board {
  return makeBoard(parseFen(fen).unwrap());
}

function makeBoard(setup: Setup): Board {
  const board = new Uint8Array(64);
  for (const [square, piece] of setup.board) {
    board[square] = CODES[piece.role] + (piece.color === 'black' ? BLACK_PIECE : 0);
  }
  return board;
}
