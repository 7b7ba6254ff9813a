import { jest } from '@jest/globals';
import { type Child } from './support/child.js';
import { EmbeddedKit } from './support/embedded-kit.js';
import { gone } from './support/home.js';

jest.setTimeout(60_000);
const kit = new EmbeddedKit();
const COUNT_USERS = "select count(*)::int as users from pg_stat_activity where application_name = 'rookery attachment'";

/** Last line of what a command printed, which is its answer under --json. */
const answerOf = (command: Child): unknown => JSON.parse(command.output.trim().split('\n').at(-1) ?? '');

afterAll(() => kit.finish());

describe('the embedded PostgreSQL', () => {
  afterEach(() => kit.cleanUp());

  it('starts from nothing for a single command and stops with it, whatever PG variables say', async () => {
    const home = await kit.home();
    const env = {
      PGSSLMODE: 'require',
      PGPORT: '1',
      PGHOST: 'nowhere.invalid',
      PGDATABASE: 'other',
    };
    const command = kit.rookery(home, ['db', 'run', 'select 1 as one', '--json'], { env });
    const server = await home.serverPid();
    expect(await command.end()).toBe(0);
    expect(answerOf(command)).toMatchObject({ rows: [{ one: 1 }] });
    await gone(server);
    expect(await home.read('postmaster.pid')).toBe('');
    expect(await home.listLeftovers()).toEqual([]);
  });

  it('is joined by a second process and stays as long as one of them uses it', async () => {
    const home = await kit.usedHome();
    const first = await kit.connectedUser(home);
    const server = await home.serverPid();

    const command = kit.rookery(home, ['db', 'run', COUNT_USERS, '--json']);
    expect(await command.end()).toBe(0);
    expect(answerOf(command)).toMatchObject({ rows: [{ users: 2 }] });

    const second = await kit.connectedUser(home);
    expect(await first.leave()).toBe(0);
    expect(await second.ask('query', 'answer')).toMatchObject({ database: 'rookery' });
    expect(await home.serverPid()).toBe(server);

    expect(await second.leave()).toBe(0);
    await gone(server);
  });

  it('serves six processes that start at once on an empty home', async () => {
    const home = await kit.home();
    const users = Array.from({ length: 6 }, () => kit.user(home));
    const opened = await Promise.all(users.map((user) => user.said('open')));
    expect(new Set(opened.map(({ port }) => port)).size).toBe(1);
    const server = await home.serverPid();

    expect(await Promise.all(users.map((user) => user.leave()))).toEqual([0, 0, 0, 0, 0, 0]);
    await gone(server);
    expect(await home.listLeftovers()).toEqual([]);
  });

  it('does not lose anybody while processes come and go', async () => {
    const home = await kit.usedHome();
    const visit = async (): Promise<number | null> => {
      const user = await kit.connectedUser(home);
      await user.ask('query', 'answer');
      return user.leave();
    };
    const visitors = Array.from({ length: 3 }, async () => [await visit(), await visit(), await visit()]);
    expect((await Promise.all(visitors)).flat()).toEqual(Array(9).fill(0));
    expect(await home.read('postmaster.pid')).toBe('');
  });

  it('keeps running for others when Ctrl-C ends the process that started it', async () => {
    const home = await kit.usedHome();
    const first = await kit.connectedUser(home, { ownGroup: true });
    const second = await kit.connectedUser(home, { ownGroup: true });
    const server = await home.serverPid();

    first.signal('SIGINT', 'group');
    expect(await first.end()).toBe(0);
    expect(await second.ask('query', 'answer')).toMatchObject({ database: 'rookery' });
    expect(await home.serverPid()).toBe(server);
    expect(second.happenings.filter(({ event }) => event === 'log')).toEqual([]);
  });

  it('uses the same port again, so that processes which lost it find it', async () => {
    const home = await kit.usedHome();
    const first = await kit.connectedUser(home);
    const { port } = await first.said('open');
    await first.leave();
    const second = await kit.connectedUser(home);
    expect((await second.said('open')).port).toBe(port);
  });
});
