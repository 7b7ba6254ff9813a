import type { FileFormat } from './import-file.entity.js';

/** What the beginning of a file, unpacked, shows it to be: a format that holds games, or why it holds none. */
export type Detected = { format: FileFormat } | { problem: string };

/** Bytes that are enough to tell. */
export const SAMPLE_BYTES = 64 * 1024;

// Blank lines before it are not looked through again from each of them.
const TAG_LINE = /^[^\S\r\n]*\[\s*[A-Za-z0-9_]+\s+"/m;
const FIRST_MOVE = /(?:^|\s)1\.\s*(?:\.\.\s*)?(?:[a-h][1-8x]|[NBRQK][a-h1-8x]|O-O|0-0|P?@)/;
/** Moves without tags and numbers, at the very beginning. */
const BARE_MOVES =
  /^(?:[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8]|O-O(?:-O)?)[+#]?\s+(?:\{|[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8]\b|O-O)/;

/** Tables by their first column names that are known, and hold no games. */
const OTHER_TABLES: readonly (readonly [RegExp, string])[] = [
  [/^"?puzzleid"?,/i, 'is a table of puzzles, not of games'],
  [/^"?rank"?,"?title"?,"?username"?/i, 'is the result of a tournament, not its games: export the games instead'],
  [/^eco\tname\tpgn/i, 'is a table of openings, not of games'],
];

/** JSON by keys of its first object. */
const OTHER_JSON: readonly (readonly [RegExp, string])[] = [
  [/^\{\s*"fen"\s*:[^{}]*"evals"\s*:/, 'holds evaluations of positions, not games'],
  [/"puzzle"\s*:\s*\{/, 'holds a puzzle, not games'],
];

/** Looks at the content only; `columns` says that a table is expected, whatever its column names. */
export function detectFormat(sample: Uint8Array, isTable = false): Detected {
  const text = decode(sample);
  const first = text.trimStart();
  if (first === '') return { problem: 'is empty' };
  if (text.includes('\u0000')) return { problem: 'is neither PGN nor NDJSON nor CSV: it holds binary data' };
  if (isTable) return { format: 'csv' };
  if (/^\{\s*["}]/.test(first)) return judgeJson(first);
  if (/^\[\s*[{\]]/.test(first))
    return { problem: 'is one JSON list; one game a line is needed: `jq -c ".[]" file.json`' };
  const other = OTHER_TABLES.find(([names]) => names.test(first));
  if (other) return { problem: other[1] };
  if (TAG_LINE.test(text) || FIRST_MOVE.test(text) || BARE_MOVES.test(first)) return { format: 'pgn' };
  return judgeTable(first);
}

function judgeJson(text: string): Detected {
  const known = OTHER_JSON.find(([keys]) => keys.test(text));
  if (known) return { problem: known[1] };
  const line = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  if (/^\{\s*$/.test(line))
    return { problem: 'is JSON over many lines; one game a line is needed: `jq -c . file.json`' };
  return { format: 'ndjson' };
}

function judgeTable(text: string): Detected {
  const header = text.slice(0, 2_000).split(/\r?\n|\r/, 1)[0] ?? '';
  if (/(^|[,;\t"])moves("|[,;\t]|$)/i.test(header)) return { format: 'csv' };
  if (/[,;\t]/.test(header) && !header.includes(' ')) {
    return {
      problem: `is a table without a column "moves" (--columns says which column is what): ${header.slice(0, 80)}`,
    };
  }
  return { problem: 'is neither PGN nor NDJSON nor CSV' };
}

function decode(sample: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(sample);
  return text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
}
