import { Injectable } from '@nestjs/common';
import type { GameId } from '../chess/ids.js';
import { Database } from '../database/database.service.js';

/** Why two games look like one. */
export type DuplicateReason = 'one is the beginning of the other' | 'the same moves on another date';

/** Two stored games that may be one. */
export interface DuplicatePair {
  reason: DuplicateReason;
  /** The longer or older one. */
  id: GameId;
  otherId: GameId;
  white: string;
  black: string;
  createdAt: Date;
  otherCreatedAt: Date;
  plies: number;
  otherPlies: number;
}

/** Fewer plies say nothing: many games begin and end like that. */
const LEAST_PLIES = 10;

const NAME = (color: string): string => `lower(coalesce(${color}_id, ${color}_name))`;
const LOOK = `select id, created_at, plies, moves, variant, coalesce(initial_fen, '') as fen,
    ${NAME('white')} as white, ${NAME('black')} as black, (created_at at time zone 'UTC')::date as day,
    (exactness <= 1 or id ~ '^x[0-9a-f]{23}$') as is_foreign
  from games where plies >= ${LEAST_PLIES} and coalesce(white_id, white_name) is not null
    and coalesce(black_id, black_name) is not null`;
const SAME_START = 'b.white = a.white and b.black = a.black and b.variant = a.variant and b.fen = a.fen';
const COLUMNS = `a.id, b.id as "otherId", a.white, a.black, a.created_at as "createdAt",
  b.created_at as "otherCreatedAt", a.plies, b.plies as "otherPlies"`;

// Two ids of Lichess are two games, whatever they look like.
const MAY_BE_ONE = `(a.is_foreign or b.is_foreign)`;

/** Pairs by players and day, and by players and moves: each is one join by hash over one pass. */
const FIND = `with look as materialized (${LOOK})
  (select 'one is the beginning of the other' as reason, ${COLUMNS} from look a join look b on ${SAME_START} and b.day = a.day
   where a.id <> b.id and ${MAY_BE_ONE} and (a.plies > b.plies or (a.plies = b.plies and a.id < b.id))
     and starts_with(a.moves, b.moves))
  union all
  (select 'the same moves on another date' as reason, ${COLUMNS} from look a join look b on ${SAME_START} and b.moves = a.moves
   where a.day <> b.day and ${MAY_BE_ONE} and (a.created_at, a.id) < (b.created_at, b.id))
  order by "createdAt", id, "otherId" limit $1`;

/** Games that look like one and are two, since their sources do not agree. They are reported, never merged. */
@Injectable()
export class DuplicatesService {
  constructor(private readonly database: Database) {}

  async list(limit: number): Promise<DuplicatePair[]> {
    return this.database.query<DuplicatePair>(FIND, [limit]);
  }
}
