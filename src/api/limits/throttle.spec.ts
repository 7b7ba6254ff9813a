import { jest } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import type { LimitsConfig } from '../../config/app-config.js';
import type { RequestBudgets } from '../../requests/request-budgets.service.js';
import { Throttle } from './throttle.js';

const LIMITS = { perMinute: 60, perMinuteAndAddress: 600 } as LimitsConfig;

describe('what a request costs', () => {
  const costOf = (method: string, url: string, accept?: string): unknown => {
    const take = jest.fn();
    const throttle = new Throttle({ take } as unknown as RequestBudgets, LIMITS);
    const request = { method, url, routeOptions: { url }, headers: { accept }, ip: '192.0.2.1' };
    void throttle.arrived(request as unknown as FastifyRequest);
    expect(take).toHaveBeenCalledTimes(1);
    return take.mock.calls[0];
  };

  it('is one, and more where much is to be done', () => {
    const cost = (wanted: number): unknown[] => ['address:192.0.2.1', 60, wanted];
    expect(costOf('GET', '/api/runs')).toEqual(cost(1));
    expect(costOf('GET', '/api/runs', 'application/x-ndjson')).toEqual(cost(10));
    expect(costOf('POST', '/api/exports')).toEqual(cost(20));
  });

  it('is the same for the head of an answer as for all of it', () => {
    expect(costOf('HEAD', '/api/graph/export')).toEqual(costOf('GET', '/api/graph/export'));
  });
});
