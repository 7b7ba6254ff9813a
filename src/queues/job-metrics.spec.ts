import { jest } from '@jest/globals';
import { Metrics } from '../observability/metrics.js';
import { Redactor } from '../observability/redaction.js';
import { JobEnd } from './job-end.js';
import { JobMetrics } from './job-metrics.js';
import { JobRunner } from './job-runner.js';
import type { JobFailuresRepository } from './job-failures.repository.js';
import type { Ending, JobTransport, Work } from './job-transport.js';
import { JobPostponed, type JobSpec } from './jobs.js';

const SPEC: JobSpec<string> = {
  name: 'test-job',
  queue: 'analysis',
  attempts: 2,
  backoff: { baseMs: 1, capMs: 1 },
  timeLimitMs: 20,
  priority: 'normal',
  id: (payload) => payload,
  parse: (payload) => String(payload),
};
const HANDLERS: Record<string, (signal: AbortSignal) => Promise<void>> = {
  fine: async () => undefined,
  broken: () => Promise.reject(new Error('broken')),
  busy: () => Promise.reject(new JobPostponed(5, 'busy')),
  slow: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
};

describe('figures of jobs', () => {
  let metrics: Metrics;
  let runner: JobRunner;
  let work: Work;
  let failures: number;

  beforeEach(() => {
    metrics = new Metrics();
    failures = 0;
    const transport = {
      work: (_queue: string, _concurrency: number, given: Work) => void (work = given),
      stop: async () => undefined,
      takeAbandoned: async () => undefined,
    } as unknown as JobTransport;
    const repository = {
      record: async ({ attempts }: { attempts: number }) => ({ attempts: ++failures, dead: failures >= attempts }),
      forget: async () => undefined,
      repeat: async () => undefined,
    } as unknown as JobFailuresRepository;
    const logger = { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() };
    runner = new JobRunner(transport, repository, logger, new Redactor((text) => text), new JobMetrics(metrics));
    runner.register(SPEC, (payload, { signal }) => HANDLERS[payload]?.(signal) ?? Promise.resolve());
    runner.start();
  });
  afterEach(() => runner.stop(0));

  const run = (payload: string, name = 'test-job'): Promise<Ending> =>
    work({ id: payload, name, payload, retried: false }, new JobEnd());
  const ended = async (outcome: string, job = 'test-job'): Promise<number> => {
    const labels = `{queue="analysis",job="${job}",outcome="${outcome}"}`;
    return Number(new RegExp(`rookery_jobs_ended_total${labels} (\\d+)`).exec(await metrics.text())?.[1] ?? 0);
  };

  it('count a job that was done, and how long it took', async () => {
    expect(await run('fine')).toMatchObject({ kind: 'done' });
    expect(await ended('finished')).toBe(1);
    expect(await metrics.text()).toContain('rookery_job_duration_seconds_count{job="test-job",outcome="finished"} 1');
  });

  it('tell a repeat from a dead letter', async () => {
    await run('broken');
    expect([await ended('retried'), await ended('failed')]).toEqual([1, 0]);
    await run('broken');
    expect([await ended('retried'), await ended('failed')]).toEqual([1, 1]);
  });

  it('count what ran into its time limit', async () => {
    await run('slow');
    expect(await ended('retried')).toBe(1);
    expect(await metrics.text()).toContain('rookery_jobs_timed_out_total{queue="analysis",job="test-job"} 1');
  });

  it('count what cannot be done now or is given back as no failure', async () => {
    await run('busy');
    await runner.stop(0);
    await run('broken');
    expect([await ended('postponed'), await ended('given_back'), failures]).toEqual([1, 1, 0]);
  });

  it('name kinds of jobs nobody knows all alike: what comes from outside makes no time series', async () => {
    await run('fine', 'made-up-1');
    await run('fine', 'made-up-2');
    expect(await ended('failed', 'unknown')).toBe(2);
    expect(await metrics.text()).not.toContain('made-up');
  });
});
