// PGN through the splitter and the reader, in chunks of a random size, moves checked and not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PgnSplitter } from '../../../dist/src/chess/pgn/pgn-splitter.js';
import { PgnSyntaxError } from '../../../dist/src/chess/pgn/pgn-syntax-error.js';
import { readPgn } from '../../../dist/src/chess/pgn/read-pgn.js';
import { makePgn } from '../../../dist/src/chess/pgn-writer.js';
import { openGame } from '../../../dist/src/chess/replay/open-game.js';
import { VARIANTS } from '../../../dist/src/chess/variant.js';
import { below, oneOf } from '../random.mjs';
import { makeRandom } from '../../../dist/src/rehearsal/random.js';

const MADE_FILES = 40;
const LONGEST_SEED = 60_000;
const FEN = 'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1';
const FEN_960 = 'qrknbbnr/pppppppp/8/8/8/8/PPPPPPPP/QRKNBBNR w KQkq - 0 1';

export const dictionary = [
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    '"',
    '\\',
    ';',
    '%',
    '$',
    '*',
    '.',
    '-',
    '@',
    '=',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\0',
  ],
  ...[
    '[Event "x"]\n',
    '\n\n[Event "x"]\n[White "a"]\n\n',
    '[Variant "Atomic"]\n',
    `[FEN "${FEN}"]\n`,
    '[FEN "8/8 w"]\n',
  ],
  ...[
    '1-0',
    ' 0-1 ',
    ' 1/2-1/2\n',
    ' * ',
    '0-0-0',
    'O-O',
    ' e4 ',
    ' Nf3',
    ' Sf3',
    ' --',
    ' Z0 ',
    ' e8=Q+',
    ' a7a8q',
    ' e.p.',
  ],
  ...[
    '{[%clk 0:00:01]}',
    '[%eval -0.3,20]',
    '[%eval #-3]',
    '[%emt 0:00:01.5]',
    '[%',
    '$1',
    '!?',
    '\ufeff',
    '\xe9',
    'é',
    '♞',
  ],
  ...['( ', ' )', '{ ', '[a "b"]\n\n', '[a "', '1. ', '17... ', '99999999999999999999', ' '.repeat(50), '\n%', '\n;'],
];

/** @returns files made here, and real ones where there are any */
export async function makeSeeds() {
  const random = makeRandom(5);
  const made = Array.from({ length: MADE_FILES }, () => Buffer.from(makeFile(random)));
  return [...made, ...readRealFiles(process.env.SHARED_DATA)];
}

/** @returns how many records there were, how many were refused, and how long the slowest took */
export async function read(bytes, random) {
  const longestPiece = random() < 0.2 ? 2_000 : undefined;
  const splitter = new PgnSplitter({ longestPiece });
  const chunkSize = 1 + below(random, oneOf(random, [50, 5_000, 200_000]));
  const counts = { records: 0, refused: 0, slowestMs: 0 };
  const checkMoves = random() < 0.7;
  for (let at = 0; at < bytes.length; at += chunkSize) {
    readAll(
      timed(counts, () => splitter.push(bytes.subarray(at, at + chunkSize))),
      checkMoves,
      counts,
    );
  }
  readAll(
    timed(counts, () => splitter.end()),
    checkMoves,
    counts,
  );
  return counts;
}

function readAll(pieces, checkMoves, counts) {
  for (const piece of pieces) {
    counts.records++;
    const isRead = timed(counts, () => isGame(piece.bytes, checkMoves));
    if (!isRead) counts.refused++;
  }
}

function isGame(bytes, checkMoves) {
  try {
    readPgn(bytes, { checkMoves });
    return true;
  } catch (error) {
    if (error instanceof PgnSyntaxError && error.reason !== '' && error.offset <= bytes.length) return false;
    throw error;
  }
}

function timed(counts, work) {
  const started = performance.now();
  const result = work();
  counts.slowestMs = Math.max(counts.slowestMs, performance.now() - started);
  return result;
}

function makeFile(random) {
  return Array.from({ length: 1 + below(random, 12) }, () => makeGame(random)).join(oneOf(random, ['\n', '\n\n']));
}

function makeGame(random) {
  const variant = random() < 0.5 ? 'standard' : oneOf(random, VARIANTS);
  const initialFen = { fromPosition: FEN, chess960: FEN_960 }[variant];
  const game = openGame({ variant, initialFen });
  const start = { color: game.turn, number: 1 };
  const moves = [];
  for (let left = below(random, 120); left > 0; left--) {
    const legal = game.legalMoves();
    if (legal.length === 0) break;
    const { san } = game.playUci(oneOf(random, legal));
    const extras =
      random() < 0.5 ? { clockCs: below(random, 1e6), evaluation: { cp: below(random, 2_000) - 1_000 } } : {};
    moves.push({ san, ...extras, ...(random() < 0.1 ? { comments: ['A ♞ (and [text]).'] } : {}) });
  }
  const tags = [
    ['Event', 'Fuzz'],
    ['White', 'white_rook'],
    ['Black', 'Home_Röok "x"'],
    ['Variant', variant === 'fromPosition' ? 'From Position' : variant],
    ...(initialFen ? [['FEN', initialFen]] : []),
  ];
  return makePgn({ tags, start, moves, result: oneOf(random, ['1-0', '0-1', '1/2-1/2', '*']) });
}

function readRealFiles(folder) {
  if (!folder) return [];
  const paths = readdirSync(folder, { recursive: true }).filter((path) => /pgn-?.*\.pgn(\.gz)?$/.test(path));
  return paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).subarray(0, LONGEST_SEED);
  });
}
