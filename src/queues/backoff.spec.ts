import { backoffMs } from './backoff.js';

describe('backoffMs', () => {
  const policy = { baseMs: 1_000, capMs: 10_000 };

  it.each([
    [1, 1_000],
    [2, 2_000],
    [4, 8_000],
    [5, 10_000],
    [1_000, 10_000],
  ])('waits after failure %i at most %i ms, and half of that at least', (failures, full) => {
    expect(backoffMs(failures, policy, () => 0)).toBe(full / 2);
    expect(backoffMs(failures, policy, () => 1)).toBe(full);
  });
});
