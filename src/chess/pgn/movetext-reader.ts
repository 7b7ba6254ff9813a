import { IllegalMoveError } from '../replay/replay-errors.js';
import { SanReader } from '../replay/san-reader.js';
import { CommandReader } from './comment-commands.js';
import { ENDS, isUsualMove, MOVE_BYTES, PIECE } from './move-bytes.js';
import type { MovePlayer } from './move-player.js';
import { MoveNotes } from './move-notes.js';
import { explainToken, normalizeMove } from './move-token.js';
import {
  behindDigits,
  behindForeignBlank,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  DASH,
  DIGIT_0,
  DIGIT_9,
  DOLLAR,
  DOT,
  EXCLAMATION,
  findLineEnd,
  isGlyph,
  isLineEnd,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  type PgnResult,
  QUESTION,
  readDigits,
  readResult,
  SEMICOLON,
  SLASH,
  SPACE,
  STAR,
} from './pgn-bytes.js';
import { PgnMoveError, quote } from './pgn-syntax-error.js';
import { joinTexts, PieceText } from './piece-text.js';

/** As many as the games API is read with; the longest game ever played over the board has 538. */
const MOST_PLIES = 10_000;
/** Side lines in side lines; annotators come to ten or so. */
const DEEPEST_SIDE_LINE = 50;
const LONGEST_COMMENT = 50_000;
const LONGEST_TOKEN = 40;
// No SAN, with all that tells pieces apart and marks, is longer.
const LONGEST_MOVE = 12;

// What a byte can be the beginning of.
const BLANK = 1;
const MOVE = 2;
const NUMBER = 3;
const COMMENT = 4;
const KINDS = new Uint8Array(256);
KINDS.fill(BLANK, 1, 0x21);
KINDS[DOT] = BLANK;
KINDS[OPEN_BRACE] = COMMENT;
KINDS.fill(NUMBER, DIGIT_0, DIGIT_9 + 1);
for (const letter of 'abcdefghNBRQKO') KINDS[letter.charCodeAt(0)] = MOVE;

const GLYPHS: Record<string, number> = { '!': 1, '?': 2, '!!': 3, '??': 4, '!?': 5, '?!': 6 };

/**
 * Reads the moves of one game. What was read stands in the fields; the arrays are used again for the next game.
 */
export class MovetextReader {
  /** The moves of the main line in SAN, parted by single spaces: as written, but for castling and promotions. */
  readonly moves = Buffer.alloc((MOST_PLIES + 1) * (LONGEST_MOVE + 1));
  movesLength = 0;
  plies = 0;
  /** Where each move stands in the piece. */
  readonly places = new Uint32Array(MOST_PLIES + 1);
  result: PgnResult | undefined;
  /** The number the first move has in the text. */
  firstNumber: number | undefined;
  readonly notes = new MoveNotes(MOST_PLIES + 1);
  private readonly commands = new CommandReader();
  private readonly san = new SanReader();
  private player: MovePlayer | undefined;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;

  private piece = new PieceText(new Uint8Array());

  start(piece: PieceText): void {
    this.player = undefined;
    this.piece = piece;
    this.bytes = piece.bytes;
    this.end = piece.bytes.length;
    this.movesLength = 0;
    this.plies = 0;
    this.result = undefined;
    this.firstNumber = undefined;
    this.notes.clear();
  }

  /**
   * Reads from `at` to the end of the piece.
   * @param player plays each move as it comes; without one the moves are copied
   * @throws PgnSyntaxError
   */
  read(at: number, player?: MovePlayer): void {
    this.player = player;
    const { bytes, end } = this;
    let i = at;
    while (i < end) {
      switch (KINDS[bytes[i] as number]) {
        case BLANK:
          i++;
          break;
        case MOVE:
          i = this.readMove(i);
          break;
        case COMMENT:
          i = this.readComment(i);
          break;
        case NUMBER:
          // Nearly always the number of a move, which says nothing.
          i = this.plies > 0 && bytes[i + 1] === DOT ? i + 2 : this.readNumber(i);
          break;
        default:
          i = this.readSign(i);
      }
    }
  }

  /** @returns the place behind a comment in braces that begins at `at` */
  readComment(at: number): number {
    const { bytes, end } = this;
    let i = at + 1;
    while (i < end) {
      const byte = bytes[i] as number;
      if (byte <= SPACE) i++;
      else if (byte === CLOSE_BRACE) return i + 1;
      else {
        const behind = byte === OPEN_BRACKET && this.plies > 0 ? this.commands.read(bytes, i, end) : -1;
        if (behind < 0) return this.readCommentText(at);
        this.notes.addCommand(this.commands);
        i = behind;
      }
    }
    return this.readCommentText(at);
  }

  /** @returns the end of the line, for a comment that goes so far */
  readLineComment(at: number): number {
    const lineEnd = findLineEnd(this.bytes, at, this.end);
    this.keepComment(at + 1, lineEnd);
    return lineEnd;
  }

  isEscape(at: number): boolean {
    return this.bytes[at] === PERCENT && (at === 0 || isLineEnd(this.bytes[at - 1] as number));
  }

  private readMove(at: number): number {
    const { player, bytes } = this;
    if (!player) return this.copyMove(at);
    let behind = player.play(bytes, at, this.end);
    if (behind < 0) return this.readUnusualMove(at);
    this.addPly(at);
    while (isGlyph(bytes[behind - 1] as number)) behind--;
    return behind;
  }

  private copyMove(at: number): number {
    const { bytes, end, moves } = this;
    let to = this.movesLength;
    if (to > 0) moves[to++] = SPACE;
    let i = at;
    let seen = 0;
    let last = 0;
    for (const longest = Math.min(end, at + LONGEST_MOVE); i < longest; i++) {
      const byte = bytes[i] as number;
      const role = MOVE_BYTES[byte] as number;
      if (role === 0) break;
      if (i > at) seen |= role;
      last = role;
      moves[to++] = byte;
    }
    const isEnded = i >= end || this.endsToken(i);
    if (!isEnded || !isUsualMove(MOVE_BYTES[bytes[at] as number] as number, seen, last))
      return this.readUnusualMove(at);
    this.movesLength = to;
    this.addPly(at);
    return i;
  }

  private addPly(at: number): void {
    const { plies } = this;
    if (this.result !== undefined) throw this.piece.error('There are moves behind the result', at);
    if (plies >= MOST_PLIES) throw this.piece.error(`There are more than ${MOST_PLIES} plies`, at);
    this.places[plies] = at;
    this.notes.addPly();
    this.plies = plies + 1;
  }

  /**
   * Makes sure that every move has the form of one, for those who do not play them.
   * @throws PgnSyntaxError
   */
  checkForms(): void {
    const { moves, movesLength } = this;
    for (let at = 0, ply = 0; at < movesLength; ply++) {
      const behind = this.san.read(moves, at, movesLength);
      const space = moves.indexOf(SPACE, at);
      const end = space < 0 || space > movesLength ? movesLength : space;
      const token = behind === end ? '' : moves.toString('latin1', at, end);
      // Drops are taken apart when they are read.
      if (behind !== end && !token.includes('@')) throw this.noMove(token, this.places[ply] as number);
      at = end + 1;
    }
  }

  /** Everything that is not written as usual, moves and others. */
  private readUnusualMove(at: number): number {
    const behind = this.behindToken(at);
    const token = this.piece.text(at, behind);
    if (/^(e\.p\.|ep|e\.p)$/.test(token) && this.plies > 0) return behind;
    const bare = token.replace(/e\.?p\.?$/, '');
    const san = normalizeMove(bare);
    if (san === undefined || san.length > LONGEST_MOVE) throw this.noMove(token, at);
    this.addUnusualMove(san, at);
    this.addPly(at);
    return behind;
  }

  private addUnusualMove(san: string, at: number): void {
    if (this.player) return this.playText(this.player, san, at);
    const { moves, movesLength } = this;
    const from = movesLength > 0 ? moves.writeUInt8(SPACE, movesLength) : movesLength;
    this.movesLength = from + moves.write(san, from, 'latin1');
  }

  private playText(player: MovePlayer, san: string, at: number): void {
    try {
      player.playText(san);
    } catch (error) {
      if (!(error instanceof IllegalMoveError)) throw error;
      const { line } = this.piece.error('', at);
      throw new PgnMoveError(error.message, at, line, error.ply, error.move);
    }
  }

  private noMove(token: string, at: number): Error {
    return this.piece.error(explainToken(token, quote(token)), at);
  }

  /** Text up to white space or a sign that cannot be part of a move; parentheses are, where they hold a promotion. */
  private behindToken(at: number): number {
    let i = at + 1;
    while (i < this.end && i - at < LONGEST_TOKEN && !this.endsToken(i)) i++;
    return i;
  }

  private endsToken(at: number): boolean {
    const { bytes } = this;
    if (bytes[at] === OPEN_PAREN) return bytes[at + 2] !== CLOSE_PAREN || MOVE_BYTES[bytes[at + 1] as number] !== PIECE;
    if (bytes[at] === CLOSE_PAREN) return bytes[at - 2] !== OPEN_PAREN;
    return ENDS[bytes[at] as number] === 1;
  }

  private readNumber(at: number): number {
    const { bytes, end } = this;
    const behind = behindDigits(bytes, at, end);
    const next = bytes[behind];
    if (next === DASH || next === SLASH) return this.readResultOrCastling(at);
    if (this.plies === 0 && this.firstNumber === undefined && behind - at < 5) {
      this.firstNumber = readDigits(bytes, at, behind);
    }
    return behind;
  }

  private readResultOrCastling(at: number): number {
    const found = readResult(this.bytes, at, this.end);
    if (!found || (found.behind < this.end && ENDS[this.bytes[found.behind] as number] !== 1)) {
      return this.readUnusualMove(at);
    }
    return this.keepResult(found.result, at, found.behind);
  }

  private keepResult(result: PgnResult, at: number, behind: number): number {
    if (this.result !== undefined) throw this.piece.error('There are two results', at);
    this.result = result;
    return behind;
  }

  private readSign(at: number): number {
    switch (this.bytes[at]) {
      case STAR:
        return this.keepResult('*', at, at + 1);
      case DOLLAR:
        return this.readNag(at);
      case EXCLAMATION:
      case QUESTION:
        return this.readGlyph(at);
      case OPEN_PAREN:
        return this.readSideLine(at);
      case SEMICOLON:
        return this.readLineComment(at);
      case CLOSE_PAREN:
        throw this.piece.error('A side line ends here that was never opened', at);
      case CLOSE_BRACE:
        throw this.piece.error('A comment ends here that was never opened', at);
      case OPEN_BRACKET:
      case CLOSE_BRACKET:
        throw this.piece.error('A tag, or part of one, stands among the moves', at);
      case 0:
        throw this.piece.error('There are zero bytes: is this text in UTF-16, or no text at all?', at);
      default:
        return this.isEscape(at) ? findLineEnd(this.bytes, at, this.end) : this.readOther(at);
    }
  }

  private readOther(at: number): number {
    const behind = behindForeignBlank(this.bytes, at);
    return behind > at ? behind : this.readUnusualMove(at);
  }

  private readNag(at: number): number {
    const behind = behindDigits(this.bytes, at + 1, this.end);
    const isNag = behind > at + 1 && behind - at <= 4;
    if (!isNag) throw this.piece.error('A $ has no number of up to three digits behind it', at);
    this.addNag(readDigits(this.bytes, at + 1, behind));
    return behind;
  }

  private readGlyph(at: number): number {
    let behind = at + 1;
    while (behind < this.end && behind - at < 2 && (this.bytes[behind] === 0x21 || this.bytes[behind] === 0x3f))
      behind++;
    this.addNag(GLYPHS[this.piece.ascii(at, behind)] as number);
    return behind;
  }

  private addNag(nag: number): void {
    this.notes.addNag(nag);
  }

  private readSideLine(at: number): number {
    const { bytes, end } = this;
    let depth = 1;
    let i = at + 1;
    while (i < end && depth > 0) {
      const byte = bytes[i] as number;
      if (byte === OPEN_BRACE) i = this.behindBrace(i);
      else if (byte === SEMICOLON) i = findLineEnd(bytes, i, end);
      else {
        if (byte === OPEN_PAREN) depth++;
        else if (byte === CLOSE_PAREN) depth--;
        if (depth > DEEPEST_SIDE_LINE) {
          throw this.piece.error(`Side lines are nested more than ${DEEPEST_SIDE_LINE} deep`, i);
        }
        i++;
      }
    }
    if (depth > 0) throw this.piece.error('A side line is not closed', at);
    this.keepSideLine(at + 1, i - 1);
    return i;
  }

  private keepSideLine(from: number, to: number): void {
    const hasLineComment = this.bytes.subarray(from, to).includes(SEMICOLON);
    // A comment to the end of the line needs its line end.
    const text = hasLineComment ? this.piece.text(from, to).trim() : this.piece.line(from, to);
    this.notes.addVariation(text);
  }

  private behindBrace(at: number): number {
    const closed = this.bytes.indexOf(CLOSE_BRACE, at);
    if (closed < 0) throw this.piece.error('A comment is not closed', at);
    return closed + 1;
  }

  private readCommentText(at: number): number {
    const behind = this.behindBrace(at);
    if (behind - at > LONGEST_COMMENT) throw this.piece.error(`A comment is longer than ${LONGEST_COMMENT} bytes`, at);
    this.keepComment(at + 1, behind - 1);
    return behind;
  }

  /** Keeps what is no command of clocks and evaluations; of commands that stand twice the last one counts. */
  private keepComment(from: number, to: number): void {
    const { bytes } = this;
    let text = '';
    let start = from;
    for (let i = from; i < to; i++) {
      if (bytes[i] !== OPEN_BRACKET || this.plies === 0) continue;
      const behind = this.commands.read(bytes, i, to);
      if (behind < 0) continue;
      this.notes.addCommand(this.commands);
      text = joinTexts(text, this.piece.line(start, i));
      start = behind;
      i = behind - 1;
    }
    text = joinTexts(text, this.piece.line(start, to));
    if (text !== '') this.notes.addComment(text);
  }
}
