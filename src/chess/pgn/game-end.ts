import {
  CLOSE_BRACE,
  CLOSE_PAREN,
  DASH,
  findLineEnd,
  isByteOrderMark,
  isLineEnd,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  readResult,
  SEMICOLON,
  SLASH,
  SPACE,
  STAR,
} from './pgn-bytes.js';
import { behindTags, isBehindAll, skipBlanks, TagReader } from './tag-reader.js';

const MORE = -1;
const NO = 0;
const YES = 1;
type Answer = typeof MORE | typeof NO | typeof YES;

const EVENT = [...'Event'].map((letter) => letter.charCodeAt(0));
/** A longer line is no tag: what has to be looked at before a decision stays small. */
export const LONGEST_TAG_LINE = 8_192;

// So many tags of a game are remembered to know the next one by.
const MOST_NAMES = 200;

/** Where a line has its end, and where the next one begins. */
export interface LineEnd {
  at: number;
  next: number;
}

/** End of the line that `at` stands in; undefined when more bytes have to come. At the end of all, `next` is `end`. */
export function endOfLine(bytes: Uint8Array, at: number, end: number, isFinal: boolean): LineEnd | undefined {
  const lineEnd = findLineEnd(bytes, at, end);
  if (lineEnd >= end) return isFinal ? { at: end, next: end } : undefined;
  if (bytes[lineEnd] === LINE_FEED) return { at: lineEnd, next: lineEnd + 1 };
  if (lineEnd + 1 >= end && !isFinal) return undefined;
  return { at: lineEnd, next: lineEnd + (bytes[lineEnd + 1] === LINE_FEED ? 2 : 1) };
}

/**
 * Reads a game line by line, only as far as it takes to see where the next one begins. A game begins with a tag after moves,
 * or with anything after a result and an empty line. Tags in a comment begin one only where the comment was never closed.
 */
export class GameEnd {
  /** Lines that ended before the place found. */
  lines = 0;
  private bytes: Uint8Array = new Uint8Array();
  private end = 0;
  private isFinal = false;
  private readonly tags = new TagReader();
  /** From and to of the names of the tags so far. */
  private names: number[] = [];
  private seenMoves = false;
  private inComment = false;
  private depth = 0;
  /** A result has been seen: the game goes on only with comments that follow at once. */
  private isOver = false;

  /**
   * Finds the end of the game that begins at `start`.
   * @param isFinal whether nothing comes after these bytes
   * @returns the place behind the game; -1 when more bytes have to come
   */
  find(bytes: Uint8Array, start: number, end: number, isFinal: boolean): number {
    this.bytes = bytes;
    this.end = end;
    this.isFinal = isFinal;
    this.lines = 0;
    this.names = [];
    this.seenMoves = false;
    this.inComment = false;
    this.depth = 0;
    this.isOver = false;
    return this.findByLines(start);
  }

  private findByLines(start: number): number {
    const { bytes, end } = this;
    let at = start;
    let isAfterBlank = false;
    while (at < end) {
      const text = skipBlanks(bytes, isByteOrderMark(bytes, at) ? at + 3 : at, end);
      if (text >= end) break;
      const isBlank = isLineEnd(bytes[text] as number);
      const begins = isBlank ? this.endsWithBlank() : this.beginsGame(at, text, isAfterBlank);
      if (begins !== NO) return begins === YES ? at : MORE;
      const found = isBlank || this.isEscape(at) ? text : this.readLine(text, isAfterBlank);
      if (found < 0) return -found;
      const line = endOfLine(bytes, found, end, this.isFinal);
      if (!line) return MORE;
      if (line.at < line.next) this.lines++;
      isAfterBlank = isBlank || (isAfterBlank && this.isEscape(at));
      at = line.next;
    }
    return this.isFinal ? end : MORE;
  }

  private endsWithBlank(): Answer {
    return this.isOver && !this.inComment ? YES : NO;
  }

  /** `%` in the first column: the line belongs to nobody. */
  private isEscape(lineStart: number): boolean {
    return this.bytes[lineStart] === PERCENT && !this.inComment;
  }

  /** Whether the line whose text begins at `text` is the first of another game. */
  private beginsGame(lineStart: number, text: number, isAfterBlank: boolean): Answer {
    const byte = this.bytes[text] as number;
    if (this.inComment) {
      if (byte !== OPEN_BRACKET) return NO;
      return beginsGameAnywhere(this.tags, this.bytes, text, this.end, this.isFinal, isAfterBlank);
    }
    if (this.isEscape(lineStart)) return NO;
    if (this.isOver && byte !== OPEN_BRACE && byte !== SEMICOLON) return YES;
    return byte === OPEN_BRACKET ? this.isFirstTag(text, isAfterBlank) : NO;
  }

  /** Whether the tag at a bracket outside comments is the first of another game. */
  private isFirstTag(at: number, isAfterBlank: boolean): Answer {
    const hasTags = this.names.length > 0;
    if (!this.seenMoves && !(hasTags && isAfterBlank)) return NO;
    if (this.tags.readName(this.bytes, at, this.end) < 0) {
      return this.tags.faultAt >= this.end && !this.isFinal ? MORE : NO;
    }
    if (this.seenMoves && (isAfterBlank || this.isOver || !hasTags)) return YES;
    return this.isEvent() || this.isRepeated() ? YES : NO;
  }

  private isEvent(): boolean {
    const { nameFrom, nameTo } = this.tags;
    return isEventName(this.bytes, nameFrom, nameTo);
  }

  private isRepeated(): boolean {
    const { nameFrom, nameTo } = this.tags;
    for (let i = 0; i < this.names.length; i += 2) {
      const from = this.names[i] as number;
      if ((this.names[i + 1] as number) - from !== nameTo - nameFrom) continue;
      let k = 0;
      while (k < nameTo - nameFrom && this.bytes[from + k] === this.bytes[nameFrom + k]) k++;
      if (k === nameTo - nameFrom) return true;
    }
    return false;
  }

  /**
   * Reads one line.
   * @returns a place on it that is not before the end of what was read, negative when another game begins there
   */
  private readLine(text: number, isAfterBlank: boolean): number {
    if (this.inComment || this.bytes[text] !== OPEN_BRACKET || this.seenMoves) return this.readText(text, isAfterBlank);
    let at = text;
    while (at < this.end && this.bytes[at] === OPEN_BRACKET) {
      const behind = this.tags.read(this.bytes, at, this.end);
      if (this.names.length < 2 * MOST_NAMES) this.names.push(this.tags.nameFrom, this.tags.nameTo);
      // What is broken up to the end of its line stays a line of tags: braces in it open nothing.
      if (behind < 0) return at;
      at = skipBlanks(this.bytes, behind, this.end);
    }
    return this.readText(at, false);
  }

  private readText(from: number, isAfterBlank: boolean): number {
    const { bytes, end } = this;
    let isTokenStart = true;
    for (let i = from; i < end; i++) {
      const byte = bytes[i] as number;
      if (isLineEnd(byte)) return i;
      if (this.inComment) this.inComment = byte !== CLOSE_BRACE;
      else if (byte > SPACE) {
        if (byte === SEMICOLON || byte === OPEN_BRACE) {
          this.seenMoves ||= this.names.length > 0;
          if (byte === SEMICOLON) return i;
          this.inComment = true;
        } else {
          // A tag in the middle of a line; the one at its beginning was looked at before.
          if (byte === OPEN_BRACKET && i > from && this.isFirstTag(i, isAfterBlank) === YES) return -i;
          isTokenStart = this.readSign(i, byte, isTokenStart);
          continue;
        }
      }
      isTokenStart = true;
    }
    return end;
  }

  /** @returns whether the next byte begins a word */
  private readSign(at: number, byte: number, isTokenStart: boolean): boolean {
    this.seenMoves = true;
    if (isTokenStart && this.depth === 0) this.isOver ||= this.isResult(at);
    if (byte === OPEN_PAREN) this.depth++;
    else if (byte === CLOSE_PAREN && this.depth > 0) this.depth--;
    return byte === OPEN_PAREN || byte === CLOSE_PAREN;
  }

  private isResult(at: number): boolean {
    const next = this.bytes[at + 1];
    if (this.bytes[at] !== STAR && next !== DASH && next !== SLASH) return false;
    const found = readResult(this.bytes, at, this.end);
    if (!found) return false;
    const byte = found.behind < this.end ? (this.bytes[found.behind] as number) : SPACE;
    return byte <= SPACE || byte === OPEN_BRACE || byte === SEMICOLON || byte === OPEN_BRACKET || byte === OPEN_PAREN;
  }
}

/**
 * Whether a game begins with the tags on a line, where it is not known whether a comment is open: only when the line is
 * nothing but tags and looks like the first of several lines of them, after an empty line or with the tag Event.
 */
export function beginsGameAnywhere(
  tags: TagReader,
  bytes: Uint8Array,
  lineStart: number,
  end: number,
  isFinal: boolean,
  isAfterBlank: boolean,
): Answer {
  const first = readTagLine(tags, bytes, lineStart, end, isFinal);
  if (!first) return end - lineStart > LONGEST_TAG_LINE ? NO : MORE;
  if (!first.isTags || (!isAfterBlank && !first.isEvent)) return NO;
  if (first.next >= end) return isFinal && isAfterBlank ? YES : isFinal ? NO : MORE;
  const second = readTagLine(tags, bytes, first.next, end, isFinal);
  if (!second) return end - first.next > LONGEST_TAG_LINE ? NO : MORE;
  return second.isTags || (isAfterBlank && second.isBlank) ? YES : NO;
}

interface TagLine {
  isTags: boolean;
  isBlank: boolean;
  /** Whether the first tag is Event. */
  isEvent: boolean;
  next: number;
}

/** undefined when the line has not come to its end yet. */
function readTagLine(
  tags: TagReader,
  bytes: Uint8Array,
  lineStart: number,
  end: number,
  isFinal: boolean,
): TagLine | undefined {
  const line = endOfLine(bytes, lineStart, end, isFinal);
  if (!line) return undefined;
  const text = skipBlanks(bytes, lineStart, line.at);
  const isShort = line.at - lineStart <= LONGEST_TAG_LINE;
  const isTag = isShort && text < line.at && bytes[text] === OPEN_BRACKET && tags.read(bytes, text, line.at) >= 0;
  const isEvent = isTag && isEventName(bytes, tags.nameFrom, tags.nameTo);
  const behind = isTag ? behindTags(tags, bytes, text, line.at) : -1;
  const isTags = behind >= 0 && isBehindAll(bytes, behind, line.at);
  return { isTags, isBlank: text >= line.at, isEvent, next: line.next };
}

function isEventName(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === EVENT.length && EVENT.every((code, i) => bytes[from + i] === code);
}
