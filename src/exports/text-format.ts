import type { ExportedGame } from './exported-game.js';

/** How games become text. */
export interface TextFormat {
  /** Of file names, without the dot. */
  extension: string;
  /** Rises when the same game is written in another way: a half file of before is not gone on with. */
  version: number;
  /** What stands before the first game. */
  head: string;
  make: (game: ExportedGame) => string;
}
