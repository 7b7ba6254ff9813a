import { describeTree, renderProgress } from './run-tree.js';

type RunTree = Parameters<typeof describeTree>[0];
type RunView = RunTree['stages'][number];

const NOON = new Date(Date.UTC(2026, 4, 1, 12));

function aRun(change: Partial<RunView>): RunView {
  const none = { message: null, errorCode: null, waitingUntil: null, playerId: null, maxGames: null, cursorAt: null };
  const ledger = { received: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, requests: 0 };
  const times = { untilAt: null, sinceAt: null, requestedAt: NOON, startedAt: NOON, updatedAt: NOON, finishedAt: NOON };
  return {
    ...{
      id: 30,
      kind: 'pipeline',
      name: 'daily',
      parentId: null,
      state: 'running',
      startedBy: 'cli',
      userId: null,
      notes: [],
    },
    ...{ total: 3, finished: 1, failed: 0, percent: 41, fullHistory: false, accountGames: null, storedGames: null },
    ...none,
    ...ledger,
    ...times,
    ...change,
  };
}

const SYNC = aRun({ id: 31, kind: 'stage', name: 'sync', total: 1_200, finished: 500, failed: 3, percent: 41 });
const TIDY = aRun({ id: 32, kind: 'stage', name: 'tidy', state: 'queued', total: null, finished: 0, percent: null });

describe('a run in words', () => {
  it('says in one line how far it is and what is at work', () => {
    expect(renderProgress({ ...aRun({}), stages: [SYNC, TIDY] })).toBe('daily: 41% · sync 503 of 1,200 · 3 failed');
    expect(renderProgress({ ...aRun({ percent: 0 }), stages: [TIDY] })).toBe('daily: 0% · tidy begins');
    const sync = aRun({ kind: 'sync', name: null, playerId: 'somebody' as never, percent: null, state: 'queued' });
    expect(renderProgress({ ...sync, stages: [] })).toBe('sync somebody: queued');
  });

  it('shows its stages under each other', () => {
    const tree = { ...aRun({ message: 'sync: completed with errors: 3 of 1200 failed' }), stages: [SYNC, TIDY] };
    expect(describeTree(tree).split('\n')).toEqual([
      'daily is running (run 30, started by cli).',
      '  sync: completed with errors: 3 of 1200 failed',
      'run  what  state    done  units                   took, s  started by  message',
      '---  ----  -------  ----  ----------------------  -------  ----------  -------',
      '31   sync  running  41%   503 of 1,200, 3 failed  0.0      cli',
      '32   tidy  queued         0                       0.0      cli',
    ]);
  });
});
