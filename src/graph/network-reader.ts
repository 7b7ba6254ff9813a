import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readCopyRows, type CopyRow } from '../database/copy-rows.js';
import { SPEEDS } from '../chess/speed.js';
import type { EdgeGame } from './core/edge.js';
import type { Network } from './core/network.js';
import { NetworkBuilder } from './core/network-builder.js';
import { PairGamesBuilder } from './core/pair-games.js';
import { UNPLAYED } from './unplayed.js';

/** A network as it was at one moment. */
export interface NetworkReading {
  network: Network;
  /** By the clock of the database. */
  asOf: Date;
  /** `NETWORK_VERSION` just before. */
  version: string;
}

/**
 * SQL: text that changes whenever edges were written. PostgreSQL counts written rows and reports them after the commit, a busy
 * session within a second and an idle one within ten: read before a snapshot is taken, it never covers what the snapshot lacks.
 * The counts outlive a restart. They begin anew with a crash or on request, hence the times of that, and know nothing of TRUNCATE,
 * hence the file of the table.
 */
export const NETWORK_VERSION = `
select concat_ws(' ', pg_relation_filenode(relid), n_tup_ins, n_tup_upd, n_tup_del,
  (select extract(epoch from stats_reset) from pg_stat_bgwriter),
  (select extract(epoch from stats_reset) from pg_stat_database where datname = current_database()),
  case current_setting('track_counts') when 'off' then clock_timestamp() end) as version
from pg_stat_user_tables where relid = 'edges'::regclass`;

/** Lichess may add a speed: until there is a kind for it, its games are stored and not in the network. */
const OF_KNOWN_SPEED = `speed in (${SPEEDS.map((speed) => `'${speed}'`).join(', ')})`;

const EDGES = `
copy (select player_a, player_b, speed, rated, games, wins_a, wins_b, draws, first_at, last_at from edges
where ${OF_KNOWN_SPEED})
to stdout (format binary)`;

/** Games as edges count them: the rules are those of the triggers (migration AddEdges). */
const GAMES = `
copy (select white_id, black_id, speed, rated, created_at, white_rating, black_rating,
  case when winner is not null then winner when status <> 'unknownFinish' then 'draw' end
from games where white_id <> black_id and status not in ${UNPLAYED}
  and ${OF_KNOWN_SPEED})
to stdout (format binary)`;
/** Of one statement; whoever waits for an answer has a shorter deadline. */
const STATEMENT_LIMIT = '600s';

/**
 * Reads the player network, and its games if wanted, as they were at one and the same moment. Rows go into typed arrays as
 * they come.
 *
 * @throws InvalidEdgeError where edges and games do not agree
 */
export async function readNetwork(client: Client, { games }: { games: boolean }): Promise<NetworkReading> {
  const version = await readVersion(client);
  await client.query('begin isolation level repeatable read read only');
  await client.query(`set local statement_timeout = '${STATEMENT_LIMIT}'`);
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const network = await readEdges(client);
  if (games) await readGames(client, network);
  await client.query('commit');
  return { network, asOf: rows[0]?.now ?? new Date(), version };
}

export async function readVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(NETWORK_VERSION);
  return rows[0]?.version ?? '';
}

async function readEdges(client: Client): Promise<Network> {
  const builder = new NetworkBuilder();
  await readCopyRows(client.query(copyTo(EDGES)), 10, (row) =>
    builder.addEdge({
      playerA: row.ascii(0),
      playerB: row.ascii(1),
      speed: row.ascii(2),
      rated: row.boolean(3),
      games: row.integer(4),
      winsA: row.integer(5),
      winsB: row.integer(6),
      draws: row.integer(7),
      firstAt: row.time(8),
      lastAt: row.time(9),
    }),
  );
  return builder.build();
}

async function readGames(client: Client, network: Network): Promise<void> {
  const builder = new PairGamesBuilder(network);
  const ratingOf = (row: CopyRow, column: number): number | null => (row.isNull(column) ? null : row.smallint(column));
  await readCopyRows(client.query(copyTo(GAMES)), 8, (row) =>
    builder.addGame({
      white: row.ascii(0),
      black: row.ascii(1),
      speed: row.ascii(2),
      rated: row.boolean(3),
      createdAt: row.time(4),
      whiteRating: ratingOf(row, 5),
      blackRating: ratingOf(row, 6),
      outcome: row.isNull(7) ? undefined : (row.ascii(7) as NonNullable<EdgeGame['outcome']>),
    }),
  );
  builder.build();
}
