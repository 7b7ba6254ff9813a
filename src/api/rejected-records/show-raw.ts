import { isUtf8 } from 'node:buffer';

/** A record's bytes as text for a person. */
export interface ShownRaw {
  raw: string;
  rawTruncated: boolean;
  rawIsUtf8: boolean;
}

const LOOKS_AT_MOST_AT = 4;

/**
 * Shows bytes as text, at most `maxCharacters` of it; `wholeBytes` is the size of the record when `bytes` is only its
 * beginning. A character cut in two at the end is left out.
 */
export function showRaw(bytes: Buffer, wholeBytes: number, maxCharacters = Infinity): ShownRaw {
  const isPart = bytes.length < wholeBytes;
  const whole = isPart ? withoutCutCharacter(bytes) : bytes;
  const text = whole.toString('utf8');
  const shown = text.length > maxCharacters ? cut(text, maxCharacters) : text;
  return { raw: shown, rawTruncated: isPart || shown.length < text.length, rawIsUtf8: isUtf8(whole) };
}

function cut(text: string, length: number): string {
  const endsInsidePair = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, endsInsidePair ? length - 1 : length);
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let cutBytes = 0; cutBytes < LOOKS_AT_MOST_AT; cutBytes++) {
    const shorter = bytes.subarray(0, bytes.length - cutBytes);
    if (isUtf8(shorter)) return shorter;
  }
  return bytes;
}
