import { spawnSync } from 'node:child_process';

/** A process, and the command line it was started with. */
export interface ListedProcess {
  pid: number;
  command: string;
}

/** What a process has started that still runs, and what that has started, by `ps`, which every Unix has. */
export function listDescendants(ancestor: number): ListedProcess[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' });
  const all = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
  const childrenOf = (parent: number): ListedProcess[] =>
    all.filter((one) => one.parent === parent).flatMap(({ pid, command }) => [{ pid, command }, ...childrenOf(pid)]);
  return childrenOf(ancestor);
}
