import type { PgnText } from '../pgn-text.js';
import { PgnReader } from './pgn-reader.js';

const reader = new PgnReader();

/**
 * Reads one game of PGN, as PgnSplitter cuts them, in any dialect: tags, the moves of the main line in SAN, clocks and
 * evaluations out of comments, all else as text. Whether the moves can be played is not looked at.
 * @throws PgnSyntaxError
 */
export function parsePgn(bytes: Uint8Array): PgnText {
  reader.readTags(bytes);
  reader.readMoves();
  return reader.makeText(reader.writtenMoves());
}
