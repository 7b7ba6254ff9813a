import type { RunView } from '../../src/runs/run-view.js';
import type { PlayerPage } from '../../src/api/players/player-pages.service.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { ApiServer } from '../support/api-server.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYERS = Array.from({ length: 310 }, (_, i) => ({ username: `Prof_Rook${i}` }));
const SPECIAL = [
  { username: 'Shut_Rook', disabled: true },
  { username: 'Bad_Rook', tosViolation: true, title: 'CM', profile: { flag: 'NO', bio: 'I castle.' } },
];

describe('profiles by command and by HTTP', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let env: Record<string, string>;
  let killed: RookeryProcess | undefined;

  beforeEach(async () => {
    database = await createTestDatabase();
    lichess = new RehearsalServer({ world: { players: [...PLAYERS, ...SPECIAL], games: [] } });
    env = {
      DATABASE_URL: database.url,
      LICHESS_URL: await lichess.start(),
      LICHESS_LEASE_MS: '1500',
      PROFILES_PAUSE_MS: '100',
      LOG_LEVEL: 'warn',
    };
    await queryDatabase(
      database.url,
      `insert into players (id, name) select 'prof_rook' || n, 'Prof_Rook' || n from generate_series(0, 309) n`,
    );
  });

  afterEach(async () => {
    await killed?.kill();
    await lichess.stop();
    await database.drop();
  });

  it('rookery profiles asks once, and by name; stopped or killed it asks nobody twice', async () => {
    await queryDatabase(database.url, `insert into players (id, name) values ('shut_rook', 'x'), ('bad_rook', 'x')`);
    // Long enough to be killed in.
    killed = new RookeryProcess(['profiles', '--json'], { ...env, PROFILES_PAUSE_MS: '60000' });
    const received = async (): Promise<number> =>
      (await queryDatabase<RunView>(database.url, 'select received from runs order by id desc limit 1'))[0]?.received ??
      0;
    await until(async () => (await received()) === 300, { timeoutMs: 40_000, what: 'the first request' });
    await killed.kill();
    const run = await runRookery<RunView>(['profiles'], env);
    expect(run).toMatchObject({ state: 'done', total: 312, received: 312, inserted: 311, updated: 1, requests: 2 });
    expect(lichess.stats.requests.map(({ asked }) => asked)).toEqual([300, 12]);
    const text = await new RookeryProcess(['profiles', 'bad_ROOK', '--refresh'], env).ended;
    expect([text.code, text.stderr]).toEqual([0, '']);
    expect(text.stdout).toContain('1 player looked at, 0 new profiles, 0 changed, 1 unchanged, 0 rejected; 1 request.');
    expect(text.stdout).toContain('1 player is marked by Lichess for breaking its rules.');
  }, 120_000);

  it('POST /api/profiles starts a run, and the page of a player shows what came of it; an odd request is refused', async () => {
    const api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: env.LICHESS_URL ?? '' });
    try {
      const some = await api.post<RunView>('/api/profiles', { players: ['BAD_Rook', 'Shut_Rook'] });
      expect([some.status, some.json.kind, some.headers.location]).toEqual([
        202,
        'profiles',
        `/api/runs/${some.json.id}`,
      ]);
      const ended = async ({ id }: RunView): Promise<boolean> =>
        (await api.get<RunView>(`/api/runs/${id}`)).json.state === 'done';
      await until(() => ended(some.json));
      expect((await api.get<PlayerPage>('/api/players/bad_rook')).json).toMatchObject({
        name: 'Bad_Rook',
        title: 'CM',
        marked: true,
        accountState: 'open',
        profile: { country: 'NO', bio: 'I castle.', perfs: { blitz: { rating: 1500 } } },
      });
      expect((await api.get<PlayerPage>('/api/players/shut_rook')).json).toMatchObject({
        accountState: 'closed',
        profile: null,
      });
      const all = await api.post<RunView>('/api/profiles');
      await until(() => ended(all.json));
      expect((await api.get<RunView>(`/api/runs/${all.json.id}`)).json).toMatchObject({ inserted: 310, requests: 2 });
      for (const body of [
        { players: [] },
        { players: 'Bad_Rook' },
        { players: [7] },
        { players: ['no/body'] },
        { maxPlayers: 0 },
        { refresh: 1 },
      ]) {
        const answer = await api.post<{ errors: { field: string }[] }>('/api/profiles', body);
        expect([answer.status, answer.json.errors[0]?.field]).toEqual([400, Object.keys(body)[0]]);
      }
    } finally {
      await api.close();
    }
  });
});
