import { PGBOUNCER, POSTGRES_15, startPgBouncer, startPostgres15, urlOf } from './external-postgres.js';
import { describeWith } from './needs.js';
import { describeWithRedis, startRedis } from './redis-server.js';
import { createTestDatabase, queryDatabase } from './test-database.js';
import type { JobsStore } from './test-jobs.js';

// Fewer than the processes that a test starts at the same time.
const POOLED_CONNECTIONS = 3;

/** Where the jobs of one suite are kept. */
export interface TestStore extends JobsStore {
  /** A database of its own beside the same Redis or behind the same pooler, with nothing in it. */
  another(): Promise<JobsStore & { drop(): Promise<void> }>;
  /** Forgets jobs, as a queue does that was lost. */
  loseJobs(): Promise<void>;
  /** Forgets jobs, failures and pauses. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

type StartStore = () => Promise<TestStore>;

/** Runs one suite for each place where jobs may be kept. */
export function describeStores(title: string, suite: (start: StartStore) => void): void {
  describe(`${title} in PostgreSQL`, () => suite(startInPostgres));
  describeWith([POSTGRES_15, PGBOUNCER], `${title} in PostgreSQL through PgBouncer`, () => suite(startBehindPgBouncer));
  describeWithRedis(`${title} in Redis`, () => suite(startInRedis));
}

async function startInPostgres(): Promise<TestStore> {
  const database = await createTestDatabase();
  return {
    databaseUrl: database.url,
    another: startAnother,
    loseJobs: () => loseJobs(database.url),
    clear: () => clearTables(database.url),
    stop: () => database.drop(),
  };
}

async function startInRedis(): Promise<TestStore> {
  const [postgres, redis] = await Promise.all([startInPostgres(), startRedis()]);
  return {
    ...postgres,
    redisUrl: redis.url,
    another: async () => ({ ...(await startAnother()), redisUrl: redis.url }),
    loseJobs: () => redis.loseEverything(),
    clear: async () => {
      await postgres.clear();
      await redis.loseEverything();
    },
    stop: async () => {
      await redis.stop();
      await postgres.stop();
    },
  };
}

async function startAnother(): Promise<JobsStore & { drop(): Promise<void> }> {
  const database = await createTestDatabase();
  return { databaseUrl: database.url, drop: () => database.drop() };
}

/** PgBouncer in transaction mode, with the server itself for what needs a session. */
export async function startBehindPgBouncer(): Promise<TestStore> {
  const server = await startPostgres15();
  const pooler = await startPgBouncer(server, POOLED_CONNECTIONS);
  const create = async (name: string): Promise<JobsStore & { directUrl: string }> => {
    await queryDatabase(urlOf(server, 'postgres'), `create database ${name}`);
    return { databaseUrl: urlOf(pooler, name), directUrl: urlOf(server, name) };
  };
  const store = await create('jobs');
  return {
    ...store,
    another: async () => ({ ...(await create('more_jobs')), drop: async () => undefined }),
    loseJobs: () => loseJobs(store.directUrl),
    clear: () => clearTables(store.directUrl),
    stop: async () => {
      await pooler.stop();
      await server.stop();
    },
  };
}

async function loseJobs(url: string): Promise<void> {
  await queryDatabase(url, 'truncate pgboss.job');
}

async function clearTables(url: string): Promise<void> {
  for (const table of ['job_failures', 'paused_queues', 'pgboss.job']) {
    // A test may have left the database untouched, and then they are not there.
    await queryDatabase(url, `truncate ${table}`).catch(() => undefined);
  }
}
