import { createHash } from 'node:crypto';
import type { GameId } from '../../chess/ids.js';

/** What makes a game that is not one of Lichess the same game elsewhere. */
export interface GameContent {
  white: string;
  black: string;
  /** As the source has it, such as 2024.05.17. */
  date: string;
  result: string;
  variant: string;
  initialFen?: string;
  moves: string;
  /** Event and round, asked for only where the rest tells little: games without moves, or between nobody. */
  occasion?: () => string;
}

const DIGITS = 23;

/** Id of a game that has none of Lichess: `x` and the beginning of a hash of its content. */
export function makeContentId(content: GameContent): GameId {
  const { white, black, date, result, variant, initialFen, moves, occasion } = content;
  // Names differ in case and blanks between sources; a check mark may be missing.
  const parts = [fold(white), fold(black), date, result, variant, initialFen ?? '', moves.replace(/[+#]/g, '')];
  const tellsLittle = moves === '' || ![white, black].some(isKnown);
  const more = tellsLittle ? (occasion?.() ?? '') : '';
  if (more !== '') parts.push(more);
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `x${hash.slice(0, DIGITS)}` as GameId;
}

/** PGN writes a question mark for what nobody knows. */
export function isKnown(value: string | undefined): value is string {
  return value !== undefined && /[^?\s-]/.test(value);
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
