import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { PGBOUNCER } from '../support/external-postgres.js';
import { Fleet, type FleetProcess, isAlive } from '../support/fleet.js';
import { describeWith } from '../support/needs.js';
import { REDIS } from '../support/redis-server.js';
import { queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYER = 'fleet_rook';
const GAMES = 150;
/** What shows that a request comes from an owner. */
let authorization: Record<string, string> = {};

describeWith([PGBOUNCER, REDIS], 'the fleet of docker-compose.yml, as processes', () => {
  let home: string;
  let lichess: RehearsalServer;
  let lichessUrl: string;
  let fleet: Fleet;
  const fleets: Fleet[] = [];
  const start = (args: readonly string[], env: Record<string, string> = {}): void => {
    fleet = new Fleet(home, args, { PORT: '0', LOG_LEVEL: 'info', ...env });
    fleets.push(fleet);
  };

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'rookery-fleet-'));
    // Slow enough to be seen at work.
    lichess = new RehearsalServer({ world: makeAccount({ seed: 1, username: 'Fleet_Rook', games: GAMES }), pace: 30 });
    lichessUrl = await lichess.start();
  });
  afterAll(async () => {
    await Promise.all(fleets.map((one) => one.end()));
    await lichess.stop();
    await rm(home, { recursive: true, force: true });
  });

  const named = (processes: readonly FleetProcess[], name: string): FleetProcess => {
    const found = processes.find((one) => one.name === name);
    if (!found) throw new Error(`There is no ${name}`);
    return found;
  };

  it('plays every role, does the work in the one it is for, survives a kill and leaves nothing behind', async () => {
    start([], { LICHESS_URL: lichessUrl, ANALYSIS_REPLICAS: '2' });
    const running = await fleet.running();
    expect(running.map(({ name, roles }) => [name, roles])).toEqual([
      ['postgres', ''],
      ['redis', ''],
      ['pgbouncer', ''],
      ['api-1', 'api'],
      ['scheduler-1', 'scheduler'],
      ['ingestion-1', 'ingestion'],
      ['analysis-1', 'analysis'],
      ['analysis-2', 'analysis'],
    ]);
    const ours = running.filter(({ roles }) => roles !== '');
    expect(ours.map(runHealthCheck)).toEqual(ours.map(() => 0));
    const database = await fleet.databaseUrl(running);
    const api = new URL(named(running, 'api-1').health).origin;
    authorization = bearer(await makeToken(database));
    await syncByTheIngestionProcess(api, database, running);
    await passFilesOnBetweenProcesses(api);
    const restarted = await killAndSeeItAgain(database, named(running, 'analysis-2'));

    fleet.child.kill('SIGTERM');
    const { processes, exitCode } = await fleet.stopped();
    expect(processes.map((one) => [one.name, one.exitCode, one.restarts])).toEqual(
      running.map(({ name }) => [name, 0, name === 'analysis-2' ? 1 : 0]),
    );
    expect(exitCode).toBe(0);
    expect([...running.map(({ pid }) => pid), restarted].filter(isAlive)).toEqual([]);
    expect(ours.map(runHealthCheck)).toEqual(ours.map(() => 1));
    // What the containers may not write, as their file system is read-only.
    expect((await readdir(join(home, 'fleet'))).sort()).toEqual([
      'files',
      'logs',
      'passwords.json',
      'pgbouncer',
      'postgres',
      'redis',
    ]);
  }, 150_000);

  it('starts, sees that all are healthy and stops with --once, on what the last fleet left', async () => {
    start(['--once'], { ANALYSIS_REPLICAS: '0' });
    const { processes, exitCode } = await fleet.stopped();
    expect(processes.map(({ name, exitCode: code }) => [name, code])).toContainEqual(['api-1', 0]);
    expect([processes.length, exitCode]).toEqual([6, 0]);
  }, 90_000);

  it('names what is wrong when a process does not start, and stops the others', async () => {
    start([], { JOBS_STALL_MS: 'soon' });
    await expect(fleet.running()).rejects.toThrow('JOBS_STALL_MS must be a whole number');
    expect(fleet.told).toContain('ended while it started (exit code 1)');
    expect(await readdir(join(home, 'fleet'))).not.toContain('processes.json');
  }, 90_000);

  it('says what to install when a program is missing', async () => {
    start([], { PATH: '/nowhere' });
    await expect(fleet.running()).rejects.toThrow(
      'The fleet needs redis-server on this machine: apt-get install redis-server',
    );
  });

  it('starts no second one beside the first', async () => {
    start([], { ANALYSIS_REPLICAS: '0' });
    const first = fleet;
    const running = await first.running();
    start(['--once']);
    await expect(fleet.running()).rejects.toThrow(/still runs, or parts of it\. End it first: kill \d+/);
    expect(running.map(({ pid }) => pid).every(isAlive)).toBe(true);
    await first.end();
  }, 90_000);

  async function syncByTheIngestionProcess(api: string, database: string, all: FleetProcess[]): Promise<void> {
    expect((await ask(`${api}/api/players`, { name: 'Fleet_Rook' })).status).toBe(201);
    const { id } = (await (await ask(`${api}/api/players/${PLAYER}/sync`)).json()) as { id: number };
    const holder = await until(
      async () => {
        const sql = `select holder from leases where name = 'sync:${PLAYER}' and holder is not null`;
        return (await queryDatabase<{ holder: string }>(database, sql))[0]?.holder;
      },
      { what: 'a process that works on the run' },
    );
    expect(Number(holder.split('/')[1])).toBe(named(all, 'ingestion-1').pid);
    const run = await until(
      async () => {
        const found = (await (await look(`${api}/api/runs/${id}`)).json()) as { state: string; storedGames: number };
        return found.state === 'done' && found;
      },
      { timeoutMs: 60_000, what: 'the end of the run' },
    );
    expect(run.storedGames).toBe(GAMES);
  }

  /** What one process writes another one reads: an export from ingestion to api, an upload the other way. */
  async function passFilesOnBetweenProcesses(api: string): Promise<void> {
    const ended = (path: string): Promise<{ state: string }> =>
      until(
        async () => {
          const found = (await (await look(`${api}${path}`)).json()) as { state: string };
          return ['done', 'failed'].includes(found.state) && found;
        },
        { timeoutMs: 60_000, what: `the end of ${path}` },
      );
    const order = await ask(`${api}/api/exports`, { format: 'ndjson' });
    expect(order.status).toBe(202);
    const exported = order.headers.get('location') ?? '';
    expect(await ended(exported)).toMatchObject({ state: 'done' });
    const file = await look(`${api}${exported}/file`);
    expect(file.status).toBe(200);
    const games = await file.text();
    expect(games.trimEnd().split('\n')).toHaveLength(GAMES);
    const upload = await fetch(`${api}/api/imports?name=games.ndjson`, {
      method: 'POST',
      headers: { ...authorization, 'content-type': 'application/octet-stream' },
      body: games,
    });
    expect(upload.status).toBe(202);
    const { id } = (await upload.json()) as { id: number };
    expect(await ended(`/api/runs/${id}`)).toMatchObject({ state: 'done' });
  }

  /** Kills a process and gives the number of the one that took its place. */
  async function killAndSeeItAgain(database: string, victim: FleetProcess): Promise<number> {
    process.kill(victim.pid, 'SIGKILL');
    const pid = await until(
      async () => {
        const sql = `select name from workers where roles = '{analysis}' order by started_at desc limit 1`;
        const [newest] = await queryDatabase<{ name: string }>(database, sql);
        const found = Number(newest?.name.split('/')[1]);
        return found !== victim.pid &&
          fleet.told.includes('analysis-2 ended (SIGKILL)') &&
          (await answers(victim.health))
          ? found
          : undefined;
      },
      { timeoutMs: 30_000, what: 'the one that takes its place' },
    );
    return pid;
  }
});

/** The HEALTHCHECK of the Dockerfile as Docker runs it; gives its exit code. */
function runHealthCheck({ health }: FleetProcess): number | null {
  const [, text = '[]'] = /HEALTHCHECK [^\n]*\n\s+CMD (.*)/.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  const [, ...args] = JSON.parse(text) as string[];
  return spawnSync(process.execPath, args, { env: { PORT: new URL(health).port } }).status;
}

async function ask(url: string, body?: unknown): Promise<Response> {
  const headers = { ...authorization, ...(body !== undefined && { 'content-type': 'application/json' }) };
  return fetch(url, { method: 'POST', headers, body: body === undefined ? undefined : JSON.stringify(body) });
}

async function look(url: string): Promise<Response> {
  return fetch(url, { headers: authorization });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
