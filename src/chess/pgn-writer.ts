import type { Color } from './color.js';

/** A move as PGN has it, with what is known about it. */
export interface PgnMove {
  /** SAN without glyphs. */
  san: string;
  /** Whose move it is. */
  color: Color;
  /** Number of the move, 1 for the first two plies of a usual game. */
  number: number;
  /** `?!`, `?` or `??`. */
  glyph?: string;
  /** Evaluation after the move from White's side: centipawns or moves to mate. */
  evaluation?: { cp: number } | { mate: number };
  /** Left on the mover's clock after the move, centiseconds. */
  clockCs?: number;
  comment?: string;
}

export interface PgnGame {
  /** In the order in which they are written. */
  tags: readonly (readonly [name: string, value: string])[];
  moves: readonly PgnMove[];
  result: '1-0' | '0-1' | '1/2-1/2' | '*';
}

const LINE_LENGTH = 80;

/**
 * A game as PGN text, in Lichess's dialect: `[%eval 0.35]` in pawns or `[%eval #-3]`, `[%clk 0:04:59]`, glyphs after the
 * move. Lines of moves break at 80 characters as the PGN standard (1994), section 4.3, asks.
 */
export function makePgn({ tags, moves, result }: PgnGame): string {
  const head = tags.map(([name, value]) => `[${name} "${escapeTag(value)}"]`).join('\n');
  const words = [...moves.flatMap((move, i) => makeMove(move, moves[i - 1])), result];
  return `${head}\n\n${wrap(words.flatMap((word) => word.split(' ')))}\n`;
}

function makeMove(move: PgnMove, before: PgnMove | undefined): string[] {
  const { color, number, san, glyph = '' } = move;
  const annotation = makeAnnotation(move);
  const isWhite = color === 'white';
  // Black's move is numbered where it does not follow White's directly.
  const needsNumber = isWhite || !before || makeAnnotation(before) !== '';
  const prefix = needsNumber ? [`${number}.${isWhite ? '' : '..'}`] : [];
  return [...prefix, `${san}${glyph}`, ...(annotation === '' ? [] : [`{ ${annotation} }`])];
}

function makeAnnotation({ evaluation, clockCs, comment }: PgnMove): string {
  const parts = [
    comment === undefined ? [] : escapeComment(comment),
    evaluation ? `[%eval ${makeEval(evaluation)}]` : [],
    clockCs === undefined ? [] : `[%clk ${makeClock(clockCs)}]`,
  ];
  return parts.flat().join(' ');
}

function makeEval(evaluation: { cp: number } | { mate: number }): string {
  return 'mate' in evaluation ? `#${evaluation.mate}` : (evaluation.cp / 100).toFixed(2);
}

function makeClock(clockCs: number): string {
  const seconds = Math.floor(clockCs / 100);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const fraction = clockCs % 100 === 0 ? '' : `.${pad(clockCs % 100)}`;
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${fraction}`;
}

/** A backslash and a quote are escaped; a tag has no line breaks (section 8.1). */
function escapeTag(value: string): string {
  return value.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').replaceAll(/["\\]/g, String.raw`\$&`);
}

/** Nothing may end a comment but its own brace. */
function escapeComment(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')').replaceAll(/\s+/g, ' ').trim();
}

function wrap(words: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
