import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiServer, type Answer } from '../support/api-server.js';
import { bearer, makeToken } from '../support/accounts.js';
import { insertGames } from '../support/insert-games.js';
import { makeRandomGame } from '../support/random-game.js';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const LICHESS_URL = 'http://127.0.0.1:9';
const PGN = '[Event "x"]\n[Site "?"]\n[White "a"]\n[Black "b"]\n[Result "1-0"]\n\n1. e4 e5 2. Qh5 1-0\n';

/** The answer to a request is never noted: whoever wants to waits here until it is killed. */
const HOLD_NOTES = `
  create function hold_note() returns trigger language plpgsql as $$
  begin perform pg_sleep(60); raise exception 'never noted'; end $$;
  create trigger hold_note before update on idempotency_keys for each row
    when (new.status is not null) execute function hold_note()`;
const LET_NOTES_GO = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep';
  drop function hold_note cascade;
  update idempotency_keys set claimed_at = claimed_at - interval '1 minute'`;
/** Nobody joins what has ended. */
const END_RUNS = `update runs set state = 'done', percent = 100, finished_at = now() where kind <> 'analysis' or player_id is null
  and not exists (select from analysis_batches where run_id = runs.id)`;

interface Start {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Of the answer of the one that takes over; 202 unless told. */
  status?: number;
}

const STARTS: Start[] = [
  { path: '/api/analysis-batches', body: { player: 'white_rook' } },
  { path: '/api/exports', body: { format: 'pgn' } },
  { path: '/api/crawls', body: { player: 'white_rook', depth: 1 } },
  { path: '/api/players/black_rook/sync', body: { maxGames: 5 } },
  { path: '/api/profiles', body: { players: ['white_rook'] } },
  { path: '/api/games/aaaaaaa1/analysis', body: { nodes: 1000 } },
  { path: '/api/pipelines/replay-rejected/trigger' },
  { path: '/api/imports?name=x.pgn', body: PGN, headers: { 'content-type': 'application/octet-stream' } },
  { path: '/api/graph/runs', body: { kind: 'strength' }, status: 200 },
];

describe('a process that is killed before it could note the answer', () => {
  let database: TestDatabase;
  let home: string;
  let dying: RookeryProcess;
  let api: ApiServer;
  let token: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'rookery-keys-'));
    token = await makeToken(database.url);
    await insertGames(database.url, [{ id: 'aaaaaaa1', moves: makeRandomGame(1, 20) }]);
    const env = { ROOKERY_HOME: home, ROLES: 'api', LICHESS_URL };
    dying = new RookeryProcess(['start'], { ...env, PORT: '0', DATABASE_URL: database.url });
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: LICHESS_URL, env });
  }, 60_000);
  afterAll(async () => {
    await dying.kill();
    await api.close();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  const ask = (address: string, { path, body, headers }: Start): Promise<Response> =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: {
        ...bearer(token),
        'idempotency-key': `key-of-${path}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const listRuns = (): Promise<{ id: number; kind: string }[]> =>
    queryDatabase<{ id: number; kind: string }>(
      database.url,
      `select id, kind from runs where parent_id is null and started_by = 'api' order by id`,
    );
  const again = ({ path, body, headers }: Start): Promise<Answer<{ id: number }>> =>
    api.ask(path, {
      method: 'POST',
      body,
      headers: { ...bearer(token), 'idempotency-key': `key-of-${path}`, ...headers },
    });

  it('has started the work once, and the same key finds it, whoever sends it again and how often', async () => {
    const address = await until(() => /"address":"([^"]+)"/.exec(dying.output)?.[1], { timeoutMs: 30_000 });
    await queryDatabase(database.url, HOLD_NOTES);
    const answered: string[] = [];
    const lost = STARTS.map((start) =>
      ask(address, start).then(
        async (answer) => void answered.push(`${start.path} ${answer.status} ${await answer.text()}`),
        () => undefined,
      ),
    );
    const sleeping = `select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
    await until(async () => (await queryDatabase(database.url, sleeping)).length === STARTS.length, {
      timeoutMs: 30_000,
      what: () => `answers that are about to be noted; answered were ${answered.join(', ')}`,
    });
    await dying.kill();
    await Promise.all(lost);
    expect(answered).toEqual([]);
    await queryDatabase(database.url, LET_NOTES_GO);
    await queryDatabase(database.url, END_RUNS);

    const before = await listRuns();
    expect(before).toHaveLength(STARTS.length);
    for (const start of STARTS) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => again(start)));
      expect([start.path, new Set(answers.map(({ status }) => status))]).toEqual([
        start.path,
        new Set([start.status ?? 202]),
      ]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(new Set(answers.map((one) => one.headers.location)).size).toBe(1);
      expect(answers.filter((one) => one.headers['idempotency-replayed'] !== 'true')).toHaveLength(1);
      expect(before.map(({ id }) => id)).toContain(answers[0]?.json.id);
    }
    expect(await listRuns()).toEqual(before);
  }, 120_000);
});
