import { Chess, normalizeMove } from 'chessops/chess';
import { parseFen } from 'chessops/fen';
import { makeUci, parseUci } from 'chessops/util';
import type { Color } from './color.js';

/** A position reached by moves in UCI notation, by the rules of standard chess and chess960. */
export interface UciPosition {
  turn: Color;
  /** The moves as they were given, with castling written as king takes rook (`e1h1`). */
  moves: string[];
  /** There is nothing to play: mate or stalemate. */
  isOver: boolean;
  /** Whether a move, with either way to write castling, may be played here. */
  isLegal(uci: string): boolean;
}

/**
 * Follows moves from a position and makes sure that both are legal; castling may be written either way.
 * undefined when the FEN or a move is not.
 */
export function followUciMoves(fen: string, moves: readonly string[]): UciPosition | undefined {
  const position = parseFen(fen).chain((setup) => Chess.fromSetup(setup));
  if (position.isErr) return undefined;
  const chess = position.value;
  const played: string[] = [];
  for (const text of moves) {
    const move = parseUci(text);
    if (!move) return undefined;
    const normal = normalizeMove(chess, move);
    if (!chess.isLegal(normal)) return undefined;
    played.push(makeUci(normal));
    chess.play(normal);
  }
  return {
    turn: chess.turn,
    moves: played,
    isOver: !chess.hasDests(),
    isLegal: (uci) => isLegal(chess, uci),
  };
}

function isLegal(chess: Chess, uci: string): boolean {
  const move = parseUci(uci);
  return move !== undefined && chess.isLegal(normalizeMove(chess, move));
}
