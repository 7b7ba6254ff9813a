import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportView } from '../../../src/ingestion/files/import-view.js';
import { ImportsService } from '../../../src/ingestion/files/imports.service.js';
import { auditLedger } from '../../support/stored-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';

let database: TestDatabase;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  folder = await mkdtemp(join(tmpdir(), 'rookery-broken-'));
});

afterEach(() => queryDatabase(database.url, 'truncate games, players, runs, import_files, rejected_records cascade'));

afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

async function importBytes(content: string | Uint8Array): Promise<ImportView> {
  const path = join(folder, 'file.pgn');
  await writeFile(path, content);
  const imports = app.module.get(ImportsService, { strict: false });
  const { run } = await imports.request({ names: [path], startedBy: 'cli' });
  return imports.runToEnd(run.id, new AbortController().signal);
}

const tagsOf = (event: string): string => `[Event "${event}"]\n[White "Rook, White"]\n[Black "Rook, Black"]`;
const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';

/** One game each, and a word of what a person would say is wrong with it. */
const BROKEN: [kind: string, game: string, reason: RegExp][] = [
  ['a move that is illegal', '[Round "1"]\n\n1. e5 *', /e5.*illegal/],
  ['castling that is not possible', '[Round "2"]\n\n1. O-O *', /O-O.*illegal/],
  ['a position that is none', '[Round "3"]\n[FEN "nowhere"]\n\n*', /position/i],
  ['a variant nobody knows', `[Round "4"]\n[Variant "Rookery chess"]\n[FEN "${START}"]\n\n*`, /variant.*not known/],
  ['chess960 without a position', '[Round "5"]\n[Variant "Chess960"]\n\n*', /needs the position/],
  ['a null move', '[Round "6"]\n\n1. e4 -- 2. d4 *', /null move/],
  ['words for moves', '[Round "7"]\n\n1. rook goes up *', /"rook" is not a move/],
  ['moves of another language', '[Round "8"]\n\n1. d4 d5 2. Sf3 *', /Sf3.*language/],
  ['a side line without an end', '[Round "9"]\n\n1. e4 e5 (1... c5 *', /not closed/],
  ['a side line without a beginning', '[Round "10"]\n\n1. e4 e5 ) *', /never opened/],
  ['a comment that was nested', '[Round "11"]\n\n1. e4 { one { two } three } *', /"three" is not a move/],
  ['a tag without a name', '["Rookville"]\n\n1. e4 *', /no name/],
  ['a tag without a value', '[Site]\n\n1. e4 *', /no value/],
  ['a value over two lines', '[Site "Rook\nville"]\n\n1. e4 *', /closing quote/],
  ['a quote in a value', '[Site "Rook " ville"]\n\n1. e4 *', /closing bracket/],
  ['a tag without a bracket', '[Site "Rookville"\n\n1. e4 *', /closing bracket/],
];

describe('a file in which every other game is broken', () => {
  const good = (n: number): string => `${tagsOf('Good')}\n[Round "${n}"]\n[Date "2024.01.${n + 10}"]\n\n1. e4 e5 1-0`;
  const file = BROKEN.map(([kind, game], n) => `${good(n)}\n\n${tagsOf(kind)}\n${game}\n\n`).join('');

  it('leaves each good one stored, and each broken one with the reason a person would give and its bytes', async () => {
    const games = BROKEN.length;
    expect(await importBytes(file)).toMatchObject({ state: 'done', inserted: games, rejected: games });
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: games, games });
    const rejected = await queryDatabase<{ reason: string; raw: Buffer; position: string }>(
      database.url,
      'select reason, raw, position from rejected_records order by id',
    );
    expect(rejected.map(({ reason }) => reason)).toEqual(
      BROKEN.map(([, , word]) => expect.stringMatching(word) as unknown),
    );
    for (const [n, { raw, position }] of rejected.entries()) {
      const [kind = '', game = ''] = BROKEN[n] ?? [];
      expect(raw.toString().trim()).toBe(`${tagsOf(kind)}\n${game}`);
      const at = Number(/byte ([\d,]+)/.exec(position)?.[1]?.replaceAll(',', ''));
      expect(file.slice(at, at + raw.length)).toBe(raw.toString());
    }
  });
});

describe('a file of an odd dialect', () => {
  const plain = `${tagsOf('Odd')}\n\n1. e4 e5 2. Nf3 Nc6 1-0\n\n${tagsOf('Odd')}\n\n1. d4 d5 1/2-1/2\n`;

  it.each<[string, string | Uint8Array, number]>([
    ['a byte order mark', `\uFEFF${plain}`, 2],
    ['line breaks of Windows', plain.replaceAll('\n', '\r\n'), 2],
    ['line breaks of old Macs', plain.replaceAll('\n', '\r'), 2],
    ['no blank lines', plain.replaceAll('\n\n', '\n'), 2],
    ['blank lines between tags', plain.replaceAll(']\n[', ']\n\n['), 2],
    ['tags and moves on one line', plain.replaceAll(']\n', '] '), 2],
    ['Latin-1', Buffer.from(plain.replaceAll('Odd', 'Öd'), 'latin1'), 2],
    ['escapes in values', plain.replaceAll('Odd', 'a \\"quote\\" and a \\\\'), 2],
    ['no result behind the last game', plain.replace(/ 1\/2-1\/2\n$/, ''), 2],
    ['no moves, but a comment', `${tagsOf('Odd')}\n\n{ White did not come } 0-1\n`, 1],
    ['no moves and no result', `${tagsOf('Odd')}\n`, 1],
    ['moves without tags and numbers', 'e4 e5 Nf3 Nc6 *\n', 1],
  ])('with %s', async (_, content, games) => {
    expect(await importBytes(content)).toMatchObject({ state: 'done', received: games, inserted: games });
  });

  it('is told from what only looks like moves', async () => {
    await expect(importBytes('e4 was the move of the day.\n')).rejects.toThrow('neither PGN nor NDJSON nor CSV');
  });

  it('keeps games without moves or names apart by event and round', async () => {
    const bare = (event: string, round: string): string => `[Event "${event}"]\n[Round "${round}"]\n\n*\n\n`;
    const file = bare('First', '1') + bare('First', '2') + bare('Second', '1') + bare('First', '1');
    expect(await importBytes(file)).toMatchObject({ received: 4, inserted: 3, rejected: 0 });
  });
});
