import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { GameJson } from './lichess-json.js';
import { loadNdjsonWorld } from './ndjson-world.js';
import { aGame, parseLines } from './spec-kit.js';
import { startRehearsal } from './start-rehearsal.js';

describe('a world of recorded lines', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rehearsal-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, content: string | Buffer): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  const lines = (...games: unknown[]): string => games.map((game) => `${JSON.stringify(game)}\n`).join('');
  const named = (name: string): GameJson['players'] => ({ white: { user: { name, id: 'ada' } }, black: {} });

  it('is read from plain and gzipped files, blank lines skipped, also without a last line end', async () => {
    const plain = await file('plain.ndjson', `${lines(aGame('a'))}\n\n${JSON.stringify(aGame('b', 1))}`);
    const packed = await file(
      'packed.ndjson.gz',
      gzipSync(lines(aGame('c', 2, { opening: { eco: 'C', name: 'Sämisch', ply: 1 } }))),
    );
    const { games, brokenLines } = await loadNdjsonWorld([plain, packed]);
    expect(games.map(({ id }) => id[0])).toEqual(['a', 'b', 'c']);
    expect(games[2]?.load().opening?.name).toBe('Sämisch');
    expect(brokenLines).toEqual([]);
  });

  it('keeps every field of a line, also unknown ones', async () => {
    const game = { ...aGame('a'), novelty: { deep: [1, 2] } };
    const path = await file('novelty.ndjson', lines(game));
    const { url, stop } = await startRehearsal({ files: [path] });
    const { got } = await fetchGames(url);
    expect(got).toEqual([game]);
    await stop();
  });

  it('serves running games as they stand: their last plies were withheld when they were recorded', async () => {
    const game = aGame('a', 0, { status: 'started', winner: undefined });
    const { url, stop } = await startRehearsal({ files: [await file('running.ndjson', lines(game))] });
    expect((await fetchGames(url)).got).toEqual([game]);
    await stop();
  });

  it('keeps the richer line of a game that stands in several files', async () => {
    const first = await file('1.ndjson', lines(aGame('a', 0, { clocks: [1] }), aGame('b', 1)));
    const second = await file('2.ndjson', lines(aGame('a', 0), aGame('b', 1, { analysis: [{ eval: 1 }] })));
    const { games } = await loadNdjsonWorld([first, second]);
    expect(games).toHaveLength(2);
    expect(games.map((game) => game.load())).toMatchObject([{ clocks: [1] }, { analysis: [{ eval: 1 }] }]);
  });

  it('names players as their newest game does', async () => {
    const path = await file(
      'names.ndjson',
      lines(aGame('b', 9, { players: named('ADA') }), aGame('a', 1, { players: named('ada') })),
    );
    expect((await loadNdjsonWorld([path])).players).toEqual([{ username: 'ADA' }]);
  });

  it('lists broken lines with file, line number and reason, and serves them as one player sees fit', async () => {
    const path = await file('broken.ndjson', `${lines(aGame('a'))}{"id":"b00\n{"id":"c","players":null}\n42\n`);
    const { brokenLines, games } = await loadNdjsonWorld([path]);
    expect(games).toHaveLength(1);
    expect(brokenLines).toMatchObject([
      { file: 'broken.ndjson', line: 2, text: '{"id":"b00' },
      { line: 3, reason: 'not a game object' },
      { line: 4, text: '42' },
    ]);
    const { url, stop } = await startRehearsal({ files: [path], brokenLinesOf: 'ada' });
    const { text } = await fetchGames(url);
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toContain('\n42\n');
    await stop();
  });

  it('takes what a cut compressed file still gives, the torn line as broken', async () => {
    const whole = gzipSync(lines(...Array.from({ length: 400 }, (_, index) => aGame(`g${index}x`, index))));
    const path = await file('cut.ndjson.gz', whole.subarray(0, whole.length * 0.6));
    const { games, brokenLines } = await loadNdjsonWorld([path]);
    expect(games.length).toBeGreaterThan(100);
    expect(brokenLines).toMatchObject([{ line: games.length + 1, reason: 'unexpected end of file' }]);
  });

  it('fails when a file is not there', async () => {
    await expect(loadNdjsonWorld([join(folder, 'missing.ndjson')])).rejects.toThrow('ENOENT');
    await expect(loadNdjsonWorld([join(folder, 'missing.ndjson.gz')])).rejects.toThrow('ENOENT');
  });

  async function fetchGames(url: string): Promise<{ text: string; got: GameJson[] }> {
    const headers = { accept: 'application/x-ndjson', 'user-agent': 'rookery-test/1 (test)' };
    const text = await (await fetch(`${url}/api/games/user/ada?sort=dateAsc&ongoing=true`, { headers })).text();
    return { text, got: text.includes('"id":"b00') ? [] : parseLines(text) };
  }
});
