const SLOTS = 1_024;
const LONGEST_NAME = 32;

/**
 * Gives the same string for the same name of a tag, without making it again: all games of a file have the same few names.
 */
export class TagNames {
  private readonly names: (string | undefined)[] = new Array<string | undefined>(SLOTS);

  read(bytes: Buffer, from: number, to: number): string {
    if (to - from > LONGEST_NAME) return bytes.toString('latin1', from, to);
    let hash = 0;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    const slot = (hash ^ (hash >>> 10)) & (SLOTS - 1);
    const known = this.names[slot];
    if (known !== undefined && isAt(known, bytes, from, to)) return known;
    const name = bytes.toString('latin1', from, to);
    this.names[slot] = name;
    return name;
  }
}

function isAt(name: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
