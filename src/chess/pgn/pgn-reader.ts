import type { PgnText } from '../pgn-text.js';
import type { MovePlayer } from './move-player.js';
import { MovetextReader } from './movetext-reader.js';
import {
  BACKSLASH,
  findLineEnd,
  isByteOrderMark,
  OPEN_BRACE,
  OPEN_BRACKET,
  PERCENT,
  type PgnResult,
  readResult,
  SEMICOLON,
  SPACE,
} from './pgn-bytes.js';
import { PieceText } from './piece-text.js';
import { TagNames } from './tag-names.js';
import { type TagFault, TagReader } from './tag-reader.js';

const MOST_TAGS = 200;
const LONGEST_NAME = 100;
const LONGEST_VALUE = 2_000;
const BYTE_ORDER_MARK_LENGTH = 3;

/**
 * Reads games one after the other and keeps its memory between them. What is left of the last one, `movetext` and `piece`,
 * is there for the check of its moves.
 */
export class PgnReader {
  readonly movetext = new MovetextReader();
  piece = new PieceText(new Uint8Array());
  tags = new Map<string, string>();
  private readonly tagReader = new TagReader();
  private readonly names = new TagNames();
  private movesAt = 0;

  /**
   * Reads the tags.
   * @throws PgnSyntaxError
   */
  readTags(bytes: Uint8Array): void {
    this.piece = new PieceText(bytes);
    this.tags = new Map();
    this.movetext.start(this.piece);
    this.movesAt = this.readHead();
  }

  /**
   * Reads all that follows the tags.
   * @param player plays each move as it comes; without one only the form of the moves is looked at
   * @throws PgnSyntaxError, PgnMoveError for a move that cannot be played
   */
  readMoves(player?: MovePlayer): void {
    this.movetext.read(this.movesAt, player);
    if (!player) this.movetext.checkForms();
    this.checkIsGame();
  }

  /** What was read, with the moves as they are or as a replay writes them. */
  makeText(moves: string): PgnText {
    const { movetext, tags } = this;
    const text: PgnText = { tags, moves, plies: movetext.plies, result: movetext.result ?? this.resultOfTag() };
    movetext.notes.writeTo(text);
    return text;
  }

  writtenMoves(): string {
    return this.movetext.moves.toString('latin1', 0, this.movetext.movesLength);
  }

  /** Tags, with comments before and between them. @returns the place where the moves begin */
  private readHead(): number {
    const { bytes } = this.piece;
    const end = bytes.length;
    let i = 0;
    while (i < end) {
      const byte = bytes[i] as number;
      if (byte === OPEN_BRACKET) i = this.readTag(i);
      else if (byte <= SPACE && byte !== 0) i++;
      else if (byte === OPEN_BRACE) i = this.movetext.readComment(i);
      else if (byte === SEMICOLON) i = this.movetext.readLineComment(i);
      else if (byte === PERCENT && this.movetext.isEscape(i)) i = findLineEnd(bytes, i, end);
      else if (isByteOrderMark(bytes, i)) i += BYTE_ORDER_MARK_LENGTH;
      else return i;
    }
    return end;
  }

  private readTag(at: number): number {
    const { bytes } = this.piece;
    const { tagReader } = this;
    const behind = tagReader.read(bytes, at, bytes.length);
    if (behind < 0) throw this.piece.error(this.explain(tagReader.fault), tagReader.faultAt);
    const { nameFrom, nameTo, valueFrom, valueTo } = tagReader;
    if (nameTo - nameFrom > LONGEST_NAME) throw this.piece.error(`A tag has a name of over ${LONGEST_NAME} bytes`, at);
    const name = this.names.read(bytes, nameFrom, nameTo);
    if (valueTo - valueFrom > LONGEST_VALUE) {
      throw this.piece.error(`The value of the tag ${name} is longer than ${LONGEST_VALUE} bytes`, at);
    }
    if (!this.tags.has(name)) this.tags.set(name, this.readValue());
    if (this.tags.size > MOST_TAGS) throw this.piece.error(`There are more than ${MOST_TAGS} tags`, at);
    return behind;
  }

  private readValue(): string {
    const { valueFrom, valueTo, isPlain } = this.tagReader;
    if (isPlain) return this.piece.ascii(valueFrom, valueTo);
    const text = this.piece.text(valueFrom, valueTo);
    return this.piece.bytes.subarray(valueFrom, valueTo).includes(BACKSLASH) ? text.replace(/\\(["\\])/g, '$1') : text;
  }

  private explain(fault: TagFault): string {
    const { nameFrom, nameTo } = this.tagReader;
    const name = this.piece.ascii(nameFrom, Math.min(nameTo, nameFrom + LONGEST_NAME));
    switch (fault) {
      case 'no name':
        return 'A bracket opens a tag that has no name';
      case 'no value':
        return `The tag ${name} has no value in quotes`;
      case 'value not closed':
        return `The value of the tag ${name} has no closing quote on its line`;
      case 'not closed':
        return `The tag ${name} has no closing bracket behind its value (a quote in a value is written \\")`;
    }
  }

  private resultOfTag(): PgnResult {
    const bytes = Buffer.from((this.tags.get('Result') ?? '').trim());
    const found = readResult(bytes, 0, bytes.length);
    return found?.behind === bytes.length ? found.result : '*';
  }

  private checkIsGame(): void {
    const { tags, movetext } = this;
    if (tags.size === 0 && movetext.plies === 0)
      throw this.piece.error('This is no game: there are no tags and no moves', 0);
    const { firstNumber } = movetext;
    // Parts of games begin like this; from another position any number may stand first.
    if (movetext.plies === 0 || firstNumber === undefined || firstNumber < 2 || tags.has('FEN')) return;
    throw this.piece.error(
      `The first move has the number ${firstNumber}, and there is no position it is played from: the beginning is missing`,
      movetext.places[0] ?? 0,
    );
  }
}
