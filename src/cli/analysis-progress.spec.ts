import type { PlayerId } from '../chess/ids.js';
import { AnalysisProgress, describeAnalysisRun } from './analysis-progress.js';

type RunView = Parameters<typeof describeAnalysisRun>[0];
type Effort = Parameters<typeof describeAnalysisRun>[1];

const NOON = new Date(2026, 0, 5, 12, 0, 0);

function aRun(change: Partial<RunView> = {}): RunView {
  return {
    id: 7,
    kind: 'analysis',
    name: null,
    parentId: null,
    total: 13,
    finished: 0,
    failed: 0,
    percent: 0,
    playerId: 'somebody' as PlayerId,
    state: 'running',
    message: null,
    errorCode: null,
    waitingUntil: null,
    startedBy: 'cli',
    userId: null,
    fullHistory: false,
    maxGames: null,
    untilAt: null,
    sinceAt: null,
    cursorAt: null,
    received: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    requests: 0,
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

const effortOf = (positions: number, nodes: number): Effort => ({ positions, nodes, engineMs: 0 });

/** Looks at a run at given seconds; the last line is what counts. */
function renderAt(looks: readonly (readonly [seconds: number, change: Partial<RunView>, effort: Effort])[]): string {
  let now = 0;
  const progress = new AnalysisProgress(() => now);
  let line = '';
  for (const [seconds, change, effort] of looks) {
    now = seconds * 1000;
    line = progress.render(aRun(change), effort);
  }
  return line;
}

describe('the progress line of an analysis', () => {
  it('promises no time at the first look', () => {
    expect(renderAt([[0, {}, effortOf(0, 0)]])).toBe(
      'somebody: 0 of 13 games · 0.0 positions/s · 0 knodes/s · 13 left',
    );
  });

  it('says positions and nodes a second, games left and time left', () => {
    const line = renderAt([
      [0, {}, effortOf(0, 0)],
      [10, { finished: 2, failed: 1 }, effortOf(155, 15_000_000)],
    ]);
    expect(line).toBe('somebody: 3 of 13 games · 15.5 positions/s · 1,500 knodes/s · 1 failed · 10 left · 33 s to go');
  });

  it('counts what a search did before its game is finished', () => {
    const line = renderAt([
      [0, {}, effortOf(100, 0)],
      [2, {}, effortOf(150, 4_000)],
    ]);
    expect(line).toBe('somebody: 0 of 13 games · 25.0 positions/s · 2 knodes/s · 13 left');
  });

  it('goes by the last half minute', () => {
    const line = renderAt([
      [0, {}, effortOf(0, 0)],
      [20, { finished: 10 }, effortOf(1_000, 1_000_000)],
      [40, { finished: 11 }, effortOf(1_100, 1_100_000)],
    ]);
    expect(line).toBe('somebody: 11 of 13 games · 5.0 positions/s · 5 knodes/s · 2 left · 40 s to go');
  });

  it('names the run where the games are of no one player', () => {
    expect(renderAt([[0, { playerId: null, total: 2, finished: 2 }, effortOf(0, 0)]])).toMatch(/^run 7: 2 of 2 games/);
  });
});

describe('the end of an analysis', () => {
  it('says what was analysed and what that took', () => {
    expect(describeAnalysisRun(aRun({ state: 'done', finished: 13 }), effortOf(1_234, 123_456_789))).toBe(
      "The analysis of somebody's games is done (run 7): 13 of 13 games analysed, 1,234 positions searched, 123,457 knodes.",
    );
  });

  it('says why it failed', () => {
    const failed = aRun({ state: 'failed', playerId: null, total: 1, failed: 1, message: 'completed with errors' });
    expect(describeAnalysisRun(failed, effortOf(0, 0))).toBe(
      'Run 7 failed (run 7): 0 of 1 games analysed, 0 positions searched, 0 knodes. completed with errors.',
    );
  });
});
