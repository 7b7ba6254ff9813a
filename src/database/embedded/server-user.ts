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
  user?: ServerUser;
  /** What may be wrong when it fails. */
  advice?: string;
}

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the owner of its data folder, or as `postgres`,
 * or as `nobody`. Everybody else runs it as themselves, on a folder of their own.
 */
export async function chooseServerUser(dataFolder: string): Promise<ServerUser | undefined> {
  const self = process.getuid?.();
  const owner = await stat(dataFolder).catch(() => undefined);
  if (self === undefined || owner?.uid === self) return self === 0 ? refuseRoot(dataFolder) : undefined;
  if (self === 0) return owner ? { uid: owner.uid, gid: owner.gid } : findUnprivileged();
  if (owner) throw await foreignFolder(dataFolder, owner.uid, self);
  return undefined;
}

function refuseRoot(dataFolder: string): never {
  throw new Error(
    `The database folder ${dataFolder} belongs to root, and PostgreSQL refuses to run as root. ` +
      'Give it to another user with chown -R.',
  );
}

async function foreignFolder(dataFolder: string, ownerId: number, selfId: number): Promise<Error> {
  const [owner, self] = await Promise.all([nameOf(ownerId), nameOf(selfId)]);
  return new Error(
    `The database folder ${dataFolder} belongs to the user ${owner}, and Rookery runs as ${self}. ` +
      `Run it as ${owner}, or set ROOKERY_HOME to a folder of your own.`,
  );
}

async function nameOf(uid: number): Promise<string> {
  return run('id', ['-un', String(uid)]).then(
    ({ stdout }) => stdout.trim(),
    () => `number ${uid}`,
  );
}

async function findUnprivileged(): Promise<ServerUser> {
  const known = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (known) return known;
  throw new Error('PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody.');
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
 * Prepares a command to run as `user`. Where the system allows, it may still walk through folders only root can enter
 * (a checkout under root's home, say): the one capability it then keeps is reading past folder permissions.
 * Containers often withhold that one.
 */
export async function commandAs(user: ServerUser | undefined, file: string, args: string[]): Promise<PreparedCommand> {
  if (!user) return { file, args };
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  // Without the secure bit access(2), which the server programs ask about each other, would not count the capability.
  const privileges = [...capability, '--securebits=+no_setuid_fixup'];
  const switchUser = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', ...privileges];
  const setpriv = await findOnPath('setpriv');
  const allowed = setpriv && (await succeeds(setpriv, [...switchUser, 'true']));
  if (allowed) return { file: setpriv, args: [...switchUser, file, ...args] };
  const advice =
    'As root, Rookery runs PostgreSQL as another user, who must be able to enter the folders of Rookery and of ' +
    'ROOKERY_HOME. Move them to where everybody can, or start Rookery as an ordinary user, or set DATABASE_URL.';
  return { file, args, user, advice };
}

async function succeeds(file: string, args: string[]): Promise<boolean> {
  return run(file, args).then(
    () => true,
    () => false,
  );
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
