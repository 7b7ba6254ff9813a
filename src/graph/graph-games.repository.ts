import { Injectable } from '@nestjs/common';
import type { Color } from '../chess/color.js';
import type { Speed } from '../chess/speed.js';
import { Database } from '../database/database.service.js';
import type { ChainRelation } from './core/path-finder.js';
import type { NetworkFilter } from './core/network-filter.js';
import type { NetworkGame, NominalRating } from './graph-view.js';
import { UNPLAYED } from './unplayed.js';

/** Two players whose games are looked up; with `won` the first one won. */
export interface PlayerPair {
  from: string;
  to: string;
  /** Which of them has fewer opponents, and so fewer games to be looked through. */
  quieter: 'from' | 'to';
  /** Their first and last game, milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
}

const GAME = `id, created_at as "createdAt", speed, rated, white_id as white, black_id as black, white_rating as "whiteRating",
  black_rating as "blackRating", status, winner`;
/**
 * SQL: the games in which the quieter player has the color. The other one is compared as an expression, which no index knows:
 * else those of the busier one might be looked through, and that may be hundreds of thousands. What counts is as
 * core/pair-counter.ts understands it.
 */
const gamesWhereQuieterHas = (color: Color, other: Color): string => `
    (select ${GAME} from games
    where ${color}_id = pair.quieter and ${other}_id || '' = pair.busier
      and created_at between pair.first_at and pair.last_at
      and status not in ${UNPLAYED}
      and ($7::text[] is null or speed = any($7)) and ($8::boolean is null or rated = $8)
      and ($9::timestamptz is null or created_at >= $9) and ($10::timestamptz is null or created_at < $10)
      and ($11::float8 is null or abs(white_rating - black_rating) >= $11)
      and (not $12::boolean or winner = case when white_rating < black_rating then 'white' when white_rating > black_rating then 'black' end)
      and (not $13::boolean or winner = case when pair.quieter_is_first then '${color}' else '${other}' end)
    order by created_at desc, id desc limit $6)`;
const GAMES_OF_PAIRS = `
select pair.place::integer as place, game.*
from unnest($1::text[], $2::text[], $3::boolean[], $4::timestamptz[], $5::timestamptz[]) with ordinality
  as pair (quieter, busier, quieter_is_first, first_at, last_at, place)
cross join lateral (
  select * from (${gamesWhereQuieterHas('white', 'black')} union all ${gamesWhereQuieterHas('black', 'white')}) side
  order by "createdAt" desc, id desc limit $6
) game
order by pair.place, game."createdAt" desc, game.id desc`;

const latest = (color: Color): string => `
    (select ${color}_rating as rating, speed, created_at as at from games
     where ${color}_id = player.id and ${color}_rating is not null and perf = speed and ($2::text[] is null or speed = any($2))
     order by created_at desc, id desc limit 1)`;
const LATEST_RATINGS = `
select player.id as player, game.*
from unnest($1::text[]) as player (id)
cross join lateral (
  select * from (${latest('white')} union all ${latest('black')}) side order by at desc limit 1
) game`;

/** The stored games behind answers about the network; always of a few players. */
@Injectable()
export class GraphGamesRepository {
  constructor(private readonly database: Database) {}

  /** The newest games of each pair that the filter lets through, so many at most. */
  async listGames(
    pairs: readonly PlayerPair[],
    relation: ChainRelation,
    filter: NetworkFilter,
    limit: number,
  ): Promise<NetworkGame[][]> {
    if (pairs.length === 0) return [];
    const time = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));
    const rows = await this.database.query<NetworkGame & { place: number }>(GAMES_OF_PAIRS, [
      pairs.map(({ from, to, quieter }) => (quieter === 'from' ? from : to)),
      pairs.map(({ from, to, quieter }) => (quieter === 'from' ? to : from)),
      pairs.map(({ quieter }) => quieter === 'from'),
      pairs.map(({ firstAt }) => new Date(firstAt)),
      pairs.map(({ lastAt }) => new Date(lastAt)),
      limit,
      filter.speeds ?? null,
      filter.rated ?? null,
      time(filter.since),
      time(filter.until),
      filter.minRatingGap ?? null,
      filter.upsets ?? false,
      relation === 'won',
    ]);
    const games = pairs.map((): NetworkGame[] => []);
    for (const { place, ...game } of rows) games[place - 1]?.push(game);
    return games;
  }

  /** The last rating of each player at one of the speeds, at any of them when none is given; who has none is left out. */
  async listRatings(
    players: readonly string[],
    speeds: readonly Speed[] | undefined,
  ): Promise<Map<string, NominalRating>> {
    if (players.length === 0) return new Map();
    const rows = await this.database.query<NominalRating>(LATEST_RATINGS, [players, speeds ?? null]);
    return new Map(rows.map((row) => [row.player, row]));
  }
}
