import { jest } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { RunsService } from '../../src/runs/runs.service.js';
import { JobsService } from '../../src/queues/jobs.service.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { loadWorld } from '../../src/rehearsal/world/world.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { differences } from '../support/open-api-check.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis-server.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { testSpec } from '../support/test-jobs.js';
import { until } from '../support/until.js';

interface Queue {
  name: string;
  paused: boolean;
  waiting: number;
  dead: number;
  oldestWaitingMs: number | null;
}
interface Overview {
  transport: string;
  queues: Queue[];
  workers: { roles: string[] }[];
}
interface Failure {
  queue: string;
  jobId: string;
  state: string;
  message: string;
  payload?: unknown;
  errors?: unknown[];
}
interface Failures {
  items: Failure[];
  nextCursor?: string;
}
type Responses = Record<string, { content?: Record<string, { schema?: object }> }>;

describe('jobs over HTTP, in PostgreSQL', () => contract('postgres', async () => undefined));
describeWithRedis('jobs over HTTP, in Redis', () => contract('redis', startRedis));
describeWithRedis('jobs over HTTP while Redis is away', outage);
describe('a worker', worker);

/** What is the same wherever the queues are kept. */
function contract(kind: string, startStore: () => Promise<TestRedis | undefined>): void {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let api: ApiServer;
  let document: OpenAPIObject;

  const start = async (): Promise<ApiServer> => startServer(database, lichessUrl, redis && { REDIS_URL: redis.url });

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startStore()]);
    lichess = new RehearsalServer({ world: await loadWorld() });
    lichessUrl = await lichess.start();
    api = await start();
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
  });
  afterEach(() => queryDatabase(database.url, 'delete from job_failures'));
  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await redis?.stop();
    await database.drop();
  });

  /** Asks, and checks that status, type and body are as the document says. */
  const ask = async <T>(method: 'get' | 'post', route: string, path = route, body?: unknown): Promise<Answer<T>> => {
    const answer = await api.ask<T>(path, { method: method.toUpperCase(), body });
    const responses = document.paths[route]?.[method]?.responses as Responses | undefined;
    const documented = responses?.[answer.status]?.content?.[answer.type.split(';')[0] ?? ''];
    expect([route, answer.status, documented !== undefined]).toEqual([route, answer.status, true]);
    expect(differences(document, documented?.schema, answer.json)).toEqual([]);
    return answer;
  };
  const list = (query: string): Promise<Answer<Failures>> =>
    ask('get', '/api/jobs/failures', `/api/jobs/failures?${query}`);
  const retry = <T = { replayed: number }>(body?: unknown): Promise<Answer<T>> =>
    ask('post', '/api/jobs/failures/retry', undefined, body);

  it('shows each queue with what is in it, and who works', async () => {
    const jobs = api.app.get(JobsService);
    await jobs.enqueue(testSpec(), [{ n: 1 }, { n: 2 }]);
    await addFailures(database, 3);
    const { json } = await ask<Overview>('get', '/api/jobs');
    expect(json).toMatchObject({
      transport: kind,
      workers: [{ roles: ['api', 'ingestion'] }],
    });
    expect(json.queues.map(({ name }) => name)).toEqual(['lichess', 'ingest', 'analysis', 'maintenance']);
    expect(json.queues[2]).toMatchObject({ paused: false, waiting: 2, dead: 0, oldestWaitingMs: expect.any(Number) });
    expect(json.queues[0]).toMatchObject({ waiting: 0, dead: 3, oldestWaitingMs: null });
  });

  it('lists failures newest first, page by page, also those of one and the same millisecond', async () => {
    await addFailures(database, 25);
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { json }: Answer<Failures> = await list(`limit=4${cursor}`);
      seen.push(...json.items.map(({ jobId }) => jobId));
      cursor = json.nextCursor && `&cursor=${json.nextCursor}`;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => `sync-player/${24 - i}`));
  });

  it('filters failures by state, queue, name and text', async () => {
    await addFailures(database, 3);
    await queryDatabase(
      database.url,
      `insert into job_failures (queue, job_id, name, payload, state, attempts, errors, message)
       values ('ingest', 'read-file/a.pgn', 'read-file', 'null', 'retrying', 1, '[]', 'The disk is FULL')`,
    );
    for (const [query, count] of [
      ['state=dead', 3],
      ['state=retrying&queue=ingest', 1],
      ['queue=analysis', 0],
      ['name=read-file', 1],
      ['search=disk%20is%20full', 1],
      ['search=PLAYER/2', 1],
      ['state=dead&search=nothing', 0],
    ] as const)
      expect([query, (await list(query)).json.items.length]).toEqual([query, count]);
    expect((await list('queue=nowhere&limit=0')).status).toBe(400);
    expect((await list('cursor=cnVucy4x')).json).toMatchObject({ type: '/problems/invalid-cursor' });
  });

  it('shows one failure with payload and every error, and hides secrets in them', async () => {
    await addFailures(database, 1, 'could not reach postgres://rookery:secret@db:5432/rookery');
    const route = '/api/jobs/failures/detail';
    const { json } = await ask<Failure>('get', route, `${route}?queue=lichess&jobId=sync-player/0`);
    expect(json).toMatchObject({
      payload: { runId: 1000 },
      errors: [{ chain: [{ name: 'Error' }, { name: 'Cause' }] }],
    });
    expect(JSON.stringify(json)).not.toContain('secret');
    expect((await list('limit=1')).text).not.toContain('secret');
    const unknown = await ask('get', route, `${route}?queue=lichess&jobId=sync-player/1`);
    expect(unknown).toMatchObject({ status: 404, json: { type: '/problems/job-failure-not-found' } });
    expect((await ask('get', route, `${route}?jobId=a`)).json).toMatchObject({ errors: [{ field: 'queue' }] });
  });

  it.each([undefined, {}, { all: false }])('asks back which ones to retry: %j', async (body) => {
    await addFailures(database, 1);
    expect(await retry(body)).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'all', problems: [expect.stringContaining('Which ones?')] }] },
    });
    expect(await retry({ jobId: null })).toMatchObject({ status: 400, json: { errors: [{ field: 'jobId' }] } });
    expect((await list('state=dead')).json.items).toHaveLength(1);
  });

  it('retries by id, by queue, by text, or all', async () => {
    await addFailures(database, 4);
    expect((await retry({ jobId: 'sync-player/1' })).json).toEqual({ replayed: 1 });
    expect((await retry({ search: 'player/2' })).json).toEqual({ replayed: 1 });
    expect((await retry({ queue: 'ingest' })).json).toEqual({ replayed: 0 });
    expect((await retry({ all: true })).json).toEqual({ replayed: 2 });
    expect((await retry({ queue: 'nowhere' })).status).toBe(400);
    // Their runs do not exist, so there is nothing to do and each one succeeds.
    await until(async () => (await list('limit=10')).json.items.length === 0);
  });

  it('runs a dead letter once, however many ask for it at the same time', async () => {
    await addFailures(database, 1);
    const starts = jest.spyOn(api.app.get(RunsService, { strict: false }), 'find');
    const answers = await Promise.all(Array.from({ length: 20 }, () => retry({ jobId: 'sync-player/0' })));
    expect(answers.reduce((sum, { json }) => sum + json.replayed, 0)).toBe(1);
    await until(async () => (await list('limit=10')).json.items.length === 0);
    expect(starts.mock.calls).toEqual([[1000]]);
    starts.mockRestore();
  });

  it('tells Prometheus how full the queues are, what became of jobs, and who works', async () => {
    await addFailures(database, 2);
    await api.app.get(JobsService).enqueue(testSpec(), [{ n: 1 }, { n: 2 }]);
    await retry({ jobId: 'sync-player/0' });
    await until(async () => (await list('limit=10')).json.items.length === 1);
    const text = await until(async () => {
      const answer = await api.get('/metrics');
      return answer.text.includes('rookery_jobs{queue="lichess",state="dead"} 1') && answer.text;
    });
    for (const line of [
      'rookery_up{part="queues"} 1',
      'rookery_up{part="database"} 1',
      'rookery_up{part="gate"} 1',
      'rookery_jobs{queue="analysis",state="waiting"} 2',
      'rookery_jobs{queue="lichess",state="active"} 0',
      'rookery_queue_paused{queue="lichess"} 0',
      'rookery_workers{role="ingestion"} 1',
      'rookery_lichess_strikes 0',
      'rookery_lichess_paused_until_seconds 0',
      'rookery_build_info{version="0.1.0"} 1',
    ])
      expect(text).toContain(`\n${line}\n`);
    expect(text).toMatch(/rookery_jobs_oldest_waiting_seconds\{queue="analysis"\} \d/);
    expect(text).toMatch(/rookery_jobs_ended_total\{queue="lichess",job="sync-player",outcome="finished"\} \d/);
    expect(text).toMatch(/rookery_job_duration_seconds_count\{job="sync-player",outcome="finished"\} \d/);
    expect([...text.matchAll(/^(?!rookery_|#)\S+/gm)].map(([name]) => name)).toEqual([]);
  });

  it('pauses and resumes a queue', async () => {
    const change = (verb: string): Promise<Answer<Queue>> =>
      ask('post', `/api/jobs/queues/{queue}/${verb}`, `/api/jobs/queues/lichess/${verb}`);
    expect((await change('pause')).json).toMatchObject({ name: 'lichess', paused: true });
    await addFailures(database, 1);
    await retry({ all: true });
    expect((await ask<Overview>('get', '/api/jobs')).json.queues[0]).toMatchObject({ paused: true, waiting: 1 });
    expect((await change('resume')).json).toMatchObject({ name: 'lichess', paused: false });
    await until(async () => (await list('limit=10')).json.items.length === 0);
    expect((await api.post('/api/jobs/queues/nowhere/pause')).json).toMatchObject({ errors: [{ field: 'queue' }] });
  });

  it('remembers failures and pauses over a restart', async () => {
    await addFailures(database, 2);
    await api.post('/api/jobs/queues/maintenance/pause');
    const before = (await list('limit=10')).json;
    await api.close();
    api = await start();
    expect((await list('limit=10')).json).toEqual(before);
    expect((await ask<Overview>('get', '/api/jobs')).json.queues[3]).toMatchObject({ paused: true });
    await api.post('/api/jobs/queues/maintenance/resume');
  });
}

function outage(): void {
  let database: TestDatabase;
  let redis: TestRedis;
  let api: ApiServer;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createTestDatabase(), startRedis()]);
    api = await startServer(database, 'http://127.0.0.1:9', { REDIS_URL: redis.url });
    await addFailures(database, 1);
    await redis.goAway();
  });
  afterAll(async () => {
    await api.close();
    await redis.stop();
    await database.drop();
  });

  it('answers 503 with advice in time, and tells of failures all the same', async () => {
    for (const asking of [
      api.get('/api/jobs'),
      api.post('/api/jobs/failures/retry', { all: true }),
      api.post('/api/jobs/queues/lichess/pause'),
    ]) {
      const asked = Date.now();
      expect(await asking).toMatchObject({
        status: 503,
        type: 'application/problem+json',
        headers: { 'retry-after': '5' },
        json: { type: '/problems/queues-unavailable', suggestions: [expect.any(String), expect.any(String)] },
      });
      expect(Date.now() - asked).toBeLessThan(8_000);
    }
    expect(await api.get('/queues/api/queues')).toMatchObject({ status: 503, type: 'application/problem+json' });
    const { json } = await api.get<Failures>('/api/jobs/failures?state=dead');
    expect(json.items).toMatchObject([{ jobId: 'sync-player/0' }]);
  });

  it('gives the other metrics, soon, and says which are missing', async () => {
    const asked = Date.now();
    const { status, text } = await api.get('/metrics');
    expect(Date.now() - asked).toBeLessThan(3_000);
    expect([status, text.includes('rookery_up{part="queues"} 0')]).toEqual([200, true]);
    for (const there of ['rookery_up{part="database"} 1', 'rookery_process_', 'state="dead"'])
      expect(text).toContain(there);
    expect(text).not.toContain('state="waiting"');
  });

  it('recovers by itself, and what was asked for meanwhile holds', async () => {
    await redis.comeBack();
    await until(async () => (await api.get('/api/jobs')).status === 200);
    const { json } = await api.get<Overview>('/api/jobs');
    expect(json.queues[0]).toMatchObject({ name: 'lichess', paused: true });
    await until(async () => (await api.get('/metrics')).text.includes('rookery_up{part="queues"} 1'));
    expect((await api.post('/api/jobs/queues/lichess/resume')).json).toMatchObject({ paused: false });
    // What was asked for while Redis was away may be done by now: its client keeps what it could not send.
    await api.post('/api/jobs/failures/retry', { all: true });
    await until(async () => (await api.get<Failures>('/api/jobs/failures')).json.items.length === 0);
  });
}

function worker(): void {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startServer(database, 'http://127.0.0.1:9', { ROLES: 'ingestion' });
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  it('answers its health and its metrics and nothing else', async () => {
    expect((await api.get('/health/live')).status).toBe(200);
    expect((await api.get('/health/ready')).status).toBe(200);
    const metrics = await api.get('/metrics');
    expect(metrics).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    expect(metrics.text).toContain('rookery_workers{role="ingestion"} 1');
    for (const path of ['/api/jobs', '/api/players/x', '/api', '/docs', '/docs-json', '/queues', '/'])
      expect([path, (await api.get(path)).status]).toEqual([path, 404]);
  });
}

async function startServer(database: TestDatabase, lichessUrl: string, env = {}): Promise<ApiServer> {
  // Nobody takes jobs of the queue analysis: those in it can be looked at.
  return ApiServer.start({ databaseUrl: database.url, lichessUrl, env: { ROLES: 'api,ingestion', ...env } });
}

/** Dead letters of runs that do not exist, a microsecond apart: the last one failed last. */
async function addFailures(database: TestDatabase, count: number, message = 'the reason why'): Promise<void> {
  await queryDatabase(
    database.url,
    `insert into job_failures (queue, job_id, name, payload, state, attempts, errors, message, last_failed_at)
     select 'lichess', 'sync-player/' || i, 'sync-player', jsonb_build_object('runId', 1000 + i), 'dead', 8,
       jsonb_build_array(jsonb_build_object('at', '2026-05-01T18:30:00.000Z', 'chain', jsonb_build_array(
         jsonb_build_object('name', 'Error', 'message', $2::text), jsonb_build_object('name', 'Cause', 'message', $2)))),
       $2, date_trunc('second', now()) + i * interval '1 microsecond'
     from generate_series(0, $1::integer - 1) as i`,
    [count, message],
  );
}
