import {
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  isLineEnd,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  QUOTE,
  readResult,
  SEMICOLON,
  SPACE,
  STAR,
} from './pgn-bytes.js';
import { skipBlanks } from './tag-reader.js';

const NONE = -1;
const LONGEST_RESULT = 7;
// More than the size of any buffer that is searched.
const BEYOND_ALL = 0x3fff_ffff;

/**
 * Finds the ends of games of the usual form, as Lichess writes them: lines of tags, an empty line, all moves on one line
 * that ends with the result. The line is not read but searched, by calls that run at the speed of memory. Where this finds
 * an end, GameEnd finds the same.
 */
export class UsualGameEnd {
  /** Lines that ended before the place found. */
  lines = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private readonly quotes = new NextByte(QUOTE);
  private readonly semicolons = new NextByte(SEMICOLON);
  private readonly parens = new NextByte(OPEN_PAREN);
  private readonly braces = new NextByte(OPEN_BRACE);
  private readonly closes = new NextByte(CLOSE_BRACE);
  private readonly returns = new NextByte(CARRIAGE_RETURN);

  search(bytes: Buffer): void {
    this.bytes = bytes;
    const { quotes, semicolons, parens, braces, closes, returns } = this;
    for (const next of [quotes, semicolons, parens, braces, closes, returns]) next.search(bytes);
  }

  /**
   * @returns the place behind the game that begins at `start`; -1 when it is not of the usual form or has not ended, or when
   * it is not to be seen what follows
   */
  find(start: number): number {
    this.lines = 0;
    const moves = this.behindTagLines(start);
    if (moves === NONE || this.bytes[moves] === PERCENT) return NONE;
    const lineEnd = this.bytes.indexOf(LINE_FEED, moves);
    if (lineEnd < 0) return NONE;
    this.lines++;
    return this.isMovesLine(moves, lineEnd) && this.isFollowed(lineEnd + 1) ? lineEnd + 1 : NONE;
  }

  /** Where the text begins behind lines of nothing but tags and one or more empty lines. */
  private behindTagLines(start: number): number {
    const { bytes } = this;
    const end = bytes.length;
    let at = start;
    while (bytes[at] === OPEN_BRACKET) {
      at = this.behindTagLine(at, end);
      if (at === NONE) return NONE;
    }
    if (at === start) return NONE;
    let isAfterBlank = false;
    while (at < end && isLineEnd(bytes[at] as number)) {
      isAfterBlank = true;
      at = this.behindLineEnd(at);
      if (at === NONE) return NONE;
    }
    return isAfterBlank && at < end && bytes[at] !== OPEN_BRACKET ? at : NONE;
  }

  /** Behind a line that ends where a tag is first closed: nothing but tags can stand on it, well formed or not. */
  private behindTagLine(from: number, end: number): number {
    const { bytes } = this;
    let last = OPEN_BRACKET;
    for (let i = from + 1; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === CLOSE_BRACKET && last === QUOTE) return this.behindLineEnd(i + 1);
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) return NONE;
      last = byte;
    }
    return NONE;
  }

  /** Behind LF or CR LF; -1 where something else stands. */
  private behindLineEnd(at: number): number {
    const lineFeed = this.bytes[at] === CARRIAGE_RETURN ? at + 1 : at;
    if (at < 0 || this.bytes[lineFeed] !== LINE_FEED) return NONE;
    this.lines++;
    return lineFeed + 1;
  }

  private isMovesLine(from: number, lineFeed: number): boolean {
    const returnAt = this.returns.from(from);
    const lineEnd = returnAt === lineFeed - 1 ? returnAt : lineFeed;
    if (returnAt < lineEnd || this.quotes.from(from) < lineEnd) return false;
    if (this.semicolons.from(from) < lineEnd || this.parens.from(from) < lineEnd) return false;
    const closed = this.braces.from(from) < lineEnd ? this.behindLastComment(lineEnd) : from;
    return closed >= 0 && this.endsWithResult(closed, lineEnd);
  }

  /** There is a brace that opens; what counts is whether the last of them is closed on the line. */
  private behindLastComment(lineEnd: number): number {
    const opened = this.bytes.lastIndexOf(OPEN_BRACE, lineEnd);
    const closed = this.closes.from(opened);
    return closed > lineEnd ? NONE : closed + 1;
  }

  private endsWithResult(from: number, lineEnd: number): boolean {
    const { bytes } = this;
    let end = lineEnd;
    while (end > from && bytes[end - 1] === SPACE) end--;
    const first = Math.max(from, end - LONGEST_RESULT);
    let at = end;
    while (at > first && (bytes[at - 1] as number) > SPACE) at--;
    if (at > from && (bytes[at - 1] as number) > SPACE) return false;
    if (bytes[at] === STAR) return at === end - 1;
    return readResult(bytes, at, end)?.behind === end;
  }

  /** Whether it can be seen that the next line goes on with no comment of this game. */
  private isFollowed(at: number): boolean {
    const text = skipBlanks(this.bytes, at, this.bytes.length);
    const byte = this.bytes[text];
    return byte !== undefined && byte !== OPEN_BRACE && byte !== SEMICOLON && byte !== PERCENT;
  }
}

/** The next place of a byte, looked for once and remembered until it has been passed. */
class NextByte {
  private bytes: Buffer = Buffer.alloc(0);
  private found = NONE;

  constructor(private readonly byte: number) {}

  search(bytes: Buffer): void {
    this.bytes = bytes;
    this.found = NONE;
  }

  /** The first place not before `at`; more than any place when there is none. */
  from(at: number): number {
    if (this.found < at) {
      const next = this.bytes.indexOf(this.byte, at);
      this.found = next < 0 ? BEYOND_ALL : next;
    }
    return this.found;
  }
}
