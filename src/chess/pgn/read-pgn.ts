import type { PgnText } from '../pgn-text.js';
import { type GameStart, openGame } from '../replay/open-game.js';
import { InvalidPositionError } from '../replay/replay-errors.js';
import { SanText } from '../replay/san-text.js';
import { StandardReplayer } from '../replay/standard-replayer.js';
import { type StandardSetup, standardSetup } from '../replay/standard-setup.js';
import { startPosition } from '../replay/start-position.js';
import type { Variant } from '../variant.js';
import { type BoardEnding, type MovePlayer, ReplayPlayer, StandardPlayer } from './move-player.js';
import { PgnReader } from './pgn-reader.js';
import { quote } from './pgn-syntax-error.js';
import { parseVariantName } from './pgn-variant.js';

/** A game of a file, with what its tags and, when asked for, its moves say about the rules. */
export interface CheckedPgn extends PgnText {
  variant: Variant;
  /** FEN the game starts from, where it is not the usual start of its variant. */
  initialFen?: string;
  /**
   * Whether every move has been played. Then `moves` are as the replay writes them, which is how Lichess does: only what is
   * needed to tell pieces apart, with + and #. Otherwise they are as the text has them.
   */
  movesChecked: boolean;
  /** How the board stands after the last move; absent when the game goes on there, or when moves were not checked. */
  ending?: BoardEnding;
}

export type { BoardEnding };

export interface ReadPgnOptions {
  /** Play every move, so that a game with one that cannot be played is refused. */
  checkMoves: boolean;
}

// Ten thousand plies of a move as long as moves get, and a space.
const LONGEST_MOVES = 130_000;
const STANDARD_FEN = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';

const reader = new PgnReader();
const replayer = new StandardReplayer(false);
const text = new SanText(LONGEST_MOVES);
const standardPlayer = new StandardPlayer(replayer, text);
const usualStart = standardSetup(startPosition('standard', undefined)) as StandardSetup;
const startOfAll = new StandardReplayer().position;
startOfAll.set(usualStart);

/**
 * Reads one game of PGN as `parsePgn` does, and plays its moves by the rules of its variant.
 * @throws PgnSyntaxError, PgnMoveError for a move that cannot be played
 */
export function readPgn(bytes: Uint8Array, { checkMoves }: ReadPgnOptions): CheckedPgn {
  reader.readTags(bytes);
  const start = readStart();
  const player = checkMoves ? makePlayer(start) : undefined;
  reader.readMoves(player);
  const played = player?.finish();
  const game = reader.makeText(played?.moves ?? reader.writtenMoves()) as CheckedPgn;
  game.variant = start.variant;
  if (start.initialFen !== undefined) game.initialFen = start.initialFen;
  game.movesChecked = checkMoves;
  if (played?.ending) game.ending = played.ending;
  return game;
}

function readStart(): GameStart {
  const { tags, piece } = reader;
  const name = tags.get('Variant');
  const variant = name === undefined ? 'standard' : parseVariantName(name);
  if (variant === undefined) throw piece.error(`The variant ${quote(name ?? '')} is not known`, 0);
  const fen = tags.get('FEN')?.trim();
  const initialFen = fen === undefined || fen === '' || fen === '?' ? undefined : fen;
  if (initialFen === undefined) {
    const needsFen = variant === 'chess960' || variant === 'fromPosition';
    if (needsFen) throw piece.error(`A game of ${quote(name ?? '')} needs the position it starts from (tag FEN)`, 0);
    return { variant };
  }
  if (variant !== 'standard') return { variant, initialFen };
  return initialFen === STANDARD_FEN ? { variant } : { variant: 'fromPosition', initialFen };
}

function makePlayer(start: GameStart): MovePlayer {
  replayer.ply = 0;
  text.length = 0;
  if (start.variant === 'standard') {
    replayer.position.copy(startOfAll);
    return standardPlayer;
  }
  try {
    const setup =
      start.variant === 'chess960' ? undefined : standardSetup(startPosition(start.variant, start.initialFen));
    if (!setup) return new ReplayPlayer(openGame(start));
    replayer.position.set(setup);
    return standardPlayer;
  } catch (error) {
    throw error instanceof InvalidPositionError ? reader.piece.error(error.message, 0) : error;
  }
}
