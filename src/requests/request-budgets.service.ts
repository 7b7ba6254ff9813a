import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { withDeadline } from '../observability/deadline.js';
import { TooManyRequestsError } from './requests.errors.js';

/** What this process has of somebody's budget. */
interface Share {
  /** Requests that need no asking. */
  left: number;
  /** Until then; by `performance.now()`. */
  validUntil: number;
  /** When the database last had less than was wanted; long ago where that is not so. */
  refusedAt: number;
  /** What was left in the database then. */
  tokens: number;
  /** More is not asked for in advance before then. */
  quietUntil: number;
  asking?: Promise<void>;
}

const MINUTE_S = 60;
/** A process takes as much as may be asked in three seconds: fewer writes, and no more than that goes beyond the limit. */
const SHARE_S = 3;
const SHARE_LIFE_MS = 30_000;
/** A share is taken in advance when less than this part is left. */
const LOW = 0.3;
/** Who was refused is not looked up again for so long. */
const SHORTEST_REFUSAL_MS = 500;
const DATABASE_TIMEOUT_MS = 1_000;
/** While the database does not answer, every process allows what would be its share. */
const BLIND_MS = 3_000;
const MOST_SHARES = 10_000;

/**
 * How often somebody may ask, counted over all processes: a bucket of one minute's requests for each, which refills
 * evenly. Processes take shares out of it, so that a request seldom costs a write. All of them together let at most one
 * share each beyond the limit.
 */
@Injectable()
export class RequestBudgets {
  private readonly shares = new Map<string, Share>();

  constructor(private readonly database: Database) {}

  /**
   * Takes `cost` out of the budget; a promise only where the database has to be asked.
   * @param perMinute size of the bucket, and what comes back to it in a minute
   * @throws TooManyRequestsError, also as the reason of the promise
   */
  take(actor: string, perMinute: number, cost = 1): void | Promise<void> {
    const share = this.shareOf(actor);
    const wanted = Math.min(cost, perMinute);
    if (spend(share, wanted)) {
      if (isLow(share, perMinute)) void this.refill(actor, share, perMinute, 0);
      return;
    }
    refuse(share, perMinute, wanted);
    return this.takeAnew(actor, share, perMinute, wanted);
  }

  private async takeAnew(actor: string, share: Share, perMinute: number, wanted: number): Promise<void> {
    for (;;) {
      // Others may have spent what this one waited for.
      await this.refill(actor, share, perMinute, wanted);
      if (spend(share, wanted)) return;
      refuse(share, perMinute, wanted);
    }
  }

  /** One at a time; whoever comes meanwhile waits for the same answer. */
  private refill(actor: string, share: Share, perMinute: number, wanted: number): Promise<void> {
    share.asking ??= this.ask(actor, share, perMinute, wanted).finally(() => (share.asking = undefined));
    return share.asking;
  }

  private async ask(actor: string, share: Share, perMinute: number, wanted: number): Promise<void> {
    const most = Math.max(wanted, shareSize(perMinute));
    try {
      const { granted, tokens } = await withDeadline(this.lease(actor, perMinute, most), DATABASE_TIMEOUT_MS, 'late');
      const now = performance.now();
      share.left = (now < share.validUntil ? share.left : 0) + granted;
      share.validUntil = now + SHARE_LIFE_MS;
      share.quietUntil = now + SHORTEST_REFUSAL_MS;
      share.refusedAt = share.left >= Math.max(1, wanted) ? -Infinity : now;
      share.tokens = tokens;
    } catch {
      // No reason to turn anybody away: what the request needs of the database will say so itself.
      share.left = most;
      share.validUntil = performance.now() + BLIND_MS;
    }
  }

  private async lease(actor: string, perMinute: number, most: number): Promise<{ granted: number; tokens: number }> {
    const [row] = await this.database.query<{ granted: number; tokens: number }>(
      `insert into request_budgets as budget (actor, tokens, granted, refilled_at)
       values ($1, $2::float8 - $3::integer, $3::integer, clock_timestamp())
       on conflict (actor) do update set (tokens, granted, refilled_at) = (
         select has - least(floor(has), $3::integer), least(floor(has), $3::integer), at
         from (
           select at, least($2::float8, budget.tokens
             + $2::float8 / ${MINUTE_S} * greatest(0, extract(epoch from at - budget.refilled_at)::float8)) as has
           from (select greatest(budget.refilled_at, clock_timestamp()) as at) clock
         ) refilled)
       returning granted, tokens`,
      [actor, perMinute, Math.min(most, perMinute)],
    );
    if (!row) throw new Error('The budget was not stored');
    return row;
  }

  private shareOf(actor: string): Share {
    const known = this.shares.get(actor);
    if (known) return known;
    // The oldest one; whoever it belongs to asks the database once more.
    const [oldest] = this.shares.keys();
    if (this.shares.size >= MOST_SHARES && oldest !== undefined) this.shares.delete(oldest);
    const share = { left: 0, validUntil: 0, refusedAt: -Infinity, tokens: 0, quietUntil: 0 };
    this.shares.set(actor, share);
    return share;
  }
}

function shareSize(perMinute: number): number {
  return Math.max(1, Math.floor((perMinute / MINUTE_S) * SHARE_S));
}

function isLow({ left, quietUntil }: Share, perMinute: number): boolean {
  return left < LOW * shareSize(perMinute) && performance.now() > quietUntil;
}

function spend(share: Share, wanted: number): boolean {
  if (share.left < wanted || performance.now() >= share.validUntil) return false;
  share.left -= wanted;
  return true;
}

/** By what is known, without asking: what is cheap fits sooner than what is expensive. */
function refuse({ left, validUntil, refusedAt, tokens }: Share, perMinute: number, wanted: number): void {
  const now = performance.now();
  const missing = wanted - tokens - (now < validUntil ? left : 0);
  const missingMs = (missing / perMinute) * MINUTE_S * 1000;
  const waitMs = refusedAt + Math.max(SHORTEST_REFUSAL_MS, missingMs) - now;
  if (waitMs > 0) throw new TooManyRequestsError(perMinute, Math.ceil(waitMs / 1000));
}
