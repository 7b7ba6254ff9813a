import { jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, copyFile, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../../src/database/embedded/postmaster.js';
import { isRunning } from './support/child.js';
import { EmbeddedKit } from './support/embedded-kit.js';
import { gone, type Home } from './support/home.js';

jest.setTimeout(60_000);
const kit = new EmbeddedKit();

/** Kills a starting process `times` times, each at a random instant of another part of the span. */
async function killWhileStarting(home: Home, times: number, spanMs: number): Promise<number[]> {
  const instants = Array.from({ length: times }, (_, i) => ((i + Math.random()) / times) * spanMs);
  for (const instant of instants) {
    const user = kit.user(home);
    // The instant itself is what is tested, so here nothing else can be waited for.
    await sleep(instant);
    await user.kill();
  }
  return instants;
}

/** Starts once more, as the next command would; gives what was left over once it has left again. */
async function startAndLeave(home: Home): Promise<string[]> {
  const user = await kit.connectedUser(home);
  const server = await home.serverPid();
  await user.ask('query', 'answer');
  expect(await user.leave()).toBe(0);
  await gone(server);
  return home.listLeftovers();
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

afterAll(() => kit.finish());

describe('the embedded PostgreSQL after a crash', () => {
  afterEach(() => kit.cleanUp());

  it('is joined and stopped by the next process when the only user was killed', async () => {
    const home = await kit.usedHome();
    const killed = await kit.connectedUser(home);
    const server = await home.serverPid();
    await killed.kill();

    const next = await kit.connectedUser(home);
    expect(await home.serverPid()).toBe(server);
    expect(await next.leave()).toBe(0);
    await gone(server);
  });

  it('is started again on the same port under the processes that use it', async () => {
    const home = await kit.usedHome();
    const users = [await kit.connectedUser(home), await kit.connectedUser(home)];
    const first = await home.serverPid();
    process.kill(first, 'SIGKILL');

    await Promise.all(users.map((user) => user.said('log', { skip: 1 })));
    for (const user of users) {
      expect(user.happenings.map(({ message }) => message)).toContain('The embedded PostgreSQL is back');
      expect(await user.ask('query', 'answer')).toMatchObject({ database: 'rookery' });
    }
    const second = await home.serverPid();
    expect(second).not.toBe(first);
    await Promise.all(users.map((user) => user.leave()));
    await gone(second);
  });

  it('lets a process leave that has just lost it', async () => {
    const home = await kit.usedHome();
    const user = await kit.connectedUser(home);
    process.kill(await home.serverPid(), 'SIGKILL');
    await user.said('log');
    expect(await user.leave()).toBe(0);
    expect(user.happenings.filter(({ level }) => level === 'error')).toEqual([]);
    const lock = await home.read('postmaster.pid');
    expect(lock !== '' && (await isRunning(Number(lock.split('\n')[0])))).toBe(false);
  });

  it('starts after kills at any instant of making the data folder, and leaves nothing lying about', async () => {
    const model = await kit.home();
    const span = await measure(() => kit.connectedUser(model));
    const home = await kit.home();
    const instants = await killWhileStarting(home, 10, span);
    expect({ instants, leftovers: await startAndLeave(home) }).toMatchObject({ leftovers: [] });
  });

  it('starts after kills at any instant of starting', async () => {
    const home = await kit.usedHome();
    const span = await measure(() => startAndLeave(home));
    for (let round = 0; round < 2; round++) {
      const instants = await killWhileStarting(home, 5, span);
      expect({ instants, leftovers: await startAndLeave(home) }).toMatchObject({ leftovers: [] });
    }
  });
});

describe('a lock file that a crash of the machine left behind', () => {
  let home: Home;
  let stranger: Server;

  beforeAll(async () => {
    home = await kit.usedHome();
    // Takes connections and says nothing.
    stranger = createServer(() => undefined);
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    await kit.cleanUp();
    await new Promise((resolve) => stranger.close(resolve));
  });

  const lockNaming = (pid: number): string => {
    const { port } = stranger.address() as { port: number };
    return `${pid}\n${home.dataFolder}\n1700000000\n${port}\n\n127.0.0.1\n  1234567     98304\nready   \n`;
  };

  it('is put aside when its process number belongs to another program by now', async () => {
    // Of the same user: those of others PostgreSQL itself does not take for its server.
    const { uid, gid } = await stat(home.dataFolder);
    const program = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    await writeFile(join(home.dataFolder, 'postmaster.pid'), lockNaming(program.pid ?? 0), { mode: 0o600 });
    expect(await measure(() => startAndLeave(home))).toBeLessThan(9_000);
    program.kill();
  });

  it('is put aside when its process has ended and nobody has buried it, as happens in containers', async () => {
    const { uid, gid } = await stat(home.dataFolder);
    const program = join(dirname(home.path), 'postgres');
    await copyFile('/bin/sleep', program);
    // The shell becomes a program that never asks what became of the child it started before.
    const script = '"$0" 0.5 & echo $!; exec sleep 60';
    const parent = spawn('sh', ['-c', script, program], { uid, gid, stdio: ['ignore', 'pipe', 'ignore'] });
    const [answer] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(answer.toString());
    await gone(pid);
    expect(isAlive(pid)).toBe(true);
    await writeFile(join(home.dataFolder, 'postmaster.pid'), lockNaming(pid), { mode: 0o600 });
    expect(await measure(() => startAndLeave(home))).toBeLessThan(9_000);
    parent.kill();
  });

  it('is put aside when that program is a PostgreSQL of somebody else', async () => {
    const other = await kit.usedHome();
    await kit.connectedUser(other);
    await writeFile(join(home.dataFolder, 'postmaster.pid'), lockNaming(await other.serverPid()), { mode: 0o600 });
    expect(await measure(() => startAndLeave(home))).toBeLessThan(9_000);
    expect(await other.serverPid()).toBeGreaterThan(0);
  });

  it('is put aside when it is empty', async () => {
    const path = join(home.dataFolder, 'postmaster.pid');
    await writeFile(path, '', { mode: 0o600 });
    await utimes(path, new Date(0), new Date(0));
    expect(await startAndLeave(home)).toEqual([]);
  });
});

describe('an embedded PostgreSQL that cannot start', () => {
  afterEach(() => kit.cleanUp());

  it("says at once why, in the server's own words", async () => {
    const home = await kit.usedHome();
    await appendFile(join(home.dataFolder, 'postgresql.conf'), "\nno_such_setting = 'x'\n");
    const user = kit.user(home);
    const { message } = await user.said('failed', { timeoutMs: 15_000 });
    expect(message).toMatch(/did not start: FATAL: .*configuration file .* contains errors/);
    expect(await user.end()).toBe(1);
  });

  it('names the folder when a file is in its place', async () => {
    const home = await kit.home();
    await writeFile(home.path, '');
    const { message } = await kit.user(home).said('failed');
    expect(message).toContain(`The folder ${home.path} (ROOKERY_HOME) cannot be used`);
  });

  it('puts a log aside that grew too big', async () => {
    const home = await kit.usedHome();
    await truncate(join(home.dataFolder, 'server.log'), 11 * 1024 * 1024);
    await startAndLeave(home);
    expect((await home.read('server.log')).length).toBeLessThan(10_000);
    expect((await home.read('server.log.1')).length).toBe(11 * 1024 * 1024);
  });
});
