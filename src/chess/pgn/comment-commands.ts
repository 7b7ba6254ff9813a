import { behindDigits, CLOSE_BRACKET, COLON, DASH, DIGIT_0, DOT, PERCENT, readDigits, SPACE } from './pgn-bytes.js';

const NONE = -1;
const LETTER_C = 0x63;
const LETTER_E = 0x65;
const LETTER_M = 0x6d;
const HASH = 0x23;
const COMMA = 0x2c;
const PLUS = 0x2b;
// Six digits of hours are a century; more digits are no number of anything here.
const MOST_DIGITS = 6;
const LARGEST_CS = 2_000_000_000;
const USUAL_CLOCK_LENGTH = 14;

export const CLOCK = 1;
export const THINK = 2;
export const EVALUATION = 3;

/**
 * Reads what programs write into comments: `[%clk 0:04:59]`, `[%emt 0:00:01.5]`, `[%eval -0.35,20]`, `[%eval #-3]`.
 * What was read stands in the fields until the next one.
 */
export class CommandReader {
  kind = 0;
  /** Centiseconds of a clock or of the time a move took. */
  cs = 0;
  /** Centipawns or, where `isMate`, moves to mate; from White's side, as the text has it. */
  score = 0;
  isMate = false;
  depth: number | undefined;

  /**
   * Reads the command whose bracket stands at `at`.
   * @returns the place behind its closing bracket; -1 when it is none of these or not well formed
   */
  read(bytes: Uint8Array, at: number, end: number): number {
    const behind = at + USUAL_CLOCK_LENGTH > end ? NONE : this.readUsualClock(bytes, at);
    return behind === NONE ? this.readAny(bytes, at, end) : behind;
  }

  /** `[%clk 0:04:59]`, the form of nearly all of them. */
  private readUsualClock(bytes: Uint8Array, at: number): number {
    if (bytes[at + 1] !== PERCENT || readKind(bytes, at + 2) !== CLOCK || bytes[at + 5] !== SPACE) return NONE;
    if (bytes[at + 7] !== COLON || bytes[at + 10] !== COLON || bytes[at + 13] !== CLOSE_BRACKET) return NONE;
    const hours = (bytes[at + 6] as number) - DIGIT_0;
    const minutes = twoDigits(bytes, at + 8);
    const seconds = twoDigits(bytes, at + 11);
    if (hours < 0 || hours > 9 || minutes < 0 || seconds < 0) return NONE;
    this.kind = CLOCK;
    this.cs = (hours * 3600 + minutes * 60 + seconds) * 100;
    return at + USUAL_CLOCK_LENGTH;
  }

  private readAny(bytes: Uint8Array, at: number, end: number): number {
    if (bytes[at + 1] !== PERCENT) return NONE;
    this.kind = readKind(bytes, at + 2);
    if (this.kind === 0) return NONE;
    const blank = at + (this.kind === EVALUATION ? 6 : 5);
    // A line may have been broken here.
    if ((bytes[blank] as number) > SPACE) return NONE;
    const value = behindSpaces(bytes, blank, end);
    const behind = this.kind === EVALUATION ? this.readScore(bytes, value, end) : this.readTime(bytes, value, end);
    if (behind === NONE) return NONE;
    const bracket = behindSpaces(bytes, behind, end);
    return bracket < end && bytes[bracket] === CLOSE_BRACKET ? bracket + 1 : NONE;
  }

  /** Up to three numbers with colons between them, the last of them with or without a fraction. */
  private readTime(bytes: Uint8Array, from: number, end: number): number {
    let seconds = 0;
    let at = from;
    for (let parts = 1; ; parts++) {
      const behind = behindDigits(bytes, at, end);
      if (behind === at || behind - at > MOST_DIGITS) return NONE;
      seconds = seconds * 60 + readDigits(bytes, at, behind);
      at = behind;
      if (bytes[at] !== COLON) break;
      if (parts === 3) return NONE;
      at++;
    }
    this.cs = seconds * 100;
    if (bytes[at] === DOT) at = this.readFraction(bytes, at + 1, end);
    return this.cs <= LARGEST_CS ? at : NONE;
  }

  private readFraction(bytes: Uint8Array, from: number, end: number): number {
    const behind = behindDigits(bytes, from, end);
    if (behind === from) return NONE;
    this.cs += hundredths(bytes, from, behind);
    return behind;
  }

  private readScore(bytes: Uint8Array, from: number, end: number): number {
    this.isMate = bytes[from] === HASH;
    let at = this.isMate ? from + 1 : from;
    const isNegative = bytes[at] === DASH;
    if (isNegative || bytes[at] === PLUS) at++;
    const behind = behindDigits(bytes, at, end);
    if (behind - at > MOST_DIGITS) return NONE;
    const whole = readDigits(bytes, at, behind);
    const value = this.isMate ? whole : whole * 100;
    const hasDigits = behind > at;
    at = behind;
    this.score = value;
    if (!this.isMate && bytes[at] === DOT) {
      const behindFraction = behindDigits(bytes, at + 1, end);
      if (behindFraction === at + 1 && !hasDigits) return NONE;
      this.score += hundredths(bytes, at + 1, behindFraction);
      at = behindFraction;
    } else if (!hasDigits) return NONE;
    if (isNegative && this.score !== 0) this.score = -this.score;
    return this.readDepth(bytes, at, end);
  }

  private readDepth(bytes: Uint8Array, from: number, end: number): number {
    this.depth = undefined;
    if (bytes[from] !== COMMA) return from;
    const at = behindSpaces(bytes, from + 1, end);
    const behind = behindDigits(bytes, at, end);
    if (behind === at || behind - at > MOST_DIGITS) return NONE;
    this.depth = readDigits(bytes, at, behind);
    return behind;
  }
}

/** The number two digits make; -1 when they are not both digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - DIGIT_0;
  const ones = (bytes[at + 1] as number) - DIGIT_0;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NONE : tens * 10 + ones;
}

function readKind(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === LETTER_C) return bytes[at + 1] === 0x6c && bytes[at + 2] === 0x6b ? CLOCK : 0;
  if (first !== LETTER_E) return 0;
  if (bytes[at + 1] === LETTER_M) return bytes[at + 2] === 0x74 ? THINK : 0;
  return bytes[at + 1] === 0x76 && bytes[at + 2] === 0x61 && bytes[at + 3] === 0x6c ? EVALUATION : 0;
}

/** The first two digits of a fraction, rounded by the third. */
function hundredths(bytes: Uint8Array, from: number, to: number): number {
  const digit = (at: number): number => (at < to ? (bytes[at] as number) - DIGIT_0 : 0);
  return digit(from) * 10 + digit(from + 1) + (digit(from + 2) >= 5 ? 1 : 0);
}

function behindSpaces(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] as number) <= SPACE) i++;
  return i;
}
