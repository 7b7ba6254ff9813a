import { Injectable } from '@nestjs/common';
import type { Color } from '../chess/color.js';
import type { Speed } from '../chess/speed.js';
import { Database } from '../database/database.service.js';
import type { ChainRelation } from './core/path-finder.js';
import type { NetworkFilter } from './core/network-filter.js';
import type { NetworkGame, NominalRating } from './graph-view.js';

/** Two players; with `won` the first one won. */
export interface PlayerPair {
  from: string;
  to: string;
}

const GAME = `id, created_at as "createdAt", speed, rated, white_id as white, black_id as black, white_rating as "whiteRating",
  black_rating as "blackRating", status, winner`;
/** SQL: the filter as core/pair-counter.ts understands it. The player asked about has the color. */
const fits = (color: Color): string => `status not in ('created', 'started', 'aborted', 'noStart')
      and ($4::text[] is null or speed = any($4)) and ($5::boolean is null or rated = $5)
      and ($6::timestamptz is null or created_at >= $6) and ($7::timestamptz is null or created_at < $7)
      and ($8::float8 is null or abs(white_rating - black_rating) >= $8)
      and (not $9::boolean or winner = case when white_rating < black_rating then 'white' when white_rating > black_rating then 'black' end)
      and (not $10::boolean or winner = '${color}')`;
const NEWEST = `order by created_at desc, id desc limit $3`;
const GAMES_OF_PAIRS = `
select pair.place::integer as place, game.*
from unnest($1::text[], $2::text[]) with ordinality as pair ("from", "to", place)
cross join lateral (
  select * from (
    (select ${GAME} from games where white_id = pair."from" and black_id = pair."to" and ${fits('white')} ${NEWEST})
    union all
    (select ${GAME} from games where white_id = pair."to" and black_id = pair."from" and ${fits('black')} ${NEWEST})
  ) side order by "createdAt" desc, id desc limit $3
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
      pairs.map(({ from }) => from),
      pairs.map(({ to }) => to),
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
