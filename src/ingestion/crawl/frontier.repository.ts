import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { Database, type Tx } from '../../database/database.service.js';
import { UNPLAYED } from '../../graph/unplayed.js';
import type { CrawlPriority, CrawlSettings } from './crawl-policy.js';

// Of those left out only the best of each level are kept, since a level may meet a hundred thousand; all are counted.
const LEFT_OUT_KEPT = 1_000;

// Parameters: 1 run, 2 since, 3 speeds, 4 fewest games, 5 and 6 rating band, 7 bots, 8 closed.
const IS_OF_SPEED = (table: string): string => `(cardinality($3::text[]) = 0 or ${table}.speed = any($3::text[]))`;
const COUNTED = `g.status not in ${UNPLAYED}
  and ($2::timestamptz is null or g.created_at >= $2::timestamptz) and ${IS_OF_SPEED('g')}`;

const ORDER: Record<CrawlPriority, string> = {
  games: 'games desc, last_at desc',
  recent: 'last_at desc, games desc',
  rating: 'abs(rating - found_rating) nulls last, games desc',
};

/** SQL: of whom each of `finders` met, how many games and the latest one. Edges know that, but not since when. */
const PAIRS = `pairs as (
  select finder, player, sum(games)::int as games, max(last_at) as last_at from (
    select f.id as finder, e.player_b collate "default" as player, e.games, e.last_at
    from finders f join edges e on e.player_a = f.id where ${IS_OF_SPEED('e')}
    union all
    select f.id, e.player_a collate "default", e.games, e.last_at
    from finders f join edges e on e.player_b = f.id where ${IS_OF_SPEED('e')}) met
  -- Always so; PostgreSQL wants to see every parameter.
  where $2::timestamptz is null group by finder, player)`;
const PAIRS_SINCE = `meetings as (
  select f.id as finder, g.black_id as player, g.created_at from finders f join games g on g.white_id = f.id
  where g.black_id is not null and ${COUNTED}
  union all
  select f.id, g.white_id, g.created_at from finders f join games g on g.black_id = f.id
  where g.white_id is not null and ${COUNTED}),
pairs as (
  select finder, player, count(*)::int as games, max(created_at) as last_at from meetings group by finder, player)`;

/** SQL: the ratings in the latest counted game of a row of `table` with who found them. */
const latestOf = (table: string): string => `left join lateral (
    select * from (
      select g.id, g.black_rating as rating, g.white_rating as found_rating from games g
      where g.white_id = ${table}.finder and g.created_at = ${table}.last_at and g.black_id = ${table}.player and ${COUNTED}
      union all
      select g.id, g.white_rating, g.black_rating from games g
      where g.black_id = ${table}.finder and g.created_at = ${table}.last_at and g.white_id = ${table}.player and ${COUNTED}
    ) both_sides order by id collate "C" desc limit 1) latest on true`;

/** Whether somebody is chosen by ratings: then those of everybody are looked up, and else only of who is kept. */
function needsRatings({ priority, minRating, maxRating }: CrawlSettings): boolean {
  return priority === 'rating' || minRating !== null || maxRating !== null;
}

/**
 * SQL: everybody who played with one of `finders` (a query of ids) and is not in the crawl yet, each once: from whom, how
 * many games together, their latest one, and the reason to leave them out. Deleted accounts are nobody.
 */
const judged = (finders: string, settings: CrawlSettings): string => `
finders as materialized (${finders}),
${settings.since === null ? PAIRS : PAIRS_SINCE},
found as (
  select distinct on (player collate "C") * from pairs
  where player <> 'ghost' and player not like '!%' and not exists (
    select from crawl_players c where c.run_id = $1 and c.player_id = pairs.player
      and (c.state <> 'skipped' or c.started_at is not null))
  order by player collate "C", games desc, finder collate "C"),
rated as (
  select found.*, ${needsRatings(settings) ? 'latest.rating, latest.found_rating' : 'null::smallint as rating, null::smallint as found_rating'},
    coalesce(p.title = 'BOT', false) as bot, p.account_state in ('closed', 'unknown') as gone
  from found join players p on p.id = found.player ${needsRatings(settings) ? latestOf('found') : ''}),
judged as (
  select *, case when bot and not $7 then 'bot' when gone and not $8 then 'closed' when games < $4 then 'few-games'
    when $5::integer is not null and coalesce(rating < $5, true) or $6::integer is not null and coalesce(rating > $6, true)
    then 'rating' end as reason
  from rated)`;

/** SQL: counted games of `finders` against opponents that nobody can follow, by the kind of these. */
const COUNT_DEAD_ENDS = `
nobody as (
  select case when g.black_ai_level is null then 'anonymous' else 'computer' end as kind
  from finders f join games g on g.white_id = f.id where g.black_id is null and ${COUNTED}
  union all
  select case when g.white_ai_level is null then 'anonymous' else 'computer' end
  from finders f join games g on g.black_id = f.id where g.white_id is null and ${COUNTED}),
dead_ends as (
  select kind, count(*) as games from nobody group by kind
  union all
  select 'deleted', sum(games) from pairs where player = 'ghost' or player like '!%' having sum(games) > 0)`;

/** Parameters of `judged`. */
function parametersOf(runId: number, settings: CrawlSettings): unknown[] {
  const { since, speeds, minGames, minRating, maxRating, bots, closed } = settings;
  return [runId, since, speeds, minGames, minRating, maxRating, bots, closed];
}

/** A level as it was drawn up. */
export interface DrawnLevel {
  chosen: PlayerId[];
}

/** Draws up levels of crawls out of stored games. */
@Injectable()
export class FrontierRepository {
  constructor(private readonly database: Database) {}

  /**
   * Chooses the players of a level in one statement, best first, `left` of them at most: everybody with enough games with
   * one of the level before whose games were read. Those left out are counted by reason, and the best of them kept.
   * Whoever was left out at a level before may be chosen now. `tx` says how long it may take.
   */
  async draw(tx: Tx, runId: number, depth: number, settings: CrawlSettings, left: number): Promise<DrawnLevel> {
    const finders = `select player_id as id from crawl_players where run_id = $1 and depth = $9 - 1 and state = 'done'`;
    const rated = needsRatings(settings) ? 'numbered' : 'latest';
    const [level] = await tx.query<DrawnLevel>(
      `with ${judged(finders, settings)},
      ranked as (
        select *, row_number() over (order by (reason is not null), ${ORDER[settings.priority]}, player collate "C")::int as rank
        from judged),
      settled as (select *, coalesce(reason, case when rank > $10 then 'limit' end) as because from ranked),
      ${COUNT_DEAD_ENDS},
      numbered as (select *, row_number() over (partition by because is null order by rank) as place from settled),
      kept as (
        insert into crawl_players (run_id, player_id, depth, rank, found_from, games_together, last_game_at, rating,
          found_rating, state, skipped_because)
        select $1, player, $9, rank, finder, games, last_at, ${rated}.rating, ${rated}.found_rating,
          case when because is null then 'waiting' else 'skipped' end, because
        from numbered ${rated === 'latest' ? latestOf('numbered') : ''} where because is null or place <= ${LEFT_OUT_KEPT}
        on conflict (run_id, player_id) do update set depth = excluded.depth, rank = excluded.rank,
          found_from = excluded.found_from, games_together = excluded.games_together,
          last_game_at = excluded.last_game_at, rating = excluded.rating, found_rating = excluded.found_rating,
          state = excluded.state, skipped_because = excluded.skipped_because),
      level as (
        insert into crawl_levels (run_id, depth, chosen, left_out, dead_ends)
        select $1, $9, (select count(*) from settled where because is null),
          (select coalesce(jsonb_object_agg(because, players), '{}') from (
            select because, count(*) as players from settled where because is not null group by because) reasons),
          (select coalesce(jsonb_object_agg(kind, games), '{}') from dead_ends))
      select coalesce(array_agg(player order by rank) filter (where because is null), '{}') as chosen from settled`,
      [...parametersOf(runId, settings), depth, left],
    );
    return level ?? { chosen: [] };
  }

  /** How many a first level would have, by the games of a player that are stored now, without limit. */
  async countFirstLevel(player: PlayerId, settings: CrawlSettings): Promise<number> {
    const [row] = await this.database.query<{ players: number }>(
      `with ${judged('select $9::text as id', settings)}
       select count(*)::int as players from judged where reason is null and player <> $9`,
      [...parametersOf(0, settings), player],
    );
    return row?.players ?? 0;
  }
}
