import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { lowerPriority } from './engine-priority.js';

/** Larger than Linux and macOS number any process. */
const NOBODY = 2 ** 30;

describe('the priority of a process', () => {
  it('is left as it is where the system refuses to lower it', () => {
    expect(() => getPriority(NOBODY)).toThrow();
    expect(() => lowerPriority(NOBODY, 10)).not.toThrow();
  });

  it('is lowered and never raised', () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true });
    const pid = child.pid ?? 0;
    const before = getPriority(pid);
    for (const nice of [before + 5, before + 3]) {
      lowerPriority(pid, nice);
      expect(getPriority(pid)).toBe(before + 5);
    }
    child.kill('SIGKILL');
  });
});
