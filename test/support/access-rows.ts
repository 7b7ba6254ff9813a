import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { isFinal } from '../../src/runs/run.entity.js';
import type { RunView } from '../../src/runs/run-view.js';
import { ApiServer } from './api-server.js';
import { Browser, TEST_PASSWORD } from './browser.js';
import { addDeadLetter } from './dead-letters.js';
import { makeGames, makePgnFile } from './game-files.js';
import { queryDatabase } from './test-database.js';
import { until } from './until.js';

export const BEAVER = 'Busy Beaver';
const PLAYER = 'Busy_Beaver';
export const ACCESS_FILE = makePgnFile(makeGames(3));

/** One row of each kind, all of them of the user BEAVER or of an owner. */
export interface Rows {
  players: string;
  opponent: string;
  'account/players': string;
  games: string;
  'rejected-records': number;
  imports: number;
  exports: number;
  /** Nobody works on these two. */
  'analysis-batches': number;
  crawls: number;
  runs: number;
  users: number;
  tokens: number;
  'account/sessions': number;
  invitations: number;
  /** Of the invitation above. */
  invitation: string;
  /** Dead letter of a queue. */
  failure: { queue: string; jobId: string };
}

interface Game {
  id: string;
  plies: number;
  result: string;
}

/** What has ended: a server with workers makes it, which is gone afterwards. */
export async function makeEndedRows(databaseUrl: string, home: string): Promise<Partial<Rows>> {
  await queryDatabase(databaseUrl, 'update schedules set enabled = false');
  const world = makeAccount({ seed: 5, username: PLAYER, games: 12 });
  const lichess = new RehearsalServer({ world, brokenRecords: [{ player: PLAYER, line: '{"id":"brokenAA"' }] });
  const env = { ROLES: 'api,scheduler,ingestion,analysis', ROOKERY_HOME: home };
  const api = await ApiServer.start({ databaseUrl, lichessUrl: await lichess.start(), env });
  const beaver = await Browser.ofInvited(api, BEAVER);
  const start = async (path: string, body?: object): Promise<number> => {
    const { status, json, text } = await beaver.send<RunView>('POST', path, body);
    if (status !== 202) throw new Error(`${path}: ${text}`);
    await until(async () => isFinal((await beaver.get<RunView>(`/api/runs/${json.id}`)).json.state), { what: path });
    return json.id;
  };
  await beaver.send('POST', '/api/players', { name: PLAYER });
  await start(`/api/players/${PLAYER}/sync`);
  await start('/api/graph/runs', { kind: 'pagerank' });
  const exported = await start('/api/exports', { format: 'pgn' });
  const body = Buffer.from(ACCESS_FILE);
  const headers = { 'content-type': 'application/octet-stream' };
  const upload = await beaver.ask<RunView>('/api/imports?name=beaver.pgn', { method: 'POST', headers, body });
  const { items } = (await beaver.get<{ items: Game[] }>(`/api/players/${PLAYER}/games`)).json;
  const game = items.find(({ plies, result }) => plies > 4 && result !== 'open');
  await start(`/api/games/${game?.id}/analysis`, { nodes: 1_000 });
  const met = await beaver.get<{ items: { player: string }[] }>(`/api/graph/neighbours/${PLAYER}`);
  const rejected = await beaver.get<{ items: { id: number }[] }>('/api/rejected-records');
  await until(async () => isFinal((await beaver.get<RunView>(`/api/runs/${upload.json.id}`)).json.state));
  await api.close();
  await lichess.stop();
  return {
    players: PLAYER.toLowerCase(),
    opponent: met.json.items[0]?.player,
    games: game?.id,
    'rejected-records': rejected.json.items[0]?.id,
    imports: upload.json.id,
    exports: exported,
  };
}

/** What is under way or belongs to the account, by a server that does not work on it. */
export async function makeOpenRows(api: ApiServer, databaseUrl: string): Promise<Partial<Rows>> {
  const beaver = new Browser(api);
  await beaver.send('POST', '/api/sign-in/password', { name: BEAVER, password: TEST_PASSWORD });
  const make = async (path: string, body: object, by = beaver) =>
    (await by.send<{ id: number; link: string }>('POST', path, body)).json;
  const { id: users } = (await beaver.get<{ id: number }>('/api/account')).json;
  const sessions = await beaver.get<{ items: { id: number; current: boolean }[] }>('/api/account/sessions');
  const { id: crawls } = await make('/api/crawls', { player: PLAYER, depth: 1 });
  const batches = await make('/api/analysis-batches', { player: PLAYER, nodes: 1_000, maxGames: 2 });
  const invitation = await make('/api/invitations', { role: 'member' }, await Browser.ofOwner(api));
  const failure = { queue: 'lichess', jobId: 'sync-player/0' };
  await queryDatabase(databaseUrl, `insert into user_players (player_id, user_id) values ('own_beaver', $1)`, [users]);
  await addDeadLetter(databaseUrl, failure, 100_000);
  return {
    'account/players': 'own_beaver',
    crawls,
    runs: crawls,
    'analysis-batches': batches.id,
    users,
    tokens: (await make('/api/tokens', { name: 'own', scope: 'write' })).id,
    'account/sessions': sessions.json.items.find(({ current }) => !current)?.id,
    invitations: invitation.id,
    invitation: new URL(invitation.link).searchParams.get('invitation') ?? '',
    failure,
  };
}
