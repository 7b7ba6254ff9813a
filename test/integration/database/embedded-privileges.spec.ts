import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findPostgresBinaries } from '../../../src/database/embedded/postgres-binaries.js';
import { PostgresCluster } from '../../../src/database/embedded/postgres-cluster.js';
import { EmbeddedKit } from './support/embedded-kit.js';
import type { Home } from './support/home.js';
import { itAsRoot } from '../../support/needs.js';

const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
// As root in a container, which by default does not get this capability.
const AS_CONTAINER_ROOT = ['setpriv', '--bounding-set=-dac_read_search'];

jest.setTimeout(60_000);
const kit = new EmbeddedKit();

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

/** Command lines of all processes there are, again and again until `done`. */
async function watchCommandLines(done: () => boolean): Promise<Set<string>> {
  const seen = new Set<string>();
  while (!done()) {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
    for (const line of lines) seen.add(line);
    await sleep(25);
  }
  return seen;
}

async function expectUsable(home: Home, through?: readonly string[]): Promise<void> {
  const user = await kit.connectedUser(home, { through });
  expect(await user.ask('query', 'answer')).toMatchObject({ database: 'rookery' });
  expect(await user.leave()).toBe(0);
}

afterAll(() => kit.finish());

describe('the users of the embedded PostgreSQL', () => {
  afterEach(() => kit.cleanUp());

  itAsRoot('root may keep it and its programs in a folder that only root can enter', async () => {
    const home = await kit.home({ mode: 0o700 });
    const { initdb } = await findPostgresBinaries();
    const native = join(dirname(home.path), 'native');
    await promisify(execFile)('cp', ['-a', dirname(dirname(initdb)), native]);
    const program = (name: string): string => join(native, 'bin', name);
    const binaries = { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
    const cluster = new PostgresCluster(home.path, binaries, { fsync: 'off' });
    await cluster.ensureCreated();
    await cluster.start();
    expect(await cluster.findPostmaster()).toEqual({ pid: await home.serverPid(), port: expect.any(Number) as number });
    await cluster.stop();
    expect(await cluster.findPostmaster()).toBeUndefined();
    await expectUsable(home);
  });

  itAsRoot('root of a container may use it', async () => {
    await expectUsable(await kit.home(), AS_CONTAINER_ROOT);
  });

  itAsRoot('root of a container is told what is wrong with a folder that only root can enter', async () => {
    const home = await kit.home({ mode: 0o700 });
    const { message } = await kit.user(home, { through: AS_CONTAINER_ROOT }).said('failed');
    expect(message).toContain('must be able to enter the folders');
    expect(await home.listLeftovers()).toEqual([]);
  });

  itAsRoot('an ordinary user may use it, and root goes on with the same data folder', async () => {
    const home = await kit.home({ owner: NOBODY });
    await expectUsable(home, AS_NOBODY);
    expect((await stat(home.dataFolder)).uid).toBe(NOBODY);
    await expectUsable(home);
    await expectUsable(home, AS_NOBODY);
  });

  itAsRoot('an ordinary user is told whose data folder it is', async () => {
    const home = await kit.usedHome();
    const { message } = await kit.user(home, { through: AS_NOBODY }).said('failed');
    expect(message).toMatch(/The database folder .* belongs to the user \w+, and Rookery runs as nobody\. Run it as/);
  });

  itAsRoot('root is told of a data folder that belongs to root', async () => {
    const home = await kit.home();
    await mkdir(home.dataFolder, { recursive: true });
    const { message } = await kit.user(home).said('failed');
    expect(message).toMatch(/belongs to root, and PostgreSQL refuses to run as root\. Give it to another user/);
  });
});

describe('the secrets of the embedded PostgreSQL', () => {
  afterEach(() => kit.cleanUp());

  it('keeps data folder, password and log to its user', async () => {
    const home = await kit.usedHome();
    expect(await modeOf(home.dataFolder)).toBe(0o700);
    expect(await modeOf(join(home.dataFolder, 'rookery.password'))).toBe(0o600);
    expect(await modeOf(join(home.dataFolder, 'server.log'))).toBe(0o600);
  });

  it('shows the password in no command line, no output and no log, from the first moment on', async () => {
    const home = await kit.home();
    let done = false;
    const watching = watchCommandLines(() => done);
    const command = kit.rookery(home, ['db', 'run', 'select no_such_column'], { env: { LOG_LEVEL: 'trace' } });
    expect(await command.end()).toBe(1);
    done = true;
    const password = await home.readPassword();
    expect(password).toMatch(/^[\w-]{32}$/);
    const commandLines = [...(await watching)].join('\n');
    expect(commandLines).toContain('--pwfile=');
    expect(command.output).toContain('no_such_column');
    expect(`${commandLines}${command.output}${await home.read('server.log')}`).not.toContain(password);
  });

  it('shows the password in no error when the login fails', async () => {
    const home = await kit.usedHome();
    await writeFile(join(home.dataFolder, 'rookery.password'), 'a-wrong-password\n');
    const user = kit.user(home);
    expect((await user.said('failed')).message).toContain('password authentication failed');
    expect(user.output).not.toContain('a-wrong-password');
  });

  it('hands none of our settings to the server', async () => {
    const home = await kit.usedHome();
    await kit.connectedUser(home, { env: { LICHESS_TOKEN: 'lip_secretOfOurs' } });
    const environment = await readFile(`/proc/${await home.serverPid()}/environ`, 'utf8');
    expect(environment).toContain('PGDATA=');
    expect(environment).not.toContain('lip_secretOfOurs');
  });
});
