import { Chess, normalizeMove } from 'chessops/chess';
import { makeFen, parseFen } from 'chessops/fen';
import { makeUci, parseUci } from 'chessops/util';
import type { Color } from './color.js';

/** A position reached by moves in UCI notation, by the rules of standard chess and chess960. */
export interface UciPosition {
  /** Where the moves begin, in one line of plain FEN however it was given. */
  start: string;
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
  const chess = parseStart(fen);
  if (!chess) return undefined;
  const start = makeFen(chess.toSetup());
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
    start,
    turn: chess.turn,
    moves: played,
    isOver: !chess.hasDests(),
    isLegal: (uci) => isLegal(chess, uci),
  };
}

/** undefined also for positions of games with pieces in hand or checks to count: those have other rules. */
function parseStart(fen: string): Chess | undefined {
  const setup = parseFen(fen);
  if (setup.isErr || setup.value.pockets || setup.value.remainingChecks) return undefined;
  const position = Chess.fromSetup(setup.value);
  return position.isErr ? undefined : position.value;
}

function isLegal(chess: Chess, uci: string): boolean {
  const move = parseUci(uci);
  return move !== undefined && chess.isLegal(normalizeMove(chess, move));
}
