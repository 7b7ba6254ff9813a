/** Bytes that mean something in PGN. */
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const EXCLAMATION = 0x21;
export const QUOTE = 0x22;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const OPEN_PAREN = 0x28;
export const CLOSE_PAREN = 0x29;
export const STAR = 0x2a;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const DIGIT_0 = 0x30;
export const DIGIT_9 = 0x39;
export const COLON = 0x3a;
export const SEMICOLON = 0x3b;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Whether a byte ends a line: LF, CR, or both together. */
export function isLineEnd(byte: number): boolean {
  return byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

/** Where the line ends that `at` stands in: the place of its first line-end byte, or `end`. */
export function findLineEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && !isLineEnd(bytes[i] as number)) i++;
  return i;
}

/** Whether three bytes are a mark of UTF-8 that stands before a text, or where two files were joined. */
export function isByteOrderMark(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** Behind what means no more than a blank or dots in UTF-8 or Latin-1; `at` itself where nothing of that stands. */
export function behindForeignBlank(bytes: Uint8Array, at: number): number {
  const [first, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first === 0xa0) return at + 1;
  if (first === 0xc2 && second === 0xa0) return at + 2;
  const isEllipsis = first === 0xe2 && second === 0x80 && third === 0xa6;
  return isEllipsis || isByteOrderMark(bytes, at) ? at + 3 : at;
}

/** Whether a byte is one of the two that glyphs like `?!` are made of. */
export function isGlyph(byte: number): boolean {
  return byte === EXCLAMATION || byte === QUESTION;
}

/** A number of decimal digits between two places; callers have seen that they are digits, and few. */
export function readDigits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + (bytes[i] as number) - DIGIT_0;
  return value;
}

/** Behind the digits that begin at `at`. */
export function behindDigits(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] as number) >= DIGIT_0 && (bytes[i] as number) <= DIGIT_9) i++;
  return i;
}

const RESULTS = (
  [
    ['1-0', '1-0'],
    ['0-1', '0-1'],
    ['1/2-1/2', '1/2-1/2'],
    ['1/2', '1/2-1/2'],
    ['*', '*'],
  ] as const
).map(([text, result]) => ({ codes: [...text].map((letter) => letter.charCodeAt(0)), result }));
export type PgnResult = (typeof RESULTS)[number]['result'];

/** The result that begins at `at`, and the place behind it; what follows is for the caller to look at. */
export function readResult(
  bytes: Uint8Array,
  at: number,
  end: number,
): { result: PgnResult; behind: number } | undefined {
  for (const { codes, result } of RESULTS) {
    if (at + codes.length > end || codes.some((code, i) => bytes[at + i] !== code)) continue;
    return { result, behind: at + codes.length };
  }
  return undefined;
}
