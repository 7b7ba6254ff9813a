import { Injectable } from '@nestjs/common';
import { type Color, COLORS } from '../chess/color.js';
import { Database } from '../database/database.service.js';
import { conditionsFor, conditionsOf, Parameters } from '../games/game-filter.js';
import type { GameSelection } from '../games/games.service.js';

/** Games created in one month, and what tells whether something about them changed. */
export interface MonthOfGames {
  /** UTC, such as 2024-03. */
  month: string;
  games: number;
  maxChangedAt: Date;
  fingerprint: string;
}

/** All that a row of an export is made of beside the row of the game: names and titles, and when it was analysed. */
const PARTS = `g.id, extract(epoch from g.changed_at), w.name, w.title, b.name, b.title, extract(epoch from a.analysed_at)`;

/** Looks over the games of a selection without reading them. */
@Injectable()
export class ExportMonthsRepository {
  constructor(private readonly database: Database) {}

  async list({ player, filter }: GameSelection): Promise<MonthOfGames[]> {
    const parameters = new Parameters();
    const oneSide = (color: Color): string[] => (player ? conditionsFor(player, color, filter, parameters) : []);
    const parts = player ? (filter.color ? [filter.color] : COLORS).map(oneSide) : [conditionsOf(filter, parameters)];
    const selected = parts.map(
      (conditions) => `select g.* from games g where ${['true', ...conditions].join(' and ')}`,
    );
    return this.database.query<MonthOfGames>(
      `select to_char(g.created_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::int as games,
         max(g.changed_at) as "maxChangedAt",
         bit_xor(hashtextextended(json_build_array(${PARTS})::text, 0))::text as fingerprint
       from (${selected.join(' union all ')}) g
       left join players w on w.id = g.white_id left join players b on b.id = g.black_id
       left join game_analyses a on a.game_id = g.id and a.state = 'done'
       group by 1 order by 1`,
      parameters.values,
    );
  }
}
