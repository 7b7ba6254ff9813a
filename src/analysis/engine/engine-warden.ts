import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Notes process groups (`+ 123`, `- 123`) and kills those it holds when its input ends, which the system sees to however
 * the parent ended. A shell takes a megabyte where another Node would take forty.
 */
const SCRIPT = `
trap '' HUP INT TERM
groups=
while read -r sign group; do
  rest=
  for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
  groups=$rest
  [ "$sign" = + ] && groups="$groups $group"
done
for one in $groups; do kill -s KILL -- "-$one" 2>/dev/null; done
`;

const groups = new Set<number>();
let warden: ChildProcess | undefined;

/**
 * Has a process group killed when this process ends in whatever way, kill -9 included. Engines end by themselves when
 * their input does; this is for those that hang. The returned function takes it back.
 */
export function guardGroup(group: number): () => void {
  groups.add(group);
  if (warden) tell(`+ ${group}`);
  else startWarden();
  return () => {
    if (!groups.delete(group)) return;
    tell(`- ${group}`);
    if (groups.size > 0) return;
    warden?.stdin?.end();
    warden = undefined;
  };
}

function startWarden(): void {
  // In a session of its own: what ends its parent must not end it.
  const child = spawn('/bin/sh', ['-c', SCRIPT], { detached: true, env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
  warden = child;
  child.unref();
  const onEnd = (): void => {
    if (warden === child) warden = undefined;
  };
  child.on('error', onEnd).on('exit', onEnd);
  child.stdin.on('error', onEnd);
  for (const group of groups) tell(`+ ${group}`);
}

function tell(line: string): void {
  warden?.stdin?.write(`${line}\n`);
}
