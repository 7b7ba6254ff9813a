// Binary format of COPY: https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.3.55.9.4
const SIGNATURE_BYTES = 11;
/** Signature, flags, and the length of an extension that no version has. */
const HEADER_BYTES = SIGNATURE_BYTES + 4 + 4;
const NULL_LENGTH = -1;
const NO_BYTES: Buffer = Buffer.alloc(0);
/** Microseconds are counted from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const MICROSECONDS_PER_MS = 1_000;

/** One row at a time out of COPY ... TO STDOUT (FORMAT binary): the same object for all rows, so that none is kept by accident. */
export class CopyRow {
  /** What fields are read from, for those who read them without making a text: see `startOf`. */
  bytes: Buffer = NO_BYTES;
  private readonly starts: Int32Array;
  private readonly lengths: Int32Array;

  constructor(private readonly columns: number) {
    this.starts = new Int32Array(columns);
    this.lengths = new Int32Array(columns);
  }

  isNull(column: number): boolean {
    return this.lengths[column] === NULL_LENGTH;
  }

  startOf(column: number): number {
    return this.starts[column] as number;
  }

  endOf(column: number): number {
    return (this.starts[column] as number) + (this.lengths[column] as number);
  }

  /** Text of ASCII characters, such as an id. */
  ascii(column: number): string {
    return this.bytes.toString('latin1', this.startOf(column), this.endOf(column));
  }

  integer(column: number): number {
    return this.bytes.readInt32BE(this.starts[column]);
  }

  smallint(column: number): number {
    return this.bytes.readInt16BE(this.starts[column]);
  }

  boolean(column: number): boolean {
    return this.bytes[this.starts[column] as number] === 1;
  }

  /** Of a timestamptz, milliseconds since 1970. */
  time(column: number): number {
    const start = this.starts[column] as number;
    const microseconds = this.bytes.readInt32BE(start) * 2 ** 32 + this.bytes.readUInt32BE(start + 4);
    return EPOCH_MS + microseconds / MICROSECONDS_PER_MS;
  }

  /** Finds the fields of the row at `at`. @returns where the next one begins; undefined when this one is not whole */
  place(bytes: Buffer, at: number): number | undefined {
    this.bytes = bytes;
    let next = at + 2;
    for (let column = 0; column < this.columns; column++) {
      if (next + 4 > bytes.length) return undefined;
      const length = bytes.readInt32BE(next);
      next += 4;
      this.starts[column] = next;
      this.lengths[column] = length;
      next += Math.max(0, length);
    }
    return next <= bytes.length ? next : undefined;
  }
}

/** Reads what COPY ... TO STDOUT (FORMAT binary) sends. @returns number of rows @throws Error when it ends in mid-row */
export async function readCopyRows(
  chunks: AsyncIterable<Buffer>,
  columns: number,
  onRow: (row: CopyRow) => void,
): Promise<number> {
  const row = new CopyRow(columns);
  let rest: Buffer = NO_BYTES;
  let rows = -1;
  let isOver = false;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (rows < 0) {
      rest = bytes;
      if (bytes.length < HEADER_BYTES) continue;
      at = HEADER_BYTES;
      rows = 0;
    }
    while (!isOver && at + 2 <= bytes.length) {
      const count = bytes.readInt16BE(at);
      // The end is a row of -1 columns. What the connection still has to say is read all the same.
      isOver = count < 0;
      if (isOver) break;
      if (count !== columns) throw new Error(`COPY sent ${count} columns instead of ${columns}`);
      const next = row.place(bytes, at);
      if (next === undefined) break;
      onRow(row);
      rows++;
      at = next;
    }
    rest = bytes.subarray(at);
  }
  if (!isOver) throw new Error('COPY ended in the middle of a row');
  return rows;
}
