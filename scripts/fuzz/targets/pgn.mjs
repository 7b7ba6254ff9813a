// PGN through the splitter and the reader, in chunks of a random size, moves checked and not; half of it by way of an import.
import { PgnSplitter } from '../../../dist/src/chess/pgn/pgn-splitter.js';
import { PgnSyntaxError } from '../../../dist/src/chess/pgn/pgn-syntax-error.js';
import { readPgn } from '../../../dist/src/chess/pgn/read-pgn.js';
import { makePgn } from '../../../dist/src/chess/pgn-writer.js';
import { openGame } from '../../../dist/src/chess/replay/open-game.js';
import { VARIANTS } from '../../../dist/src/chess/variant.js';
import { makeRandom } from '../../../dist/src/rehearsal/random.js';
import { cutChunks, readGameFile } from '../game-file.mjs';
import { LINE_CHANGES } from '../line-changes.mjs';
import { below, oneOf } from '../random.mjs';
import { readRealFiles } from '../real-files.mjs';
import { timed } from '../timed.mjs';

const MADE_FILES = 40;
const FEN = 'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1';
const FEN_960 = 'qrknbbnr/pppppppp/8/8/8/8/PPPPPPPP/QRKNBBNR w KQkq - 0 1';

export const changes = LINE_CHANGES;

const SIGNS = [...'[]{}()"\\;%$*.-@=', '\n', '\r', '\r\n', '\n\n', '\0'];
const TAGS = [
  '[Event "x"]\n',
  '\n\n[Event "x"]\n[White "a"]\n\n',
  '[Variant "Atomic"]\n',
  `[FEN "${FEN}"]\n`,
  '[FEN "8/8 w"]\n',
  '[a "b"]\n\n',
  '[a "',
  '[Site "https://lichess.org/AAAAAAAA"]\n',
  '[UTCDate "9999.99.99"]\n[UTCTime "99:99:99"]\n',
  '[TimeControl "99999999999+1e9"]\n',
  '[WhiteElo "1e9"]\n',
];
const MOVES = ['0-0-0', 'O-O', ' e4 ', ' Nf3', ' Sf3', ' --', ' Z0 ', ' e8=Q+', ' a7a8q', ' e.p.', '1. ', '17... '];
const RESULTS = ['1-0', ' 0-1 ', ' 1/2-1/2\n', ' * '];
const NOTES = [
  '{[%clk 0:00:01]}',
  '[%eval -0.3,20]',
  '[%eval #-3]',
  '[%emt 0:00:01.5]',
  '[%',
  '$1',
  '!?',
  '( ',
  ' )',
  '{ ',
];
const LETTERS = ['\ufeff', 'é', '♞', Buffer.from([0xe9]), Buffer.from([0xed, 0xa0, 0x80])];
const OTHERS = ['99999999999999999999', ' '.repeat(50), '\n%', '\n;'];
export const dictionary = [...SIGNS, ...TAGS, ...MOVES, ...RESULTS, ...NOTES, ...LETTERS, ...OTHERS];

/** @returns files made here, and real ones where there are any */
export function makeSeeds() {
  const random = makeRandom(5);
  const made = Array.from({ length: MADE_FILES }, () => Buffer.from(makeFile(random)));
  return [...made, ...readRealFiles(/pgn-?.*\.pgn(\.gz)?$/)];
}

/** @returns how many records there were, how many were refused, and how long the slowest took */
export function read(bytes, random) {
  return random() < 0.5 ? readGameFile('pgn', bytes, random) : readPieces(bytes, random);
}

/** Without what an import adds, and with shorter limits. */
function readPieces(bytes, random) {
  const splitter = new PgnSplitter({ longestPiece: random() < 0.4 ? 2_000 : undefined });
  const counts = { records: 0, refused: 0, slowestMs: 0 };
  const checkMoves = random() < 0.7;
  const take = (cut) => readAll(timed(counts, cut), checkMoves, counts);
  for (const chunk of cutChunks(bytes, random)) take(() => splitter.push(chunk));
  take(() => splitter.end());
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
