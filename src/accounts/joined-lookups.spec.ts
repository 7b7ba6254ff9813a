import { setTimeout as sleep } from 'node:timers/promises';
import { JoinedLookups } from './joined-lookups.js';

describe('joined look-ups', () => {
  it('ask once for all who come in the same turn, and once more for whoever comes after it was sent', async () => {
    let value = 'first';
    const asked: string[] = [];
    const lookups = new JoinedLookups(async (key) => {
      asked.push(key);
      const found = value;
      await sleep(20);
      return found;
    });
    const early = [lookups.ask('a'), lookups.ask('a'), lookups.ask('b')];
    await sleep(5);
    value = 'second';
    const late = lookups.ask('a');
    expect(await Promise.all([...early, late])).toEqual(['first', 'first', 'first', 'second']);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('tell a failure to all who wait, and to nobody after them', async () => {
    let tries = 0;
    const lookups = new JoinedLookups(async () => {
      if (++tries === 1) throw new Error('unreachable');
      return 'found';
    });
    const both = await Promise.allSettled([lookups.ask('a'), lookups.ask('a')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await lookups.ask('a')).toBe('found');
  });
});
