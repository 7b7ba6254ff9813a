// The two sides that are compared, behind one shape: our port, and the library below it used as its documentation says.
// Both get the same jobs, the same server, the same number of loops, one job at a time in each, and delivery at least once.
import Bull from 'bull';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { pino } from 'pino';
import { ConfigModule } from '../../dist/src/config/config.module.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { DatabaseModule } from '../../dist/src/database/database.module.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { ObservabilityModule } from '../../dist/src/observability/observability.module.js';
import { JobRunner } from '../../dist/src/queues/job-runner.js';
import { JobsService } from '../../dist/src/queues/jobs.service.js';
import { QueuesModule } from '../../dist/src/queues/queues.module.js';
import { SCHEMA } from '../../dist/src/schema.js';

const QUEUE = 'analysis';
const NAME = 'bench-job';
const STALL_MS = 30_000;
const BOSS_PRIORITY = { high: 2, low: 0 };
const BULL_PRIORITY = { high: 1, low: undefined };

const SPEC = {
  name: NAME,
  queue: QUEUE,
  attempts: 3,
  backoff: { baseMs: 1_000, capMs: 10_000 },
  timeLimitMs: 600_000,
  priority: 'low',
  id: ({ n }) => `${NAME}/${n}`,
  parse: (payload) => payload,
};

async function openPort({ databaseUrl, redisUrl }) {
  const config = loadConfig(
    { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, JOBS_STALL_MS: String(STALL_MS) },
    '/dev/null',
  );
  const logger = pino({ level: 'error' }, process.stderr);
  const database = await openDatabase(config, SCHEMA, logger);
  class Root {}
  Module({
    imports: [
      ConfigModule.with(config),
      ObservabilityModule.with(logger),
      DatabaseModule.with(database),
      QueuesModule.with(config, []),
    ],
  })(Root);
  const app = await NestFactory.createApplicationContext(Root, { logger: false });
  const [jobs, runner] = [JobsService, JobRunner].map((service) => app.get(service, { strict: false }));
  return {
    add: (numbers, priority = 'low') =>
      jobs.enqueue(
        SPEC,
        numbers.map((n) => ({ n })),
        { priority },
      ),
    work: async (concurrency, handler) => {
      if (!redisUrl) await query(databaseUrl, 'analyze pgboss.job');
      runner.register(SPEC, ({ n }) => handler(n));
      runner.start({ [QUEUE]: concurrency });
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

// pg-boss in a schema of its own, with its own pool of ten connections as ours has. Each loop fetches one job, does it and
// completes it. It is given the index that our transport adds, too: without it each fetch sorts all that waits, and the
// port would win by far. `clocked` takes its own work() at its shortest interval instead, for how soon a job starts.
async function openBoss({ databaseUrl }, { clocked }) {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'bare',
    max: 10,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  if (!(await boss.getQueue(QUEUE))) await prepareBoss(boss, databaseUrl);
  const state = { stopping: false };
  const loops = [];
  const loop = async (handler) => {
    while (!state.stopping) {
      const [job] = await boss.fetch(QUEUE, { batchSize: 1 });
      if (!job) await new Promise((resolve) => setTimeout(resolve, 20));
      else {
        await handler(job.data.n);
        await boss.complete(QUEUE, job.id);
      }
    }
  };
  return {
    add: (numbers, priority = 'low') =>
      boss.insert(
        numbers.map((n) => ({
          name: QUEUE,
          data: { n },
          priority: BOSS_PRIORITY[priority],
          retryLimit: 10,
          expireInSeconds: STALL_MS / 1_000,
        })),
      ),
    work: async (concurrency, handler) => {
      // Whether the index is taken depends on statistics, which the server brings up to date when it likes.
      await query(databaseUrl, 'analyze bare.job');
      if (clocked) await boss.work(QUEUE, { pollingIntervalSeconds: 0.5 }, async ([job]) => handler(job.data.n));
      else for (let i = 0; i < concurrency; i++) loops.push(loop(handler));
    },
    close: async () => {
      state.stopping = true;
      await Promise.all(loops);
      await boss.stop({ graceful: false, wait: false });
    },
  };
}

async function prepareBoss(boss, databaseUrl) {
  await query(
    databaseUrl,
    `create index if not exists bare_fetch_idx on bare.job (name, priority desc, created_on, id) where state < 'active'`,
  );
  await boss.createQueue(QUEUE);
}

// Bull with the options that our transport gives it: an id of its own for each job, removed when done, the same lock.
async function openBull({ redisUrl }) {
  const queue = new Bull(QUEUE, redisUrl, {
    prefix: 'bare',
    settings: { lockDuration: STALL_MS, stalledInterval: STALL_MS / 2, maxStalledCount: 10 },
  });
  await queue.isReady();
  return {
    add: (numbers, priority = 'low') =>
      queue.addBulk(
        numbers.map((n) => ({
          name: NAME,
          data: { n },
          opts: { jobId: `${NAME}/${n}`, priority: BULL_PRIORITY[priority], attempts: 3, removeOnComplete: true },
        })),
      ),
    work: async (concurrency, handler) => {
      queue.process('*', concurrency, (job) => handler(job.data.n)).catch(() => undefined);
    },
    close: async () => {
      await queue.pause(true, true).catch(() => undefined);
      await queue.whenCurrentJobsFinished();
      await queue.close(true);
    },
  };
}

/** `kind` is postgres or redis, `library` port or bare. */
export async function openSide({ kind, library, clocked = false }, servers) {
  const { databaseUrl, redisUrl } = servers;
  if (library === 'port') return openPort({ databaseUrl, redisUrl: kind === 'redis' ? redisUrl : undefined });
  return kind === 'redis' ? openBull(servers) : openBoss(servers, { clocked });
}

export async function query(databaseUrl, sql, values) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Forgets all jobs of both sides. */
export async function forgetJobs({ kind }, { databaseUrl, redisUrl }) {
  if (kind === 'postgres') {
    for (const schema of ['pgboss', 'bare']) {
      await query(databaseUrl, `truncate ${schema}.job`).catch(() => undefined);
    }
    await query(databaseUrl, 'checkpoint');
    return;
  }
  const queue = new Bull('any', redisUrl);
  await queue.isReady();
  await queue.client.flushall();
  await queue.close();
}
