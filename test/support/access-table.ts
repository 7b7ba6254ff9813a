/**
 * Who may: anybody, anybody while Rookery listens on this machine alone, or whoever has at least a role. `by browser` is closed
 * to tokens.
 */
export type Who = 'anybody' | 'anybody here' | `${'viewer' | 'member' | 'owner'}${'' | ' by browser'}`;

/**
 * What of others: the team's is everybody's; one's own is not there for others; of some of it owners see all. What is no
 * row of anybody says nothing.
 */
export type Whose = "the team's" | 'own' | 'own, owners all';

/** Every route, who may use it, and on whose rows, as docs/decisions/0026-accounts.md and 0028-batches.md have it. */
export const ACCESS: Readonly<Record<string, readonly [who: Who, whose?: Whose]>> = {
  'DELETE /api/account/players/{id}': ['viewer by browser', 'own'],
  'DELETE /api/account/sessions/{id}': ['viewer by browser', 'own'],
  'DELETE /api/invitations/{id}': ['owner by browser', "the team's"],
  'DELETE /api/schedules/{name}': ['owner', "the team's"],
  'DELETE /api/tokens/{id}': ['viewer by browser', 'own, owners all'],
  'GET /api/account': ['viewer'],
  'GET /api/account/sessions': ['viewer', 'own'],
  'GET /api/analysis-batches': ['viewer', 'own, owners all'],
  'GET /api/analysis-batches/{id}': ['viewer', 'own, owners all'],
  'GET /api/analysis-batches/{id}/events': ['viewer', 'own, owners all'],
  'GET /api/analysis-batches/{id}/failures': ['viewer', 'own, owners all'],
  'GET /api/analysis/plugins': ['viewer'],
  'GET /api/audit': ['owner'],
  'GET /api/crawls': ['viewer', "the team's"],
  'GET /api/crawls/{id}': ['viewer', "the team's"],
  'GET /api/crawls/{id}/players': ['viewer', "the team's"],
  'GET /api/exports': ['viewer', 'own, owners all'],
  'GET /api/exports/{id}': ['viewer', 'own, owners all'],
  'GET /api/exports/{id}/file': ['viewer', 'own, owners all'],
  'GET /api/games': ['viewer', "the team's"],
  'GET /api/games/{id}': ['viewer', "the team's"],
  'GET /api/games/{id}/analysis': ['viewer', "the team's"],
  'GET /api/games/{id}/moves': ['viewer', "the team's"],
  'GET /api/games/{id}/pgn': ['viewer', "the team's"],
  'GET /api/graph/chain': ['viewer', "the team's"],
  'GET /api/graph/distances/{player}': ['viewer', "the team's"],
  'GET /api/graph/export': ['viewer', "the team's"],
  'GET /api/graph/head-to-head/{player}/{opponent}': ['viewer', "the team's"],
  'GET /api/graph/neighbours/{player}': ['viewer', "the team's"],
  'GET /api/graph/opponents/{player}': ['viewer', "the team's"],
  'GET /api/graph/ranks/{kind}': ['viewer', "the team's"],
  'GET /api/graph/results': ['viewer', "the team's"],
  'GET /api/graph/results/{kind}': ['viewer', "the team's"],
  'GET /api/imports': ['viewer', 'own, owners all'],
  'GET /api/imports/{id}': ['viewer', 'own, owners all'],
  'GET /api/invitations': ['owner', "the team's"],
  'GET /api/jobs': ['viewer'],
  'GET /api/jobs/failures': ['viewer', "the team's"],
  'GET /api/jobs/failures/detail': ['viewer', "the team's"],
  'GET /api/lichess': ['viewer'],
  'GET /api/pipelines': ['viewer'],
  'GET /api/plan': ['viewer'],
  'GET /api/players': ['viewer', "the team's"],
  'GET /api/players/{id}': ['viewer', "the team's"],
  'GET /api/players/{id}/games': ['viewer', "the team's"],
  'GET /api/rejected-records': ['viewer', "the team's"],
  'GET /api/rejected-records/{id}': ['viewer', "the team's"],
  'GET /api/runs': ['viewer', "the team's"],
  'GET /api/runs/{id}': ['viewer', "the team's"],
  'GET /api/runs/{id}/events': ['viewer', "the team's"],
  'GET /api/schedules': ['viewer', "the team's"],
  'GET /api/schedules/{name}': ['viewer', "the team's"],
  'GET /api/schedules/{name}/ticks': ['viewer', "the team's"],
  'GET /api/sign-in/lichess': ['anybody'],
  'GET /api/sign-in/lichess/callback': ['anybody'],
  'GET /api/tokens': ['viewer', 'own, owners all'],
  'GET /api/users': ['owner', "the team's"],
  'GET /health/live': ['anybody'],
  'GET /health/ready': ['anybody'],
  'GET /metrics': ['anybody here'],
  'PATCH /api/users/{id}': ['owner by browser', "the team's"],
  'POST /api/analysis-batches': ['member'],
  'POST /api/analysis-batches/{id}/cancel': ['member', 'own, owners all'],
  'POST /api/analysis-batches/{id}/pause': ['member', 'own, owners all'],
  'POST /api/analysis-batches/{id}/resume': ['member', 'own, owners all'],
  'POST /api/crawls': ['member'],
  'POST /api/crawls/estimate': ['viewer'],
  'POST /api/crawls/{id}/pause': ['member', "the team's"],
  'POST /api/crawls/{id}/resume': ['member', "the team's"],
  'POST /api/crawls/{id}/stop': ['member', "the team's"],
  'POST /api/exports': ['member'],
  'POST /api/games/{id}/analysis': ['member', "the team's"],
  'POST /api/graph/runs': ['member'],
  'POST /api/imports': ['member'],
  'POST /api/invitations': ['owner by browser'],
  'POST /api/jobs/failures/retry': ['owner', "the team's"],
  'POST /api/jobs/queues/{queue}/pause': ['owner'],
  'POST /api/jobs/queues/{queue}/resume': ['owner'],
  'POST /api/pipelines/{name}/trigger': ['owner'],
  'POST /api/players': ['member'],
  'POST /api/players/{id}/sync': ['member', "the team's"],
  'POST /api/profiles': ['member'],
  'POST /api/rejected-records/replay': ['member', "the team's"],
  'POST /api/sign-in/invitation': ['anybody'],
  'POST /api/sign-in/link': ['anybody'],
  'POST /api/sign-in/password': ['anybody'],
  'POST /api/sign-out': ['viewer by browser'],
  'POST /api/tokens': ['viewer by browser'],
  'PUT /api/account/password': ['viewer by browser'],
  'PUT /api/schedules/{name}': ['owner', "the team's"],
};

/** The same in the words of the document. */
export function needOf(who: Who): string {
  const [role = '', session] = who.split(' by ');
  const needs: Record<string, string> = { anybody: 'public', 'anybody here': 'local' };
  const scopes: Record<string, string> = { viewer: 'read', member: 'write', owner: 'admin' };
  return needs[role] ?? `${scopes[role]}${session ? ' session' : ''}`;
}
