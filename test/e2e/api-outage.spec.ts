import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { ApiServer } from '../support/api-server.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

/** Stands between the application and its database, and can take the line away or go silent. */
class Line {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;
  silent = false;

  constructor(private readonly target: URL) {}

  async open(): Promise<string> {
    this.server = createServer((client) => this.join(client, connect(Number(this.target.port), this.target.hostname)));
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  async cut(): Promise<void> {
    const closed = this.server && once(this.server, 'close');
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket, server: Socket): void {
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk) => this.silent || to.write(chunk));
      from.on('error', () => undefined).on('close', () => (this.sockets.delete(from), to.destroy()));
    }
  }
}

describe('while the database is away', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let line: Line;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: makeAccount({ seed: 3, username: 'Calm_Castle', games: 10 }) });
    line = new Line(new URL(database.url));
    api = await ApiServer.start({ databaseUrl: await line.open(), lichessUrl: await lichess.start() });
    await api.syncPlayer('Calm_Castle');
  });

  afterAll(async () => {
    await api.close();
    await line.cut();
    await lichess.stop();
    await database.drop();
  });

  it('the process is alive but not ready, answers 503 with a time to come back, and recovers by itself', async () => {
    expect(await api.get('/health/ready')).toMatchObject({ status: 200 });
    await line.cut();
    const asked = Date.now();
    expect(await api.get('/health/ready')).toMatchObject({
      status: 503,
      json: {
        ready: false,
        checks: [
          { name: 'database', ok: false },
          { name: 'queue', ok: false },
        ],
      },
    });
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(await api.get('/health/live')).toMatchObject({ status: 200 });
    for (const path of ['/api/players/calm_castle', '/api/players/calm_castle/games', '/api/runs', '/api/lichess']) {
      expect(await api.get(path)).toMatchObject({
        status: 503,
        type: 'application/problem+json',
        headers: { 'retry-after': '5' },
        json: { type: '/problems/database-unavailable' },
      });
    }
    expect((await api.get('/metrics')).text).toContain('rookery_up{part="database"} 0');
    const lines = await api.get('/api/players/calm_castle/games', { accept: 'application/x-ndjson' });
    expect(lines).toMatchObject({ status: 503, type: 'application/problem+json' });
    await line.open();
    await until(async () => (await api.get('/health/ready')).status === 200);
    expect(await api.get('/api/players/calm_castle')).toMatchObject({ status: 200, json: { storedGames: 10 } });
  });

  it('readiness is told within 5 s also when the database just says nothing', async () => {
    line.silent = true;
    const asked = Date.now();
    expect(await api.get('/health/ready')).toMatchObject({ status: 503, json: { ready: false } });
    expect(Date.now() - asked).toBeLessThan(5_000);
    expect(await api.get('/health/live')).toMatchObject({ status: 200 });
    const { text } = await api.get('/metrics');
    for (const there of ['rookery_up{part="database"} 0', 'rookery_up{part="gate"} 0', 'rookery_process_'])
      expect(text).toContain(there);
    expect(Date.now() - asked).toBeLessThan(8_000);
    line.silent = false;
    await line.cut();
    await line.open();
    await until(async () => (await api.get('/health/ready')).status === 200);
  });
});
