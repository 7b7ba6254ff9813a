import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { reaches, type Scope } from '../../src/accounts/actor.js';
import { ACCESS, needOf } from '../support/access-table.js';
import { rightRequest, rowOf } from '../support/access-requests.js';
import { makeEndedRows, makeOpenRows, type Rows } from '../support/access-rows.js';
import { type Visitor, Visitors } from '../support/access-visitors.js';
import { type Answer, ApiServer } from '../support/api-server.js';
import { ROUTES } from '../support/api-routes.js';
import { KeptState } from '../support/kept-state.js';
import { operationsOf } from '../support/open-api-check.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const NOBODY = 'http://127.0.0.1:9';
/** What may be in the way of somebody who may: the beaver has one batch already. */
const IN_THE_WAY: Record<string, number> = { 'POST /api/analysis-batches': 429 };

const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

type Outcome = 'in' | number;

describe('every route of the document', () => {
  let database: TestDatabase;
  let home: string;
  let api: ApiServer;
  let document: OpenAPIObject;
  let rows: Rows;
  let link: string;
  let visitors: Visitor[];
  let kept: KeptState;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'rookery-access-'));
    const ended = await makeEndedRows(database.url, home);
    const env = { ROLES: 'api', ROOKERY_HOME: home };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    const among = new Visitors(api, database.url);
    visitors = await among.make();
    rows = { ...ended, ...(await makeOpenRows(api, database.url)) } as Rows;
    link = await among.makeLink();
    await settle();
    await queryDatabase(database.url, 'delete from sign_in_attempts');
    kept = await KeptState.of(database.url);
  }, 60_000);
  afterEach(() => kept.restore());
  afterAll(async () => {
    await kept.close();
    await api.close();
    await database.drop();
    await rm(home, { recursive: true, force: true });
  });

  /** The games of a batch are chosen after its answer. */
  async function settle(): Promise<void> {
    const sql = 'select from analysis_batches where planned_at is null and ended_at is null';
    await until(async () => (await queryDatabase(database.url, sql)).length === 0, { what: 'batches to be planned' });
  }

  /** What the table says of a visitor: let in, or refused with a status. */
  function expectedOf(route: string, visitor: Visitor): Outcome {
    const [who, whose] = ACCESS[route] ?? ['owner'];
    if (who.startsWith('anybody')) return 'in';
    if (!visitor.scope) return 401;
    const [scope = '', session] = needOf(who).split(' ');
    if (visitor.isForeign && !route.startsWith('GET ')) return 403;
    if (!reaches(visitor.scope, scope as Scope) || (session && visitor.via !== 'session')) return 403;
    return mayHave(whose, visitor) || !route.includes('{id}') ? 'in' : 404;
  }

  function mayHave(whose: string | undefined, { isBeaver, scope }: Visitor): boolean {
    return !whose?.startsWith('own') || isBeaver || (whose === 'own, owners all' && scope === 'admin');
  }

  function outcomeOf(route: string, { status }: Answer): Outcome {
    return status < 400 || status === IN_THE_WAY[route] ? 'in' : status;
  }

  /** In a list of one's own there is nothing of others. */
  function checkList(route: string, visitor: Visitor, answer: Answer): void {
    const [, pattern = ''] = route.split(' ');
    const [, whose] = ACCESS[route] ?? [];
    const row = rowOf(pattern, rows);
    if (row === undefined || whose === undefined || pattern.includes('{')) return;
    const { items } = answer.json as { items: { id: unknown }[] };
    const isThere = items.some(({ id }) => id === row);
    expect([route, visitor.name, isThere]).toEqual([route, visitor.name, mayHave(whose, visitor)]);
  }

  async function visit(route: string, visitor: Visitor): Promise<void> {
    const { path, asking } = rightRequest(route, rows, link);
    const answer = await visitor.ask(path, asking);
    const seen = [route, visitor.name, outcomeOf(route, answer)];
    expect([...seen, answer.text.slice(0, 300)]).toEqual([
      route,
      visitor.name,
      expectedOf(route, visitor),
      answer.text.slice(0, 300),
    ]);
    const isReading = route.startsWith('GET ');
    if (answer.status >= 400) expect(answer.type).toBe('application/problem+json');
    else if (isReading) checkList(route, visitor, answer);
    else {
      if (route.includes('batches')) await settle();
      await kept.restore();
      return;
    }
    if (!isReading) expect([route, visitor.name, await kept.changed()]).toEqual([route, visitor.name, []]);
  }

  it('needs what was decided', () => {
    const needs = operationsOf<{ 'x-rookery-needs'?: string }>(document).map(({ route, operation }) => [
      route,
      operation['x-rookery-needs'] ?? 'nothing declared',
    ]);
    const decided = Object.entries(ACCESS).map(([route, [who]]) => [route, needOf(who)]);
    expect(Object.fromEntries(needs)).toEqual(Object.fromEntries(decided));
    expect(Object.keys(ACCESS).sort()).toEqual(ROUTES);
  });

  it.each(ROUTES)('%s', async (route) => {
    for (const visitor of visitors) await visit(route, visitor);
  });

  it('under another method is not there', async () => {
    for (const pattern of new Set(ROUTES.map((route) => route.split(' ')[1] ?? ''))) {
      for (const method of METHODS) {
        const route = `${method} ${pattern}`;
        const { path } = rightRequest(route, rows, link);
        if (ROUTES.some((it) => answers(it, method, path))) continue;
        const { status, type, headers } = await api.ask(path, { method, ...(method !== 'GET' && { body: {} }) });
        const known = METHODS.filter((it) => ROUTES.some((one) => answers(one, it, path)));
        const allowed = String(headers.allow)
          .split(', ')
          .filter((it) => it !== 'HEAD')
          .sort();
        expect([route, status, type, allowed]).toEqual([route, 405, 'application/problem+json', known]);
      }
    }
    expect(await kept.changed()).toEqual([]);
  });

  /** Also where the last word of one route is an id for another: GET /api/crawls/estimate. */
  function answers(route: string, method: string, path: string): boolean {
    const [own, pattern = ''] = route.split(' ');
    return own === method && new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.split('?')[0] ?? '');
  }

  it('shows figures to nobody without a token when others can connect', async () => {
    const env = { ROLES: 'api', HOST: '0.0.0.0' };
    const open = await ApiServer.start({ databaseUrl: database.url, lichessUrl: NOBODY, env });
    const statuses = [];
    for (const anonymous of [true, false]) statuses.push((await open.ask('/metrics', { anonymous })).status);
    expect(statuses).toEqual([401, 200]);
    await open.close();
  });
});
