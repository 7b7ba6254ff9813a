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

/** A player may have a million games. */
const LIMITS = { statementMs: 10 * 60 * 1_000 };

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

const GAME_COLUMNS = 'white_id, black_id, speed, rated, status, winner, created_at';
/** Games of pairs whose A is one of the players $1: both indexes of sides lead to them, each player once. */
const GAMES_OF_PLAYERS = `(
  select ${GAME_COLUMNS} from games where white_id = any ($1::text[]) and white_id collate "C" < black_id collate "C"
  union all
  select ${GAME_COLUMNS} from games where black_id = any ($1::text[]) and black_id collate "C" < white_id collate "C"
) game`;

/** One statement sees one moment, in which games and edges belong together: nobody has to stop writing. */
const FIND_WRONG = `
select player_a as "playerA", player_b as "playerB", speed, rated
from (${edgesOf(GAMES_OF_PLAYERS)}) recount
  full join (select * from edges where player_a = any ($1::text[])) edge using (${KEY})
where ${of('recount', COUNTS)} is distinct from ${of('edge', COUNTS)} order by ${KEY}`;

/** Games are of known players, so no edge of others can be right. */
const FIND_ORPHANS = `
select player_a as "playerA", player_b as "playerB", speed, rated from edges
where not exists (select from players where id = player_a) and (${KEY}) > ($1::text, $2::text, $3::text, $4::boolean)
order by ${KEY} limit $5`;

const KEYS =
  'unnest($1::text[], $2::text[], $3::text[], $4::boolean[]) with ordinality as key (player_a, player_b, speed, rated, place)';
// Whoever stores a game of such a pair now is either counted or waits here and adds it afterwards.
const LOCK = `
insert into edges (${KEY}, ${COUNTS}) select ${KEY}, 0, 0, 0, 0, 'epoch', 'epoch' from ${KEYS} order by place
on conflict (${KEY}) do update set (games, wins_a, wins_b, draws) = (0, 0, 0, 0)`;
// All games of each A are counted once, and not those of each pair: a busy player may have thousands of wrong edges.
const RECOUNT = `
update edges set (${COUNTS}) = ${of('recount', COUNTS)}
from (${edgesOf(GAMES_OF_PLAYERS)}) recount, ${KEYS}
where ${of('recount', KEY)} = ${of('key', KEY)} and ${of('edges', KEY)} = ${of('recount', KEY)}`;
const REMOVE_EMPTY = `delete from edges using ${KEYS} where ${of('edges', KEY)} = ${of('key', KEY)} and games = 0`;

/** The edges of the player network. Triggers on games keep them; here they are only checked and read. */
@Injectable()
export class EdgesRepository {
  constructor(private readonly database: Database) {}

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('select count(*)::integer as count from edges');
    return row?.count ?? 0;
  }

  /** Players that an edge may have, and how many there are in all. */
  async countPlayers(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>('select count(*)::integer as count from players');
    return row?.count ?? 0;
  }

  /** The next players after an id, in an order of their own. */
  async listPlayers(after: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from players where id > $1 order by id limit $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Edges that are not what the games say, in the order of their keys, of pairs whose A is one of `players`; those that should
   * not be there included.
   */
  async findWrong(players: readonly string[]): Promise<EdgeKey[]> {
    return this.database.transaction((tx) => tx.query<EdgeKey>(FIND_WRONG, [players]), LIMITS);
  }

  /** Edges of nobody who is stored, in the order of their keys. */
  async findOrphans({ playerA, playerB, speed, rated }: EdgeKey, limit: number): Promise<EdgeKey[]> {
    const after = [playerA, playerB, speed, rated, limit];
    return this.database.transaction((tx) => tx.query<EdgeKey>(FIND_ORPHANS, after), LIMITS);
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
    }, LIMITS);
  }
}
