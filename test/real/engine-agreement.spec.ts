// The default engine against Lichess's evaluations of real games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AnalysesService } from '../../src/analysis/analyses.service.js';
import { AnalysisRequests } from '../../src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../src/analysis/analysis-work.service.js';
import type { Score } from '../../src/chess/score.js';
import { insertGames } from '../support/insert-games.js';
import { bootTestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';
import { BANDS, type EvaluatedTwice, measureDisagreement } from './agreement.js';

// What Lichess gives a user's request; its clients search 6/7 of it.
const NODES = 1_000_000;
const GAMES = 5;
// Newer ones were analysed by engines whose centipawns mean what they mean today.
const FIRST_YEAR = 2024;
const PLIES = { least: 45, most: 65 };
const GLYPHS = { '?!': 'Inaccuracy', '?': 'Mistake', '??': 'Blunder' } as const;

interface Game {
  id: string;
  moves: string[];
  /** After each ply; a final mate has none. */
  scores: Score[];
  /** Lichess's own, by ply from 0 on. */
  judgments: (string | null)[];
}

/** A game of an export with literate comments; side lines are left out. */
function parseGame(pgn: string): Game {
  const game: Game = { id: tagOf(pgn, 'GameId'), moves: [], scores: [], judgments: [] };
  let depth = 0;
  for (const [token] of pgn.replace(/^\[.*$/gm, '').matchAll(/\{[^}]*\}|[()]|[^\s(){}]+/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (depth > 0) continue;
    else if (token.startsWith('{')) game.scores.push(...parseEvaluation(token));
    else if (/^[a-hKQRBNO]/.test(token)) addMove(game, token);
  }
  return game;
}

function addMove({ moves, judgments }: Game, token: string): void {
  const [, san = '', glyph = ''] = /^([^?!]+)([?!]*)$/.exec(token) ?? [];
  moves.push(san);
  judgments.push(GLYPHS[glyph as keyof typeof GLYPHS] ?? null);
}

function parseEvaluation(comment: string): Score[] {
  const [, mate, pawns] = /\[%eval (?:#(-?\d+)|(-?[\d.]+))\]/.exec(comment) ?? [];
  if (mate !== undefined) return [{ mate: Number(mate) }];
  return pawns === undefined ? [] : [{ cp: Math.round(Number(pawns) * 100) }];
}

const tagOf = (pgn: string, name: string): string => new RegExp(`\\[${name} "([^"]*)"`).exec(pgn)?.[1] ?? '';

/** New games of moderate length that are evaluated throughout, spread evenly over the file. */
function readGames(): Game[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const bytes = gunzipSync(readFileSync(join(folder, 'pgn-user', 'lichess_IsmatS_2025-12-15.pgn.gz')));
  const games = bytes
    .toString('utf8')
    .split(/\n\n(?=\[Event )/)
    .filter((pgn) => Number(tagOf(pgn, 'UTCDate').slice(0, 4)) >= FIRST_YEAR && tagOf(pgn, 'Variant') === 'Standard')
    .map(parseGame)
    .filter(({ moves: { length } }) => length >= PLIES.least && length <= PLIES.most)
    .filter(({ moves, scores }) => scores.length === moves.length - (moves.at(-1)?.endsWith('#') ? 1 : 0));
  const step = games.length / GAMES;
  return Array.from({ length: GAMES }, (_, i) => games[Math.floor(i * step)]).filter((game) => game !== undefined);
}

describe('the default engine', () => {
  it(`agrees with Lichess on ${GAMES} real games at ${NODES} nodes a position`, async () => {
    const games = readGames();
    expect(games).toHaveLength(GAMES);
    const database = await createTestDatabase();
    await insertGames(
      database.url,
      games.map(({ id, moves }) => ({ id, moves: moves.join(' ') })),
    );
    const app = await bootTestApp({
      databaseUrl: database.url,
      lichessUrl: 'http://127.0.0.1:9',
      // The one that comes with Rookery.
      env: { ENGINE_PATH: '' },
    });
    const ids = games.map(({ id }) => id);
    const requests = app.module.get(AnalysisRequests, { strict: false });
    const { run } = await requests.requestGames(ids, { startedBy: 'test', nodes: NODES, doneHere: true });
    const work = app.module.get(AnalysisWork, { strict: false });
    const ended = await work.runToEnd(run.id, new AbortController().signal);
    expect(ended).toMatchObject({ state: 'done', finished: GAMES, failed: 0 });

    const analyses = app.module.get(AnalysesService, { strict: false });
    const evaluated: EvaluatedTwice[] = [];
    const flagged = { both: 0, either: 0, same: 0 };
    for (const { id, scores, judgments } of games) {
      const plies = (await analyses.listPlies(id)).slice(1);
      const ours = plies.map(({ cp, mate }): Score => (mate === null ? { cp: Number(cp) } : { mate }));
      evaluated.push({ theirs: scores, ours: ours.slice(0, scores.length) });
      for (const [i, theirs] of judgments.entries()) {
        const mine = plies[i]?.judgment ?? null;
        if (theirs ?? mine) flagged.either++;
        if (theirs && mine) flagged.both++;
        if (theirs && theirs === mine) flagged.same++;
      }
    }
    const found = {
      ...measureDisagreement(evaluated),
      engine: (await analyses.get(ids[0] ?? '')).engine?.name,
      overlap: flagged.both / flagged.either,
      sameJudgment: flagged.same / flagged.either,
    };
    process.stderr.write(`real: engine against Lichess: ${JSON.stringify(found)}\n`);
    await app.close();
    await database.drop();
    expect(found.medianWin).toBeLessThanOrEqual(BANDS.medianWin);
    expect(found.p95Win).toBeLessThanOrEqual(BANDS.p95Win);
    expect(found.acpl).toBeLessThanOrEqual(BANDS.acpl);
    expect(found.accuracy).toBeLessThanOrEqual(BANDS.accuracy);
    expect(found.overlap).toBeGreaterThanOrEqual(BANDS.overlap);
  }, 3_600_000);
});
