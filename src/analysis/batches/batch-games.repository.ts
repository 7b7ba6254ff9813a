import { Injectable } from '@nestjs/common';
import { COLORS } from '../../chess/color.js';
import type { Tx } from '../../database/database.service.js';
import { conditionsFor, conditionsOf, Parameters } from '../../games/game-filter.js';
import { type ActivePlugin, IS_ANALYSABLE } from '../analysis-tasks.repository.js';
import type { BatchRequest } from './batch-view.js';
import { revive } from './batches.repository.js';

/** What a game has that needs no analysis. */
export interface WantedResults {
  /** See coverageOf; of all plugins, where the request names none. */
  coverage: string;
  /** Those the request names. */
  plugins: readonly ActivePlugin[] | undefined;
}

/** Choosing the games of a batch, once. */
@Injectable()
export class BatchGamesRepository {
  /** What is to be chosen, for whoever is first: undefined while another one chooses, or when it is done. */
  async lockUnplanned(tx: Tx, runId: number): Promise<BatchRequest | undefined> {
    const [row] = await tx.query<{ request: BatchRequest }>(
      `select request from analysis_batches where run_id = $1 and planned_at is null and ended_at is null
       for update skip locked`,
      [runId],
    );
    return row && revive(row).request;
  }

  /** Chooses games, newest first, and counts those that are left out, in one statement. */
  async choose(tx: Tx, runId: number, request: BatchRequest, wanted: WantedResults): Promise<void> {
    const { sql, values } = makeChoice(runId, request, wanted);
    await tx.execute(sql, values);
    await tx.execute(
      `update runs set total = (select count(*) from analysis_tasks where run_id = $1), updated_at = now() where id = $1`,
      [runId],
    );
  }
}

/** The statement that chooses the games of a batch. */
export function makeChoice(
  runId: number,
  { player, filter, nodes, maxGames }: BatchRequest,
  wanted: WantedResults,
): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const sides = player
    ? (filter.color ? [filter.color] : COLORS).map((color) => conditionsFor(player, color, filter, parameters))
    : [conditionsOf(filter, parameters)];
  const limit = parameters.add(maxGames);
  const newest = `order by g.created_at desc, g.id limit ${limit}`;
  const games = sides.map(
    (conditions) => `(select g.id, g.created_at from games g where ${['true', ...conditions].join(' and ')} ${newest})`,
  );
  const run = parameters.add(runId);
  const wish = parameters.add(nodes ?? null);
  const sql = `with judged as (
      select g.id, g.created_at, case when not (${IS_ANALYSABLE}) then 'not-analysable'
        when ${hasResults(wanted, parameters)} and (${wish}::integer is null or a.state = 'unsupported' or p.nodes >= ${wish})
          then 'analysed' end as left_out
      from (select id from (${games.join(' union all ')}) as g ${newest}) as chosen join games g on g.id = chosen.id
        left join game_analyses a on a.game_id = g.id left join engine_profiles p on p.id = a.profile_id),
    tasks as (
      insert into analysis_tasks (run_id, place, game_id, nodes)
      select ${run}::integer, row_number() over (order by created_at desc, id), id, ${wish}::integer
      from judged where left_out is null)
    update analysis_batches set planned_at = now(),
      analysed_before = (select count(*) from judged where left_out = 'analysed'),
      not_analysable = (select count(*) from judged where left_out = 'not-analysable')
    where run_id = ${run}`;
  return { sql, values: parameters.values };
}

/** SQL: the game (g, with its analysis a) has what is wanted; one that could not be analysed is tried again. */
function hasResults({ coverage, plugins }: WantedResults, parameters: Parameters): string {
  const isThere = `coalesce(a.state in ('done', 'unsupported'), false)`;
  if (!plugins) return `${isThere} and coalesce(g.analysed_with = ${parameters.add(coverage)}, false)`;
  const names = parameters.add(plugins.map(({ name }) => name));
  const versions = parameters.add(plugins.map(({ version }) => version));
  return `${isThere} and g.analysed_with is not null and not exists (
    select from unnest(${names}::text[], ${versions}::integer[]) as wanted (plugin, version)
    where not exists (select from plugin_results r
      where r.game_id = g.id and r.plugin = wanted.plugin and r.version = wanted.version))`;
}
