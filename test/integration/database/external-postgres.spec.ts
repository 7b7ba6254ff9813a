import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { parsePlayerId, type PlayerId } from '../../../src/chess/ids.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { Database } from '../../../src/database/database.service.js';
import { createDataSource } from '../../../src/database/data-source.js';
import { findFreePort } from '../../../src/database/embedded/free-port.js';
import { findSchemaDrift } from '../../../src/database/migrate.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { GamesService } from '../../../src/games/games.service.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../../src/rehearsal/rehearsal-server.js';
import { SCHEMA } from '../../../src/schema.js';
import { bootTestApp } from '../../support/test-app.js';
import { queryDatabase } from '../../support/test-database.js';
import { Child } from './support/child.js';
import {
  PGBOUNCER,
  POSTGRES_15,
  type RunningServer,
  startPgBouncer,
  startPostgres15,
  urlOf,
} from '../../support/external-postgres.js';
import { describeWith } from '../../support/needs.js';
import { describeDatabase, withDataSource } from './support/schema-tools.js';

const GAMES = 700;
let databases = 0;

async function createDatabase(server: RunningServer): Promise<string> {
  const name = `external_${++databases}`;
  await queryDatabase(urlOf(server, 'postgres'), `create database ${name}`);
  return name;
}

/** The main job on a database of its own: migrate, fetch a history twice, read it. */
async function expectMainJob(databaseUrl: string): Promise<void> {
  const lichess = new RehearsalServer({ world: makeAccount({ seed: 7, username: 'Far_Rook', games: GAMES }) });
  const app = await bootTestApp({ databaseUrl, lichessUrl: await lichess.start() });
  const first = await app.syncPlayer('Far_Rook');
  expect(first).toMatchObject({ state: 'done', inserted: GAMES, rejected: 0, storedGames: GAMES });
  const again = await app.syncPlayer('Far_Rook', { fullHistory: true });
  expect(again).toMatchObject({ state: 'done', inserted: 0, updated: 0, unchanged: GAMES });
  const games = app.module.get(GamesService, { strict: false });
  const player = parsePlayerId('Far_Rook') as PlayerId;
  const read = new Set<string>();
  for await (const game of games.stream({ player, filter: {} }, 'newest')) read.add(game.id);
  expect(read.size).toBe(GAMES);
  await app.close();
  await lichess.stop();
}

describeWith([POSTGRES_15], 'PostgreSQL 15 from outside', () => {
  let server: RunningServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres15();
    url = urlOf(server, await createDatabase(server));
  });

  afterAll(() => server.stop());

  it('does the main job', () => expectMainJob(url));

  it('gets the same schema as the embedded server', async () => {
    expect(await withDataSource(url, SCHEMA, findSchemaDrift)).toEqual([]);
    expect(await describeDatabase(url)).toBe(await readFile('docs/data-dictionary.md', 'utf8'));
  });

  it('is used by commands, which then start no server of their own and do not stop this one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rookery-external-home-'));
    const home = join(folder, 'home');
    const env = { DATABASE_URL: url, ROOKERY_HOME: home, LOG_LEVEL: 'warn' };
    const command = Child.rookery(['db', 'run', 'show server_version', '--json'], { env });
    expect(await command.end()).toBe(0);
    expect(command.output).toMatch(/"server_version":"15\./);
    await expect(access(home)).rejects.toThrow('ENOENT');
    await rm(folder, { recursive: true });
    expect(await queryDatabase(url, 'select 1 as up')).toEqual([{ up: 1 }]);
  });

  it('shows its password in no error', async () => {
    const env = { DATABASE_URL: url.replace(/:[^:@]*@/, ':some-wrong-secret@') };
    const opening = openDatabase(loadConfig(env, '/dev/null'), SCHEMA, pino({ level: 'silent' }));
    const error = await opening.catch((reason: unknown) => reason);
    const everything = inspect(error, { depth: 10, showHidden: true });
    expect(everything).toContain('password authentication failed');
    expect(everything).not.toContain('some-wrong-secret');
  });

  const open = async (url: string): Promise<unknown> =>
    openDatabase(loadConfig({ DATABASE_URL: url }, '/dev/null'), SCHEMA, pino({ level: 'silent' }));

  it('is named with its address and its fault when it does not answer, and without its password', async () => {
    const elsewhere = urlOf({ ...server, port: await findFreePort() }, 'rooks');
    const error = await open(elsewhere).catch((reason: unknown) => reason as Error);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /^The database 127\.0\.0\.1:\d+\/rooks \(DATABASE_URL\) cannot be used: .*ECONNREFUSED/,
      ) as string,
    });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(new URL(elsewhere).password);
  });

  it('is refused when it cannot store every name', async () => {
    await queryDatabase(
      urlOf(server, 'postgres'),
      "create database latin encoding 'LATIN1' locale 'C' template template0",
    );
    await expect(open(urlOf(server, 'latin'))).rejects.toThrow('encoded in LATIN1: Rookery needs one that was created');
  });
});

describeWith([POSTGRES_15, PGBOUNCER], 'PgBouncer in transaction mode', () => {
  const POOL_SIZE = 2;
  let server: RunningServer;
  let pooler: RunningServer;

  beforeAll(async () => {
    server = await startPostgres15();
    pooler = await startPgBouncer(server, POOL_SIZE);
  });

  afterAll(async () => {
    await pooler.stop();
    await server.stop();
  });

  it('carries the main job, migrations included, and no session keeps anything', async () => {
    const name = await createDatabase(server);
    await expectMainJob(urlOf(pooler, name));
    const locks = await queryDatabase(urlOf(server, name), "select from pg_locks where locktype = 'advisory'");
    expect(locks).toEqual([]);
    const settings = await withDataSource(urlOf(pooler, name), SCHEMA, async (dataSource) =>
      Promise.all(
        Array.from({ length: 10 }, () => dataSource.query<unknown>("select current_setting('lock_timeout')")),
      ),
    );
    expect(new Set(settings.map((rows) => JSON.stringify(rows)))).toEqual(new Set(['[{"current_setting":"0"}]']));
  });

  it('serves 50 statements and transactions at once with no more connections than its pool has', async () => {
    const url = urlOf(pooler, await createDatabase(server));
    const sources = await Promise.all(Array.from({ length: 5 }, () => createDataSource(url, SCHEMA).initialize()));
    const peers = sources.map((source) => new Database(source));
    const SLOW = 'select pg_backend_pid() as pid from pg_sleep(0.01)';
    const asked = Array.from({ length: 50 }, (_, i) => {
      const database = peers[i % peers.length] as Database;
      if (i % 2 === 0) return database.query<{ pid: number }>(SLOW);
      return database.transaction((tx) => tx.query<{ pid: number }>(SLOW));
    });
    const backends = (await Promise.all(asked)).flat().map(({ pid }) => pid);
    expect(backends).toHaveLength(50);
    expect(new Set(backends).size).toBeLessThanOrEqual(POOL_SIZE);
    await Promise.all(sources.map((source) => source.destroy()));
  });

  it('is passed by for migrations when DATABASE_DIRECT_URL says how', async () => {
    const [pooled, direct] = [await createDatabase(server), await createDatabase(server)];
    const env = { DATABASE_URL: urlOf(pooler, pooled), DATABASE_DIRECT_URL: urlOf(server, direct) };
    const database = await openDatabase(loadConfig(env, '/dev/null'), SCHEMA, pino({ level: 'silent' }));
    await database.close();
    const countTables = "select count(*)::int as tables from pg_class where relname = 'games'";
    expect(await queryDatabase(urlOf(server, pooled), countTables)).toEqual([{ tables: 0 }]);
    expect(await queryDatabase(urlOf(server, direct), countTables)).toEqual([{ tables: 1 }]);
  });
});
