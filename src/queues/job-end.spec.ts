import { JobEnd } from './job-end.js';

describe('JobEnd', () => {
  const reason = new Error('time is over');

  it('aborts the signal that was asked for before', () => {
    const end = new JobEnd();
    const { signal } = end;
    expect([signal.aborted, end.reason]).toEqual([false, undefined]);
    end.abort(reason);
    expect([signal.aborted, signal.reason, end.reason]).toEqual([true, reason, reason]);
  });

  it('gives who asks later the same signal, aborted', () => {
    const end = new JobEnd();
    end.abort(reason);
    expect([end.signal.aborted, end.signal.reason]).toEqual([true, reason]);
    expect(end.signal).toBe(end.signal);
  });

  it('keeps the first reason, and tells it once, also to who listens late', () => {
    const end = new JobEnd();
    const told: Error[] = [];
    end.onAbort((why) => told.push(why));
    end.abort(reason);
    end.abort(new Error('too late'));
    end.onAbort((why) => told.push(why));
    expect(told).toEqual([reason, reason]);
  });
});
