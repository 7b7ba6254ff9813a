import type { RehearsalServer, RequestNote } from '../../src/rehearsal/rehearsal-server.js';
import type { GameSideJson, LichessGameJson, WorldPlayer } from '../../src/rehearsal/world/world.js';
import type { OracleSide, OracleWorld } from './crawl-oracle.js';
import { queryDatabase } from './test-database.js';

/** A world of the rehearsal as the oracle looks at it. */
export function oracleWorldOf(
  games: readonly LichessGameJson[],
  players: readonly Pick<WorldPlayer, 'id' | 'disabled'>[],
): Required<OracleWorld> {
  const sides = games.flatMap(({ players: { white, black } }) => [white, black]);
  return {
    games: games.map(({ id, createdAt, status, speed, players: { white, black } }) => ({
      ...{ id, createdAt, status, speed },
      white: sideOf(white),
      black: sideOf(black),
    })),
    bots: new Set(sides.flatMap(({ user }) => (user?.title === 'BOT' ? user.id : []))),
    closed: new Set(players.flatMap(({ id, disabled }) => (disabled ? id : []))),
  };
}

function sideOf({ user, rating }: GameSideJson): OracleSide | undefined {
  return user && { id: user.id, rating };
}

/** Whom a crawl chose, as `depth player`, in the order in which they are read. */
export async function visitsOf(databaseUrl: string, crawl: number): Promise<string[]> {
  const rows = await queryDatabase<{ visit: string }>(
    databaseUrl,
    `select depth || ' ' || player_id as visit from crawl_players
     where run_id = $1 and (state <> 'skipped' or started_at is not null) order by depth, rank`,
    [crawl],
  );
  return rows.map(({ visit }) => visit);
}

/** What was asked for of a player's history, oldest first. */
export function historyRequestsOf(lichess: RehearsalServer, player: string): RequestNote[] {
  return lichess.stats.requests.filter(
    ({ kind, path }) => kind === 'export' && path.startsWith(`/api/games/user/${player}?`),
  );
}
