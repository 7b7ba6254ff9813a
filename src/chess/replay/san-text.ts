import { makeSquare, ROLE_LETTERS } from './pieces.js';

const SPACE = 0x20;
const CAPTURE = 0x78;
const EQUALS = 0x3d;
const PLUS = 0x2b;
const MATE = 0x23;
const FILE_A = 0x61;
const RANK_1 = 0x31;
const ROLE_CODES = Uint8Array.from(ROLE_LETTERS, (letter) => letter.charCodeAt(0));

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

  /** A piece but for the pawn; `origin` is what tells it apart from others. */
  addPiece(role: number, origin: string, isCapture: boolean, to: number): void {
    this.part();
    this.bytes[this.length++] = ROLE_CODES[role] as number;
    if (origin !== '') this.addAscii(origin);
    if (isCapture) this.bytes[this.length++] = CAPTURE;
    this.addSquare(to);
  }

  addPawn(from: number, to: number, promotion: number): void {
    const { bytes } = this;
    this.part();
    if (((from ^ to) & 7) !== 0) {
      bytes[this.length] = FILE_A + (from & 7);
      bytes[this.length + 1] = CAPTURE;
      this.length += 2;
    }
    this.addSquare(to);
    if (promotion === 0) return;
    bytes[this.length++] = EQUALS;
    bytes[this.length++] = ROLE_CODES[promotion] as number;
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

  private addSquare(square: number): void {
    this.bytes[this.length] = FILE_A + (square & 7);
    this.bytes[this.length + 1] = RANK_1 + (square >> 3);
    this.length += 2;
  }

  private addAscii(text: string): void {
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }
}
