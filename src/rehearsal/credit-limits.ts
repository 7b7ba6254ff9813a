/** Credits that may be spent within a window. */
export interface CreditLimit {
  credits: number;
  windowMs: number;
}

const MINUTE_MS = 60_000;

/** What `POST /api/users` allows an address; a player costs a quarter (lila: modules/web/src/main/Limiters.scala). */
export const USERS_LIMITS: readonly CreditLimit[] = [
  { credits: 2_000, windowMs: 10 * MINUTE_MS },
  { credits: 30_000, windowMs: 24 * 60 * MINUTE_MS },
];

/** Several limits at once. A window begins with the first request in it; what is refused costs nothing. */
export class CreditLimits {
  private windows: { spent: number; endsAt: number }[];

  constructor(
    private readonly limits: readonly CreditLimit[],
    private readonly now: () => number,
  ) {
    this.windows = limits.map(() => ({ spent: 0, endsAt: Number.NEGATIVE_INFINITY }));
  }

  /** @returns false when one of the limits has no room for it */
  charge(cost: number): boolean {
    const now = this.now();
    const charged = this.limits.map(({ windowMs }, i) => {
      const { spent, endsAt } = this.windows[i] ?? { spent: 0, endsAt: 0 };
      return now < endsAt ? { spent: spent + cost, endsAt } : { spent: cost, endsAt: now + windowMs };
    });
    if (this.limits.some(({ credits }, i) => (charged[i]?.spent ?? 0) > credits)) return false;
    this.windows = charged;
    return true;
  }
}
