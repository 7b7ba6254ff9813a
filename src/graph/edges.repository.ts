import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { UNPLAYED } from './unplayed.js';

/** One edge by its key; A is the one of the two whose id comes first. */
export interface EdgeKey {
  playerA: string;
  playerB: string;
  speed: string;
  rated: boolean;
}

const KEY = 'player_a, player_b, speed, rated';
const COUNTS = 'games, wins_a, wins_b, draws, first_at, last_at';
const of = (table: string, columns: string): string =>
  `(${columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ')})`;
const WON_BY_A = `winner = case when white_id collate "C" < black_id collate "C" then 'white' else 'black' end`;

/** The edges that games make. `games` is a table with their columns. */
const edgesOf = (games: string): string => `
  select least(white_id collate "C", black_id collate "C") as player_a,
    greatest(white_id collate "C", black_id collate "C") as player_b, speed collate "C" as speed, rated,
    count(*)::integer as games, (count(*) filter (where ${WON_BY_A}))::integer as wins_a,
    (count(*) filter (where winner is not null and not ${WON_BY_A}))::integer as wins_b,
    (count(*) filter (where winner is null and status <> 'unknownFinish'))::integer as draws,
    min(created_at) as first_at, max(created_at) as last_at
  from ${games} where white_id <> black_id and status not in ${UNPLAYED}
  group by 1, 2, 3, 4`;

/** One statement sees one moment, in which games and edges belong together: nobody has to stop writing. */
const FIND_WRONG = `
select player_a as "playerA", player_b as "playerB", speed, rated
from (${edgesOf('games')}) recount full join edges using (${KEY})
where ${of('recount', COUNTS)} is distinct from ${of('edges', COUNTS)} order by ${KEY}`;

const KEYS =
  'unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) with ordinality as key (player_a, player_b, speed, rated, place)';
// Whoever stores a game of such a pair now is either counted or waits here and adds it afterwards.
const LOCK = `
insert into edges (${KEY}, ${COUNTS}) select ${KEY}, 0, 0, 0, 0, 'epoch', 'epoch' from ${KEYS} order by place
on conflict (${KEY}) do update set (games, wins_a, wins_b, draws) = (0, 0, 0, 0)`;
const gamesWith = (white: string, black: string): string =>
  `select games.* from ${KEYS} join games on (white_id, black_id, games.speed, games.rated) = (${white}, ${black}, key.speed, key.rated)`;
const RECOUNT = `
update edges set (${COUNTS}) = ${of('recount', COUNTS)}
from (${edgesOf(`(${gamesWith('player_a', 'player_b')} union all ${gamesWith('player_b', 'player_a')}) game`)}) recount
where ${of('edges', KEY)} = ${of('recount', KEY)}`;
const REMOVE_EMPTY = `delete from edges using ${KEYS} where ${of('edges', KEY)} = ${of('key', KEY)} and games = 0`;

/** The edges of the player network. Triggers on games keep them; here they are only checked and read. */
@Injectable()
export class EdgesRepository {
  constructor(private readonly database: Database) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('select count(*)::integer as count from edges');
    return row?.count ?? 0;
  }

  /** Edges that are not what the games say, in the order of their keys; those that should not be there included. */
  async findWrong(): Promise<EdgeKey[]> {
    return this.database.query<EdgeKey>(FIND_WRONG);
  }

  /** Counts the games of edges anew, while others may write. */
  async recount(keys: readonly EdgeKey[]): Promise<void> {
    const columns = [
      keys.map((key) => key.playerA),
      keys.map((key) => key.playerB),
      keys.map((key) => key.speed),
      keys.map((key) => key.rated),
    ];
    await this.database.transaction(async (tx) => {
      await tx.execute(LOCK, columns);
      await tx.execute(RECOUNT, columns);
      await tx.execute(REMOVE_EMPTY, columns);
    });
  }
}
