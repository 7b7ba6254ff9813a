import { CreditLimits } from './credit-limits.js';

describe('limits by credits', () => {
  it('have windows that begin with the first charge; what is refused costs nothing', () => {
    let now = 1_000;
    const limits = new CreditLimits([{ credits: 10, windowMs: 100 }], () => now);
    expect([limits.charge(8), limits.charge(3), limits.charge(2), limits.charge(0.25)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    now = 1_099;
    expect(limits.charge(1)).toBe(false);
    now = 1_100;
    expect(limits.charge(10)).toBe(true);
  });

  it('all have to have room', () => {
    let now = 0;
    const limits = new CreditLimits(
      [
        { credits: 10, windowMs: 10 },
        { credits: 15, windowMs: 1_000 },
      ],
      () => now,
    );
    expect(limits.charge(10)).toBe(true);
    now = 10;
    expect([limits.charge(10), limits.charge(5), limits.charge(1)]).toEqual([false, true, false]);
  });
});
