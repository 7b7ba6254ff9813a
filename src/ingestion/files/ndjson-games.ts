import { isAscii, isUtf8 } from 'node:buffer';
import { parseGame } from '../../lichess/parse-game.js';
import { InvalidRecordError } from '../../lichess/record-reader.js';
import { guessGameId } from '../raw-record.js';
import { sightingsOf, toGameRecord } from '../to-game-record.js';
import { BadRecordError } from './record-errors.js';
import { LineSplitter } from './line-splitter.js';
import { MoveChecker } from './move-checker.js';
import type { FileGame, GameReader, ReadOptions } from './record-reader.js';

/** Games as the API of Lichess exports them, one JSON object a line. */
export class NdjsonGames implements GameReader {
  readonly splitter = new LineSplitter();
  private readonly checker?: MoveChecker;

  constructor(private readonly options: ReadOptions) {
    if (options.checked) this.checker = new MoveChecker();
  }

  isWhole(bytes: Uint8Array): boolean {
    try {
      JSON.parse(Buffer.from(bytes).toString('utf8'));
      return true;
    } catch {
      return false;
    }
  }

  read(bytes: Uint8Array): FileGame {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = decode(buffer);
    try {
      const game = parseGame(text);
      const record = toGameRecord(game);
      record.fileId = this.options.fileId;
      this.checker?.check(record);
      return { record, sightings: sightingsOf(game) };
    } catch (error) {
      if (!(error instanceof InvalidRecordError || error instanceof RangeError)) throw error;
      throw new BadRecordError(error.message, guessGameId(text));
    }
  }
}

function decode(buffer: Buffer): string {
  // Nearly all of them are, and this is faster.
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  throw new BadRecordError('not UTF-8', guessGameId(buffer.toString('latin1', 0, 200)));
}
