import { Injectable } from '@nestjs/common';
import { SPEEDS } from '../chess/speed.js';
import { JOBS } from '../queues/jobs.js';
import { JobsService } from '../queues/jobs.service.js';
import { RunsService } from '../runs/runs.service.js';
import { InvalidNetworkQuestionError } from './core/network-errors.js';
import { checkFilter, type NetworkFilter } from './core/network-filter.js';
import { GraphResultNotFoundError } from './graph.errors.js';
import { GraphGamesRepository } from './graph-games.repository.js';
import {
  DEFAULT_SEED,
  GRAPH_VERSIONS,
  type GraphKind,
  type GraphParameters,
  type GraphRequest,
  MOST_DRAWN,
} from './graph-kinds.js';
import type { GraphResult, RankPage, RankView, RequestedFigures } from './graph-result-view.js';
import { GraphResultsRepository, type RankQuery } from './graph-results.repository.js';
import { NetworkStore } from './network-store.js';

const HIGHEST_RESOLUTION = 100;
const HIGHEST_SEED = 2_147_483_647;

/** Which result is looked at: one by its run, or the newest of a kind and parameters. */
export interface ResultChoice extends GraphParameters {
  kind: GraphKind;
  runId?: number;
}

export type RankOptions = Omit<RankQuery, 'resultId'>;

/** Figures about the network: asking for them and looking at them. Runs compute them (`GraphWork`). */
@Injectable()
export class GraphResults {
  constructor(
    private readonly results: GraphResultsRepository,
    private readonly games: GraphGamesRepository,
    private readonly runs: RunsService,
    private readonly jobs: JobsService,
    private readonly store: NetworkStore,
  ) {}

  /**
   * Asks for figures. A run that does just that, or one whose result would come out again, is given instead of a new one.
   *
   * @param doneHere whoever asks does the run, and no job is needed
   * @throws InvalidNetworkQuestionError
   */
  async request(request: GraphRequest, startedBy: string, { doneHere = false } = {}): Promise<RequestedFigures> {
    const { kind } = request;
    const seed = seedOf(request);
    const order = { kind, seed, parameters: makeParameters(request), algorithm: GRAPH_VERSIONS[kind] };
    const same = await this.results.findSame(order, await this.store.readVersion());
    if (same !== undefined) return { run: await this.runs.get(same), created: false };
    const { runId, created } = await this.results.findOrInsert(order, startedBy);
    // A queue that does not answer is no reason to refuse: runs are put into it again.
    if (!doneHere) await this.jobs.enqueue(JOBS['compute-graph'], [{ runId }]).catch(() => undefined);
    return { run: await this.runs.get(runId), created };
  }

  /** @throws GraphResultNotFoundError, InvalidNetworkQuestionError */
  async get({ kind, runId, ...parameters }: ResultChoice): Promise<GraphResult> {
    const result =
      runId === undefined
        ? await this.results.findNewest(kind, makeParameters({ kind, ...parameters }))
        : await this.results.find(runId);
    if (result?.kind !== kind) throw new GraphResultNotFoundError(kind);
    return result;
  }

  /** Changes whenever what `get` gives does. @throws as `get` */
  async getVersion({ kind, runId, ...parameters }: ResultChoice): Promise<string> {
    const wanted = runId ?? makeParameters({ kind, ...parameters });
    const version = await this.results.findVersion(kind, wanted);
    if (version === undefined) throw new GraphResultNotFoundError(kind);
    return version;
  }

  /** Newest first, without the members of communities and what joins them. */
  async list(kind: GraphKind | undefined, beforeId: number | undefined, limit: number): Promise<GraphResult[]> {
    return this.results.list(kind, beforeId, limit);
  }

  /** Players of a result by place. @throws as `get` */
  async ranks(choice: ResultChoice, { limit, ...query }: RankOptions): Promise<RankPage> {
    const result = await this.get(choice);
    if (query.community !== undefined && result.kind !== 'communities') {
      throw new InvalidNetworkQuestionError('community', `a result of the kind ${result.kind} has none`);
    }
    const rows = await this.results.listRanks({ ...query, resultId: result.runId, limit: limit + 1 });
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? items.at(-1)?.place : undefined;
    return { result, items: result.kind === 'strength' ? await this.withRatings(result, items) : items, next };
  }

  private async withRatings({ parameters }: GraphResult, items: readonly RankView[]): Promise<RankView[]> {
    const players = items.map(({ player }) => player);
    const ratings = await this.games.listRatings(players, parameters.filter.speeds);
    return items.map((item) => {
      const found = ratings.get(item.player);
      return { ...item, rating: found ? { rating: found.rating, speed: found.speed, at: found.at } : null };
    });
  }
}

function seedOf({ kind, seed = DEFAULT_SEED }: GraphRequest): number {
  if (!Number.isInteger(seed) || seed < 0 || seed > HIGHEST_SEED) {
    throw new InvalidNetworkQuestionError('seed', `${seed} is not a whole number from 0 to ${HIGHEST_SEED}`);
  }
  // Elsewhere nothing is left to chance, and another seed would only hide that a result is there.
  return kind === 'communities' || kind === 'layout' ? seed : DEFAULT_SEED;
}

/** Parameters in one way of writing for all that mean the same. @throws InvalidNetworkQuestionError */
export function makeParameters({ kind, filter, players, resolution }: GraphRequest): GraphParameters {
  const parameters: GraphParameters = { filter: makeFilter(filter) };
  if (players !== undefined && kind === 'layout') {
    if (!Number.isInteger(players) || players < 1 || players > MOST_DRAWN) {
      throw new InvalidNetworkQuestionError('players', `${players} is not a whole number from 1 to ${MOST_DRAWN}`);
    }
    parameters.players = players;
  }
  if (resolution !== undefined && resolution !== 1 && kind === 'communities') {
    if (!(resolution > 0 && resolution <= HIGHEST_RESOLUTION)) {
      throw new InvalidNetworkQuestionError(
        'resolution',
        `${resolution} is not above 0 and at most ${HIGHEST_RESOLUTION}`,
      );
    }
    parameters.resolution = resolution;
  }
  return parameters;
}

function makeFilter(filter: NetworkFilter): NetworkFilter {
  checkFilter(filter);
  const { speeds, upsets, minGames, ...rest } = filter;
  return {
    ...rest,
    ...(speeds && { speeds: SPEEDS.filter((speed) => speeds.includes(speed)) }),
    ...(upsets && { upsets }),
    ...(minGames !== undefined && minGames > 1 && { minGames }),
  };
}
