import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import type { GraphKind, GraphParameters } from './graph-kinds.js';
import type { ComputedFigures } from './graph-messages.js';
import type { GraphResult, RankView } from './graph-result-view.js';
import { VALUE_COLUMNS } from './graph-values.js';

/** What a run is to compute. */
export interface GraphOrder {
  kind: GraphKind;
  parameters: GraphParameters;
  seed: number;
  algorithm: number;
}

export interface RankQuery {
  resultId: number;
  limit: number;
  /** Behind this place. */
  after?: number;
  /** Only this player. */
  player?: string;
  /** Only players of this community. */
  community?: number;
}

const FACTS = `run_id as "runId", kind, parameters, seed, algorithm, read_at as "asOf", players, edges, made_at as "madeAt"`;
const RESULT = `${FACTS}, summary`;
/** A list of results is not to be as long as all communities of all of them. */
const SHORT_RESULT = `${FACTS}, summary - 'largest' - 'bridges' as summary`;
const SAME = 'kind = $1 and parameters = $2::jsonb';
const KEPT = 3;
/** Of one kind, whatever was asked for. */
const KEPT_OF_KIND = 30;
/** Two who ask at the same time shall get the same run. */
const LOCK = `select pg_advisory_xact_lock(hashtext('graph_results'))`;

const filterAsJson = (parameters: GraphParameters): string => JSON.stringify(parameters);

/** Queries on figures about the network. */
@Injectable()
export class GraphResultsRepository {
  constructor(private readonly database: Database) {}

  /** A run that is under way for the same order; else a new one. */
  async findOrInsert(order: GraphOrder, startedBy: string): Promise<{ runId: number; created: boolean }> {
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK);
      const active = await this.findActive(tx, order);
      return active === undefined
        ? { runId: await this.insert(tx, order, startedBy), created: true }
        : { runId: active, created: false };
    });
  }

  private async findActive(tx: Tx, { kind, parameters, seed, algorithm }: GraphOrder): Promise<number | undefined> {
    const [row] = await tx.query<{ id: number }>(
      `select runs.id from graph_results join runs on runs.id = run_id
       where graph_results.kind = $1 and parameters = $2::jsonb and seed = $3 and algorithm = $4
         and state in ('queued', 'running', 'waiting', 'interrupted') order by runs.id limit 1`,
      [kind, filterAsJson(parameters), seed, algorithm],
    );
    return row?.id;
  }

  private async insert(tx: Tx, { kind, parameters, seed, algorithm }: GraphOrder, startedBy: string): Promise<number> {
    const [run] = await tx.query<{ id: number }>(
      `insert into runs (kind, name, started_by) values ('graph', $1, $2) returning id`,
      [kind, startedBy],
    );
    if (!run) throw new Error('The run was not stored');
    await tx.execute(
      `insert into graph_results (run_id, kind, parameters, seed, algorithm) values ($1, $2, $3::jsonb, $4, $5)`,
      [run.id, kind, filterAsJson(parameters), seed, algorithm],
    );
    return run.id;
  }

  async listActive(limit: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      `select id from runs where kind = 'graph' and state in ('queued', 'running', 'waiting', 'interrupted')
       order by id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  async findOrder(runId: number): Promise<GraphOrder | undefined> {
    const [row] = await this.database.query<GraphOrder>(
      'select kind, parameters, seed, algorithm from graph_results where run_id = $1',
      [runId],
    );
    return row;
  }

  /** A result that would come out again: of the same order and the same network. */
  async findSame({ kind, parameters, seed, algorithm }: GraphOrder, network: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ runId: number }>(
      `select run_id as "runId" from graph_results where ${SAME} and seed = $3 and algorithm = $4 and network = $5
         and made_at is not null order by run_id desc limit 1`,
      [kind, filterAsJson(parameters), seed, algorithm, network],
    );
    return row?.runId;
  }

  async find(runId: number): Promise<GraphResult | undefined> {
    const [row] = await this.database.query<GraphResult>(
      `select ${RESULT} from graph_results where run_id = $1 and made_at is not null`,
      [runId],
    );
    return row;
  }

  async findNewest(kind: GraphKind, parameters: GraphParameters): Promise<GraphResult | undefined> {
    const [row] = await this.database.query<GraphResult>(
      `select ${RESULT} from graph_results where ${SAME} and made_at is not null order by run_id desc limit 1`,
      [kind, filterAsJson(parameters)],
    );
    return row;
  }

  /** Names a result, one by its run or the newest of its parameters, by the transaction that wrote it. */
  async findVersion(kind: GraphKind, wanted: number | GraphParameters): Promise<string | undefined> {
    const [condition, value] =
      typeof wanted === 'number' ? ['kind = $1 and run_id = $2', wanted] : [SAME, filterAsJson(wanted)];
    const [row] = await this.database.query<{ version: string }>(
      `select concat_ws('.', run_id, xmin, extract(epoch from made_at)) as version from graph_results
       where ${condition} and made_at is not null order by run_id desc limit 1`,
      [kind, value],
    );
    return row?.version;
  }

  /** Newest first; without the longest parts of summaries. */
  async list(kind: GraphKind | undefined, beforeId: number | undefined, limit: number): Promise<GraphResult[]> {
    return this.database.query<GraphResult>(
      `select ${SHORT_RESULT} from graph_results where ($1::text is null or kind = $1) and ($2::integer is null or run_id < $2)
         and made_at is not null order by run_id desc limit $3`,
      [kind ?? null, beforeId ?? null, limit],
    );
  }

  /** Stores what was found, and removes all but the newest of its kind and parameters. */
  async save(tx: Tx, runId: number, { kind, parameters }: GraphOrder, figures: ComputedFigures): Promise<void> {
    const { asOf, version, players, edges, summary, values } = figures;
    await tx.execute('delete from graph_values where result_id = $1', [runId]);
    await tx.execute(
      `update graph_results set read_at = $2, network = $3, players = $4, edges = $5, summary = $6::jsonb, made_at = now()
       where run_id = $1`,
      [runId, asOf, version, players, edges, JSON.stringify(summary)],
    );
    await tx.copyIn(`copy graph_values (${VALUE_COLUMNS}) from stdin`, values);
    await tx.execute(
      `delete from graph_results where ${SAME} and made_at is not null and run_id not in (
         select run_id from graph_results where ${SAME} and made_at is not null order by made_at desc, run_id desc limit ${KEPT})`,
      [kind, filterAsJson(parameters)],
    );
    // A period that moves with the day is another question each time.
    await tx.execute(
      `delete from graph_results where kind = $1 and made_at is not null and run_id not in (
         select run_id from graph_results where kind = $1 and made_at is not null order by made_at desc, run_id desc limit ${KEPT_OF_KIND})`,
      [kind],
    );
  }

  /** By place. */
  async listRanks({ resultId, limit, after, player, community }: RankQuery): Promise<RankView[]> {
    return this.database.query<RankView>(
      `select player_id as player, place, value, details from graph_values
       where result_id = $1 and ($2::integer is null or place > $2) and ($3::text is null or player_id = $3)
         and ($4::integer is null or value = $4) order by place limit $5`,
      [resultId, after ?? null, player ?? null, community ?? null, limit],
    );
  }
}
