import type { EdgeGame } from '../../src/graph/core/edge.js';
import { queryDatabase } from './test-database.js';

/** Stores games of the kind the core of the network knows. @param prefix four characters that begin their ids */
export async function storeNetworkGames(
  databaseUrl: string,
  games: readonly EdgeGame[],
  prefix = 'netw',
): Promise<string[]> {
  const rows = games.map((game, i) => ({
    ...game,
    id: `${prefix}${String(i).padStart(4, '0')}`,
    at: new Date(game.createdAt).toISOString(),
    status: game.outcome === undefined ? 'unknownFinish' : game.outcome === 'draw' ? 'draw' : 'resign',
    winner: game.outcome === 'draw' ? undefined : game.outcome,
  }));
  await queryDatabase(
    databaseUrl,
    `with game as (
       select * from json_to_recordset($1::json) as g (id text, white text, black text, speed text, rated boolean, status text,
         winner text, at timestamptz, "whiteRating" smallint, "blackRating" smallint)
     ), player as (
       insert into players (id, name) select distinct name, name from game, unnest(array[white, black]) as name on conflict do nothing
     ), run as (
       insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id
     )
     insert into games (id, rated, variant, speed, perf, status, winner, created_at, last_move_at, white_id, black_id,
       white_rating, black_rating, moves, plies, first_run_id, last_run_id)
     select game.id, rated, 'standard', speed, speed, status, winner, at, at, white, black, "whiteRating", "blackRating",
       'e4', 1, run.id, run.id from game, run`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}
