import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../accounts/actor.js';
import { hashSecret, isSecret } from '../../accounts/secrets.js';
import { networkOf } from '../../accounts/sign-in-limits.js';
import type { LimitsConfig } from '../../config/app-config.js';
import type { RequestBudgets } from '../../requests/request-budgets.service.js';
import { credentialOf } from '../accounts/credential.js';
import { keyOf } from '../accounts/request-actor.js';
import { prefersNdjson } from '../ndjson.js';

/** Requests that count as many; all others as one. What HEAD asks for has to be found as for GET. */
export const COSTS: Readonly<Record<string, number>> = {
  'POST /api/exports': 20,
  'POST /api/imports': 20,
  'POST /api/graph/runs': 20,
  'GET /api/graph/export': 20,
  'GET /api/graph/chain': 5,
  'GET /api/graph/distances/:player': 5,
  'GET /api/graph/opponents/:player': 5,
};
/** A list without end. */
const STREAM_COST = 10;
/** Whoever watches the process is not counted, as long as nothing has to be looked up for it. */
const FREE = /^\/(health|metrics)(\/|\?|$)/;
/** All tokens of a user may ask for as much as so many: more tokens are no way around the limit. */
const TOKENS_OF_USER = 3;
const MOST_PROVEN = 10_000;

/** For the guard, which finds out who asks. */
export interface Meter {
  /** @throws TooManyRequestsError, also as the reason of the promise */
  found(request: FastifyRequest, actor: Actor): void | Promise<void>;
  /** What the request shows does not hold. */
  notFound(request: FastifyRequest): void;
}

/** Whose budgets a request takes from. */
interface Payer {
  /** Of the token, or of the user at all browsers. */
  own: string;
  /** Of all tokens of the user. */
  shared?: string;
}

/**
 * Nobody asks more often than is allowed, counted over all processes. Each token has a budget, all tokens of a user together
 * have three times as much, each user has one for all browsers together, and each address for whoever shows nothing. What is
 * shown and has not been looked up yet is charged to a third one, of the address, before it is: so made-up secrets cannot have
 * us look things up without end, and neither they nor strangers take from those whom this process knows.
 */
export class Throttle implements Meter {
  /** Budgets of those found before, by the hash of what they showed. Whether that still holds is for the guard to say. */
  private readonly proven = new Map<string, Payer>();
  private readonly charged = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly budgets: RequestBudgets,
    private readonly limits: LimitsConfig,
  ) {}

  /** Before anything is looked up. @throws TooManyRequestsError, also as the reason of the promise */
  arrived(request: FastifyRequest): void | Promise<void> {
    const { perMinute, perMinuteAndAddress } = this.limits;
    const shown = hashOfCredential(request);
    const known = shown && this.proven.get(shown);
    if (known) {
      this.charged.set(request, known.own);
      return this.charge(known, costOf(request));
    }
    const address = networkOf(request.ip);
    if (shown) return this.budgets.take(`unproven:${address}`, perMinuteAndAddress);
    return FREE.test(request.url) ? undefined : this.budgets.take(`address:${address}`, perMinute, costOf(request));
  }

  found(request: FastifyRequest, actor: Actor): void | Promise<void> {
    const payer = payerOf(actor);
    if (this.charged.get(request) === payer.own) return undefined;
    this.remember(request, payer);
    return this.charge(payer, costOf(request));
  }

  notFound(request: FastifyRequest): void {
    const shown = hashOfCredential(request);
    if (shown) this.proven.delete(shown);
  }

  /** What one token may not ask for takes nothing from the others. */
  private charge({ own, shared }: Payer, cost: number): void | Promise<void> {
    const { perMinute } = this.limits;
    const pending = this.budgets.take(own, perMinute, cost);
    if (!shared) return pending;
    const share = (): void | Promise<void> => this.budgets.take(shared, TOKENS_OF_USER * perMinute, cost);
    return pending ? pending.then(share) : share();
  }

  private remember(request: FastifyRequest, payer: Payer): void {
    const shown = hashOfCredential(request);
    if (!shown) return;
    // The oldest one; whoever it belongs to is looked up once more.
    const [oldest] = this.proven.keys();
    if (this.proven.size >= MOST_PROVEN && oldest !== undefined) this.proven.delete(oldest);
    this.proven.set(shown, payer);
  }
}

/** Has every request counted before anything else happens to it. */
export function addThrottle(server: FastifyInstance, throttle: Throttle): void {
  server.addHook('onRequest', (request, _reply, done) => {
    try {
      const pending = throttle.arrived(request);
      // What needs no asking is not made to wait for a turn of the event loop.
      if (pending) pending.then(() => done(), done);
      else done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/** Undefined for what has not even the form of a secret: nobody looks it up. */
function hashOfCredential(request: FastifyRequest): string | undefined {
  const credential = credentialOf(request);
  if (!credential || !isSecret(credential.kind, credential.secret)) return undefined;
  return hashSecret(credential.secret).toString('base64url');
}

function costOf({ method, routeOptions, headers }: FastifyRequest): number {
  const cost = COSTS[`${method === 'HEAD' ? 'GET' : method} ${routeOptions.url}`];
  return cost ?? (prefersNdjson(headers.accept) ? STREAM_COST : 1);
}

function payerOf(actor: Actor): Payer {
  return { own: keyOf(actor), shared: actor.via === 'token' ? `tokens:${actor.userId}` : undefined };
}
