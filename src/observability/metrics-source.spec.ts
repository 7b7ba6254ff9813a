import { jest } from '@jest/globals';
import { MetricsSource } from './metrics-source.js';

const TIMES = { freshMs: 2_000, deadlineMs: 1_000, lostMs: 5_000 };

describe('a source of metrics', () => {
  let shown: (number | undefined)[];
  let answers: ((value: number) => void)[];
  let fail: boolean;
  let source: MetricsSource<number>;

  beforeEach(() => {
    jest.useFakeTimers();
    shown = [];
    answers = [];
    fail = false;
    const read = (): Promise<number> =>
      fail ? Promise.reject(new Error('away')) : new Promise((resolve) => answers.push(resolve));
    source = new MetricsSource(read, (value) => shown.push(value), TIMES);
  });
  afterEach(() => void jest.useRealTimers());

  /** A scrape that gets an answer. */
  const scrape = async (value: number): Promise<boolean> => {
    const up = source.refresh();
    answers.at(-1)?.(value);
    return up;
  };

  it('shows what was read, and reads once for scrapes at the same time or soon after', async () => {
    const together = [source.refresh(), source.refresh()];
    answers[0]?.(7);
    expect(await Promise.all(together)).toEqual([true, true]);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(await source.refresh()).toBe(true);
    expect([shown, answers.length]).toEqual([[7], 1]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await scrape(8)).toBe(true);
    expect(shown).toEqual([7, 8]);
  });

  it('takes the figures away when they cannot be read, and recovers', async () => {
    await scrape(7);
    fail = true;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await source.refresh()).toBe(false);
    expect(shown).toEqual([7, undefined]);
    fail = false;
    expect(await source.refresh()).toBe(false);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await scrape(9)).toBe(true);
  });

  it('waits no longer than its deadline, and piles up no readings', async () => {
    for (let i = 0; i < 3; i++) {
      const up = source.refresh();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(await up).toBe(false);
    }
    expect(answers).toHaveLength(1);
    answers[0]?.(7);
    await jest.advanceTimersByTimeAsync(0);
    expect([await source.refresh(), shown.at(-1)]).toEqual([true, 7]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives up a reading that never ends, and hears nothing of it any more', async () => {
    const first = source.refresh();
    await jest.advanceTimersByTimeAsync(5_001);
    expect(await first).toBe(false);
    expect(await scrape(8)).toBe(true);
    answers[0]?.(7);
    await jest.advanceTimersByTimeAsync(0);
    expect(shown).toEqual([undefined, 8]);
  });
});
