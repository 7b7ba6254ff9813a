import { lichessRules } from 'chessops/compat';
import { type FenError, InvalidFen, parseFen } from 'chessops/fen';
import { defaultPosition, IllegalSetup, type Position, type PositionError, setupPosition } from 'chessops/variant';
import type { Variant } from '../variant.js';
import { InvalidPositionError } from './replay-errors.js';

const LONGEST_FEN = 200;
// A board of two full sides; more pieces make engines fail.
const MOST_PIECES = 32;

const REASONS: Record<InvalidFen | IllegalSetup, string> = {
  [InvalidFen.Fen]: 'it has too many fields',
  [InvalidFen.Board]: 'the board is not 8 ranks of 8 squares with pieces of PNBRQK',
  [InvalidFen.Pockets]: 'the pockets hold something else than pieces',
  [InvalidFen.Turn]: 'the side to move is neither w nor b',
  [InvalidFen.Castling]: 'the castling rights make no sense',
  [InvalidFen.EpSquare]: 'the en-passant square is no square',
  [InvalidFen.RemainingChecks]: 'the checks left make no sense',
  [InvalidFen.Halfmoves]: 'the halfmove clock is no number',
  [InvalidFen.Fullmoves]: 'the move number is no number',
  [IllegalSetup.Empty]: 'the board is empty',
  [IllegalSetup.OppositeCheck]: 'the side that is not to move is in check',
  [IllegalSetup.PawnsOnBackrank]: 'a pawn stands on the first or last rank',
  [IllegalSetup.Kings]: 'each side needs exactly one king',
  [IllegalSetup.Variant]: 'the rules of the variant do not allow it',
};

/**
 * The position a game starts from: that of the FEN, or the usual one of the variant.
 * @throws InvalidPositionError
 */
export function startPosition(variant: Variant, initialFen: string | undefined): Position {
  if (initialFen === undefined) {
    if (variant === 'fromPosition') throw new InvalidPositionError('A game from a position needs its start position');
    return defaultPosition(lichessRules(variant));
  }
  if (initialFen.length > LONGEST_FEN) throw invalid(initialFen, 'it is too long');
  if (!/\S/.test(initialFen)) throw invalid(initialFen, 'it is empty');
  const rules = lichessRules(variant);
  const position = parseFen(initialFen.trim())
    .chain((setup) => setupPosition(rules, setup))
    .unwrap(
      (found) => found,
      (error: FenError | PositionError) => {
        throw invalid(initialFen, REASONS[error.message as keyof typeof REASONS] ?? error.message);
      },
    );
  if (rules === 'chess' && position.board.occupied.size() > MOST_PIECES) {
    throw invalid(initialFen, `there are more than ${MOST_PIECES} pieces`);
  }
  return position;
}

function invalid(fen: string, reason: string): InvalidPositionError {
  return new InvalidPositionError(`Not a position to play from, ${reason}: ${JSON.stringify(fen.slice(0, 100))}`);
}
