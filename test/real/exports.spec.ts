// Real recorded games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ExportsService } from '../../src/exports/exports.service.js';
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

/** The games of a file, the last of each id. */
function readGames(name: string): Map<string, Recorded> {
  const bytes = readFileSync(join(dataFolder(), name));
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const games = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(games.map((line) => JSON.parse(line) as Recorded).map((game) => [game.id, game]));
}

/**
 * What an export may say otherwise than the record: names, titles, flairs and patron marks are those of the last sight;
 * what repeats the moves or is secret is not kept; the Swiss tournament has its name of today.
 */
function normalise(game: Recorded, users: Map<string, object>): Record<string, unknown> {
  const { pgn, fullId, lastFen, lastMove, bookmarked, ...kept } = game;
  for (const side of Object.values(kept.players)) if (side.user) Object.assign(side, { user: users.get(side.user.id) });
  const entries = Object.entries(kept).map(([key, value]) =>
    key === 'swiss' ? ['swissTour', { id: value }] : [key, value],
  );
  return Object.fromEntries(entries as [string, unknown][]);
}

describe('recorded games', () => {
  it.each(files)(
    'of %s come out of the database as Lichess sent them, in its order of fields',
    async (name) => {
      const games = [...readGames(name).values()];
      const lines = games.map((game) => JSON.stringify(game));
      const users = new Map(
        games.flatMap(({ players }) =>
          Object.values(players).flatMap(({ user }) => (user ? [[user.id, user] as const] : [])),
        ),
      );
      const database = await createTestDatabase();
      const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
      try {
        await storeLines(app, lines);
        const sorted = games.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
        const expected = sorted.map((game) => JSON.stringify(normalise(game, users)));
        const stream = app.module
          .get(ExportsService, { strict: false })
          .stream(
            { format: 'ndjson', selection: { filter: {} }, evals: 'lichess', clocks: true },
            { stop: new AbortController().signal },
          );
        let at = 0;
        for await (const piece of stream) {
          for (const line of piece.trimEnd().split('\n')) expect(line).toBe(expected[at++]);
        }
        expect(at).toBe(games.length);
      } finally {
        await app.close();
        await database.drop();
      }
    },
    120_000,
  );
});
