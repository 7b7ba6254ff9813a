import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { Database } from '../../database/database.service.js';

// Fewer say little about a game on average, since a table begins with whole pages.
const MEASURED_FROM = 1_000;

/** What is measured of stored games and accounts, for estimates. */
@Injectable()
export class EstimatesRepository {
  constructor(private readonly database: Database) {}

  /** Games of an account by Lichess's own count; undefined while its page was not read. */
  async findGamesOf(player: PlayerId): Promise<number | undefined> {
    const [row] = await this.database.query<{ games: number | null }>(
      'select account_games as games from players where id = $1',
      [player],
    );
    return row?.games ?? undefined;
  }

  /** Games an account has on average, of those whose page was read. */
  async findAverageGames(): Promise<number | undefined> {
    const [row] = await this.database.query<{ games: number | null }>(
      'select avg(account_games)::float8 as games from players where account_games is not null',
    );
    return row?.games ?? undefined;
  }

  /** Size of a stored game with its indexes; undefined while there are too few. */
  async measureBytesPerGame(): Promise<number | undefined> {
    const [row] = await this.database.query<{ bytes: number; games: number }>(
      `select pg_total_relation_size('games')::float8 as bytes, case when reltuples >= ${MEASURED_FROM} then reltuples::float8
         else (select count(*) from games)::float8 end as games
       from pg_class where oid = 'games'::regclass`,
    );
    return row && row.games >= MEASURED_FROM ? row.bytes / row.games : undefined;
  }

  /** Players of a crawl who still wait: games of the accounts that were looked at, and how many were not. */
  async findWaiting(runId: number): Promise<{ knownGames: number[]; others: number }> {
    const [row] = await this.database.query<{ knownGames: number[]; others: number }>(
      `select coalesce(array_agg(p.account_games) filter (where p.account_games is not null), '{}') as "knownGames",
         count(*) filter (where p.account_games is null)::int as others
       from crawl_players c join players p on p.id = c.player_id
       where c.run_id = $1 and c.state in ('waiting', 'fetching')`,
      [runId],
    );
    return row ?? { knownGames: [], others: 0 };
  }
}
