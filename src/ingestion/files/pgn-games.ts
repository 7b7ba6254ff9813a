import { PgnSplitter } from '../../chess/pgn/pgn-splitter.js';
import { PgnSyntaxError } from '../../chess/pgn/pgn-syntax-error.js';
import { readPgn } from '../../chess/pgn/read-pgn.js';
import { toFileGame, guessPgnId } from './pgn-to-game.js';
import type { FileGame, GameReader, ReadOptions } from './record-reader.js';
import { BadRecordError } from './record-errors.js';

// Tags stand at the beginning.
const GUESSED_BYTES = 4_000;

/** Games as PGN. */
export class PgnGames implements GameReader {
  readonly splitter = new PgnSplitter();

  constructor(private readonly options: ReadOptions) {}

  read(bytes: Uint8Array): FileGame {
    try {
      return toFileGame(readPgn(bytes, { checkMoves: this.options.checked }), this.options.fileId);
    } catch (error) {
      if (!(error instanceof PgnSyntaxError)) throw error;
      const { reason, offset, line } = error;
      throw new BadRecordError(reason, guessPgnId(latin1(bytes)), { offset, line });
    }
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, GUESSED_BYTES)).toString('latin1');
}
