import { queryDatabase } from './test-database.js';

/** A game as a test wants it stored; the rest is filled in. */
export interface PlainGame {
  id: string;
  /** SAN, parted by single spaces. */
  moves: string;
  variant?: string;
  initialFen?: string;
  status?: string;
  winner?: 'white' | 'black';
  white?: string;
  black?: string;
  clocksCs?: number[];
  /** Lichess's own evaluations. */
  analysis?: unknown[];
}

const FIRST_MINUTE = Date.UTC(2026, 0, 1);

/** Stores games without asking anybody for them; later ones are newer. */
export async function insertGames(databaseUrl: string, games: readonly PlainGame[]): Promise<void> {
  const rows = games.map((game, i) => ({
    ...game,
    variant: game.variant ?? 'standard',
    status: game.status ?? 'resign',
    white: game.white ?? 'white_rook',
    black: game.black ?? 'black_rook',
    plies: game.moves === '' ? 0 : game.moves.split(' ').length,
    at: new Date(FIRST_MINUTE + i * 60_000).toISOString(),
  }));
  const json = JSON.stringify(rows);
  await queryDatabase(
    databaseUrl,
    `insert into players (id, name, tracked) select distinct name, name, true from json_to_recordset($1::json)
       as g (white text, black text), unnest(array[white, black]) as name on conflict do nothing`,
    [json],
  );
  await queryDatabase(
    databaseUrl,
    `with run as (insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id)
     insert into games (id, rated, variant, speed, perf, status, winner, created_at, last_move_at, white_id, black_id,
       initial_fen, moves, plies, clock_initial_s, clock_increment_s, clocks_cs, analysis, first_run_id, last_run_id)
     select g.id, true, variant, 'blitz', 'blitz', status, winner, at, at, white, black, "initialFen", moves, plies,
       300, 0, "clocksCs", analysis, run.id, run.id
     from run, json_to_recordset($1::json) as g (id text, variant text, status text, winner text, at timestamptz, white text,
       black text, "initialFen" text, moves text, plies smallint, "clocksCs" integer[], analysis jsonb)`,
    [json],
  );
}
