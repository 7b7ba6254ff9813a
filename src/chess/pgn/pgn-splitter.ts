import { beginsGameAnywhere, endOfLine, GameEnd, LONGEST_TAG_LINE } from './game-end.js';
import { CARRIAGE_RETURN, isByteOrderMark, LINE_FEED, OPEN_BRACKET } from './pgn-bytes.js';
import { isBehindAll, skipBlanks, TagReader } from './tag-reader.js';
import { UsualGameEnd } from './usual-game-end.js';

/** One game of a stream as it stands there, or something else that stands where a game could. */
export interface PgnPiece {
  /** Without the blank space around it. */
  bytes: Uint8Array;
  /** Place of its first byte in the stream. */
  offset: number;
  /** Line of its first byte, from 1. */
  line: number;
  /** The piece was longer than allowed: these are its first bytes, the others are not handed out. */
  tooLong?: true;
}

export interface PgnSplitterOptions {
  /** Longest piece in bytes. Default 1 MB: a hundred times a long game with evaluations and comments. */
  longestPiece?: number;
}

const LONGEST_PIECE = 1_000_000;
// Small chunks are gathered, so that a game that trickles in is not looked at again and again.
const CHUNK_SIZE = 65_536;
// What may have to be seen behind a game to know that it has ended: two lines of tags.
const LOOK_AHEAD = 2 * LONGEST_TAG_LINE + 1_024;
const BYTE_ORDER_MARK_LENGTH = 3;

/** Space, tab, the line ends, vertical tab, form feed, and the sign by which DOS ended files. */
const BLANKS = new Uint8Array(256);
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x20]) BLANKS[code] = 1;

/**
 * Cuts a stream of PGN into games. Every byte goes into exactly one piece, but for blank space, byte order marks between
 * pieces, and what follows the first `longestPiece` bytes of a piece. Pieces do not depend on how the stream comes in
 * chunks. Holds at most one piece and some chunks.
 */
export class PgnSplitter {
  private readonly longest: number;
  private readonly usual = new UsualGameEnd();
  private readonly gameEnd = new GameEnd();
  private readonly tags = new TagReader();
  private rest: Buffer = Buffer.alloc(0);
  private chunks: Uint8Array[] = [];
  private waiting = 0;
  private offset = 0;
  private line = 1;
  /** Set while the rest of a piece that was too long is passed over. */
  private skipping: Skipping | undefined;

  constructor({ longestPiece = LONGEST_PIECE }: PgnSplitterOptions = {}) {
    this.longest = longestPiece;
  }

  /** Takes the next bytes; they may be used for something else afterwards. */
  push(chunk: Uint8Array): PgnPiece[] {
    this.waiting += chunk.length;
    if (this.waiting >= CHUNK_SIZE) return this.take([...this.chunks, chunk], false);
    this.chunks.push(Buffer.from(chunk));
    return [];
  }

  /** The pieces that are left when no more bytes come. */
  end(): PgnPiece[] {
    return this.take(this.chunks, true);
  }

  private take(chunks: Uint8Array[], isFinal: boolean): PgnPiece[] {
    const bytes = Buffer.concat([this.rest, ...chunks]);
    this.chunks = [];
    this.waiting = 0;
    this.usual.search(bytes);
    const pieces: PgnPiece[] = [];
    let at = 0;
    for (;;) {
      const start = this.skip(bytes, at, isFinal);
      this.offset += start - at;
      at = start;
      if (this.skipping || start >= bytes.length) break;
      const { offset, line } = this;
      const end = this.findEnd(bytes, start, isFinal);
      if (end < 0) break;
      pieces.push(this.makePiece(bytes, start, end, { offset, line }));
      this.offset += end - start;
      at = end;
    }
    this.rest = bytes.subarray(at);
    return pieces;
  }

  private skip(bytes: Buffer, at: number, isFinal: boolean): number {
    const start = this.skipping ? this.skipToGame(bytes, at, isFinal, this.skipping) : at;
    return this.skipping ? start : this.skipBlankSpace(bytes, start, isFinal);
  }

  private skipBlankSpace(bytes: Buffer, from: number, isFinal: boolean): number {
    const end = bytes.length;
    let at = from;
    while (at < end) {
      const byte = bytes[at] as number;
      // Whether a line feed belongs to it is to be seen.
      if (byte === CARRIAGE_RETURN && at + 1 >= end && !isFinal) break;
      if (BLANKS[byte] === 1) {
        if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) this.line++;
        at++;
      } else if (isByteOrderMark(bytes, at)) at += BYTE_ORDER_MARK_LENGTH;
      else break;
    }
    return at;
  }

  /** Where the piece ends, or the first place not to be read of one that is too long; -1 when that is not to be seen yet. */
  private findEnd(bytes: Buffer, start: number, isFinal: boolean): number {
    // The beginning of a byte order mark: what it becomes is to be seen.
    if (!isFinal && bytes.length - start < BYTE_ORDER_MARK_LENGTH) return -1;
    const usual = this.usual.find(start);
    if (usual >= 0 && usual - start <= this.longest) {
      this.line += this.usual.lines;
      return usual;
    }
    const window = Math.min(bytes.length, start + this.longest + LOOK_AHEAD);
    const isWhole = isFinal && window === bytes.length;
    const end = this.gameEnd.find(bytes, start, window, isWhole);
    if (end >= 0 && end - start <= this.longest) {
      this.line += this.gameEnd.lines;
      return end;
    }
    const isTooLong = end >= 0 || window < bytes.length || bytes.length - start >= this.longest + LOOK_AHEAD;
    return isTooLong ? this.cut(bytes, start) : -1;
  }

  private cut(bytes: Buffer, start: number): number {
    const end = start + this.longest;
    this.skipping = { isInLine: true, isAfterBlank: false };
    this.line += countLineEnds(bytes, start, end);
    return end;
  }

  private makePiece(bytes: Buffer, start: number, end: number, place: { offset: number; line: number }): PgnPiece {
    if (this.skipping) return { bytes: bytes.subarray(start, end), ...place, tooLong: true };
    let last = end;
    while (last > start && BLANKS[bytes[last - 1] as number] === 1) last--;
    return { bytes: bytes.subarray(start, last), ...place };
  }

  /**
   * Passes over the rest of a piece that was too long, up to the next game.
   * @returns the place up to which nothing is needed any more
   */
  private skipToGame(bytes: Buffer, from: number, isFinal: boolean, state: Skipping): number {
    let at = from;
    while (at < bytes.length) {
      const line = endOfLine(bytes, at, bytes.length, isFinal);
      if (!state.isInLine) {
        const begins = this.beginsGame(bytes, at, isFinal, state);
        if (begins > 0) this.skipping = undefined;
        if (begins !== 0) return at;
        state.isInLine = !line;
      }
      // The last byte may be a carriage return whose line feed is to come.
      if (!line) return bytes.length - 1;
      if (line.at < line.next) this.line++;
      const isShort = line.at - at <= LONGEST_TAG_LINE;
      state.isAfterBlank = !state.isInLine && isShort && isBehindAll(bytes, at, line.at);
      state.isInLine = false;
      at = line.next;
    }
    return at;
  }

  private beginsGame(bytes: Buffer, at: number, isFinal: boolean, { isAfterBlank }: Skipping): number {
    const text = skipBlanks(bytes, at, bytes.length);
    if (bytes[text] !== OPEN_BRACKET && text < bytes.length) return 0;
    return beginsGameAnywhere(this.tags, bytes, at, bytes.length, isFinal, isAfterBlank);
  }
}

interface Skipping {
  /** The line has been decided on. */
  isInLine: boolean;
  isAfterBlank: boolean;
}

function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    if (bytes[i] === LINE_FEED || (bytes[i] === CARRIAGE_RETURN && bytes[i + 1] !== LINE_FEED)) count++;
  }
  return count;
}
