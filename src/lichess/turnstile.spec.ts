import fc from 'fast-check';
import { Turnstile } from './turnstile.js';

/** Work that goes on until the test ends it. */
function makeWork<T = void>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the turnstile', () => {
  it('lets work through at once when nobody is inside', async () => {
    expect(await new Turnstile().enter(undefined, async () => 'done')).toBe('done');
  });

  it('lets one through at a time, in order of arrival', async () => {
    const turnstile = new Turnstile();
    const log: string[] = [];
    const works = ['a', 'b', 'c'].map((name) => ({ name, ...makeWork() }));
    const all = works.map(({ name, promise }) =>
      turnstile.enter(undefined, async () => {
        log.push(`${name} in`);
        await promise;
        log.push(`${name} out`);
      }),
    );
    // Ending later ones first changes nothing.
    for (const { resolve } of works.toReversed()) {
      resolve();
      await settle();
    }
    await Promise.all(all);
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  it('hands on a failure and goes on', async () => {
    const turnstile = new Turnstile();
    const first = turnstile.enter(undefined, () => Promise.reject(new Error('broken')));
    const second = turnstile.enter(undefined, async () => 'done');
    await expect(first).rejects.toThrow('broken');
    expect(await second).toBe('done');
  });

  it('does not begin what was given up before its turn', async () => {
    const turnstile = new Turnstile();
    let begun = false;
    const begin = async (): Promise<void> => void (begun = true);
    await expect(turnstile.enter(AbortSignal.abort(new Error('too late')), begin)).rejects.toThrow('too late');
    expect(begun).toBe(false);
    expect(await turnstile.enter(undefined, async () => 'next')).toBe('next');
  });

  it('ends a wait at once when it is given up, without letting anybody overtake', async () => {
    const turnstile = new Turnstile();
    const inside = makeWork();
    const controller = new AbortController();
    const log: string[] = [];
    const first = turnstile.enter(undefined, () => inside.promise);
    const waiting = turnstile.enter(controller.signal, async () => void log.push('waiting'));
    const last = turnstile.enter(undefined, async () => void log.push('last'));
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await settle();
    expect(log).toEqual([]);
    inside.resolve();
    await Promise.all([first, last]);
    expect(log).toEqual(['last']);
  });

  it('does not interrupt work that has begun', async () => {
    const turnstile = new Turnstile();
    const work = makeWork<string>();
    const controller = new AbortController();
    const entered = turnstile.enter(controller.signal, () => work.promise);
    await settle();
    controller.abort(new Error('enough'));
    work.resolve('done');
    expect(await entered).toBe('done');
  });

  it('never holds two at once, whoever fails or gives up', async () => {
    const visitor = fc.record({ fails: fc.boolean(), givesUp: fc.boolean(), ticks: fc.nat({ max: 3 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(visitor, { maxLength: 12 }), async (visitors) => {
        const turnstile = new Turnstile();
        let inside = 0;
        let most = 0;
        const entries = visitors.map(async ({ fails, givesUp, ticks }) => {
          const controller = new AbortController();
          const entry = turnstile.enter(controller.signal, async () => {
            most = Math.max(most, ++inside);
            for (let tick = 0; tick < ticks; tick++) await settle();
            inside--;
            if (fails) throw new Error('failed');
          });
          if (givesUp) setImmediate(() => controller.abort(new Error('gave up')));
          await entry.catch(() => undefined);
        });
        await Promise.all(entries);
        expect(inside).toBe(0);
        expect(most).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});
