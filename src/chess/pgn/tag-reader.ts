import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACKET,
  isLineEnd,
  LINE_FEED,
  OPEN_BRACKET,
  QUOTE,
  SPACE,
  TAB,
} from './pgn-bytes.js';

const NONE = -1;

/** Bytes of a tag's name. The standard (8.1.1) has letters, digits and the underscore; programs write a few others too. */
const IN_NAMES = new Uint8Array(256);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789_-.:+#') {
  IN_NAMES[letter.charCodeAt(0)] = 1;
  IN_NAMES[letter.toUpperCase().charCodeAt(0)] = 1;
}

/** What needs no second look in a value: ASCII without quotes, backslashes and control characters. */
const IN_PLAIN_VALUES = new Uint8Array(256);
IN_PLAIN_VALUES.fill(1, SPACE, 0x7f);
IN_PLAIN_VALUES[QUOTE] = 0;
IN_PLAIN_VALUES[BACKSLASH] = 0;

/** Why a tag could not be read. */
export type TagFault = 'no name' | 'no value' | 'value not closed' | 'not closed';

/**
 * Reads one tag, `[Name "value"]`, without making strings. What was read stands in the fields until the next one.
 */
export class TagReader {
  nameFrom = 0;
  nameTo = 0;
  valueFrom = 0;
  valueTo = 0;
  /** Whether the value is ASCII without backslashes, as nearly all are. */
  isPlain = true;
  fault: TagFault = 'no name';
  /** Where the fault was seen. */
  faultAt = 0;

  /**
   * Reads the tag whose bracket stands at `at`.
   * @returns the place behind its closing bracket, or -1
   */
  read(bytes: Uint8Array, at: number, end: number): number {
    const behind = this.readUsual(bytes, at, end);
    return behind === NONE ? this.readAny(bytes, at, end) : behind;
  }

  /** `[Name "value"]` in ASCII with one space, as nearly all are. */
  private readUsual(bytes: Uint8Array, at: number, end: number): number {
    let i = at + 1;
    while (i < end && IN_NAMES[bytes[i] as number] === 1) i++;
    if (i === at + 1 || i + 2 >= end || bytes[i] !== SPACE || bytes[i + 1] !== QUOTE) return NONE;
    const valueFrom = i + 2;
    let k = valueFrom;
    while (k < end && IN_PLAIN_VALUES[bytes[k] as number] === 1) k++;
    if (k + 1 >= end || bytes[k] !== QUOTE || bytes[k + 1] !== CLOSE_BRACKET) return NONE;
    this.nameFrom = at + 1;
    this.nameTo = i;
    this.valueFrom = valueFrom;
    this.valueTo = k;
    this.isPlain = true;
    return k + 2;
  }

  private readAny(bytes: Uint8Array, at: number, end: number): number {
    const value = this.readName(bytes, at, end);
    if (value === NONE) return NONE;
    const quote = this.readValue(bytes, value, end);
    if (quote === NONE) return this.fail('value not closed', value - 1);
    const bracket = skipBlanks(bytes, quote + 1, end);
    if (bracket >= end || bytes[bracket] !== CLOSE_BRACKET) return this.fail('not closed', bracket);
    return bracket + 1;
  }

  /**
   * Reads only the beginning of a tag, up to the quote of its value.
   * @returns the place behind the quote, or -1
   */
  readName(bytes: Uint8Array, at: number, end: number): number {
    let i = skipBlanks(bytes, at + 1, end);
    this.nameFrom = i;
    while (i < end && IN_NAMES[bytes[i] as number] === 1) i++;
    this.nameTo = i;
    if (i === this.nameFrom) return this.fail('no name', i);
    i = skipBlanks(bytes, i, end);
    if (i >= end || bytes[i] !== QUOTE) return this.fail('no value', i);
    return i + 1;
  }

  /** Where the quote stands that closes the value; -1 when none does on this line. */
  private readValue(bytes: Uint8Array, from: number, end: number): number {
    this.valueFrom = from;
    this.isPlain = true;
    let i = from;
    for (; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === QUOTE) return this.endValue(i);
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
      if (byte === BACKSLASH) {
        this.isPlain = false;
        if (bytes[i + 1] === QUOTE || bytes[i + 1] === BACKSLASH) i++;
      } else if (byte >= 0x80) this.isPlain = false;
    }
    return this.readValueOfBackslash(bytes, from, i);
  }

  /** Some programs escape nothing: a value may end with a backslash, which then hides the quote (`[Event "C:\"]`). */
  private readValueOfBackslash(bytes: Uint8Array, from: number, lineEnd: number): number {
    let i = lineEnd - 1;
    while (i > from && bytes[i] !== QUOTE && (isBlank(bytes[i] as number) || bytes[i] === CLOSE_BRACKET)) i--;
    return i > from && bytes[i] === QUOTE && bytes[i - 1] === BACKSLASH && i + 1 < lineEnd ? this.endValue(i) : NONE;
  }

  private endValue(at: number): number {
    this.valueTo = at;
    return at;
  }

  private fail(fault: TagFault, at: number): number {
    this.fault = fault;
    this.faultAt = at;
    return NONE;
  }
}

/**
 * Behind the tags that follow each other on one line from `at` on.
 * @returns `at` itself when there is none, or -1 when one of them cannot be read
 */
export function behindTags(reader: TagReader, bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && bytes[i] === OPEN_BRACKET) {
    const behind = reader.read(bytes, i, end);
    if (behind === NONE) return NONE;
    i = skipBlanks(bytes, behind, end);
  }
  return i;
}

/** The first place from `at` on that is no space or tab. */
export function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(bytes[i] as number)) i++;
  return i;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

/** Whether nothing but blanks stands between `at` and the end of the line. */
export function isBehindAll(bytes: Uint8Array, at: number, end: number): boolean {
  const i = skipBlanks(bytes, at, end);
  return i >= end || isLineEnd(bytes[i] as number);
}
