// Binary format of COPY: https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4
import type { CopyText } from './copy-text.js';

/** What stands before all rows (a signature, no flags, no extension), and behind them. */
export const COPY_HEAD = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
export const COPY_TAIL = Buffer.from([0xff, 0xff]);

/** Milliseconds from 1970 to 2000, from where PostgreSQL counts microseconds. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const SAFE_MS = Number.MAX_SAFE_INTEGER / 1_000;
const TWO_32 = 2 ** 32;
/** Of one unit of a text in UTF-8. */
const MOST_BYTES = 3;
/** Up to this length a loop takes less than a call out of JavaScript. */
const SHORT_TEXT = 24;
const ROOM_FOR_FIELD = 16;
const JSONB_VERSION = 1;
const OID_OF_INTEGER = 23;

/**
 * Rows for a binary COPY, one after the other in memory, each of them to be found again. A row is begun, gets its fields in
 * their order, of exactly the types of their columns, and is ended.
 */
export class CopyRows {
  private bytes: Buffer;
  private length = 0;
  private readonly ends: number[] = [];

  /**
   * @param fields of a row
   * @param memory where the rows go, as long as there is room; it must be nobody else's
   */
  constructor(
    private readonly fields: number,
    memory: ArrayBuffer = new ArrayBuffer(64 * 1024),
  ) {
    this.bytes = Buffer.from(memory);
  }

  /** Begins a row; one that was begun and not ended is forgotten. */
  begin(): void {
    this.length = this.ends.at(-1) ?? 0;
    this.need(this.fields * ROOM_FOR_FIELD);
    this.putInt16(this.fields);
  }

  end(): void {
    this.ends.push(this.length);
  }

  addNull(): void {
    this.putInt32(-1);
  }

  addText(text: string): void {
    this.need(text.length * MOST_BYTES + ROOM_FOR_FIELD);
    const at = this.length;
    this.length += 4;
    this.putText(text);
    this.putLength(at);
  }

  addBoolean(value: boolean): void {
    this.putInt32(1);
    this.bytes[this.length++] = value ? 1 : 0;
  }

  /** @throws RangeError */
  addSmallint(value: number): void {
    if ((value << 16) >> 16 !== value) throw new RangeError(`${value} is no whole number of 16 bits`);
    this.putInt32(2);
    this.putInt16(value);
  }

  /** @throws RangeError */
  addInteger(value: number): void {
    this.putInt32(4);
    this.putInteger(value);
  }

  /** @param ms since 1970 */
  addTime(ms: number): void {
    const sinceEpoch = ms - EPOCH_MS;
    this.putInt32(8);
    if (!Number.isInteger(ms) || Math.abs(sinceEpoch) > SAFE_MS)
      throw new RangeError(`${ms} is no time in milliseconds`);
    const us = sinceEpoch * 1_000;
    this.putInt32(Math.floor(us / TWO_32));
    this.putInt32((us % TWO_32) | 0);
  }

  addJsonb(json: string): void {
    this.need(json.length * MOST_BYTES + ROOM_FOR_FIELD);
    const at = this.length;
    this.length += 4;
    this.bytes[this.length++] = JSONB_VERSION;
    this.putText(json);
    this.putLength(at);
  }

  /** @throws RangeError */
  addIntegers(values: readonly number[]): void {
    this.need(values.length * 8 + 2 * ROOM_FOR_FIELD);
    const at = this.length;
    this.length += 4;
    this.putInt32(values.length === 0 ? 0 : 1);
    this.putInt32(0);
    this.putInt32(OID_OF_INTEGER);
    if (values.length > 0) {
      this.putInt32(values.length);
      this.putInt32(1);
    }
    for (let i = 0; i < values.length; i++) {
      this.putInt32(4);
      this.putInteger(values[i] as number);
    }
    this.putLength(at);
  }

  finish(): CopyText {
    return { bytes: this.bytes.subarray(0, this.ends.at(-1) ?? 0), ends: Uint32Array.from(this.ends) };
  }

  private putInteger(value: number): void {
    if ((value | 0) !== value) throw new RangeError(`${value} is no whole number of 32 bits`);
    this.putInt32(value);
  }

  private putInt16(value: number): void {
    const { bytes, length } = this;
    bytes[length] = value >> 8;
    bytes[length + 1] = value;
    this.length = length + 2;
  }

  private putInt32(value: number): void {
    const { bytes, length } = this;
    bytes[length] = value >> 24;
    bytes[length + 1] = value >> 16;
    bytes[length + 2] = value >> 8;
    bytes[length + 3] = value;
    this.length = length + 4;
  }

  private putText(text: string): void {
    const { bytes } = this;
    const start = this.length;
    if (text.length <= SHORT_TEXT) {
      let i = 0;
      for (; i < text.length; i++) {
        const code = text.charCodeAt(i);
        if (code >= 0x80) break;
        bytes[start + i] = code;
      }
      if (i === text.length) {
        this.length = start + i;
        return;
      }
    }
    this.length = start + bytes.write(text, start);
  }

  /** Writes how long the field is that began at `at`. */
  private putLength(at: number): void {
    const end = this.length;
    this.length = at;
    this.putInt32(end - at - 4);
    this.length = end;
  }

  private need(more: number): void {
    // Room for the fields of fixed size that may follow.
    const needed = this.length + more + this.fields * ROOM_FOR_FIELD;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
