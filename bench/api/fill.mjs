// Games made by SQL: some players meet often, most seldom; every game has moves and clocks of a usual length.
import pg from 'pg';

const MOVES = Array.from({ length: 40 }, (_, i) => ['Nf3', 'Nf6', 'Bb5', 'exd5', 'O-O', 'Qxd4'][i % 6]).join(' ');

export async function fill(connectionString, { players, games }) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select setseed(0.5)');
    await client.query(
      `insert into players (id, name) select 'made_up_' || n, 'Made_Up_' || n from generate_series(0, ${players - 1}) n`,
    );
    await client.query(`insert into runs (kind, started_by, state) values ('replay', 'bench', 'done')`);
    await client.query(
      `insert into games (id, rated, variant, speed, perf, status, winner, created_at, last_move_at, white_id, black_id,
         white_rating, black_rating, clock_initial_s, clock_increment_s, opening_eco, opening_name, opening_ply, moves, plies,
         clocks_cs, first_run_id, last_run_id)
       select lpad(to_hex(n), 8, '0'), true, 'standard', 'blitz', 'blitz', 'resign', 'white', at, at, 'made_up_' || a,
         'made_up_' || case when a = b then (b + 1) % ${players} else b end, 1700, 1650, 180, 2, 'B12',
         'Caro-Kann Defense: Advance Variation', 5, $1, 40, array_fill(18000, array[40]), 1, 1
       from (
         select n, floor(${players} * power(random(), 4))::integer as a, floor(${players} * power(random(), 4))::integer as b,
           timestamptz '2020-01-01' + n * interval '10 minutes' as at
         from generate_series(1, ${games}) n
       ) game`,
      [MOVES],
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** A batch in the middle of its games. @returns its id */
export async function fillBatch(client, { user, games }) {
  const { rows } = await client.query(
    `with run as (
       insert into runs (kind, started_by, state, user_id, percent, total, finished, failed, started_at)
       select 'analysis', 'bench', 'waiting', id, 25, $2, $2 / 4, 0, now() - interval '1 hour' from users where name = $1
       returning id, user_id)
     insert into analysis_batches (run_id, user_id, slot, request, planned_at)
     select id, user_id, 1, '{"filter":{},"maxGames":100000}', now() - interval '1 hour' from run returning run_id as id`,
    [user, games],
  );
  const batch = rows[0].id;
  // Nobody has the role that would work on those to come.
  await client.query(
    `insert into analysis_tasks (run_id, game_id, place, state, ended_at)
     select $1, id, place, case when place <= $2 / 4 then 'done' else 'waiting' end, case when place <= $2 / 4 then now() end
     from (select id, row_number() over (order by created_at, id) as place from games order by created_at, id limit $2) game`,
    [batch, games],
  );
  await client.query('vacuum analyze');
  return batch;
}
