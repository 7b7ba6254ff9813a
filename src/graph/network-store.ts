import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import { AppLogger } from '../observability/logger.js';
import type { Network } from './core/network.js';
import { PathFinder } from './core/path-finder.js';
import { NETWORK_VERSION } from './network-reader.js';
import { readInThread } from './network-thread.js';

/** The network as all questions of this process see it. */
export interface NetworkSnapshot {
  network: Network;
  /** Working memory for searches; one at a time, and none waits in the middle. */
  finder: PathFinder;
  /** The moment it shows, by the clock of the database. */
  asOf: Date;
}

interface Held extends NetworkSnapshot {
  version: string;
  readAt: number;
  /** When the edges were last found not to have changed since. */
  checkedAt: number;
}

/** Reading a million pairs and their games takes some seconds; more is a sign of trouble. */
const READ_DEADLINE_MS = 120_000;
/** Answers from an old snapshot while a new one is read, as long as it is not older than so many times the age allowed. */
const STALE_FACTOR = 5;
/** Ratings may change where edges do not, which the look at the edges does not see. */
const LONGEST_AGE_MS = 60 * 60_000;

/**
 * Holds one snapshot of the player network for all questions. It is read when it is first needed, and anew when it is older
 * than GRAPH_MAX_AGE_S and edges were written since. Games are read with it from the first question on that needs them:
 * edges and games are always of one moment.
 */
@Injectable()
export class NetworkStore implements OnModuleDestroy {
  private held?: Held;
  private reading?: { games: boolean; result: Promise<Held> };
  private readonly closing = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly config: AppConfig,
    private readonly logger: AppLogger,
  ) {}

  /** @throws NetworkUnavailableError, InvalidEdgeError */
  async get({ games }: { games: boolean }): Promise<NetworkSnapshot> {
    const { held } = this;
    if (!held || (games && !held.network.games)) return this.read(games);
    if (await this.isCurrent(held)) return held;
    const reading = this.read(games || held.network.games !== undefined);
    if (Date.now() - held.checkedAt > this.maxAgeMs * STALE_FACTOR) return reading;
    // Whoever asks next gets what comes of it; if nothing does, it is tried again then.
    reading.catch((error: unknown) => this.logger.warn({ err: error }, 'Cannot read the player network anew'));
    return held;
  }

  /** Reads it anew now, unless that is under way. */
  async refresh({ games }: { games: boolean }): Promise<NetworkSnapshot> {
    return this.read(games || this.held?.network.games !== undefined);
  }

  /** Reads it anew if edges changed, however young it is. */
  async renew({ games }: { games: boolean }): Promise<NetworkSnapshot> {
    const { held } = this;
    const isSame = held !== undefined && (await this.readVersion()) === held.version;
    return isSame ? this.get({ games }) : this.refresh({ games });
  }

  /** A text that changes when edges do. */
  async readVersion(): Promise<string> {
    const [row] = await this.database.query<{ version: string }>(NETWORK_VERSION);
    return row?.version ?? '';
  }

  async onModuleDestroy(): Promise<void> {
    this.closing.abort(new Error('The process is stopping'));
    await this.reading?.result.catch(() => undefined);
  }

  private get maxAgeMs(): number {
    return this.config.graph.maxAgeS * 1_000;
  }

  private async isCurrent(held: Held): Promise<boolean> {
    const now = Date.now();
    if (now - held.checkedAt < this.maxAgeMs) return true;
    if (now - held.readAt > LONGEST_AGE_MS || (await this.readVersion()) !== held.version) return false;
    held.checkedAt = now;
    return true;
  }

  /** All who need it wait for the same reading; who needs games waits for the next one if that reads none. */
  private async read(games: boolean): Promise<Held> {
    const isWithoutThem = (): boolean => games && this.reading?.games === false;
    while (isWithoutThem()) await this.reading?.result.catch(() => undefined);
    this.reading ??= { games, result: this.readOnce(games).finally(() => (this.reading = undefined)) };
    return this.reading.result;
  }

  private async readOnce(games: boolean): Promise<Held> {
    const startedAt = performance.now();
    const options = { deadlineMs: READ_DEADLINE_MS, stop: this.closing.signal };
    const { network, asOf, version } = await readInThread(this.database.url, games, options);
    const readAt = Date.now();
    this.held = { network, asOf, version, readAt, checkedAt: readAt, finder: new PathFinder(network) };
    const { players, pairs, bytes } = network;
    const tookMs = Math.round(performance.now() - startedAt);
    this.logger.debug({ players, pairs, games, bytes, tookMs }, 'Read the player network');
    return this.held;
  }
}
