import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Database, type Tx } from '../../database/database.service.js';
import { AppLogger } from '../../observability/logger.js';
import { PlayersService } from '../../players/players.service.js';
import { PlayerWriter } from '../../players/player-writer.js';
import { JOBS } from '../../queues/jobs.js';
import { JobsService } from '../../queues/jobs.service.js';
import type { RunView } from '../../runs/run-view.js';
import { ProfileOrdersRepository } from './profile-orders.repository.js';

export interface ProfilesRequest {
  startedBy: string;
  /** Usernames in any case; everybody who is stored unless told. */
  players?: readonly string[];
  /** Stop after so many. */
  maxPlayers?: number;
  /** Look at those again whose last look is fresh. */
  refresh?: boolean;
  /** The run it is a part of. */
  parentId?: number;
  /** Whoever asks does it: no job is added. Should it not come to that, workers find the run by themselves. */
  doneHere?: boolean;
}

export interface RequestedProfiles {
  run: RunView;
  /** False when a run of everybody was under way already; that one is returned. */
  created: boolean;
}

/** What belongs into the transaction that makes a run. */
export type WithinRequest = (tx: Tx, created: boolean) => Promise<void>;

/** Asking for looks at the profiles of players. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly players: PlayersService,
    private readonly writer: PlayerWriter,
    private readonly orders: ProfileOrdersRepository,
    private readonly jobs: JobsService,
    private readonly logger: AppLogger,
  ) {}

  /** Asks for profiles that are missing or stale. @throws InvalidPlayerNameError */
  async request(request: ProfilesRequest, within: WithinRequest = async () => undefined): Promise<RequestedProfiles> {
    const { startedBy, maxPlayers, parentId, players } = request;
    const playerIds = players && [...new Set(players.map((name) => this.players.parseName(name)))];
    const staleDays = request.refresh ? 0 : this.config.profiles.staleDays;
    for (;;) {
      const created = await this.database.transaction(async (tx) => {
        if (playerIds) await this.writer.mention(tx, playerIds);
        const run = await this.orders.insert(tx, { startedBy, maxPlayers, parentId, playerIds, staleDays });
        await within(tx, run !== undefined);
        return run;
      });
      if (created) {
        if (!request.doneHere) await this.enqueue([created.id]);
        return { run: created, created: true };
      }
      // It may end between the two statements; then there is room for a new one.
      const active = await this.orders.findActiveDue();
      if (active) return { run: active, created: false };
    }
  }

  /** Runs somebody should be working on. */
  async listActive(limit: number): Promise<number[]> {
    return this.orders.listActive(limit);
  }

  async enqueue(runIds: readonly number[]): Promise<void> {
    const payloads = runIds.map((runId) => ({ runId }));
    await this.jobs
      .enqueue(JOBS['read-profiles'], payloads)
      // The runs are stored, and workers put those without a job into the queue by themselves.
      .catch((error: unknown) => this.logger.warn({ err: error }, 'The queue does not answer; the profiles wait'));
  }
}
