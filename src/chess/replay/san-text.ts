import { makeSquare, PAWN, ROLE_LETTERS } from './pieces.js';

const SPACE = 0x20;
const CAPTURE = 0x78;
const EQUALS = 0x3d;
const PLUS = 0x2b;
const MATE = 0x23;
const FILE_A = 0x61;
const RANK_1 = 0x31;

/**
 * File, rank or both of the piece that moves, where others of its kind could go to the same square too.
 * @param rivals squares of the others
 */
export function tellApart(from: number, rivals: readonly number[]): string {
  if (rivals.length === 0) return '';
  const name = makeSquare(from);
  if (!rivals.some((rival) => (rival & 7) === (from & 7))) return name.charAt(0);
  return rivals.some((rival) => rival >> 3 === from >> 3) ? name : name.charAt(1);
}

/** Moves in SAN as bytes, parted by spaces, as a replay plays them. */
export class SanText {
  length = 0;
  readonly bytes: Buffer;

  /** @param size how many bytes there is room for; what is longer is lost, so callers reckon before */
  constructor(size: number) {
    this.bytes = Buffer.alloc(size);
  }

  toString(): string {
    return this.bytes.toString('latin1', 0, this.length);
  }

  addCastling(isShort: boolean): void {
    this.part();
    this.addAscii(isShort ? 'O-O' : 'O-O-O');
  }

  /** @param origin what tells the piece apart from others; the file of a pawn that captures */
  addMove(role: number, origin: string, isCapture: boolean, to: number, promotion: number): void {
    const { bytes } = this;
    this.part();
    let at = this.length;
    if (role !== PAWN) bytes[at++] = ROLE_LETTERS.charCodeAt(role);
    for (let i = 0; i < origin.length; i++) bytes[at++] = origin.charCodeAt(i);
    if (isCapture) bytes[at++] = CAPTURE;
    bytes[at++] = FILE_A + (to & 7);
    bytes[at++] = RANK_1 + (to >> 3);
    if (promotion !== 0) {
      bytes[at++] = EQUALS;
      bytes[at++] = ROLE_LETTERS.charCodeAt(promotion);
    }
    this.length = at;
  }

  addCheck(): void {
    this.bytes[this.length++] = PLUS;
  }

  /** The check at the end of the text is mate. */
  endWithMate(): void {
    this.bytes[this.length - 1] = MATE;
  }

  private part(): void {
    if (this.length > 0) this.bytes[this.length++] = SPACE;
  }

  private addAscii(text: string): void {
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }
}
