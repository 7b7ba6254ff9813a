// Real recorded files, outside the repository: SHARED_DATA=<folder> npm run test:real
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { spawn } from 'node:child_process';
import { createGunzip } from 'node:zlib';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { ImportsService } from '../../src/ingestion/files/imports.service.js';
import { auditLedger, readStoredGames } from '../support/stored-games.js';
import { bootTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

const folder = process.env.SHARED_DATA ?? '';
const never = new AbortController().signal;

let database: TestDatabase;
let app: TestApp;
let imports: ImportsService;

beforeAll(() => {
  if (folder === '') throw new Error('Set SHARED_DATA to the folder with the recorded data');
});

beforeEach(async () => {
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  imports = app.module.get(ImportsService, { strict: false });
});

afterEach(async () => {
  await app.close();
  await database.drop();
});

async function importFiles(...names: string[]): Promise<ImportView> {
  const { run } = await imports.request({ names: names.map((name) => join(folder, name)), startedBy: 'cli' });
  return imports.runToEnd(run.id, never);
}

const countGames = async (): Promise<number> => (await readStoredGames(database.url)).size;

/** The text of a file, unpacked by something else than the code under test. */
function openText(path: string): Readable {
  if (path.endsWith('.zst')) return spawn('zstd', ['-dc', path], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
  const bytes = createReadStream(path);
  return path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
}

/** What a file says of a game: result, both ratings, how many clocks and evaluations. */
type Facts = [result: string, ratings: string, clocks: number, evaluations: number];
/** By id, one for each time the game is in the file; no parser of ours had a part in it. */
type FileFacts = [id: string, facts: Facts][];

async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: openText(path), crlfDelay: Infinity })) {
    if (line.trim() !== '') yield line;
  }
}

async function readPgnFacts(path: string): Promise<FileFacts> {
  const games: FileFacts = [];
  let tags: Record<string, string> = {};
  let facts: Facts | undefined;
  for await (const line of linesOf(path)) {
    const tag = /^\[(\w+) "(.*)"\]$/.exec(line);
    if (tag) {
      if (facts) tags = {};
      facts = undefined;
      tags[tag[1] ?? ''] = tag[2] ?? '';
      continue;
    }
    if (!facts) {
      const rating = (color: string): number | string => Number(tags[`${color}Elo`]) || '?';
      facts = [tags.Result ?? '', `${rating('White')} ${rating('Black')}`, 0, 0];
      games.push([/lichess\.org\/(\w{8})$/.exec(tags.Site ?? '')?.[1] ?? '', facts]);
    }
    facts[2] += line.match(/\[%clk /g)?.length ?? 0;
    facts[3] += line.match(/\[%eval /g)?.length ?? 0;
  }
  return games;
}

/** A game as Lichess writes it in JSON, as far as it is looked at here. */
interface Line {
  id: string;
  status: string;
  winner?: 'white' | 'black';
  players: Record<'white' | 'black', { rating?: number }>;
  clocks?: number[];
  analysis?: { eval?: number; mate?: number }[];
}

const OPEN = ['created', 'aborted', 'started', 'unknownFinish', 'noStart'];

async function readNdjsonFacts(path: string): Promise<FileFacts> {
  const games: FileFacts = [];
  for await (const line of linesOf(path)) {
    const { id, status, winner, players, clocks = [], analysis = [] } = JSON.parse(line) as Line;
    const result = winner === 'white' ? '1-0' : winner === 'black' ? '0-1' : OPEN.includes(status) ? '*' : '1/2-1/2';
    const evaluated = analysis.filter((entry) => 'eval' in entry || 'mate' in entry).length;
    const ratings = `${players.white.rating ?? '?'} ${players.black.rating ?? '?'}`;
    games.push([id, [result, ratings, clocks.length, evaluated]]);
  }
  return games;
}

/** Only a later column of the table, the name of an opening, may hold a comma. */
async function readTableFacts(path: string): Promise<FileFacts> {
  const games: FileFacts = [];
  for await (const line of linesOf(path)) {
    const cells = line.split(',');
    const result = { white: '1-0', black: '0-1', draw: '1/2-1/2' }[cells[6] ?? ''];
    if (result) games.push([(cells[0] ?? '').toLowerCase(), [result, `${cells[9]} ${cells[11]}`, 0, 0]]);
  }
  return games;
}

const FILES = [
  ['pgn-user', readPgnFacts],
  ['pgn-arena', readPgnFacts],
  ['pgn-broadcast', readPgnFacts],
  ['pgn-monthly-dump', readPgnFacts],
  ['ndjson', readNdjsonFacts],
  ['kaggle', readTableFacts],
].flatMap(([name, read]) =>
  folder === '' ? [] : readdirSync(join(folder, name as string)).map((file) => [`${name as string}/${file}`, read]),
) as [string, (path: string) => Promise<FileFacts>][];
const OF_THE_API: typeof FILES = [
  ['api-json/LichessSharp/Games/user_games.ndjson', readNdjsonFacts],
  ['api-json/LichessSharp/Games/game_pgn.txt', readPgnFacts],
];
/** One of its games was edited by hand and cannot be played. */
const WITH_ILLEGAL_GAME = 'pgn-monthly-dump/lichess_db_2023-02_15_games.pgn';
const ILLEGAL_GAME = 'HF73JWBj';

const RESULTS = `case winner when 'white' then '1-0' when 'black' then '0-1' else
  case when status in (${OPEN.map((status) => `'${status}'`).join(', ')}) then '*' else '1/2-1/2' end end`;

/** The same of the games that are stored; without ids for those whose file gives none. */
async function readStoredFacts(format: string): Promise<FileFacts> {
  const id = format === 'csv' ? 'lower(id)' : `case when length(id) > 8 then '' else id end`;
  const rows = await queryDatabase<{ id: string; facts: Facts }>(
    database.url,
    `select ${id} as id, jsonb_build_array(${RESULTS},
       coalesce(white_rating::text, '?') || ' ' || coalesce(black_rating::text, '?'), coalesce(cardinality(clocks_cs),
         (select count(*) from jsonb_array_elements(extra -> 'clocksCs') c where c <> 'null'), 0),
       (select count(*) from jsonb_array_elements(coalesce(analysis, '[]')) e where e ?| array['eval', 'mate'])) as facts
     from games`,
  );
  return rows.map(({ id, facts }) => [id, facts]);
}

describe('Files', () => {
  it.each([...FILES, ...OF_THE_API])(
    '%s: every game, with its result, ratings, clocks and evaluations',
    async (name, read) => {
      const facts = await read(join(folder, name));
      const rejected = name === WITH_ILLEGAL_GAME ? 1 : 0;
      const imported = await importFiles(name);
      expect(imported).toMatchObject({ state: 'done', received: facts.length, rejected });
      const texts = (of: FileFacts): string[] => of.map((game) => JSON.stringify(game)).sort();
      const expected = facts.filter(([id]) => id !== ILLEGAL_GAME);
      // The table holds some games twice.
      expect(texts(await readStoredFacts(imported.files[0]?.format ?? ''))).toEqual(
        name.startsWith('kaggle') ? [...new Set(texts(expected))] : texts(expected),
      );
    },
  );

  it('of a broadcast have names and ids of content', async () => {
    const [name = ''] = readdirSync(join(folder, 'pgn-broadcast'));
    expect(await importFiles(`pgn-broadcast/${name}`)).toMatchObject({ received: 45, inserted: 45 });
    const [row] = await queryDatabase<Record<string, unknown>>(
      database.url,
      `select count(*)::int as games, count(distinct white_name)::int as names, count(white_id)::int as accounts,
         bool_and(id like 'x%') as content, count(analysis)::int as analysed from games`,
    );
    expect(row).toMatchObject({ games: 45, accounts: 0, content: true, analysed: 45 });
  });
});

describe('overlapping files', () => {
  const cubic = ['2022-09-21', '2022-10-19', '2022-12-28'].map((day) => `pgn-user/lichess_cubicinfinity_${day}.pgn.gz`);

  it.each([[cubic], [cubic.toReversed()]])('leave 866 games of three exports in a row', async (names) => {
    for (const name of names) expect(await importFiles(name)).toMatchObject({ state: 'done', rejected: 0 });
    expect(await countGames()).toBe(866);
    expect(await auditLedger(database.url)).toMatchObject({ unbalanced: 0, inserted: 866 });
  });

  it('leave 2,110 games as PGN and NDJSON, the same rows in either order', async () => {
    const both = ['pgn-user/lichess_pnmadelaine_2024-03-29.pgn.gz', 'ndjson/pnmadelaine.ndjson.gz'];
    const results: unknown[] = [];
    for (const names of [both, both.toReversed()]) {
      for (const name of names) expect(await importFiles(name)).toMatchObject({ state: 'done', rejected: 0 });
      const stored = await readStoredGames(database.url);
      expect(stored.size).toBe(2_110);
      for (const row of stored.values()) row.file_ids = (row.file_ids as number[]).length;
      results.push(stored);
      await queryDatabase(database.url, 'truncate games, players, import_files cascade');
    }
    expect(results[1]).toEqual(results[0]);
  });

  it('leave 9,403 games of the published table, which is stored unchanged the second time', async () => {
    const name = 'kaggle/lichess_games_part1.csv.gz';
    expect(await importFiles(name)).toMatchObject({ received: 9_834, inserted: 9_403, rejected: 0 });
    expect(await importFiles(name)).toMatchObject({ received: 9_834, inserted: 0, updated: 0, unchanged: 9_834 });
    expect(await countGames()).toBe(9_403);
  });

  it('of NDJSON come in whole', async () => {
    const expected: Record<string, number> = {
      'indexinator_2026-05-16.ndjson.gz': 3_214,
      'pnmadelaine.ndjson.gz': 1_103,
      'rapid_analysed_part1.ndjson.gz': 8_006,
      'tazedurum07_part1_oldest_400.ndjson.gz': 400,
      'three_games_all_options.ndjson': 3,
    };
    const { files } = await importFiles('ndjson');
    expect(Object.fromEntries(files.map(({ name, received }) => [name, received]))).toEqual(expected);
    expect(files.map(({ rejected }) => rejected)).toEqual(files.map(() => 0));
  });
});

describe('files that hold no games', () => {
  it.each([
    ['puzzles/lichess_db_puzzle_1500.csv', /table of puzzles/],
    ['evals/lichess_db_eval_sample.jsonl', /evaluations of positions/],
    ['arena-results/lichess_tournament_2022.06.18_aotgLyaT_daily-rapid.csv', /result of a tournament/],
    ['openings/a.tsv', /table of openings/],
  ])('%s is refused', async (name, reason) => {
    await expect(importFiles(name)).rejects.toThrow(reason);
  });
});
