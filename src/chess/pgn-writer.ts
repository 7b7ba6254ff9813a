import { type Color, opposite } from './color.js';

/** A move as PGN has it, with what is known about it. */
export interface PgnMove {
  /** SAN without glyphs. */
  san: string;
  /** Numeric annotation glyphs; the first of 1 to 6 is written as `!`, `?` and so on. */
  nags?: readonly number[];
  /** Evaluation after the move from White's side: centipawns or moves to mate. */
  evaluation?: ({ cp: number } | { mate: number }) & { depth?: number };
  /** Left on the mover's clock after the move, centiseconds. */
  clockCs?: number;
  /** Time the move took, centiseconds. */
  thinkCs?: number;
  comments?: readonly string[];
  /** Side lines instead of this move, without the outer parentheses. */
  variations?: readonly string[];
}

export interface PgnGame {
  /** In the order in which they are written. */
  tags: readonly (readonly [name: string, value: string])[];
  /** What stands before the first move. */
  before?: Pick<PgnMove, 'nags' | 'comments' | 'variations'>;
  /** Whose move the first one is, and its number. */
  start: { color: Color; number: number };
  moves: readonly PgnMove[];
  result: '1-0' | '0-1' | '1/2-1/2' | '*';
}

/** By NAG; PGN standard (1994), section 8.2.3.8. */
const GLYPHS = ['', '!', '?', '!!', '??', '!?', '?!'];

/**
 * A game as PGN text in the dialect of Lichess's exports: all moves on one line, `[%eval 0.35]` in pawns or `[%eval #-3]`
 * and `[%clk 0:04:59]` in a comment, glyphs at the move, comments and side lines behind it, two empty lines at the end.
 */
export function makePgn({ tags, before, start, moves, result }: PgnGame): string {
  const head = tags.map(([name, value]) => `[${name} "${escapeTag(value)}"]\n`).join('');
  const words = before ? makeSurroundings(before) : [];
  let { color, number } = start;
  let isNumbered = true;
  for (const move of moves) {
    const surroundings = makeSurroundings(move);
    const prefix = color === 'white' ? `${number}. ` : isNumbered ? `${number}... ` : '';
    words.push(`${prefix}${makeMove(move)}`, ...surroundings);
    // Black's move is numbered where it does not follow White's directly.
    isNumbered = surroundings.length > 0;
    if (color === 'black') number++;
    color = opposite(color);
  }
  // Without moves Lichess writes the space all the same.
  return `${head}\n${words.join(' ')} ${result}\n\n\n`;
}

function makeMove({ san, nags = [] }: PgnMove): string {
  const glyph = nags.find((nag) => GLYPHS[nag]);
  const others = [...new Set(nags)].filter((nag) => nag !== glyph).map((nag) => ` $${nag}`);
  return `${san}${glyph === undefined ? '' : GLYPHS[glyph]}${others.join('')}`;
}

function makeSurroundings({
  comments = [],
  variations = [],
  evaluation,
  clockCs,
  thinkCs,
}: Omit<PgnMove, 'san'>): string[] {
  const facts = [
    ...(evaluation ? [`[%eval ${makeEval(evaluation)}]`] : []),
    ...(clockCs === undefined ? [] : [`[%clk ${makeClock(clockCs)}]`]),
    ...(thinkCs === undefined ? [] : [`[%emt ${makeClock(thinkCs)}]`]),
  ];
  return [...comments.map(escapeComment).filter((text) => text !== ''), ...(facts.length > 0 ? [facts.join(' ')] : [])]
    .map((text) => `{ ${text} }`)
    .concat(variations.map((text) => `(${unbreak(text)})`));
}

/** Pawns as Lichess writes them: 0.1, 2.0, -0.78. */
function makeEval({ depth, ...score }: NonNullable<PgnMove['evaluation']>): string {
  const text = 'mate' in score ? `#${score.mate}` : makePawns(score.cp);
  return depth === undefined ? text : `${text},${depth}`;
}

function makePawns(cp: number): string {
  const pawns = (cp / 100).toFixed(2);
  return pawns.endsWith('0') ? pawns.slice(0, -1) : pawns;
}

/** Whole seconds where the clock has no more, so that PGN of whole seconds comes back as it was. */
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
  return unbreak(text.replaceAll('{', '(').replaceAll('}', ')'));
}

/** On one line: one that begins with `%` would be none (section 6). */
function unbreak(text: string): string {
  return text.replaceAll(/[\s\u0000-\u001f]+/g, ' ').trim();
}
