import { Chess } from 'chessops/chess';
import { makeFen, parseFen } from 'chessops/fen';
import type { Color } from './color.js';
import { ChessopsReplay } from './replay/chessops-replay.js';
import type { PlayedMove, Replay } from './replay/replay.js';
import { StandardReplay } from './replay/standard-replay.js';
import { standardSetup } from './replay/standard-setup.js';
import type { Variant } from './variant.js';

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
  const replay = openReplay(chess);
  const played: string[] = [];
  for (const text of moves) {
    if (!replay.isLegal(text)) return undefined;
    played.push(asKingTakesRook(replay.playUci(text), replay.variant));
  }
  return {
    start: makeFen(chess.toSetup()),
    turn: replay.turn,
    moves: played,
    isOver: replay.isCheckmate() || replay.isStalemate(),
    isLegal: (uci) => replay.isLegal(uci),
  };
}

/** undefined also for positions of games with pieces in hand or checks to count: those have other rules. */
function parseStart(fen: string): Chess | undefined {
  const setup = parseFen(fen);
  if (setup.isErr || setup.value.pockets || setup.value.remainingChecks) return undefined;
  const position = Chess.fromSetup(setup.value);
  return position.isErr ? undefined : position.value;
}

function openReplay(chess: Chess): Replay {
  const setup = standardSetup(chess);
  return setup ? new StandardReplay('standard', setup) : new ChessopsReplay('chess960', chess.clone());
}

/** The replay of chess960 writes castling like that itself. */
function asKingTakesRook({ san, uci }: PlayedMove, variant: Variant): string {
  if (variant === 'chess960' || !san.startsWith('O-O')) return uci;
  return `${uci.slice(0, 2)}${san.startsWith('O-O-O') ? 'a' : 'h'}${uci[3]}`;
}
