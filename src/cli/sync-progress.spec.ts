import type { PlayerId } from '../chess/ids.js';
import { describeRun, SyncProgress } from './sync-progress.js';

type RunView = Parameters<typeof describeRun>[0];

const NOON = new Date(2026, 0, 5, 12, 0, 0);

function aRun(change: Partial<RunView> = {}): RunView {
  return {
    id: 7,
    kind: 'sync',
    name: null,
    parentId: null,
    total: null,
    finished: 0,
    failed: 0,
    percent: null,
    playerId: 'somebody' as PlayerId,
    state: 'running',
    message: null,
    errorCode: null,
    waitingUntil: null,
    startedBy: 'cli',
    userId: null,
    fullHistory: false,
    maxGames: null,
    untilAt: NOON,
    sinceAt: null,
    cursorAt: null,
    received: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    requests: 1,
    accountGames: null,
    storedGames: null,
    notes: [],
    requestedAt: NOON,
    startedAt: NOON,
    updatedAt: NOON,
    finishedAt: null,
    ...change,
  };
}

/** Looks at a run at given seconds; the last line is what counts. */
function renderAt(looks: readonly (readonly [number, Partial<RunView>])[]): string {
  let now = 0;
  const progress = new SyncProgress(() => now);
  let line = '';
  for (const [seconds, change] of looks) {
    now = seconds * 1000;
    line = progress.render(aRun(change));
  }
  return line;
}

describe('the progress line', () => {
  it('shows games, rate, share of the account and time left', () => {
    const account = { accountGames: 12_345 };
    const line = renderAt([
      [0, { ...account, received: 0 }],
      [5, { ...account, received: 100 }],
    ]);
    expect(line).toBe('somebody: 100 games · 20 games/s · 0% of 12,345 · 10 min left');
  });

  it('shows a slow rate with one decimal', () => {
    const line = renderAt([
      [0, { received: 10 }],
      [4, { received: 12 }],
    ]);
    expect(line).toBe('somebody: 12 games · 0.5 games/s');
  });

  it('measures the rate over the last ten seconds only', () => {
    const line = renderAt([
      [0, { received: 0 }],
      [2, { received: 10_000 }],
      [12, { received: 10_300 }],
    ]);
    expect(line).toBe('somebody: 10,300 games · 30 games/s');
  });

  it('has no rate at the first look', () => {
    expect(renderAt([[0, { received: 500 }]])).toBe('somebody: 500 games · 0.0 games/s');
  });

  it('never shows more than the whole, nor a time left then', () => {
    const line = renderAt([
      [0, { accountGames: 100, received: 90 }],
      [1, { accountGames: 100, received: 120 }],
    ]);
    expect(line).toBe('somebody: 120 games · 30 games/s · 100% of 100');
  });

  it('shows no share of the account when only some games are wanted', () => {
    expect(renderAt([[0, { accountGames: 1_000, maxGames: 50, received: 10 }]])).not.toContain('%');
  });

  it('counts what was kept aside', () => {
    expect(renderAt([[0, { received: 5, rejected: 2 }]])).toBe('somebody: 5 games · 0.0 games/s · 2 kept aside');
  });

  it('says until when Lichess asked us to pause', () => {
    const waitingUntil = new Date(2026, 0, 5, 12, 34, 56);
    const line = renderAt([
      [0, { state: 'waiting', message: 'Lichess asked us to pause', waitingUntil, received: 42 }],
    ]);
    expect(line).toBe('somebody: 42 games · Lichess asked us to pause until 12:34:56');
  });

  it('says who else is talking to Lichess', () => {
    const line = renderAt([[0, { state: 'waiting', message: 'Another process is talking to Lichess' }]]);
    expect(line).toBe('somebody: 0 games · Another process is talking to Lichess');
  });

  it('says that nobody has begun', () => {
    expect(renderAt([[0, { state: 'queued' }]])).toBe('somebody: waiting for a free hand');
  });

  it('names a run without a player by its number', () => {
    expect(renderAt([[0, { playerId: null, kind: 'replay' }]])).toBe('run 7: 0 games · 0.0 games/s');
  });
});

describe('describeRun', () => {
  const counts = { received: 12_345, inserted: 12_000, updated: 5, unchanged: 338, rejected: 2, requests: 4 };

  it('tells what a finished run brought', () => {
    const run = aRun({ ...counts, state: 'done', storedGames: 12_300, notes: ['Lichess counts one more.'] });
    expect(describeRun(run)).toBe(
      [
        'somebody is up to date (run 7).',
        '12,345 received, 12,000 new, 5 updated, 338 unchanged, 2 rejected; 4 requests.',
        '12,300 finished games stored.',
        'Note: Lichess counts one more.',
      ].join('\n'),
    );
  });

  it('tells why a run failed', () => {
    const run = aRun({ ...counts, state: 'failed', message: 'Lichess knows no player "somebody".' });
    expect(describeRun(run).split('\n')[0]).toBe('somebody failed: Lichess knows no player "somebody". (run 7).');
  });

  it('tells that a run was left as it is', () => {
    expect(describeRun(aRun({ state: 'interrupted' }))).toContain('somebody is interrupted (run 7).');
  });

  it('tells of a replay', () => {
    expect(describeRun(aRun({ state: 'done', playerId: null, kind: 'replay' }))).toContain('The replay is done');
  });
});
