import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readCopyRows, type CopyRow } from '../database/copy-rows.js';
import { SPEEDS } from '../chess/speed.js';
import type { Outcome } from './core/edge.js';
import { findKind } from './core/kinds.js';
import type { Network } from './core/network.js';
import { NetworkBuilder, NOT_IN_NETWORK } from './core/network-builder.js';
import { InvalidEdgeError } from './core/network-errors.js';
import { NO_EDGE, PairGamesBuilder } from './core/pair-games.js';
import { IdTable } from './id-table.js';
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
const KIND = `case speed ${SPEEDS.map((speed) => `when '${speed}' then ${findKind(speed, false)}`).join(' ')} end + rated::integer`;

const EDGES = `
copy (select player_a, player_b, ${KIND}, games, wins_a, wins_b, draws, first_at, last_at from edges
where ${OF_KNOWN_SPEED})
to stdout (format binary)`;

const OUTCOMES: readonly Outcome[] = ['draw', 'white', 'black', undefined];
/** Games as edges count them: the rules are those of the triggers (migration AddEdges). */
const GAMES = `
copy (select white_id, black_id, ${KIND}, created_at, white_rating, black_rating,
  case when winner = 'white' then 1 when winner = 'black' then 2 when status <> 'unknownFinish' then 0 else 3 end
from games
where white_id <> black_id and status not in ${UNPLAYED} and ${OF_KNOWN_SPEED})
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
  const players = new IdTable();
  const { network, numbers } = await readEdges(client, players);
  if (games) await readGames(client, network, { players, numbers });
  await client.query('commit');
  return { network, asOf: rows[0]?.now ?? new Date(), version };
}

export async function readVersion(client: Client): Promise<string> {
  const { rows } = await client.query<{ version: string }>(NETWORK_VERSION);
  return rows[0]?.version ?? '';
}

/** @returns with the network the number in it of each of the players */
async function readEdges(client: Client, players: IdTable): Promise<ReturnType<NetworkBuilder['build']>> {
  const builder = new NetworkBuilder(players.ids);
  await readCopyRows(client.query(copyTo(EDGES)), 9, (row) =>
    builder.addRow({
      playerA: numberOf(players, row, 0),
      playerB: numberOf(players, row, 1),
      kind: row.integer(2),
      games: row.integer(3),
      winsA: row.integer(4),
      winsB: row.integer(5),
      draws: row.integer(6),
      firstAt: row.time(7),
      lastAt: row.time(8),
    }),
  );
  return builder.build();
}

async function readGames(
  client: Client,
  network: Network,
  { players, numbers }: { players: IdTable; numbers: Uint32Array },
): Promise<void> {
  const builder = new PairGamesBuilder(network);
  const find = (row: CopyRow, column: number): number => numbers[numberOf(players, row, column)] ?? NOT_IN_NETWORK;
  const ratingOf = (row: CopyRow, column: number): number | null => (row.isNull(column) ? null : row.smallint(column));
  await readCopyRows(client.query(copyTo(GAMES)), 7, (row) => {
    const white = find(row, 0);
    const black = find(row, 1);
    if (white === NOT_IN_NETWORK || black === NOT_IN_NETWORK)
      throw new InvalidEdgeError(row.ascii(0), row.ascii(1), NO_EDGE);
    builder.addRow({
      white,
      black,
      kind: row.integer(2),
      createdAt: row.time(3),
      whiteRating: ratingOf(row, 4),
      blackRating: ratingOf(row, 5),
      outcome: OUTCOMES[row.integer(6)],
    });
  });
  builder.build();
}

function numberOf(players: IdTable, row: CopyRow, column: number): number {
  return players.numberOf(row.bytes, row.startOf(column), row.endOf(column));
}
