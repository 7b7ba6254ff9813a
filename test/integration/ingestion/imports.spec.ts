import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuplicatesService } from '../../../src/games/duplicates.service.js';
import type { ImportTools } from '../../../src/ingestion/files/import-execution.js';
import type { ImportView } from '../../../src/ingestion/files/import-view.js';
import { IMPORT_TOOLS, type ImportRequest, ImportsService } from '../../../src/ingestion/files/imports.service.js';
import { RejectedRecordsService } from '../../../src/ingestion/rejected-records.service.js';
import type { RejectedView } from '../../../src/ingestion/rejected-view.js';
import { BZIP2, makeCsv, makeGames, makeNdjson, makePgnFile, pack, ZSTD } from '../../support/game-files.js';
import { describeWith } from '../../support/needs.js';
import { auditLedger, checksumGames, readStoredGames } from '../../support/stored-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let app: TestApp;
let folder: string;
let imports: ImportsService;

beforeEach(async () => {
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  folder = await mkdtemp(join(tmpdir(), 'rookery-imports-'));
  imports = app.module.get(ImportsService, { strict: false });
  app.module.get<ImportTools>(IMPORT_TOOLS, { strict: false }).batchSize = { records: 50, bytes: 1_000_000 };
});

afterEach(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function importFiles(names: string[], request: Partial<ImportRequest> = {}): Promise<ImportView> {
  const { run } = await imports.request({ names, startedBy: 'cli', ...request });
  return imports.runToEnd(run.id, never);
}

/** Rows without what says which files brought them. */
async function readGames(): Promise<Map<string, Record<string, unknown>>> {
  const games = await readStoredGames(database.url);
  for (const row of games.values()) delete row.file_ids;
  return games;
}

async function listRejected(): Promise<RejectedView[]> {
  return app.module.get(RejectedRecordsService, { strict: false }).list({ limit: 100 });
}

describe('an import', () => {
  it('stores every game once, however often its files come', async () => {
    const games = makeGames(320);
    const file = await put('games.dat', makeNdjson(games));
    expect(await importFiles([file])).toMatchObject({ state: 'done', received: 320, inserted: 320, rejected: 0 });
    const stored = await checksumGames(database.url);
    expect(await importFiles([file])).toMatchObject({ state: 'done', received: 320, inserted: 0, unchanged: 320 });
    expect(await checksumGames(database.url)).toBe(stored);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 320, games: 320 });
    expect(await queryDatabase(database.url, 'select * from import_batches')).toEqual([]);
  });

  it('finds games that are there behind hundreds that were not', async () => {
    const games = makeGames(320);
    const last = await put('last', makeNdjson(games.slice(270)));
    expect(await importFiles([last])).toMatchObject({ inserted: 50 });
    const all = await put('all', makeNdjson(games));
    expect(await importFiles([all])).toMatchObject({ state: 'done', received: 320, inserted: 270, rejected: 0 });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 320, games: 320 });
  });

  it('makes one row of a game as NDJSON, PGN and CSV, the same in any order', async () => {
    const games = makeGames(60);
    const paths = {
      ndjson: await put('a', makeNdjson(games)),
      pgn: await put('b', makePgnFile(games)),
      csv: await put('c', makeCsv(games)),
    };
    const orders = ['ndjson pgn csv', 'csv ndjson pgn', 'pgn csv ndjson', 'csv pgn ndjson'];
    const results: unknown[] = [];
    for (const order of orders) {
      for (const format of order.split(' ')) {
        const run = await importFiles([paths[format as keyof typeof paths]]);
        expect([order, format, run.state, run.rejected]).toEqual([order, format, 'done', 0]);
      }
      const stored = await readGames();
      expect([order, [...stored.keys()].sort()]).toEqual([order, games.map(({ id }) => id).sort()]);
      expect([...new Set([...stored.values()].map((row) => row.exactness))]).toEqual([3]);
      const [files] = await queryDatabase<{ least: number }>(
        database.url,
        'select min(cardinality(file_ids)) as least from games',
      );
      expect(files?.least).toBe(3);
      results.push(stored);
      await queryDatabase(database.url, 'truncate games, import_files cascade');
    }
    for (const result of results) expect(result).toEqual(results[0]);
  });

  it('gives games of a table their true ids when these come, and keeps what was made of them', async () => {
    const games = makeGames(20);
    await importFiles([await put('a', makeCsv(games, { roundedTimes: true }))]);
    await queryDatabase(
      database.url,
      `insert into game_analyses (game_id, state, moves_sha256, plies, formula_version) select id, 'done', '', 0, 1 from games`,
    );
    const run = await importFiles([await put('b', makeNdjson(games))]);
    expect(run).toMatchObject({ inserted: 0, updated: 20 });
    const rows = await queryDatabase<{ game_id: string }>(database.url, 'select game_id from game_analyses');
    expect(rows.map((row) => row.game_id).sort()).toEqual(games.map(({ id }) => id).sort());
  });

  it('ends with one row of a game that a table brought while its true id was on its way', async () => {
    const games = makeGames(12);
    await importFiles([await put('table', makeCsv(games.slice(0, 10)))]);
    const { run } = await imports.request({
      names: [await put('more', makeNdjson(games.slice(10)))],
      startedBy: 'cli',
    });
    // What a batch stores that looked before the table was committed.
    const game = games.slice(0, 10).find(({ id }) => id !== id.toLowerCase());
    await queryDatabase(
      database.url,
      `insert into games select (jsonb_populate_record(game, jsonb_build_object('id', $1::text, 'exactness', 3, 'last_run_id', $2::integer))).*
       from games game where id = lower($1)`,
      [game?.id, run.id],
    );
    expect((await readGames()).size).toBe(11);
    expect(await imports.runToEnd(run.id, never)).toMatchObject({ state: 'done', received: 2, rejected: 0 });
    const stored = [...(await readGames()).keys()];
    expect(stored).toHaveLength(12);
    expect(stored).toContain(game?.id);
    expect(stored).not.toContain(game?.id.toLowerCase());
  });

  it('keeps two games apart whose ids differ in case alone', async () => {
    const [first, second] = makeGames(2) as [ReturnType<typeof makeGames>[0], ReturnType<typeof makeGames>[0]];
    const twins = [
      { ...first, id: 'tWINgame' },
      { ...second, id: 'TwinGAME' },
    ];
    await importFiles([await put('a', makeNdjson(twins))]);
    expect(await importFiles([await put('b', makeCsv(twins))])).toMatchObject({ inserted: 0, rejected: 0 });
    expect([...(await readGames()).keys()].sort()).toEqual(['TwinGAME', 'tWINgame']);
  });

  it('that is stopped goes on where it stood and counts each record once', async () => {
    const games = makeGames(400);
    const file = await put('games', makePgnFile(games));
    const { run } = await imports.request({ names: [file], startedBy: 'cli' });
    const stop = new AbortController();
    const stopped = imports.runToEnd(run.id, stop.signal, { onProgress: () => stop.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    const half = await imports.get(run.id);
    expect(half.state).toBe('interrupted');
    expect(half.received).toBeGreaterThan(0);
    expect(half.received).toBeLessThan(400);

    const again = await imports.request({ names: [file], startedBy: 'cli' });
    expect([again.created, again.run.id]).toEqual([false, run.id]);
    expect(await imports.runToEnd(run.id, never)).toMatchObject({ state: 'done', received: 400, inserted: 400 });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 400, games: 400 });
  });

  it('rejects alone what the database refuses, and what cannot be played', async () => {
    const games = makeGames(120).map((game) => ({ ...game }));
    Object.assign(games[70] as object, { note: 'half a letter \ud800' });
    Object.assign(games[90] as object, { moves: 'e4 e5 Ke3' });
    const lines = makeNdjson(games).replace(/\n/, '\nno game\n');
    const run = await importFiles([await put('games', lines)]);
    expect(run).toMatchObject({ state: 'done', received: 121, inserted: 118, rejected: 3 });
    const reasons = (await listRejected()).map(({ reason, position }) => `${position.split(',')[0]}: ${reason}`).sort();
    expect(reasons).toEqual([
      expect.stringMatching(/^line 2: not JSON/) as unknown,
      expect.stringMatching(/^line 72: the database refused it/) as unknown,
      expect.stringMatching(/^line 92: Ply 3, "Ke3": illegal/) as unknown,
    ]);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: 118, games: 118 });
  });

  it('that is trusted does not play the moves, and says so for ever', async () => {
    const [game] = makeGames(1);
    const file = await put('game', makeNdjson([{ ...game, moves: 'e4 e5 Ke3' } as NonNullable<typeof game>]));
    expect(await importFiles([file], { trusted: true })).toMatchObject({ inserted: 1, rejected: 0 });
    expect(await queryDatabase(database.url, 'select checked from import_files')).toEqual([{ checked: false }]);
  });
});

describe('rejected rows of a table', () => {
  it('know their columns, so that a replay reads them by themselves', async () => {
    const csv = makeCsv(makeGames(3)).replace('True', 'perhaps').replace('False', 'perhaps');
    const run = await importFiles([await put('table', csv)]);
    expect(run.rejected).toBeGreaterThan(0);
    await queryDatabase(
      database.url,
      `update rejected_records set raw = convert_to(replace(convert_from(raw, 'UTF8'), 'perhaps', 'True'), 'UTF8')`,
    );
    const replay = await app.module.get(RejectedRecordsService, { strict: false }).replay({ startedBy: 'cli' });
    expect(replay).toMatchObject({ state: 'done', inserted: run.rejected, rejected: 0 });
    expect(await listRejected()).toEqual([]);
    expect((await readGames()).size).toBe(3);
  });

  it('may have other names, as a mapping says', async () => {
    const csv = makeCsv(makeGames(5)).replace('moves', 'Zugfolge').replace('winner', 'Sieger');
    const columns = { moves: 'Zugfolge', winner: 'Sieger' };
    expect(await importFiles([await put('table', csv)], { columns })).toMatchObject({ inserted: 5, rejected: 0 });
  });
});

describe('archives', () => {
  it('of several members are read whole; of a damaged one everything before the damage', async () => {
    const games = makeGames(300);
    const members = [games.slice(0, 150), games.slice(150)].map((part) => gzipSync(makeNdjson(part)));
    const whole = Buffer.concat(members);
    expect(await importFiles([await put('whole', whole)])).toMatchObject({ state: 'done', inserted: 300 });

    const cut = await put('cut', whole.subarray(0, whole.length - 2_000));
    const run = await importFiles([cut]);
    expect(run).toMatchObject({ state: 'failed', errorCode: 'damaged-file', rejected: 0 });
    expect(run.message).toMatch(/^cut: The archive is damaged/);
    expect(run.received).toBeGreaterThan(250);
    expect(run.received).toBeLessThan(300);
  });

  describeWith([ZSTD, BZIP2], 'of zstd and bzip2', () => {
    it.each(['zstd', 'bzip2'] as const)('%s: several frames, and a cut', async (program) => {
      const games = makeGames(200);
      const frames = [games.slice(0, 100), games.slice(100)].map((part) => pack(program, makePgnFile(part)));
      const file = await put('frames', Buffer.concat(frames));
      expect(await importFiles([file])).toMatchObject({ state: 'done', inserted: 200, rejected: 0 });

      const cut = Buffer.concat(frames).subarray(0, -50);
      const run = await importFiles([await put('cut', cut)]);
      expect(run).toMatchObject({ state: 'failed', errorCode: 'damaged-file', inserted: 0, rejected: 0 });
      expect(run.received).toBeGreaterThanOrEqual(99);
    });
  });
});

describe('what holds no games', () => {
  it.each([
    ['PuzzleId,FEN,Moves,Rating\n00008,x,y,1\n', /is a table of puzzles, not of games/],
    ['Rank,Title,Username,Rating\n1,,White_Rook,2000\n', /result of a tournament/],
    ['eco\tname\tpgn\nA00\tGrob\t1. g4\n', /table of openings/],
    ['{"fen":"8/8/8/8/8/8/8/8 w - -","evals":[]}\n', /evaluations of positions/],
    ['[{"id":"aaaaaaaa"}]', /one JSON list/],
    ['', /is empty/],
    ['\u0000\u0001\u0002', /binary data/],
    ['Dear diary, nothing happened.\n', /neither PGN nor NDJSON nor CSV/],
  ])('is refused before anything begins: %j', async (content, reason) => {
    await expect(importFiles([await put('file', content)])).rejects.toThrow(reason);
    expect(await queryDatabase(database.url, 'select * from runs')).toEqual([]);
  });

  it('is passed over in a directory', async () => {
    await put('games.txt', makePgnFile(makeGames(2)));
    await put('notes.txt', 'Dear diary\n');
    const { run, found } = await imports.request({ names: [folder], startedBy: 'cli' });
    expect(found.passedOver).toEqual([expect.stringMatching(/notes.txt is neither/) as unknown]);
    expect(await imports.runToEnd(run.id, never)).toMatchObject({ inserted: 2 });
  });
});

describe('near-duplicates', () => {
  it('are reported and not merged', async () => {
    const head = '[White "Rook, White"]\n[Black "Rook, Black"]\n[Result "1-0"]\n';
    const moves = '1. e4 e5 2. Nf3 Nc6 3. Bb5 a6 4. Ba4 Nf6 5. O-O Be7 6. Re1 b5';
    const pgn = [
      `[Date "2001.02.03"]\n${head}\n${moves} 1-0\n`,
      `[Date "2001.02.03"]\n${head}\n${moves} 7. Bb3 1-0\n`,
      `[Date "2001.02.04"]\n${head}\n${moves} 1-0\n`,
    ].join('\n');
    expect(await importFiles([await put('games', pgn)])).toMatchObject({ inserted: 3 });
    const pairs = await app.module.get(DuplicatesService, { strict: false }).list(10);
    expect(pairs.map(({ reason }) => reason).sort()).toEqual([
      'one is the beginning of the other',
      'the same moves on another date',
    ]);
  });
});
