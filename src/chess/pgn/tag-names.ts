const SLOTS = 1_024;
const LONGEST_NAME = 32;

/**
 * Gives the same string for the same name of a tag, without making it again: all games of a file have the same few names.
 */
export class TagNames {
  private readonly names: (string | undefined)[] = new Array<string | undefined>(SLOTS);

  read(bytes: Buffer, from: number, to: number): string {
    if (to - from > LONGEST_NAME) return bytes.toString('latin1', from, to);
    // Three letters and the length tell apart the names there are.
    const middle = bytes[(from + to) >> 1] as number;
    const slot =
      ((bytes[from] as number) * 3 + middle * 5 + (bytes[to - 1] as number) * 7 + (to - from) * 64) & (SLOTS - 1);
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
