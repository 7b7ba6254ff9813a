import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../observability/logger.js';
import { AnalysesRepository } from './analyses.repository.js';
import type { AnalysisEffort } from './analysis-view.js';
import { type EngineCommand, engineCommand } from './engine/engine-command.js';
import { EngineFailure } from './engine/engine-failure.js';
import type { EngineLease } from './engine/engine-lease.js';
import { EnginePool } from './engine/engine-pool.js';
import { buildOf, makeFingerprint, makeProfile } from './engine/engine-profile.js';
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

/**
 * An engine slower than this is taken for one that hangs; where others keep all cores busy, one that lets them go first gets
 * a tenth of its time. In an object, so that tests need not be as patient.
 */
export const SEARCH_PATIENCE = { shortestMs: 10_000, slowestNodesPerMs: 3 };
const MULTIPV = 1;
const IDLE_MS = 60_000;

/** The engines as they are now, with one number of nodes for every search. */
export interface PreparedEngines {
  /** What their evaluations are stored under. */
  profileId: number;
  /** Lends one as soon as one is free. @throws EngineFailure, or the reason of `signal` */
  use<T>(work: (engine: SearchEngine) => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Engines that were started from the same files. */
interface Generation {
  build: string;
  pool: EnginePool;
  profileIds: Map<number, Promise<number>>;
}

/**
 * The engines of this process: started when there is work, at most as many as configured. An engine that is replaced on disk
 * is used from the next piece of work on, under a profile of its own.
 */
@Injectable()
export class EngineService implements OnApplicationShutdown {
  private readonly command: EngineCommand;
  private current?: Generation;
  private readonly pools = new Set<EnginePool>();
  /** What the engines of this process have done, also for games that are not finished. */
  readonly effort: AnalysisEffort = { positions: 0, nodes: 0, engineMs: 0 };

  constructor(
    private readonly config: AppConfig,
    private readonly analyses: AnalysesRepository,
    private readonly logger: AppLogger,
  ) {
    this.command = engineCommand(config.engine.path);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools].map((pool) => pool.close()));
  }

  /** @throws EngineFailure */
  async prepare(nodes: number): Promise<PreparedEngines> {
    const generation = await this.findGeneration();
    const profileId = await this.findProfileId(generation, nodes);
    const deadlineMs = SEARCH_PATIENCE.shortestMs + Math.ceil(nodes / SEARCH_PATIENCE.slowestNodesPerMs);
    const lend = (engine: EngineLease): SearchEngine => ({
      newGame: () => engine.newGame(),
      evaluate: async (request) => {
        const [best] = await engine.evaluate({ ...request, nodes, deadlineMs });
        return this.note(best);
      },
    });
    return { profileId, use: (work, signal) => generation.pool.use((engine) => work(lend(engine)), signal) };
  }

  private note(result: Evaluation): SearchResult {
    const { bestMove, nodes, timeMs } = result;
    if (bestMove === undefined) throw new Error('The engine was asked about a game that is over');
    this.effort.positions++;
    this.effort.nodes += nodes;
    this.effort.engineMs += timeMs;
    return { ...result, bestMove };
  }

  private async findGeneration(): Promise<Generation> {
    const build = await this.readBuild();
    if (this.current?.build === build) return this.current;
    // Those of before finish what they have in hand, and leave when they grow idle.
    this.current = { build, pool: this.makePool(build), profileIds: new Map() };
    return this.current;
  }

  private async readBuild(): Promise<string> {
    return buildOf(this.command).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineFailure('not-started', `The engine cannot be read: ${reason}`, 'its files');
    });
  }

  private makePool(build: string): EnginePool {
    const { processes, hashMb, nice } = this.config.engine;
    const pool = new EnginePool({
      size: processes,
      start: async (signal) => {
        if ((await this.readBuild()) !== build) {
          throw new EngineFailure('not-started', 'The engine has been replaced; the new one is next', 'its files');
        }
        return UciEngine.start(this.command, { hashMb, nice, multipv: MULTIPV, signal });
      },
      idleMs: IDLE_MS,
      onFailure: (failure) => this.logger.warn({ err: failure }, 'An engine failed; another one takes its place'),
    });
    this.pools.add(pool);
    return pool;
  }

  private async findProfileId(generation: Generation, nodes: number): Promise<number> {
    const { profileIds } = generation;
    const known = profileIds.get(nodes);
    if (known) return known;
    const found = this.storeProfile(generation, nodes);
    profileIds.set(nodes, found);
    found.catch(() => profileIds.delete(nodes));
    return found;
  }

  private async storeProfile({ build, pool }: Generation, nodes: number): Promise<number> {
    const { hashMb } = this.config.engine;
    const identity = await pool.use(async (engine) => engine.identity);
    const profile = makeProfile(identity, build, { nodes, multipv: MULTIPV, hashMb });
    return this.analyses.getProfileId(profile, makeFingerprint(profile));
  }
}
