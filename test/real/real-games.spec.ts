// Real recorded games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { GameSideJson, LichessGameJson } from '../../src/rehearsal/world/world.js';
import { startRehearsal, type RunningRehearsal } from '../../src/rehearsal/start-rehearsal.js';
import { auditLedger, readStoredGames } from '../support/stored-games.js';
import { bootTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

const PLAYERS = 10;

/** A line of a file; described by the rehearsal room, so nothing of the code under test reads it. */
type Json = LichessGameJson;
type Row = Record<string, unknown>;

function dataFolder(): string {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  return join(folder, 'ndjson');
}

const paths = readdirSync(dataFolder()).map((name) => join(dataFolder(), name));

function readLines(path: string): string[] {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** Every game of every file, the fuller object of each id, and how many lines are no JSON. */
function readOracle(): { games: Map<string, Json>; broken: string[] } {
  const games = new Map<string, Json>();
  const broken: string[] = [];
  for (const line of paths.flatMap(readLines)) {
    try {
      const game = JSON.parse(line) as Json;
      const known = games.get(game.id);
      games.set(
        game.id,
        known === undefined ? game : { ...known, ...game, ...(known.clocks && { clocks: known.clocks }) },
      );
    } catch {
      broken.push(line);
    }
  }
  return { games, broken };
}

const idsOf = (game: Json): string[] => [game.players.white, game.players.black].flatMap((side) => side.user?.id ?? []);

function expectedSide(color: 'white' | 'black', side: GameSideJson & { blindfold?: boolean }): Row {
  const columns: Row = {
    id: side.user?.id,
    name: side.name,
    ai_level: side.aiLevel,
    rating: side.rating,
    rating_diff: side.ratingDiff,
    team: side.team,
    inaccuracies: side.analysis?.inaccuracy,
    mistakes: side.analysis?.mistake,
    blunders: side.analysis?.blunder,
    acpl: side.analysis?.acpl,
    accuracy: side.analysis?.accuracy,
  };
  const flags: Row = { provisional: side.provisional, berserk: side.berserk, blindfold: side.blindfold };
  const pairs: [string, unknown][] = [
    ...Object.entries(columns).map(([name, value]): [string, unknown] => [`${color}_${name}`, value ?? null]),
    ...Object.entries(flags).map(([name, value]): [string, unknown] => [`${color}_${name}`, value ?? false]),
  ];
  return Object.fromEntries(pairs);
}

/** The row a line must become, written down by hand from the description of the API. */
function expectedRow(game: Json): Row {
  return {
    id: game.id,
    rated: game.rated,
    variant: game.variant,
    speed: game.speed,
    perf: game.perf,
    status: game.status,
    winner: game.winner ?? null,
    source: game.source ?? null,
    created_at: new Date(game.createdAt),
    last_move_at: new Date(game.lastMoveAt),
    ...expectedSide('white', game.players.white),
    ...expectedSide('black', game.players.black),
    clock_initial_s: game.clock?.initial ?? null,
    clock_increment_s: game.clock?.increment ?? null,
    days_per_turn: game.daysPerTurn ?? null,
    initial_fen: game.initialFen ?? null,
    opening_eco: game.opening?.eco ?? null,
    opening_name: game.opening?.name ?? null,
    opening_ply: game.opening?.ply ?? null,
    moves: game.moves,
    plies: game.moves === '' ? 0 : game.moves.split(' ').length,
    clocks_cs: game.clocks ?? null,
    analysis: game.analysis ?? null,
    division_known: game.division !== undefined,
    division_middle: game.division?.middle ?? null,
    division_end: game.division?.end ?? null,
    arena_id: game.arenaTour?.id ?? game.tournament ?? null,
    arena_name: game.arenaTour?.name ?? null,
    swiss_id: game.swissTour?.id ?? game.swiss ?? null,
    imported: game.import !== undefined || game.source === 'import',
    imported_date: game.import?.date ?? null,
    extra: null,
    vanished_at: null,
  };
}

describe('real games', () => {
  const { games, broken } = readOracle();
  const counts = new Map<string, number>();
  const isChosen = (id: string): boolean => players.some(([player]) => player === id);
  for (const game of games.values()) for (const id of new Set(idsOf(game))) counts.set(id, (counts.get(id) ?? 0) + 1);
  const players = [...counts].sort((a, b) => b[1] - a[1]).slice(0, PLAYERS);
  // And whoever is needed so that every status, variant and kind of side of the files is read.
  const seen = new Set([...games.values()].filter((g) => idsOf(g).some((id) => isChosen(id))).flatMap(kindsOf));
  for (const game of games.values()) {
    const [id] = idsOf(game);
    if (id === undefined || kindsOf(game).every((kind) => seen.has(kind))) continue;
    players.push([id, counts.get(id) ?? 0]);
    for (const kind of kindsOf(game)) seen.add(kind);
  }
  const expected = [...games.values()].filter((game) => idsOf(game).some(isChosen));
  let database: TestDatabase;
  let app: TestApp;
  let lichess: RunningRehearsal;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = await startRehearsal({ files: paths });
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: lichess.url });
  });

  afterAll(async () => {
    await app.close();
    await lichess.stop();
    await database.drop();
  });

  it(`of the ${PLAYERS} players with most games, and of those who complete the kinds, are stored, each id once and each field equal`, async () => {
    for (const [player, count] of players) {
      const run = await app.syncPlayer(player);
      expect([run.state, run.rejected, run.message]).toEqual(['done', 0, null]);
      expect(run.received).toBeGreaterThanOrEqual(count);
    }
    const stored = await readStoredGames(database.url);
    expect([...stored.keys()].sort()).toEqual(expected.map((game) => game.id).sort());
    for (const game of expected) expect(stored.get(game.id)).toEqual(expectedRow(game));
    expect(await auditLedger(database.url)).toMatchObject({ unbalanced: 0, inserted: expected.length });
    const rejected = await queryDatabase(database.url, 'select raw from rejected_records');
    expect(rejected).toHaveLength(0);
    process.stderr.write(
      `real: ${expected.length} games of ${players.length} players, ${broken.length} broken lines in ${paths.length} files\n`,
    );
  }, 300_000);

  it('cover every status, variant and kind of side of the files', () => {
    const sorted = (list: Json[]): string[] => [...new Set(list.flatMap(kindsOf))].sort();
    expect(sorted(expected)).toEqual(sorted([...games.values()]));
    process.stderr.write(`real: ${sorted(expected).join(', ')}\n`);
  });
});

function kindsOf(game: Json): string[] {
  return [game.status, game.variant, sideKind(game.players.white), sideKind(game.players.black)];
}

function sideKind(side: GameSideJson): string {
  if (side.user) return 'registered';
  return side.aiLevel === undefined ? (side.name ? 'named' : 'anonymous') : 'computer';
}
