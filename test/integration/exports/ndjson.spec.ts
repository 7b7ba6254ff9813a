import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PAGE_GAMES } from '../../../src/exports/export-source.js';
import { ExportsService, type TextRequest } from '../../../src/exports/exports.service.js';
import { makeAnyGames } from '../../support/any-lichess-game.js';
import { storeLines } from '../../support/store-lines.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const GAMES = 2_300;
const EVERYTHING: TextRequest = { format: 'ndjson', selection: { filter: {} }, evals: 'lichess', clocks: true };

const lines = makeAnyGames(5, GAMES);
const forever = new AbortController().signal;
let database: TestDatabase;
let app: TestApp;
let exports: ExportsService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rookery-exports-'));
  database = await createTestDatabase();
  app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  exports = app.module.get(ExportsService, { strict: false });
  await storeLines(app, lines);
}, 120_000);

afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function readText(request: TextRequest): Promise<string> {
  let text = '';
  for await (const piece of exports.stream(request, { stop: forever })) text += piece;
  return text;
}

describe('games of any shape', () => {
  it('come out as they came in, byte for byte', async () => {
    const exported = (await readText(EVERYTHING)).trimEnd().split('\n');
    expect(exported).toHaveLength(GAMES);
    for (const [i, line] of lines.entries()) expect(exported[i]).toBe(line);
  });

  it('and again from an empty database that read the export', async () => {
    const exported = await readText(EVERYTHING);
    const other = await createTestDatabase();
    const otherApp = await bootTestApp({ databaseUrl: other.url, lichessUrl: 'http://127.0.0.1:9' });
    try {
      await storeLines(otherApp, exported.trimEnd().split('\n').toReversed());
      let again = '';
      const stream = otherApp.module.get(ExportsService, { strict: false }).stream(EVERYTHING, { stop: forever });
      for await (const piece of stream) again += piece;
      expect(again === exported).toBe(true);
    } finally {
      await otherApp.close();
      await other.drop();
    }
  }, 120_000);

  it('lose only what is not wanted', async () => {
    const bare = (await readText({ ...EVERYTHING, evals: 'none', clocks: false })).trimEnd().split('\n');
    const expected = lines.map((line) => {
      const { clocks, analysis, players, ...game } = JSON.parse(line) as Record<string, unknown>;
      const { white, black } = players as Record<string, Record<string, unknown>>;
      delete white?.analysis;
      delete black?.analysis;
      return { ...game, players: { white, black } };
    });
    expect(bare.map((line) => JSON.parse(line) as unknown)).toEqual(expected);
  });
});

describe('filters', () => {
  it('pick the games of a player, each once', async () => {
    const wanted = lines.filter((line) => line.includes('"id":"white_rook-7"'));
    const player = 'white_rook-7' as never;
    const text = await readText({ ...EVERYTHING, selection: { player, filter: {} } });
    expect(wanted.length).toBeGreaterThan(20);
    expect(text).toBe(`${wanted.join('\n')}\n`);
    expect(await exports.count({ player, filter: {} })).toBe(wanted.length);
  });

  it('pick games by what they are, of everybody', async () => {
    const filter = { speed: 'blitz', rated: true, since: new Date(1.4e12), until: new Date(1.7e12) };
    const wanted = lines.filter((line) => {
      const { speed, rated, createdAt } = JSON.parse(line) as { speed: string; rated: boolean; createdAt: number };
      return speed === 'blitz' && rated && createdAt >= 1.4e12 && createdAt < 1.7e12;
    });
    expect(await readText({ ...EVERYTHING, selection: { filter } })).toBe(`${wanted.join('\n')}\n`);
    expect(await exports.count({ filter })).toBe(wanted.length);
  });

  it('that speak of a side need a player', async () => {
    const request: TextRequest = { ...EVERYTHING, selection: { filter: { result: 'win' } } };
    await expect(exports.writeFile(request, join(folder, 'none'), { stop: forever })).rejects.toThrow(
      'name the player',
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

/** Exports into a file and stops after so many pages. */
async function interruptAfter(pages: number, path: string, request = EVERYTHING): Promise<void> {
  const stop = new AbortController();
  let seen = 0;
  const onProgress = () => ++seen === pages && stop.abort(new Error('enough'));
  await expect(exports.writeFile(request, path, { stop: stop.signal, onProgress })).rejects.toThrow('enough');
}

describe('a file', () => {
  it.each(['plain.ndjson', 'packed.ndjson.gz'])('%s that was interrupted goes on, to the same bytes', async (name) => {
    const whole = join(folder, `whole-${name}`);
    await exports.writeFile(EVERYTHING, whole, { stop: forever });
    const path = join(folder, name);
    await interruptAfter(2, path);
    expect((await readdir(folder)).filter((file) => file.startsWith(name)).sort()).toEqual([
      `${name}.part`,
      `${name}.part.json`,
    ]);
    // What a kill in the middle of a page leaves behind.
    await writeFile(`${path}.part`, 'half a line', { flag: 'a' });
    const file = await exports.writeFile(EVERYTHING, path, { stop: forever });
    expect(file).toMatchObject({ path, games: GAMES, resumedAfter: 2 * PAGE_GAMES, startedAnew: undefined });
    const bytes = await readFile(path);
    expect(bytes.equals(await readFile(whole))).toBe(true);
    expect(bytes).toHaveLength(file.bytes);
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    expect(text).toBe(`${lines.join('\n')}\n`);
    expect((await readdir(folder)).filter((other) => other.startsWith(name))).toEqual([name]);
  });

  it('of other options starts anew and says so', async () => {
    const path = join(folder, 'options.ndjson');
    await interruptAfter(1, path);
    const file = await exports.writeFile({ ...EVERYTHING, clocks: false }, path, { stop: forever });
    expect(file).toMatchObject({ games: GAMES, resumedAfter: 0, startedAnew: 'it was begun with other options' });
  });

  it('that another process writes is left to it', async () => {
    const path = join(folder, 'busy.ndjson');
    await interruptAfter(1, path);
    const state = JSON.parse(await readFile(`${path}.part.json`, 'utf8')) as object;
    await writeFile(`${path}.part.json`, JSON.stringify({ ...state, pid: process.ppid }));
    await expect(exports.writeFile(EVERYTHING, path, { stop: forever })).rejects.toThrow(`Process ${process.ppid}`);
  });

  it("is nobody's when its process has let go of it, and whoever has the lease need not ask", async () => {
    const path = join(folder, 'left.ndjson');
    await interruptAfter(1, path);
    const state = JSON.parse(await readFile(`${path}.part.json`, 'utf8')) as { pid: number };
    expect(state.pid).toBe(0);
    await writeFile(`${path}.part.json`, JSON.stringify({ ...state, pid: process.ppid }));
    const file = await exports.writeFile(EVERYTHING, path, { stop: forever, isOurs: true });
    expect(file).toMatchObject({ games: GAMES, resumedAfter: PAGE_GAMES, startedAnew: undefined });
  });

  it('of no games is whole and empty', async () => {
    const path = join(folder, 'empty.ndjson');
    const selection = { filter: { until: new Date(0) } };
    const file = await exports.writeFile({ ...EVERYTHING, selection }, path, { stop: forever });
    expect(file).toMatchObject({ games: 0, bytes: 0 });
    expect(await readFile(path, 'utf8')).toBe('');
  });
});
