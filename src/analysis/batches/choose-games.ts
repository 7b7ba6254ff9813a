import { COLORS } from '../../chess/color.js';
import { conditionsFor, conditionsOf, Parameters } from '../../games/game-filter.js';
import { type ActivePlugin, IS_ANALYSABLE } from '../analysis-tasks.repository.js';
import type { BatchRequest } from './batch-view.js';

/** What a game has that needs no analysis. */
export interface WantedResults {
  /** See coverageOf; of all plugins, where the request names none. */
  coverage: string;
  /** Those the request names. */
  plugins: readonly ActivePlugin[] | undefined;
}

/** The statement that counts the games that a request selects, up to a limit. */
export function makeCount(request: BatchRequest, limit: number): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const most = `limit ${parameters.add(limit)}`;
  const games = selectGames(request, most, parameters);
  return { sql: `select count(*)::int from (select from (${games}) as g ${most}) as games`, values: parameters.values };
}

/** SQL: the games of each side, and of each side only those that `end` leaves. */
function selectGames(
  { player, filter }: Pick<BatchRequest, 'player' | 'filter'>,
  end: string,
  parameters: Parameters,
): string {
  const sides = player
    ? (filter.color ? [filter.color] : COLORS).map((color) => conditionsFor(player, color, filter, parameters))
    : [conditionsOf(filter, parameters)];
  return sides
    .map(
      (conditions) => `(select g.id, g.created_at from games g where ${['true', ...conditions].join(' and ')} ${end})`,
    )
    .join(' union all ');
}

/** The statement that chooses the games of a batch. */
export function makeChoice(
  runId: number,
  { player, filter, nodes, maxGames }: BatchRequest,
  wanted: WantedResults,
): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const newest = `order by g.created_at desc, g.id limit ${parameters.add(maxGames ?? null)}`;
  const games = selectGames({ player, filter }, newest, parameters);
  const run = parameters.add(runId);
  const wish = parameters.add(nodes ?? null);
  const sql = `with judged as (
      select g.id, g.created_at, case when not (${IS_ANALYSABLE}) then 'not-analysable'
        when ${hasResults(wanted, parameters)} and (${wish}::integer is null or a.state = 'unsupported' or p.nodes >= ${wish})
          then 'analysed' end as left_out
      from (select id from (${games}) as g ${newest}) as chosen join games g on g.id = chosen.id
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
