// Text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.2
const SPECIAL = /[\\\n\r\t]/;
const ALL_SPECIAL = /[\\\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One field of a line for COPY. */
export function makeCopyField(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(ALL_SPECIAL, escape) : value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return String(value);
}

function escape(char: string): string {
  return ESCAPES[char] ?? char;
}

/** Lines for COPY, one after the other in memory, each of them to be found again. */
export class CopyLines {
  private bytes: Buffer;
  private length = 0;
  private readonly ends: number[] = [];

  /** @param memory where the lines go, as long as there is room; it must be nobody else's */
  constructor(memory: ArrayBuffer = new ArrayBuffer(64 * 1024)) {
    this.bytes = Buffer.from(memory);
  }

  get count(): number {
    return this.ends.length;
  }

  /** Adds a line, given without its end. */
  add(line: string): void {
    const needed = this.length + line.length * 3 + 1;
    if (needed > this.bytes.length) this.grow(needed);
    this.length += this.bytes.write(line, this.length);
    this.bytes[this.length++] = 0x0a;
    this.ends.push(this.length);
  }

  /** Adds bytes as they are, which count as a line. */
  addBytes(bytes: Uint8Array): void {
    const end = this.length + bytes.length;
    if (end > this.bytes.length) this.grow(end);
    this.bytes.set(bytes, this.length);
    this.length = end;
    this.ends.push(end);
  }

  finish(): CopyText {
    return { bytes: this.bytes.subarray(0, this.length), ends: Uint32Array.from(this.ends) };
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** Lines for COPY and the place behind each. */
export interface CopyText {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/** The lines from `from` up to `to`, exclusive. */
export function sliceLines({ bytes, ends }: CopyText, from: number, to: number): Uint8Array {
  return bytes.subarray(from === 0 ? 0 : ends[from - 1], to === 0 ? 0 : ends[to - 1]);
}
