import { availableParallelism, totalmem } from 'node:os';
import { resolve } from 'node:path';
import {
  type AnalysisSourceSetting,
  type Environment,
  type LogLevel,
  parseProxies,
  parseRoles,
  type Role,
} from './environment.js';

/** Typed, frozen settings of one process; injected by class. */
export class AppConfig {
  readonly http: HttpConfig;
  /** Absolute path of the folder for everything Rookery keeps on disk. */
  readonly home: string;
  readonly database: { readonly url?: string; readonly directUrl?: string };
  /** Jobs go through Redis when it is there, through PostgreSQL otherwise. */
  readonly redis: { readonly url?: string };
  readonly roles: readonly Role[];
  readonly jobs: JobsConfig;
  readonly lichess: LichessConfig;
  readonly profiles: ProfilesConfig;
  readonly engine: EngineConfig;
  readonly analysis: AnalysisConfig;
  /** `keepDays`: after how many days audit entries are removed; 0: never. */
  readonly audit: { readonly keepDays: number };
  /** `maxBytes`: the largest file that may be uploaded. */
  readonly imports: { readonly maxBytes: number };
  /** Absolute path of the directory with analysis plugins besides the built-in ones. */
  readonly plugins: { readonly directory?: string };
  /** `maxAgeS`: how old the player network in memory may be before edges that changed are read again, seconds. */
  readonly graph: { readonly maxAgeS: number };
  readonly limits: LimitsConfig;
  /** Origins of other sites whose pages may use the API; usually none. */
  readonly cors: { readonly origins: readonly string[] };
  readonly log: { readonly level: LogLevel };

  constructor(env: Environment) {
    this.http = Object.freeze({
      port: env.PORT,
      host: env.HOST,
      publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
      trustedProxies: env.TRUST_PROXY === undefined ? undefined : parseProxies(env.TRUST_PROXY),
    });
    this.home = resolve(env.ROOKERY_HOME);
    this.database = Object.freeze({
      url: env.DATABASE_URL,
      directUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    });
    this.redis = Object.freeze({ url: env.REDIS_URL });
    this.roles = Object.freeze(parseRoles(env.ROLES) ?? []);
    this.jobs = Object.freeze({ stallMs: env.JOBS_STALL_MS, graceMs: env.JOBS_GRACE_MS });
    this.lichess = Object.freeze({
      url: env.LICHESS_URL.replace(/\/+$/, ''),
      token: env.LICHESS_TOKEN,
      username: env.LICHESS_USERNAME,
      contact: env.LICHESS_CONTACT,
      pauseMs: env.LICHESS_PAUSE_MS,
      leaseMs: env.LICHESS_LEASE_MS,
      idleMs: env.LICHESS_IDLE_MS,
    });
    this.profiles = Object.freeze({
      staleDays: env.PROFILES_STALE_DAYS,
      pauseMs: env.PROFILES_PAUSE_MS,
      perDay: env.PROFILES_PER_DAY,
    });
    this.engine = Object.freeze({
      path: env.ENGINE_PATH === undefined ? undefined : resolve(env.ENGINE_PATH),
      processes: env.ENGINE_PROCESSES ?? countEngines(env.ENGINE_HASH_MB),
      nodes: env.ENGINE_NODES,
      hashMb: env.ENGINE_HASH_MB,
      nice: env.ENGINE_NICE,
    });
    this.analysis = Object.freeze({
      source: env.ANALYSIS_SOURCE,
      auto: env.ANALYSIS_AUTO === 'on',
      batches: env.ANALYSIS_BATCHES,
    });
    this.audit = Object.freeze({ keepDays: env.AUDIT_KEEP_DAYS });
    this.imports = Object.freeze({ maxBytes: env.IMPORT_MAX_BYTES });
    this.plugins = Object.freeze({ directory: env.ROOKERY_PLUGINS && resolve(env.ROOKERY_PLUGINS) });
    this.graph = Object.freeze({ maxAgeS: env.GRAPH_MAX_AGE_S });
    this.limits = Object.freeze({
      perMinute: env.RATE_LIMIT_PER_MINUTE,
      perMinuteAndAddress: env.RATE_LIMIT_ADDRESS_PER_MINUTE,
      streamsPerUser: env.EVENT_STREAMS_PER_USER,
    });
    this.cors = Object.freeze({
      origins: Object.freeze(env.CORS_ORIGINS?.split(',').map((origin) => origin.trim()) ?? []),
    });
    this.log = Object.freeze({ level: env.LOG_LEVEL });
    Object.freeze(this);
  }
}

/** Memory that an engine takes beside its hash table, MB: that of npm with its full net. */
const ENGINE_MB = 500;
/** What engines may take of the memory there is. */
const ENGINE_SHARE = 0.5;

/** One engine for each core, as far as the memory goes. */
export function countEngines(hashMb: number, memoryBytes = availableMemory(), cores = availableParallelism()): number {
  const fitting = Math.floor((ENGINE_SHARE * memoryBytes) / (2 ** 20 * (ENGINE_MB + hashMb)));
  return Math.max(1, Math.min(cores, fitting));
}

/** Of the machine, or what a container may use. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

export interface EngineConfig {
  /** Absolute path of an engine, a program or a script for Node; the one that comes with Rookery when absent. */
  readonly path?: string;
  /** Engines of one process at most. */
  readonly processes: number;
  /** Nodes searched per position. */
  readonly nodes: number;
  /** Hash table of each engine, megabytes. */
  readonly hashMb: number;
  /** How far engines let other processes go first: 0 (not at all) to 19. */
  readonly nice: number;
}

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  /** What links begin with, without trailing slash; made from the request, or from host and port, when absent. */
  readonly publicUrl?: string;
  /** Addresses and networks of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies?: readonly string[];
}

/** How often the API may be asked; bucket and refill of one minute. */
export interface LimitsConfig {
  /** With one token (with all of a user three times as many), by one user at all browsers, or from one address by whoever shows neither. */
  readonly perMinute: number;
  /** From one address with tokens and sessions that were not looked up before. */
  readonly perMinuteAndAddress: number;
  /** Runs and batches that one user follows at a time, in each process that answers. */
  readonly streamsPerUser: number;
}

export interface ProfilesConfig {
  /** A profile is asked for again when it is older. */
  readonly staleDays: number;
  /** Between two requests for profiles, milliseconds. */
  readonly pauseMs: number;
  /** Players asked after in any 24 hours at most. */
  readonly perDay: number;
}

export interface AnalysisConfig {
  /** Whose evaluations count for a game that carries Lichess's own. */
  readonly source: AnalysisSourceSetting;
  /** Whether games that lack an analysis are analysed without being asked. */
  readonly auto: boolean;
  /** Batches of all users at a time. */
  readonly batches: number;
}

export interface JobsConfig {
  /** A job whose worker gives no sign of life for so long is started elsewhere, milliseconds. */
  readonly stallMs: number;
  /** Time for jobs in hand to end once the process is told to stop, milliseconds; then they are given back. */
  readonly graceMs: number;
}

export interface LichessConfig {
  /** Origin without trailing slash. */
  readonly url: string;
  readonly token?: string;
  /** The home player. */
  readonly username?: string;
  /** Contact data for the User-Agent, as Lichess asks. */
  readonly contact?: string;
  /** Pause after the first 429, milliseconds; doubles on repeats. */
  readonly pauseMs: number;
  /** Life of the gate's lease without renewal, milliseconds. */
  readonly leaseMs: number;
  /** A stream silent for this long is aborted, milliseconds. */
  readonly idleMs: number;
}
