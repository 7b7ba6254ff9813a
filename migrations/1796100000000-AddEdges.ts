import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEY = 'player_a, player_b, speed, rated';
/** A is the one of the two whose id comes first. */
const PAIR = `least(white_id collate "C", black_id collate "C") as player_a,
    greatest(white_id collate "C", black_id collate "C") as player_b`;
const WON_BY_A = `winner = case when white_id collate "C" < black_id collate "C" then 'white' else 'black' end`;
const COUNTED = `white_id <> black_id and status not in ('created', 'started', 'aborted', 'noStart')`;

/** What the games of a table count for, as rows of the table edges in its order. */
const edgesOf = (games: string): string => `
  select ${PAIR}, speed, rated, count(*), count(*) filter (where ${WON_BY_A}),
    count(*) filter (where winner is not null and not ${WON_BY_A}),
    count(*) filter (where winner is null and status <> 'unknownFinish'), min(created_at), max(created_at)
  from ${games} where ${COUNTED}
  group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const ADD = `
create function add_to_edges() returns trigger language plpgsql as $$
begin
  insert into edges as edge ${edgesOf('new_games')}
  on conflict (${KEY}) do update set games = edge.games + excluded.games,
    wins_a = edge.wins_a + excluded.wins_a, wins_b = edge.wins_b + excluded.wins_b, draws = edge.draws + excluded.draws,
    first_at = least(edge.first_at, excluded.first_at), last_at = greatest(edge.last_at, excluded.last_at);
  return null;
end $$`;

const side = (table: string, sign: string): string => `
      select ${PAIR}, speed, rated, created_at, ${sign} as sign, case when ${WON_BY_A} then 'a' when winner is not null then 'b'
        when status <> 'unknownFinish' then 'draw' end as result
      from ${table} where ${COUNTED}`;

/** By how much the edges change; a game that counts for the same as before is out of it. */
const changes = (...sides: string[]): string => `
    select ${KEY}, sum(sign)::integer as games, coalesce(sum(sign) filter (where result = 'a'), 0)::integer as wins_a,
      coalesce(sum(sign) filter (where result = 'b'), 0)::integer as wins_b,
      coalesce(sum(sign) filter (where result = 'draw'), 0)::integer as draws,
      min(created_at) filter (where sign > 0) as added_first, max(created_at) filter (where sign > 0) as added_last,
      min(created_at) filter (where sign < 0) as removed_first, max(created_at) filter (where sign < 0) as removed_last
    from (
      select ${KEY}, created_at, result, sum(sign) as sign from (${sides.join(' union all ')}) side
      group by ${KEY}, created_at, result having sum(sign) <> 0
    ) difference
    group by ${KEY} order by ${KEY}`;

const GAMES_OF_EDGE = `((white_id = edge.player_a and black_id = edge.player_b) or (white_id = edge.player_b and black_id = edge.player_a))
        and speed = edge.speed and rated = edge.rated and ${COUNTED}`;

/** The first or last game of an edge may be gone: its successor is not before it, nor after one that was added. */
const CORRECT = `
create function correct_edges() returns trigger language plpgsql as $$
declare
  change record;
  edge edges%rowtype;
begin
  for change in execute case tg_op when 'UPDATE' then $changes$${changes(side('old_games', '-1'), side('new_games', '1'))}$changes$
    else $changes$${changes(side('old_games', '-1'))}$changes$ end
  loop
    -- Not inserted at once: a proposed row with fewer than no games would be refused before the known one is seen.
    update edges set games = games + change.games, wins_a = wins_a + change.wins_a, wins_b = wins_b + change.wins_b,
      draws = draws + change.draws, first_at = least(first_at, change.added_first), last_at = greatest(last_at, change.added_last)
    where (${KEY}) = (change.player_a, change.player_b, change.speed, change.rated) returning * into edge;
    if not found then
      insert into edges as known
      values (change.player_a, change.player_b, change.speed, change.rated, change.games, change.wins_a, change.wins_b, change.draws,
        change.added_first, change.added_last)
      on conflict (${KEY}) do update set games = known.games + excluded.games, wins_a = known.wins_a + excluded.wins_a,
        wins_b = known.wins_b + excluded.wins_b, draws = known.draws + excluded.draws,
        first_at = least(known.first_at, excluded.first_at), last_at = greatest(known.last_at, excluded.last_at)
      returning * into edge;
    end if;
    if edge.games = 0 then
      delete from edges where (${KEY}) = (edge.player_a, edge.player_b, edge.speed, edge.rated);
      continue;
    end if;
    if change.removed_first <= edge.first_at then
      select coalesce(min(created_at), edge.first_at) into edge.first_at from games
      where ${GAMES_OF_EDGE} and created_at between change.removed_first and coalesce(change.added_first, 'infinity');
    end if;
    if change.removed_last >= edge.last_at then
      select coalesce(max(created_at), edge.last_at) into edge.last_at from games
      where ${GAMES_OF_EDGE} and created_at between coalesce(change.added_last, '-infinity') and change.removed_last;
    end if;
    update edges set first_at = edge.first_at, last_at = edge.last_at
    where (${KEY}) = (edge.player_a, edge.player_b, edge.speed, edge.rated)
      and (first_at, last_at) is distinct from (edge.first_at, edge.last_at);
  end loop;
  return null;
end $$`;

const CLEAR = `
create function clear_edges() returns trigger language plpgsql as $$
begin
  truncate edges;
  return null;
end $$`;

const TRIGGERS = [
  `create trigger games_insert_edges after insert on games referencing new table as new_games
   for each statement execute function add_to_edges()`,
  `create trigger games_update_edges after update on games referencing old table as old_games new table as new_games
   for each statement execute function correct_edges()`,
  `create trigger games_delete_edges after delete on games referencing old table as old_games
   for each statement execute function correct_edges()`,
  `create trigger games_truncate_edges after truncate on games for each statement execute function clear_edges()`,
];

export class AddEdges1796100000000 implements MigrationInterface {
  readonly name = 'AddEdges1796100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "edges" (
      "player_a" text COLLATE "C" NOT NULL,
      "player_b" text COLLATE "C" NOT NULL,
      "speed" text COLLATE "C" NOT NULL,
      "rated" boolean NOT NULL,
      "games" integer NOT NULL,
      "wins_a" integer NOT NULL,
      "wins_b" integer NOT NULL,
      "draws" integer NOT NULL,
      "first_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
      "last_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
      CONSTRAINT "edges_pkey" PRIMARY KEY ("player_a", "player_b", "speed", "rated"),
      CONSTRAINT "edges_games_check" CHECK (least(wins_a, wins_b, draws) >= 0 AND wins_a + wins_b + draws <= games)
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "edges" IS 'What pairs of accounts did against each other; triggers on games keep it'`,
    );
    await this.comment(queryRunner, 'player_a', 'The one of the two whose id comes first');
    await this.comment(queryRunner, 'player_b', 'The other one');
    await this.comment(queryRunner, 'speed', 'ultraBullet to correspondence');
    await this.comment(queryRunner, 'rated', 'Counted for ratings');
    await this.comment(queryRunner, 'games', 'Games that are over, aborted ones left out');
    await this.comment(queryRunner, 'wins_a', 'Games A won');
    await this.comment(queryRunner, 'wins_b', 'Games B won');
    await this.comment(queryRunner, 'draws', 'Draws; games without a clear result are in none of the three');
    await this.comment(queryRunner, 'first_at', 'Pairing of the first game');
    await this.comment(queryRunner, 'last_at', 'Pairing of the last game');
    for (const statement of [ADD, CORRECT, CLEAR, ...TRIGGERS]) await queryRunner.query(statement);
    await queryRunner.query(`insert into edges ${edgesOf('games')}`);
  }

  private async comment(queryRunner: QueryRunner, column: string, text: string): Promise<void> {
    await queryRunner.query(`COMMENT ON COLUMN "edges"."${column}" IS '${text}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
