import { CsvGames } from './csv-games.js';
import type { FileFormat } from './import-file.entity.js';
import { NdjsonGames } from './ndjson-games.js';
import { PgnGames } from './pgn-games.js';
import type { GameReader, ReadOptions } from './record-reader.js';

/** The reader for a format; `context` lets it read single records of a file it does not see the beginning of. */
export function makeGameReader(
  format: FileFormat,
  options: ReadOptions,
  context?: Record<string, unknown>,
): GameReader {
  switch (format) {
    case 'ndjson':
      return new NdjsonGames(options);
    case 'csv':
      return new CsvGames(options, context);
    case 'pgn':
      return new PgnGames(options);
  }
}
