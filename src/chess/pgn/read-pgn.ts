import type { PgnText } from '../pgn-text.js';
import { isUci } from '../replay/explain-illegal.js';
import { type GameStart, openGame } from '../replay/open-game.js';
import { IllegalMoveError, InvalidPositionError } from '../replay/replay-errors.js';
import type { Replay } from '../replay/replay.js';
import { SanText } from '../replay/san-text.js';
import { hasLegalMove, isDeadMaterial } from '../replay/standard-moves.js';
import type { StandardSetup } from '../replay/standard-position.js';
import { StandardReplayer } from '../replay/standard-replayer.js';
import { standardSetup } from '../replay/standard-setup.js';
import { startPosition } from '../replay/start-position.js';
import type { Variant } from '../variant.js';
import { PgnReader } from './pgn-reader.js';
import { PgnMoveError, quote } from './pgn-syntax-error.js';
import { parseVariantName } from './pgn-variant.js';

/** How the board says that a game is over; nobody needs to have noticed. */
export type BoardEnding = 'mate' | 'stalemate' | 'insufficient';

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

export interface ReadPgnOptions {
  /** Play every move, so that a game with one that cannot be played is refused. */
  checkMoves: boolean;
}

interface Played {
  moves: string;
  ending: BoardEnding | undefined;
}

const SPACE = 0x20;
const LONGEST_MOVES = 200_000;
const STANDARD_FEN = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';

const reader = new PgnReader();
const replayer = new StandardReplayer();
const text = new SanText(LONGEST_MOVES);
const usualStart = standardSetup(startPosition('standard', undefined)) as StandardSetup;
const startOfAll = new StandardReplayer().position;
startOfAll.set(usualStart);

/**
 * Reads one game of PGN as `parsePgn` does, and plays its moves by the rules of its variant.
 * @throws PgnSyntaxError, PgnMoveError for a move that cannot be played
 */
export function readPgn(bytes: Uint8Array, { checkMoves }: ReadPgnOptions): CheckedPgn {
  reader.read(bytes);
  const start = readStart();
  if (!checkMoves) reader.movetext.checkForms();
  const played = checkMoves ? play(start) : undefined;
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

function play(start: GameStart): Played {
  if (start.variant === 'standard') {
    replayer.position.copy(startOfAll);
    return playFast() ?? playSlowly(start);
  }
  const setup = standardSetupOf(start);
  if (!setup) return playSlowly(start);
  replayer.position.set(setup);
  return playFast() ?? playSlowly(start);
}

function standardSetupOf({ variant, initialFen }: GameStart): StandardSetup | undefined {
  if (variant === 'chess960') return undefined;
  try {
    return standardSetup(startPosition(variant, initialFen));
  } catch (error) {
    throw asPgnError(error);
  }
}

/** Plays by the replayer of our own; undefined where a move is written as UCI. */
function playFast(): Played | undefined {
  const { moves, movesLength, places } = reader.movetext;
  replayer.ply = 0;
  text.length = 0;
  for (let at = 0; at < movesLength;) {
    const behind = replayer.playAtWriting(moves, at, movesLength, text);
    if (behind < 0) {
      if (isUci(tokenAt(at))) return undefined;
      throw asMoveError(replayer.explain(moves, at, movesLength), places[replayer.ply] as number);
    }
    at = behind + 1;
  }
  const ending = endingOfBoard();
  if (ending === 'mate' && text.length > 0) text.endWithMate();
  return { moves: text.toString(), ending };
}

function endingOfBoard(): BoardEnding | undefined {
  const { position } = replayer;
  if (!hasLegalMove(position)) return position.inCheck ? 'mate' : 'stalemate';
  return isDeadMaterial(position.board) ? 'insufficient' : undefined;
}

function tokenAt(at: number): string {
  const { moves, movesLength } = reader.movetext;
  const behind = moves.indexOf(SPACE, at);
  return moves.toString('latin1', at, behind < 0 || behind > movesLength ? movesLength : behind);
}

/** Plays by the rules of any variant, moves in SAN or in UCI. */
function playSlowly(start: GameStart): Played {
  const game = open(start);
  const sans = reader
    .writtenMoves()
    .split(' ')
    .filter((token) => token !== '')
    .map((token, ply) => playOne(game, token, ply));
  return { moves: sans.join(' '), ending: endingOf(game) };
}

function open(start: GameStart): Replay {
  try {
    return openGame(start);
  } catch (error) {
    throw asPgnError(error);
  }
}

function playOne(game: Replay, token: string, ply: number): string {
  try {
    return (isUci(token) && game.isLegal(token) ? game.playUci(token) : game.play(token)).san;
  } catch (error) {
    throw error instanceof IllegalMoveError ? asMoveError(error, reader.movetext.places[ply] as number) : error;
  }
}

function endingOf(game: Replay): BoardEnding | undefined {
  if (game.isCheckmate()) return 'mate';
  if (game.isStalemate()) return 'stalemate';
  return game.isInsufficientMaterial() ? 'insufficient' : undefined;
}

function asMoveError({ message, ply, move }: IllegalMoveError, offset: number): PgnMoveError {
  const { reason, line } = reader.piece.error(message, offset);
  return new PgnMoveError(reason, offset, line, ply, move);
}

function asPgnError(error: unknown): unknown {
  return error instanceof InvalidPositionError ? reader.piece.error(error.message, 0) : error;
}
