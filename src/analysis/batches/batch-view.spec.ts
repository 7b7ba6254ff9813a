import { type BatchRow, toBatchView } from './batch-view.js';

const START = Date.UTC(2026, 0, 1);
const at = (seconds: number): Date => new Date(START + seconds * 1_000);

const row = (changes: Partial<BatchRow> = {}): BatchRow => ({
  id: 7,
  userId: 2,
  request: { filter: {}, maxGames: 100 },
  state: 'running',
  message: null,
  errorCode: null,
  total: 100,
  finished: 20,
  failed: 5,
  percent: 25,
  unsupported: 2,
  analysedBefore: 30,
  notAnalysable: 4,
  vanished: 3,
  planned: true,
  paused: false,
  resumedAt: null,
  resumedWith: 0,
  requestedAt: at(0),
  startedAt: at(0),
  updatedAt: at(50),
  finishedAt: null,
  ...changes,
});

describe('what is said of a batch', () => {
  it('counts every game once: done, failed, skipped, or to come', () => {
    const view = toBatchView(row());
    expect(view).toMatchObject({ total: 137, done: 18, failed: 5, skipped: 39, progress: 25 });
    expect(view.skippedBecause).toEqual({ analysed: 30, notAnalysable: 4, unsupported: 2, vanished: 3, cancelled: 0 });
    const cancelled = toBatchView(row({ state: 'failed', errorCode: 'cancelled' }));
    expect(cancelled.done + cancelled.failed + cancelled.skipped).toBe(cancelled.total);
  });

  it.each<[string, Partial<BatchRow>, number | null]>([
    ['two seconds each, 75 to come', {}, 150],
    ['the speed since it was resumed', { resumedAt: at(40), resumedWith: 15 }, 75],
    ['nothing has ended yet', { finished: 0, failed: 0 }, null],
    ['nothing has ended since it was resumed', { resumedAt: at(40), resumedWith: 25 }, null],
    ['it rests', { paused: true }, null],
    ['its games are not chosen', { planned: false, total: null }, null],
    ['the last game has ended', { finished: 95 }, 0],
  ])('estimates the time left: %s', (_, changes, secondsLeft) => {
    expect(toBatchView(row(changes)).secondsLeft).toBe(secondsLeft);
  });

  it.each<[Partial<BatchRow>, string]>([
    [{ planned: false, total: null, state: 'queued' }, 'planning'],
    [{ state: 'queued' }, 'queued'],
    [{}, 'running'],
    [{ paused: true }, 'paused'],
    [{ state: 'done' }, 'done'],
    [{ state: 'failed', errorCode: 'parts-failed' }, 'failed'],
    [{ state: 'failed', errorCode: 'cancelled' }, 'cancelled'],
  ])('%o is %s', (changes, state) => {
    expect(toBatchView(row(changes)).state).toBe(state);
  });
});
