// Hard, broken and damaged files, outside the repository: SHARED_DATA=<folder> npm run test:real -- test/real/broken-files.spec.ts
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { ImportsService } from '../../src/ingestion/files/imports.service.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { auditLedger } from '../support/stored-games.js';
import { bootTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

const folder = process.env.SHARED_DATA ?? '';
const never = new AbortController().signal;

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  if (folder === '') throw new Error('Set SHARED_DATA to the folder with the recorded data');
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
});

afterEach(() => queryDatabase(database.url, 'truncate games, players, runs, import_files, rejected_records cascade'));

afterAll(async () => {
  await app.close();
  await database.drop();
});

async function importFile(name: string): Promise<ImportView> {
  const imports = app.module.get(ImportsService, { strict: false });
  const { run } = await imports.request({ names: [join(folder, name)], startedBy: 'cli' });
  return imports.runToEnd(run.id, never);
}

/**
 * What a person who reads the file would say: how many games can be played and told apart, how many are the same as another one
 * in the file (by players, date, result and moves), and a word of the reason, in the order of the file, for each that is refused.
 */
const JUDGED: [path: string, games: number, same: number, refused: RegExp[]][] = [
  ['chess-library/backslash_header.pgn', 1, 0, []],
  ['chess-library/basic.pgn', 1, 0, []],
  // A queen stands between king and rook.
  ['chess-library/black2move.pgn', 0, 0, [/O-O-O.*illegal/]],
  ['chess-library/book.pgn', 1, 0, []],
  ['chess-library/castling.pgn', 1, 0, []],
  ['chess-library/empty_body.pgn', 2, 0, []],
  ['chess-library/multiple.pgn', 4, 0, []],
  ['chess-library/newline.pgn', 1, 0, []],
  ['chess-library/no_moves.pgn', 1, 0, []],
  ['chess-library/no_moves_but_comment_followed_by_termination_marker.pgn', 1, 1, []],
  ['chess-library/no_moves_but_game_termination.pgn', 1, 0, []],
  ['chess-library/no_moves_but_game_termination_multiple.pgn', 2, 0, []],
  ['chess-library/no_moves_two_games.pgn', 2, 0, []],
  ['chess-library/no_result.pgn', 1, 0, []],
  ['kokopu/bom/database.pgn', 1, 0, []],
  ['kokopu/chess960/database.pgn', 4, 0, []],
  ['kokopu/headers/database.pgn', 16, 0, []],
  ['kokopu/linebreak-linux/database.pgn', 0, 0, [/e5.*illegal/]],
  ['kokopu/linebreak-mac/database.pgn', 0, 0, [/e5.*illegal/]],
  ['kokopu/linebreak-windows/database.pgn', 0, 0, [/e5.*illegal/]],
  ['kokopu/mini1/database.pgn', 1, 0, []],
  ['kokopu/mini2/database.pgn', 2, 0, []],
  ['kokopu/missing-last-end-of-game/database.pgn', 2, 0, []],
  [
    'kokopu/semantic-error/database.pgn',
    0,
    0,
    [/e5.*illegal/, /Nf3.*illegal/, /position/i, /variant/i, /position|FEN/, /O-O.*illegal/, /null move/],
  ],
  [
    'kokopu/syntactic-error-1/database.pgn',
    // A capital P for a pawn is let pass, and so is a side line that begins with another one.
    7,
    0,
    [
      /"pawn"/,
      /tag.*no name/,
      /Site.*no value/,
      /Site.*(closing|line)/,
      /Site.*(closing|quote)/,
      /"character"/,
      /Site.*(closing|line)/,
      /"whatever"/,
      /side line.*not closed/i,
      /side line.*never opened/i,
      // The tag in the middle of the moves begins another game, which then lacks its beginning.
      /beginning is missing/,
      /"Event"/,
      /Event.*closing bracket/,
      /tag.*no name/,
      /Site.*closing bracket/,
    ],
  ],
  ['misc/lichess_yernarsha.pgn', 1, 0, []],
  ['mliebelt/benko.pgn', 2, 0, []],
  ['mliebelt/doc/sampleGameThrow.pgn', 0, 0, [/Sf3.*language/]],
  ['mliebelt/lichess_mliebelt_2024-01-03.pgn', 8, 0, []],
  ['notnil-chess/0001.pgn', 1, 0, []],
  ['notnil-chess/0002.pgn', 1, 0, []],
  ['notnil-chess/0003.pgn', 1, 0, []],
  ['notnil-chess/0004.pgn', 1, 0, []],
  ['notnil-chess/0005.pgn', 1, 0, []],
  ['notnil-chess/0006.pgn', 5, 0, []],
  ['notnil-chess/0007.pgn', 5, 0, []],
  ['pgn-extract/bots.pgn', 12, 0, []],
  // Comments do not nest in PGN.
  ['pgn-extract/nested-comment.pgn', 0, 0, [/"which"/]],
  ['pgn-extract/test-checkmate.pgn', 2, 0, []],
  ['pgn-extract/test-fixresulttags-in.pgn', 5, 0, []],
  ['pgn-extract/test-long-line.pgn', 1, 0, []],
  // Nine times 1. e4 by nobody, with four results at the end of the moves.
  ['pgn-extract/test-nobadresults.pgn', 4, 5, []],
  ['pgn-extract/test-setup-in.pgn', 1, 1, []],
  ['pgn-extract/test-splitvariants.pgn', 1, 0, []],
  ['python-chess/chessbase-empty-line.pgn', 1, 0, []],
  ['python-chess/kasparov-deep-blue-1997.pgn', 6, 0, []],
  ['python-chess/knightvuillaume-jannlee-zh-lichess.pgn', 1, 0, []],
  ['python-chess/molinari-bordais-1979.pgn', 1, 0, []],
  ['python-chess/uci-moves.pgn', 1, 0, []],
  ['python-chess/utf8-bom.pgn', 2, 0, []],
];

const READ_REJECTED = 'select reason, position, raw from rejected_records order by id';

describe('an import of hard and broken files', () => {
  it('is judged for each of them', () => {
    const paths = readdirSync(join(folder, 'malformed-pgn'), { recursive: true }).map(String);
    expect(JUDGED.map(([path]) => path)).toEqual(paths.filter((path) => path.endsWith('.pgn')).sort());
  });

  it.each(JUDGED)('%s: %i games, %i of them again', async (path, games, same, refused) => {
    const run = await importFile(join('malformed-pgn', path));
    const received = games + same + refused.length;
    expect(run).toMatchObject({ state: 'done', received, inserted: games, rejected: refused.length });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: games, games });
    const rejected = await queryDatabase<{ reason: string; position: string; raw: Buffer }>(
      database.url,
      READ_REJECTED,
    );
    expect(rejected.map(({ reason }) => reason)).toEqual(refused.map((word) => expect.stringMatching(word) as unknown));
    const bytes = readFileSync(join(folder, 'malformed-pgn', path));
    for (const { raw, position } of rejected) {
      const at = Number(/byte ([\d,]+)/.exec(position)?.[1]?.replaceAll(',', ''));
      expect(bytes.subarray(at, at + raw.length).equals(raw)).toBe(true);
    }
  });
});

/** What a program of the system can still read of a damaged file. */
function readBefore(program: string, name: string): string {
  const { stdout, status } = spawnSync(program, ['-dc', join(folder, name)], { maxBuffer: 2 ** 30 });
  if (status === 0) throw new Error(`${program} finds no damage in ${name}`);
  return stdout.toString();
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('a damaged archive', () => {
  // The last game of the PGN is cut; of the NDJSON it is a line without an end.
  const DAMAGED: [name: string, countWhole: () => number][] = [
    [
      'damaged/cut_at_60_percent.pgn.zst',
      () => count(readBefore('zstd', 'damaged/cut_at_60_percent.pgn.zst'), /^\[Event /gm) - 1,
    ],
    [
      'damaged/cut_at_60_percent.ndjson.gz',
      () => count(readBefore('gzip', 'damaged/cut_at_60_percent.ndjson.gz'), /\n/g),
    ],
  ];

  it.each(DAMAGED)('%s: all before the damage is stored, and the command fails', async (name, countWhole) => {
    const whole = countWhole();
    expect(whole).toBeGreaterThan(100);
    const env = { DATABASE_URL: database.url, ROOKERY_HOME: app.config.home, LOG_LEVEL: 'error' };
    const { code, stdout, stderr } = await new RookeryProcess(['import', join(folder, name)], env).ended;
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(/damaged|cut|ends/);
    const [task] = await queryDatabase<{ state: string; message: string; games: number }>(
      database.url,
      `select state, message, (select count(*) from games)::int as games from import_tasks`,
    );
    expect(task).toEqual({ state: 'failed', message: expect.stringMatching(/damaged|cut|ends/), games: whole });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: whole, games: whole });
  });
});
