import { PgnSplitter } from '../../chess/pgn/pgn-splitter.js';
import { PgnSyntaxError } from '../../chess/pgn/pgn-syntax-error.js';
import { readPgn } from '../../chess/pgn/read-pgn.js';
import { toFileGame, guessPgnId } from './pgn-to-game.js';
import type { FileGame, GameReader, ReadOptions } from './record-reader.js';
import { BadRecordError } from './record-errors.js';

// Tags stand at the beginning.
const GUESSED_BYTES = 4_000;
const RESULT_AT_END = /[\s}](?:1-0|0-1|1\/2-1\/2|\*)$/;
const LONGEST_RESULT = 8;

/** Games as PGN. */
export class PgnGames implements GameReader {
  readonly splitter = new PgnSplitter();

  constructor(private readonly options: ReadOptions) {}

  isWhole(bytes: Uint8Array): boolean {
    return RESULT_AT_END.test(Buffer.from(bytes.subarray(-LONGEST_RESULT)).toString('latin1'));
  }

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
