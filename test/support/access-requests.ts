import { ACCESS_FILE, BEAVER, type Rows } from './access-rows.js';
import type { Asking } from './api-server.js';
import { TEST_PASSWORD } from './browser.js';

/** What makes a request right, where there is more to it than its path. */
interface Rest {
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request that would be done if whoever asks may: to rows that are there, with what the route wants to know. */
export function rightRequest(route: string, rows: Rows, link: string): { path: string; asking: Asking } {
  const [method = '', pattern = ''] = route.split(' ');
  const { query = {}, body, headers } = restOf(rows, link)[route] ?? {};
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueOf(pattern, name, rows)));
  const search = new URLSearchParams(query).toString();
  return { path: search ? `${path}?${search}` : path, asking: { method, body, headers, leavesEvents: true } };
}

/** The row of the list that a path begins with. */
export function rowOf(pattern: string, rows: Rows): string | number | undefined {
  const list = /^\/api\/((account\/)?[\w-]+)/.exec(pattern)?.[1];
  const row = rows[list as keyof Rows];
  return typeof row === 'object' ? undefined : row;
}

function valueOf(pattern: string, name: string, rows: Rows): string {
  if (name === 'id') return String(rowOf(pattern, rows));
  const named = pattern.startsWith('/api/pipelines') ? 'tidy' : 'daily';
  const values: Record<string, string> = {
    name: named,
    queue: 'maintenance',
    kind: 'pagerank',
    player: rows.players,
    opponent: rows.opponent,
  };
  const value = values[name];
  if (value === undefined) throw new Error(`Nothing is known of {${name}}: add a row to the access matrix`);
  return value;
}

function restOf(rows: Rows, link: string): Record<string, Rest> {
  const { players: player, opponent, failure, invitation } = rows;
  const password = 'beavers like slow rivers';
  return {
    'GET /api/graph/chain': { query: { from: player, to: opponent } },
    'GET /api/graph/export': { query: { format: 'edges' } },
    'GET /api/jobs/failures/detail': { query: failure },
    'PATCH /api/users/{id}': { body: { role: 'viewer' } },
    'POST /api/analysis-batches': { body: { player, nodes: 1_000, maxGames: 1 } },
    'POST /api/crawls': { body: { player: opponent, depth: 1 } },
    'POST /api/crawls/estimate': { body: { player, depth: 1 } },
    'POST /api/exports': { body: { format: 'pgn' } },
    'POST /api/graph/runs': { body: { kind: 'structure' } },
    'POST /api/imports': { body: ACCESS_FILE, headers: { 'content-type': 'application/octet-stream' } },
    'POST /api/invitations': { body: { role: 'viewer' } },
    'POST /api/jobs/failures/retry': { body: failure },
    'POST /api/players': { body: { name: 'Tidy_Heron' } },
    'POST /api/rejected-records/replay': { body: { id: rows['rejected-records'] } },
    'POST /api/sign-in/invitation': { body: { invitation, name: 'Tidy Heron', password } },
    'POST /api/sign-in/link': { body: { link } },
    'POST /api/sign-in/password': { body: { name: BEAVER, password: TEST_PASSWORD } },
    'POST /api/tokens': { body: { name: 'another', scope: 'read' } },
    'PUT /api/account/password': { body: { current: TEST_PASSWORD, password } },
    'PUT /api/schedules/{name}': { body: { cron: '0 4 * * *' } },
  };
}
