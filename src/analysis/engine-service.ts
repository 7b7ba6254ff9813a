import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../observability/logger.js';
import { AnalysesRepository } from './analyses.repository.js';
import type { AnalysisEffort } from './analysis-view.js';
import { type EngineCommand, engineCommand } from './engine/engine-command.js';
import { EnginePool } from './engine/engine-pool.js';
import { makeFingerprint, makeProfile } from './engine/engine-profile.js';
import { UciEngine } from './engine/uci-engine.js';
import type { Evaluation } from './engine/uci-protocol.js';

/** A position to be searched. */
export interface SearchRequest {
  fen: string;
  /** UCI, from the FEN on; they matter for repetitions and the fifty-move rule. */
  moves: readonly string[];
}

/** Scores from White's side; castling in moves is king takes rook. */
export interface SearchResult extends Evaluation {
  bestMove: string;
}

/** An engine in hand. */
export interface SearchEngine {
  /** Forgets all positions. */
  newGame(): Promise<void>;
  /** @throws EngineFailure */
  evaluate(request: SearchRequest): Promise<SearchResult>;
}

// An engine slower than this is taken for one that hangs.
const SLOWEST_NODES_PER_MS = 10;
const SHORTEST_DEADLINE_MS = 10_000;
const MULTIPV = 1;
const IDLE_MS = 60_000;

/** The engines of this process: started when there is work, at most as many as configured. */
@Injectable()
export class EngineService implements OnApplicationShutdown {
  private readonly command: EngineCommand;
  private readonly pool: EnginePool;
  /** What the engines of this process have done, also for games that are not finished. */
  readonly effort: AnalysisEffort = { positions: 0, nodes: 0, engineMs: 0 };
  private readonly profileIds = new Map<number, Promise<number>>();

  constructor(
    private readonly config: AppConfig,
    private readonly analyses: AnalysesRepository,
    logger: AppLogger,
  ) {
    const { path, processes, hashMb } = config.engine;
    this.command = engineCommand(path);
    this.pool = new EnginePool({
      size: processes,
      start: (signal) => UciEngine.start(this.command, { hashMb, multipv: MULTIPV, signal }),
      idleMs: IDLE_MS,
      onFailure: (failure) => logger.warn({ err: failure }, 'An engine failed; another one takes its place'),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.close();
  }

  /** Number of the profile that evaluations with so many nodes are stored under. @throws EngineFailure */
  async getProfileId(nodes: number): Promise<number> {
    const known = this.profileIds.get(nodes);
    if (known) return known;
    const found = this.findProfileId(nodes);
    this.profileIds.set(nodes, found);
    found.catch(() => this.profileIds.delete(nodes));
    return found;
  }

  /** Lends an engine as soon as one is free. @throws EngineFailure, or the reason of `signal` */
  async use<T>(nodes: number, work: (engine: SearchEngine) => Promise<T>, signal: AbortSignal): Promise<T> {
    const deadlineMs = SHORTEST_DEADLINE_MS + nodes / SLOWEST_NODES_PER_MS;
    return this.pool.use(
      (engine) =>
        work({
          newGame: () => engine.newGame(),
          evaluate: async (request) => {
            const [best] = await engine.evaluate({ ...request, nodes, deadlineMs });
            return this.note(best);
          },
        }),
      signal,
    );
  }

  private note(result: Evaluation): SearchResult {
    const { bestMove, nodes, timeMs } = result;
    if (bestMove === undefined) throw new Error('The engine was asked about a game that is over');
    this.effort.positions++;
    this.effort.nodes += nodes;
    this.effort.engineMs += timeMs;
    return { ...result, bestMove };
  }

  private async findProfileId(nodes: number): Promise<number> {
    const { hashMb } = this.config.engine;
    const identity = await this.pool.use(async (engine) => engine.identity);
    const profile = await makeProfile(identity, this.command, { nodes, multipv: MULTIPV, hashMb });
    return this.analyses.getProfileId(profile, makeFingerprint(profile));
  }
}
