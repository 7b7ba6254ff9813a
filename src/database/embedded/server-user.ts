import { execFile } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Operating-system user that PostgreSQL runs as; undefined means: as we are. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** A command line with the privileges to run it with. */
export interface PreparedCommand {
  file: string;
  args: string[];
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the owner of its data folder, or as `postgres`,
 * or as `nobody`. Everybody else runs it as themselves.
 */
export async function chooseServerUser(dataFolder: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (!known)
    throw new Error('PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody.');
  return known;
}

async function lookUp(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * Wraps a command so that it runs as `user` and may still walk through folders only root can enter
 * (a checkout under root's home, say): the one capability it keeps is reading past folder permissions.
 */
export async function commandAs(user: ServerUser | undefined, file: string, args: string[]): Promise<PreparedCommand> {
  if (!user) return { file, args };
  // Without the secure bit access(2), which the server programs ask about each other, would not count the capability.
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  const privileges = [...capability, '--securebits=+no_setuid_fixup'];
  const identity = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'];
  const setpriv = await findOnPath('setpriv');
  if (!setpriv) {
    throw new Error(
      'Started as root, Rookery needs the command `setpriv` (package util-linux) to run PostgreSQL as another user. ' +
        'Install it, start Rookery as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { file: setpriv, args: [...identity, ...privileges, file, ...args] };
}

async function findOnPath(name: string): Promise<string | undefined> {
  for (const folder of ['/usr/bin', '/bin', '/usr/sbin', '/usr/local/bin']) {
    const path = `${folder}/${name}`;
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}
