import type { FailureView } from '../queues/failure-view.js';
import { describeFailure, describeFailures, describeQueues, describeReplay, describeWorkers } from './jobs-text.js';

const FAILURE: FailureView = {
  queue: 'lichess',
  jobId: 'sync-player/12',
  name: 'sync-player',
  state: 'dead',
  attempts: 2,
  message: 'gave up',
  firstFailedAt: new Date('2026-05-01T18:30:00.412Z'),
  lastFailedAt: new Date('2026-05-01T18:41:09.001Z'),
  payload: { runId: 12 },
  errors: [
    { at: '2026-05-01T18:30:00.412Z', chain: [{ name: 'Error', message: 'no answer' }] },
    {
      at: '2026-05-01T18:41:09.001Z',
      chain: [
        { name: 'Error', message: 'gave up\nfor now' },
        { name: 'SocketError', message: 'other side closed' },
      ],
    },
  ],
};

describe('what the jobs commands say', () => {
  it('about queues, numbers under each other', () => {
    const counts = { waiting: 0, delayed: 0, active: 0, dead: 0, oldestWaitingMs: null };
    const text = describeQueues([
      { ...counts, name: 'lichess', paused: true, waiting: 1_234, dead: 2, oldestWaitingMs: 45_200 },
      { ...counts, name: 'ingest', paused: false },
    ]);
    expect(text.split('\n')).toEqual([
      'queue    waiting  delayed  active  dead  oldest waits  state',
      '-------  -------  -------  ------  ----  ------------  ------',
      'lichess    1,234        0       0     2          45 s  paused',
      'ingest         0        0       0     0             -  open',
    ]);
  });

  it('about processes', () => {
    const since = new Date('2026-05-01T18:30:00.412Z');
    const worker = { name: 'study/1/ab', roles: ['api', 'ingestion'], version: '0.1.0', since, seenAt: since };
    const text = describeWorkers([worker], since.getTime() + 12 * 60_000);
    expect(text.split('\n')[2]).toBe('study/1/ab  api, ingestion  0.1.0    12 min  12 min ago');
    expect(describeWorkers([])).toContain('No process is at work');
  });

  it('about failed jobs, columns under each other', () => {
    const other: FailureView = { ...FAILURE, jobId: 'sync-player/103', state: 'retrying', attempts: 1 };
    expect(describeFailures([FAILURE, other]).split('\n').slice(0, 4)).toEqual([
      'dead      sync-player/12   lichess  2 failures  2026-05-01T18:41:09Z',
      '          gave up',
      'retrying  sync-player/103  lichess  1 failure   2026-05-01T18:41:09Z',
      '          gave up',
    ]);
    expect(describeFailures([])).toBe('No failed jobs.');
  });

  it('about one failed job with every attempt and its causes', () => {
    expect(describeFailure(FAILURE).split('\n')).toEqual([
      'sync-player/12',
      '  Queue     lichess',
      '  Kind      sync-player',
      '  State     dead: `jobs retry sync-player/12` puts it back',
      '  Failures  2 in a row',
      '  First     2026-05-01T18:30:00Z',
      '  Last      2026-05-01T18:41:09Z',
      '  Payload   {"runId":12}',
      '',
      '  2026-05-01T18:30:00Z  Error: no answer',
      '  2026-05-01T18:41:09Z  Error: gave up',
      '                        for now',
      '                        because SocketError: other side closed',
    ]);
  });

  it('about jobs put back', () => {
    expect([0, 1, 1_200].map(describeReplay)).toEqual(['0 jobs put back.', '1 job put back.', '1,200 jobs put back.']);
  });
});
