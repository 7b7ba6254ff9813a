import { jest } from '@jest/globals';
import { HealthRegistry } from './health.js';

describe('the health report', () => {
  it('is ready when nothing is to be checked', async () => {
    expect(await new HealthRegistry().report()).toEqual({ ready: true, checks: [] });
  });

  it('is ready when every check passes', async () => {
    const health = new HealthRegistry();
    health.register({ name: 'database', run: async () => undefined });
    health.register({ name: 'disk', run: async () => undefined });
    expect(await health.report()).toEqual({
      ready: true,
      checks: [
        { name: 'database', ok: true },
        { name: 'disk', ok: true },
      ],
    });
  });

  it('names what is wrong and still asks the others', async () => {
    const health = new HealthRegistry();
    health.register({ name: 'database', run: () => Promise.reject(new Error('connection refused')) });
    health.register({
      name: 'thrown at once',
      run: () => {
        throw new Error('broken check');
      },
    });
    health.register({ name: 'disk', run: async () => undefined });
    expect(await health.report()).toEqual({
      ready: false,
      checks: [
        { name: 'database', ok: false, error: 'connection refused' },
        { name: 'thrown at once', ok: false, error: 'broken check' },
        { name: 'disk', ok: true },
      ],
    });
  });

  describe('with a check that never answers', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());

    it('gives up on it at its deadline', async () => {
      const health = new HealthRegistry();
      health.register({ name: 'database', run: () => new Promise(() => undefined) });
      const report = health.report();
      await jest.advanceTimersByTimeAsync(2_000);
      expect(await report).toEqual({
        ready: false,
        checks: [{ name: 'database', ok: false, error: 'no answer within 2000 ms' }],
      });
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});
