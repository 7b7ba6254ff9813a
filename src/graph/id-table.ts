const FIRST_SLOTS = 1_024;
const FIRST_BYTES = 16_384;
const EMPTY = -1;
// FNV-1a of 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Numbers ids from 0 in the order they come, by their bytes: a text is made of each only once, and millions of rows name the
 * same few. Open addressing, at most half full.
 */
export class IdTable {
  /** Ids by number; it grows with the table. */
  readonly ids: string[] = [];
  private slots = new Int32Array(FIRST_SLOTS).fill(EMPTY);
  private readonly hashes: number[] = [];
  /** Ids one after the other, and where each ends. */
  private bytes = Buffer.alloc(FIRST_BYTES);
  private readonly ends: number[] = [];

  /** Number of the id that `bytes` has from `start` to `end`, in ASCII; a new one if it was not known. */
  numberOf(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] as number;
      if (number === EMPTY) return this.add(bytes.subarray(start, end), hash, slot);
      if (this.hashes[number] === hash && this.isAt(number, bytes, start, end)) return number;
    }
  }

  private isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    let at = number === 0 ? 0 : (this.ends[number - 1] as number);
    if ((this.ends[number] as number) - at !== end - start) return false;
    for (let i = start; i < end; i++) if (this.bytes[at++] !== bytes[i]) return false;
    return true;
  }

  private add(id: Uint8Array, hash: number, slot: number): number {
    const start = this.ends.at(-1) ?? 0;
    const end = start + id.length;
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes], Math.max(end, this.bytes.length * 2));
    this.bytes.set(id, start);
    this.ends.push(end);
    this.hashes.push(hash);
    const number = this.ids.push(this.bytes.toString('latin1', start, end)) - 1;
    this.slots[slot] = number;
    if (this.ids.length * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(EMPTY);
    const mask = slots.length - 1;
    this.hashes.forEach((hash, number) => {
      let slot = hash & mask;
      while (slots[slot] !== EMPTY) slot = (slot + 1) & mask;
      slots[slot] = number;
    });
    this.slots = slots;
  }
}

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = OFFSET_BASIS;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), PRIME);
  return hash;
}
