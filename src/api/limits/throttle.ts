import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LimitsConfig } from '../../config/app-config.js';
import type { RequestBudgets } from '../../requests/request-budgets.service.js';
import { actorOf, addressOf } from '../actor.js';
import { prefersNdjson } from '../ndjson.js';

/** Requests that count as many; all others as one. */
const COSTS: Readonly<Record<string, number>> = {
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

/**
 * Nobody asks more often than is allowed, counted over all processes: by token, and by address for whoever shows none.
 * All tokens of an address together have a limit too, so that made-up ones buy nothing. Health and metrics are free.
 */
export function addThrottle(server: FastifyInstance, budgets: RequestBudgets, limits: LimitsConfig): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (!request.url.startsWith('/api')) {
      done();
      return;
    }
    try {
      const pending = charge(request, budgets, limits);
      // What needs no asking is not made to wait for a turn of the event loop.
      if (pending) pending.then(() => done(), done);
      else done();
    } catch (error) {
      done(error as Error);
    }
  });
}

function charge(
  request: FastifyRequest,
  budgets: RequestBudgets,
  { perMinute, perMinuteAndAddress }: LimitsConfig,
): void | Promise<void> {
  const cost = costOf(request);
  const actor = actorOf(request);
  const address = addressOf(request);
  if (actor === address) return budgets.take(address, perMinute, cost);
  const pending = budgets.take(`${address} all tokens`, perMinuteAndAddress, cost);
  return pending ? pending.then(() => budgets.take(actor, perMinute, cost)) : budgets.take(actor, perMinute, cost);
}

function costOf({ method, routeOptions, headers }: FastifyRequest): number {
  const cost = COSTS[`${method} ${routeOptions.url}`];
  return cost ?? (prefersNdjson(headers.accept) ? STREAM_COST : 1);
}
