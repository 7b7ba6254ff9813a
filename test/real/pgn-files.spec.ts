// Every recorded PGN file, outside the repository: SHARED_DATA=<folder> npm run test:real -- test/real/pgn-files.spec.ts
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parsePgn as parseWithChessops, type Game, type PgnNodeData } from 'chessops/pgn';
import { PgnSplitter, type PgnPiece } from '../../src/chess/pgn/pgn-splitter.js';
import { PgnSyntaxError } from '../../src/chess/pgn/pgn-syntax-error.js';
import { type CheckedPgn, readPgn } from '../../src/chess/pgn/read-pgn.js';

const CHUNK_SIZE = 65_536;
/** A game whose variant was changed by hand, so that its moves do not fit. */
const KNOWN_ILLEGAL = 'HF73JWBj';

/** Games as the page beside the files counts them, and those with clocks. */
const FILES: [path: string, games: number, withEvals: number, withClocks: number][] = [
  ['pgn-user/lichess_Cassiny_2025-12-15.pgn.gz', 713, 713, 713],
  ['pgn-user/lichess_DrDrunkenstein.pgn.gz', 989, 981, 985],
  ['pgn-user/lichess_IsmatS_2025-12-15.pgn.gz', 117, 117, 117],
  ['pgn-user/lichess_bfx-de-blr_2026-01-16.pgn.gz', 3_970, 0, 0],
  ['pgn-user/lichess_clinares_2016-05-07.pgn.gz', 2_933, 0, 0],
  ['pgn-user/lichess_cubicinfinity_2022-09-21.pgn.gz', 746, 0, 0],
  ['pgn-user/lichess_cubicinfinity_2022-10-19.pgn.gz', 802, 0, 0],
  ['pgn-user/lichess_cubicinfinity_2022-12-28.pgn.gz', 866, 0, 0],
  ['pgn-user/lichess_german11_arena_2025-06.pgn.gz', 100, 0, 0],
  ['pgn-user/lichess_jishanshaikh4_variants_part1.pgn.gz', 455, 0, 453],
  ['pgn-user/lichess_pnmadelaine_2024-03-29.pgn.gz', 2_110, 0, 2_089],
  ['pgn-arena/lichess_swiss_2023.04.23_a2vcYLBJ_swiss-fight.pgn', 45, 0, 0],
  ['pgn-arena/lichess_tournament_2025.03.25_OvDcYlTU_daily-rapid.pgn.gz', 2_981, 0, 0],
  ['pgn-arena/lichess_tournament_2025.03.26_G0j0ZKLB_2000-superblitz.pgn.gz', 819, 0, 0],
  ['pgn-arena/lichess_tournament_2025.03.26_qY9o6Kvg_1500-rapid.pgn.gz', 394, 0, 0],
  ['pgn-monthly-dump/lichess_db_2013-01_first_100_games.pgn', 100, 0, 0],
  ['pgn-monthly-dump/lichess_db_2023-02_15_games.pgn', 15, 1, 15],
  ['pgn-monthly-dump/lichess_db_2025-05_first_438_games.pgn.zst', 438, 37, 433],
  ['pgn-broadcast/lichess_broadcast_2025-02_45_games.pgn.gz', 45, 45, 45],
];

/**
 * Hard and broken files: each game is stored, with so many plies and its result, or refused, for the reason a reader of the
 * file would give. Judged by hand. A capital P for a pawn and a side line that begins with another one are let pass; tags
 * behind moves begin another game, which then lacks its beginning; `1...0-0-0` of black2move.pgn is illegal, for the queen
 * stands between.
 */
const MALFORMED: [path: string, outcomes: string[]][] = [
  ['chess-library/backslash_header.pgn', ['95 plies, 1-0']],
  ['chess-library/basic.pgn', ['130 plies, 1/2-1/2']],
  ['chess-library/black2move.pgn', ['line 4: Ply 1, "O-O-O": illegal']],
  ['chess-library/book.pgn', ['16 plies, 1/2-1/2']],
  ['chess-library/castling.pgn', ['6 plies, 1/2-1/2']],
  ['chess-library/empty_body.pgn', ['0 plies, *', '252 plies, 0-1']],
  ['chess-library/multiple.pgn', ['130 plies, 1/2-1/2', '84 plies, 1-0', '176 plies, 1/2-1/2', '142 plies, 1/2-1/2']],
  ['chess-library/newline.pgn', ['6 plies, 1/2-1/2']],
  ['chess-library/no_moves.pgn', ['0 plies, 1/2-1/2']],
  ['chess-library/no_moves_but_comment_followed_by_termination_marker.pgn', ['0 plies, 0-1', '0 plies, 0-1']],
  ['chess-library/no_moves_but_game_termination.pgn', ['0 plies, 0-1']],
  ['chess-library/no_moves_but_game_termination_multiple.pgn', ['0 plies, 0-1', '126 plies, 0-1']],
  ['chess-library/no_moves_two_games.pgn', ['0 plies, *', '0 plies, *']],
  ['chess-library/no_result.pgn', ['0 plies, *']],
  ['kokopu/bom/database.pgn', ['61 plies, 1-0']],
  ['kokopu/chess960/database.pgn', ['63 plies, 1-0', '40 plies, 0-1', '0 plies, *', '0 plies, *']],
  [
    'kokopu/headers/database.pgn',
    [
      '0 plies, *',
      '0 plies, 1-0',
      '0 plies, 0-1',
      '0 plies, 1/2-1/2',
      '0 plies, *',
      '0 plies, *',
      '1 plies, 0-1',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
      '0 plies, *',
    ],
  ],
  ['kokopu/linebreak-linux/database.pgn', ['line 3: Ply 1, "e5": illegal']],
  ['kokopu/linebreak-mac/database.pgn', ['line 3: Ply 1, "e5": illegal']],
  ['kokopu/linebreak-windows/database.pgn', ['line 3: Ply 1, "e5": illegal']],
  ['kokopu/mini1/database.pgn', ['0 plies, *']],
  ['kokopu/mini2/database.pgn', ['18 plies, 0-1', '7 plies, 1-0']],
  ['kokopu/missing-last-end-of-game/database.pgn', ['7 plies, 1-0', '2 plies, *']],
  [
    'kokopu/semantic-error/database.pgn',
    [
      'line 3: Ply 1, "e5": illegal',
      'line 8: Ply 2, "Nf3": illegal',
      'line 11: Not a position to play from, the side to move is neither w nor b: "Something invalid"',
      'line 18: The variant "Something invalid" is not known',
      'line 26: A game of "Chess960" needs the position it starts from (tag FEN)',
      'line 37: Ply 1, "O-O": illegal',
      'line 42: The main line holds a null move, "--": a game in which a side passed cannot be played',
    ],
  ],
  [
    'kokopu/syntactic-error-1/database.pgn',
    [
      'line 3: "pawn" is not a move',
      '1 plies, *',
      'line 12: A bracket opens a tag that has no name',
      'line 18: The tag Site has no value in quotes',
      'line 24: The value of the tag Site has no closing quote on its line',
      'line 31: The tag Site has no closing bracket behind its value (a quote in a value is written \\")',
      'line 38: "character" is not a move',
      '1 plies, 1-0',
      'line 48: The value of the tag Site has no closing quote on its line',
      '2 plies, 1-0',
      '1 plies, 1-0',
      'line 71: "whatever" is not a move',
      'line 76: A side line is not closed',
      '2 plies, *',
      'line 86: A side line ends here that was never opened',
      '2 plies, *',
      'line 95: The first move has the number 2, and there is no position it is played from: the beginning is missing',
      'line 98: "Event" is not a move',
      'line 103: The tag Event has no closing bracket behind its value (a quote in a value is written \\")',
      'line 109: A bracket opens a tag that has no name',
      'line 115: The tag Site has no closing bracket behind its value (a quote in a value is written \\")',
      '7 plies, 1-0',
    ],
  ],
  ['misc/lichess_yernarsha.pgn', ['43 plies, 1-0']],
  ['mliebelt/benko.pgn', ['67 plies, 1-0', '83 plies, 1-0']],
  [
    'mliebelt/doc/sampleGameThrow.pgn',
    ['line 2: "Sf3" names its piece in another language than English: the letters are K, Q, R, B and N'],
  ],
  [
    'mliebelt/lichess_mliebelt_2024-01-03.pgn',
    [
      '58 plies, 0-1',
      '77 plies, 1-0',
      '109 plies, 1-0',
      '52 plies, 0-1',
      '73 plies, 1-0',
      '103 plies, 1/2-1/2',
      '131 plies, 1/2-1/2',
      '1 plies, 1-0',
    ],
  ],
  ['notnil-chess/0001.pgn', ['89 plies, 1-0']],
  ['notnil-chess/0002.pgn', ['89 plies, 1-0']],
  ['notnil-chess/0003.pgn', ['5 plies, 1-0']],
  ['notnil-chess/0004.pgn', ['26 plies, 0-1']],
  ['notnil-chess/0005.pgn', ['41 plies, 1-0']],
  ['notnil-chess/0006.pgn', ['76 plies, 0-1', '42 plies, 0-1', '102 plies, 0-1', '43 plies, 1-0', '128 plies, 0-1']],
  ['notnil-chess/0007.pgn', ['82 plies, 0-1', '182 plies, 0-1', '89 plies, 1-0', '84 plies, 0-1', '77 plies, 1/2-1/2']],
  [
    'pgn-extract/bots.pgn',
    [
      '12 plies, 0-1',
      '48 plies, 0-1',
      '65 plies, 1-0',
      '59 plies, 1-0',
      '102 plies, 0-1',
      '80 plies, 0-1',
      '69 plies, 1-0',
      '22 plies, 0-1',
      '2 plies, 0-1',
      '43 plies, 1-0',
      '10 plies, 0-1',
      '42 plies, 0-1',
    ],
  ],
  ['pgn-extract/nested-comment.pgn', ['line 1: "which" is not a move']],
  ['pgn-extract/test-checkmate.pgn', ['4 plies, 0-1', '72 plies, 1/2-1/2']],
  [
    'pgn-extract/test-fixresulttags-in.pgn',
    ['60 plies, 1-0', '140 plies, 0-1', '79 plies, 1/2-1/2', '65 plies, 0-1', '73 plies, 1/2-1/2'],
  ],
  ['pgn-extract/test-long-line.pgn', ['4 plies, 0-1']],
  [
    'pgn-extract/test-nobadresults.pgn',
    [
      '1 plies, *',
      '1 plies, *',
      '1 plies, *',
      '1 plies, 0-1',
      '1 plies, 1/2-1/2',
      '1 plies, 1-0',
      '1 plies, 1-0',
      '1 plies, 0-1',
      '1 plies, 1/2-1/2',
    ],
  ],
  ['pgn-extract/test-setup-in.pgn', ['74 plies, 0-1', '74 plies, 0-1']],
  ['pgn-extract/test-splitvariants.pgn', ['3 plies, *']],
  ['python-chess/chessbase-empty-line.pgn', ['134 plies, 0-1']],
  [
    'python-chess/kasparov-deep-blue-1997.pgn',
    ['89 plies, 1-0', '89 plies, 1-0', '95 plies, 1/2-1/2', '111 plies, 1/2-1/2', '98 plies, 1/2-1/2', '37 plies, 1-0'],
  ],
  ['python-chess/knightvuillaume-jannlee-zh-lichess.pgn', ['48 plies, 0-1']],
  ['python-chess/molinari-bordais-1979.pgn', ['10 plies, 0-1']],
  ['python-chess/uci-moves.pgn', ['113 plies, 1/2-1/2']],
  ['python-chess/utf8-bom.pgn', ['0 plies, *', '0 plies, *']],
];

function rootOfData(): string {
  const root = process.env.SHARED_DATA;
  if (!root) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return root;
}

function readBytes(path: string): Buffer {
  const whole = join(rootOfData(), path);
  if (path.endsWith('.gz')) return gunzipSync(readFileSync(whole));
  if (!path.endsWith('.zst')) return readFileSync(whole);
  const { status, stdout } = spawnSync('zstd', ['-dc', whole], { maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`The program zstd is needed to read ${path}`);
  return stdout;
}

function split(bytes: Uint8Array): PgnPiece[] {
  const splitter = new PgnSplitter();
  const pieces: PgnPiece[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK_SIZE) {
    pieces.push(...splitter.push(bytes.subarray(at, at + CHUNK_SIZE)));
  }
  return [...pieces, ...splitter.end()];
}

const countOf = (piece: PgnPiece, command: string): number => (Buffer.from(piece.bytes).includes(command) ? 1 : 0);

/** Moves, comments without commands, and tags of the main line as another parser finds them. */
function asOthersRead(game: Game<PgnNodeData>): unknown {
  const nodes = [...game.moves.mainline()];
  const texts = nodes.map((node) => [...(node.startingComments ?? []), ...(node.comments ?? [])].join(' '));
  return {
    tags: [...game.headers].map(([name, value]) => `${name} ${value}`).sort(),
    moves: nodes.map((node) => node.san).join(' '),
    nags: nodes.map((node) => node.nags ?? []),
    clocks: texts.flatMap((text) => [...text.matchAll(/\[%clk (\d+):(\d+):(\d+(?:\.\d+)?)\]/g)].map(secondsOf)),
    evals: texts.flatMap((text) => /\[%eval ([^\],]+)/.exec(text)?.[1] ?? []),
  };
}

function secondsOf([, hours, minutes, seconds]: RegExpMatchArray): number {
  return Math.round((Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 100);
}

function asWeRead(game: CheckedPgn): unknown {
  const evals = (game.evaluations ?? []).flatMap((evaluation) => evaluation ?? []);
  return {
    // Tags that every game has for the other parser.
    tags: [...rosterOf(game)].map(([name, value]) => `${name} ${value}`).sort(),
    moves: game.moves,
    nags: Array.from({ length: game.plies }, (_, i) => game.annotations?.find(({ ply }) => ply === i + 1)?.nags ?? []),
    clocks: game.clocksCs ?? [],
    evals: evals.map((evaluation) => ('mate' in evaluation ? `#${evaluation.mate}` : pawnsOf(evaluation.cp))),
  };
}

function rosterOf(game: CheckedPgn): Map<string, string> {
  const roster = [
    ['Event', '?'],
    ['Site', '?'],
    ['Date', '????.??.??'],
    ['Round', '?'],
    ['White', '?'],
    ['Black', '?'],
  ] as const;
  return new Map([...roster, ...game.tags, ['Result', game.result]]);
}

const pawnsOf = (cp: number): string => String(cp / 100);
const normalizeEvals = (read: { evals: string[] }): unknown => ({
  ...read,
  evals: read.evals.map((text) => (text.startsWith('#') ? text : String(Number(text)))),
});

/** What becomes of each piece of a file. */
function outcomesOf(path: string): string[] {
  return split(readBytes(path)).map((piece) => {
    try {
      const { plies, result } = readPgn(piece.bytes, { checkMoves: true });
      return `${plies} plies, ${result}`;
    } catch (error) {
      if (!(error instanceof PgnSyntaxError)) throw error;
      return `line ${piece.line + error.line - 1}: ${error.reason}`;
    }
  });
}

describe('Hard and broken files', () => {
  it('are all in the table', () => {
    const paths = readdirSync(join(rootOfData(), 'malformed-pgn'), { recursive: true }).map(String);
    const files = paths.filter((path) => path.endsWith('.pgn')).sort();
    expect(MALFORMED.map(([path]) => path)).toEqual(files);
  });

  it.each(MALFORMED)('%s', (path, outcomes) => {
    expect(outcomesOf(join('malformed-pgn', path))).toEqual(outcomes);
  });
});

describe('Real files', () => {
  it.each(FILES)(
    '%s: %i games',
    (path, games, withEvals, withClocks) => {
      const pieces = split(readBytes(path));
      const refused: string[] = [];
      const counts = { games: pieces.length, withEvals: 0, withClocks: 0 };
      for (const piece of pieces) {
        counts.withEvals += countOf(piece, '[%eval');
        counts.withClocks += countOf(piece, '[%clk');
        const [other] = parseWithChessops(Buffer.from(piece.bytes).toString('utf8')) as [Game<PgnNodeData>];
        try {
          const game = readPgn(piece.bytes, { checkMoves: true });
          const theirs = asOthersRead(other) as { evals: string[]; clocks: number[] };
          expect(asWeRead(game)).toEqual(
            normalizeEvals({ ...theirs, clocks: game.clocksCs ? theirs.clocks : [] } as never),
          );
          if (theirs.clocks.length === game.plies && game.plies > 0) expect(game.clocksCs).toHaveLength(game.plies);
        } catch (error) {
          if (!(error instanceof PgnSyntaxError)) throw error;
          refused.push(`${(other.headers.get('Site') ?? '').split('/').at(-1)}: ${error.reason}`);
        }
      }
      expect(counts).toEqual({ games, withEvals, withClocks });
      expect(refused).toEqual(path.includes('2023-02_15') ? [`${KNOWN_ILLEGAL}: Ply 5, "d4": illegal`] : []);
    },
    600_000,
  );
});
