// Games to analyse: of one player, recorded ones where SHARED_DATA names a folder with them, else those of the built-in world.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { HOME_PLAYER, loadWorld } from '../../dist/src/rehearsal/world/world.js';

const FEWEST_PLIES = 10;

async function query(databaseUrl, sql, values) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function readRecorded(folder) {
  const text = gunzipSync(await readFile(join(folder, 'ndjson', 'pnmadelaine.ndjson.gz'))).toString();
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

/** The player's games first, then those of others. */
async function readWorld() {
  const home = HOME_PLAYER.toLowerCase();
  const isHis = ({ players }) => [players.white, players.black].some(({ user }) => user?.id === home);
  const { games } = await loadWorld();
  return [...games.filter(isHis), ...games.filter((game) => !isHis(game))];
}

/** Ended games of standard chess: id, moves (SAN) and number of plies. */
export async function readGames() {
  const folder = process.env.SHARED_DATA;
  const games = folder ? await readRecorded(folder) : await readWorld();
  return games
    .filter(({ variant, initialFen, status }) => variant === 'standard' && !initialFen && status !== 'started')
    .map(({ id, moves }) => ({ id, moves: moves ?? '', plies: (moves ?? '').split(' ').length }))
    .filter(({ plies }) => plies >= FEWEST_PLIES);
}

/** So many of them, from all over the list. */
export function spread(games, count) {
  const step = Math.max(1, games.length / count);
  return Array.from({ length: Math.min(count, games.length) }, (_, i) => games[Math.floor(i * step)]);
}

/** Stores games without asking anybody for them. Nothing that is measured looks at who played. */
export async function storeGames(databaseUrl, games) {
  await query(
    databaseUrl,
    `insert into players (id, name) select name, name from unnest(array['bench_white', 'bench_black']) as name`,
  );
  await query(
    databaseUrl,
    `with run as (insert into runs (kind, started_by, state) values ('replay', 'bench', 'done') returning id)
     insert into games (id, rated, variant, speed, perf, status, created_at, last_move_at, white_id, black_id, moves, plies,
       clock_initial_s, clock_increment_s, first_run_id, last_run_id)
     select g.id, true, 'standard', 'blitz', 'blitz', 'draw', now(), now(), 'bench_white', 'bench_black', moves, plies,
       300, 0, run.id, run.id
     from run, json_to_recordset($1::json) as g (id text, moves text, plies smallint)`,
    [JSON.stringify(games)],
  );
}

/** As if no game had ever been analysed: no evaluation is known. */
export async function forgetAnalyses(databaseUrl) {
  await query(
    databaseUrl,
    `truncate game_analyses, game_plies, plugin_results, analysis_tasks, analysis_chunks, cached_evaluations`,
  );
}

/** What is stored of analyses: games, positions searched and known before, nodes that were searched for them. */
export async function countSearches(databaseUrl) {
  const [counts] = await query(
    databaseUrl,
    `select count(distinct game_id)::int as games, (count(*) filter (where source = 'engine'))::int as searched,
       (count(*) filter (where source = 'cache'))::int as cached,
       coalesce(sum(nodes) filter (where source = 'engine'), 0)::float8 as nodes
     from game_plies`,
  );
  return counts;
}
