// Real recorded games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ExportsService, type TextRequest } from '../../src/exports/exports.service.js';
import { importAndExport } from '../support/import-and-export.js';
import { storeLines } from '../support/store-lines.js';
import { bootTestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

interface Recorded {
  id: string;
  createdAt: number;
  players: Record<'white' | 'black', { user?: { id: string } }>;
  [field: string]: unknown;
}

function dataFolder(): string {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return join(folder, 'ndjson');
}

const files = readdirSync(dataFolder()).filter((name) => name.includes('ndjson'));

/** The games of a file by creation and id, the last of each id. */
function readGames(name: string): Recorded[] {
  const bytes = readFileSync(join(dataFolder(), name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const games = text.split('\n').filter((line) => line.trim() !== '');
  const byId = new Map(games.map((line) => JSON.parse(line) as Recorded).map((game) => [game.id, game]));
  return [...byId.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** Stores games in a database of their own and reads all of it back. */
async function exportAs(format: TextRequest['format'], games: readonly Recorded[]): Promise<string> {
  const database = await createTestDatabase();
  const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  try {
    await storeLines(
      app,
      games.map((game) => JSON.stringify(game)),
    );
    const request: TextRequest = { format, selection: { filter: {} }, evals: 'lichess', clocks: true };
    const stop = new AbortController().signal;
    let text = '';
    for await (const piece of app.module.get(ExportsService, { strict: false }).stream(request, { stop }))
      text += piece;
    return text;
  } finally {
    await app.close();
    await database.drop();
  }
}

/**
 * What an export may say otherwise than the record: names, titles, flairs and patron marks are those of the last sight;
 * what repeats the moves or is secret is not kept; the Swiss tournament has its name of today.
 */
function normalise(game: Recorded, users: Map<string, object>): Record<string, unknown> {
  const { pgn, fullId, lastFen, lastMove, bookmarked, ...kept } = game;
  const players = Object.fromEntries(
    Object.entries(kept.players).map(([color, { user, ...side }]) => [
      color,
      { ...(user && { user: users.get(user.id) }), ...side },
    ]),
  );
  const entries = Object.entries({ ...kept, players }).map(([key, value]) =>
    key === 'swiss' ? ['swissTour', { id: value }] : [key, value],
  );
  return Object.fromEntries(entries as [string, unknown][]);
}

/**
 * Tags and moves of a PGN, without what the two may say otherwise: the event (names of arenas are not in these records),
 * openings (not in them either), tags newer than the record, titles of today, parts of a second, which Lichess rounds.
 */
function comparePgn(pgn: string): { tags: string[]; moves: string } {
  const lines = pgn.trim().split('\n');
  const isCompared = (line: string): boolean => !/^\[(Event|Round|GameId|ECO|Opening|\w+Title) /.test(line);
  const tags = lines.filter((line) => line.startsWith('[') && isCompared(line));
  const moves = (lines.at(-1) ?? '').replaceAll(/\[%clk (\d+):(\d\d):(\d\d(?:\.\d+)?)\]/g, roundClock);
  return { tags, moves };
}

function roundClock(_: string, hours: string, minutes: string, seconds: string): string {
  return `[%clk ${Math.round(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))}]`;
}

describe('recorded games', () => {
  it('that carry the PGN of Lichess give the same PGN', async () => {
    const games = files.flatMap(readGames).filter(({ pgn }) => typeof pgn === 'string');
    const exported = await exportAs('pgn', games);
    const texts = new Map(exported.split('\n\n\n').map((pgn) => [/\[GameId "(\w+)"\]/.exec(pgn)?.[1], pgn]));
    for (const { id, pgn } of games)
      expect([id, comparePgn(texts.get(id) ?? '')]).toEqual([id, comparePgn(String(pgn))]);
    process.stderr.write(`real: ${games.length} games as PGN\n`);
  }, 120_000);

  it.each(files)(
    'of %s come out of the database as Lichess sent them, in its order of fields',
    async (name) => {
      const games = readGames(name);
      const sides = games.flatMap(({ players }) => Object.values(players));
      // The last sight is the last line of the file as it was stored, which is in this order.
      const users = new Map(sides.flatMap(({ user }) => (user ? [[user.id, user] as const] : [])));
      const expected = games.map((game) => JSON.stringify(normalise(game, users)));
      const exported = (await exportAs('ndjson', games)).trimEnd().split('\n');
      expect(exported).toHaveLength(expected.length);
      for (const [at, line] of exported.entries()) if (line !== expected[at]) expect(line).toBe(expected[at]);
    },
    120_000,
  );
});

describe('files that are imported, exported, imported and exported', () => {
  it.each([
    ['pgn', ['pgn-user', 'pgn-arena', 'pgn-broadcast', 'pgn-monthly-dump']],
    ['ndjson', ['ndjson']],
  ] as const)(
    'give the same bytes: %s',
    async (format, folders) => {
      const home = await mkdtemp(join(tmpdir(), 'rookery-round-trip-'));
      try {
        const paths = folders.map((name) => join(dataFolder(), '..', name));
        const { texts, run } = await importAndExport(paths, [format]);
        const path = join(home, `games.${format}`);
        await writeFile(path, texts[0] ?? '');
        const again = await importAndExport([path], [format]);
        expect(again.run).toMatchObject({ received: run.inserted, inserted: run.inserted, rejected: 0 });
        expect(again.texts[0] === texts[0]).toBe(true);
        process.stderr.write(`real: ${run.inserted} games of ${format} came out as they came in\n`);
      } finally {
        await rm(home, { recursive: true });
      }
    },
    600_000,
  );
});
