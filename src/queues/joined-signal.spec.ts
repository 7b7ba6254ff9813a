import { getEventListeners } from 'node:events';
import { withJoinedSignal } from './joined-signal.js';

describe('withJoinedSignal', () => {
  it('aborts for the reason of the first signal that does', async () => {
    const [a, b] = [new AbortController(), new AbortController()];
    await withJoinedSignal([a.signal, b.signal], async (joined) => {
      expect(joined.aborted).toBe(false);
      b.abort(new Error('enough'));
      expect(joined.reason).toEqual(new Error('enough'));
    });
  });

  it('is aborted from the start when one of them is', async () => {
    const gone = AbortSignal.abort(new Error('gone'));
    await withJoinedSignal([gone], async (joined) => expect(joined.reason).toEqual(new Error('gone')));
  });

  it('leaves nothing behind, also when the work fails', async () => {
    const { signal } = new AbortController();
    await expect(withJoinedSignal([signal], () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
