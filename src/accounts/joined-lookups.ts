import { setImmediate } from 'node:timers/promises';

/**
 * Look-ups of one key that are asked for in the same turn of the event loop are one. It is sent after the last of them came, so
 * nobody is told what was known before they asked.
 */
export class JoinedLookups<T> {
  private readonly waiting = new Map<string, Promise<T>>();

  constructor(private readonly find: (key: string) => Promise<T>) {}

  ask(key: string): Promise<T> {
    const joined = this.waiting.get(key) ?? this.findSoon(key);
    this.waiting.set(key, joined);
    return joined;
  }

  private async findSoon(key: string): Promise<T> {
    await setImmediate();
    this.waiting.delete(key);
    return this.find(key);
  }
}
