/**
 * A game as PGN text has it, understood but not yet mapped to anything: what a PGN reader yields. Pure data, so that it can
 * cross threads.
 */
export interface PgnText {
  /** In the order they stand in; of a repeated name the first counts. */
  tags: ReadonlyMap<string, string>;
  /** Main line in SAN as written, without glyphs and numbers, parted by single spaces; empty when none. */
  moves: string;
  plies: number;
  /** As the movetext ends, else as the tag says; `*` when neither does. */
  result: '1-0' | '0-1' | '1/2-1/2' | '*';
  /** Centiseconds on the mover's clock after each ply, from `[%clk]`, where none is missing up to the last that has one. */
  clocksCs?: number[];
  /** The same where one is missing in between: null for it. */
  someClocksCs?: (number | null)[];
  /** Centiseconds each ply took, from `[%emt]`; only where every ply has one. */
  thinkCs?: number[];
  /** The same where not every ply has one: null for those up to the last that has one. */
  someThinkCs?: (number | null)[];
  /** Evaluations after each ply from White's side, from `[%eval]`; null where a ply has none, absent when none has. */
  evaluations?: ({ cp: number; depth?: number } | { mate: number; depth?: number } | null)[];
  /** What stands beside the main line, by ply after which it stands (0: before the first move), in the order of the text. */
  annotations?: PgnAnnotations[];
}

/** What stands beside one ply of the main line. */
export interface PgnAnnotations {
  ply: number;
  /** Numeric annotation glyphs; `!` is 1, `?` 2, `!!` 3, `??` 4, `!?` 5, `?!` 6. */
  nags?: number[];
  /** Comments without what is in `[%...]` of clocks and evaluations. */
  comments?: string[];
  /** Side lines as text, without the outer parentheses. */
  variations?: string[];
}
