import { request } from 'undici';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Plan } from '../../src/operations/schedules/orchestrator.js';
import type { PipelineView } from '../../src/operations/pipelines/pipelines.service.js';
import type { ScheduleView, TickView } from '../../src/operations/schedules/schedules.service.js';
import { makeAccount } from '../../src/rehearsal/generated-account.js';
import { RehearsalServer } from '../../src/rehearsal/rehearsal-server.js';
import { isFinal } from '../../src/runs/run.entity.js';
import type { RunTree, RunView } from '../../src/runs/run-view.js';
import { ApiServer } from '../support/api-server.js';
import { differences } from '../support/open-api-check.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYERS = Array.from({ length: 12 }, (_, i) => `Stage_Rook${i + 1}`);

type Json<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] };

interface ServerSentEvent {
  type: string;
  data: string;
}

describe('pipelines and schedules over HTTP', () => {
  let database: TestDatabase;
  let lichess: RehearsalServer;
  let api: ApiServer;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    const accounts = PLAYERS.map((username, i) => makeAccount({ seed: 500 + i, username, games: 60 }));
    const world = { players: accounts.flatMap((a) => a.players), games: accounts.flatMap((a) => a.games) };
    lichess = new RehearsalServer({ world, pace: 600 });
    api = await ApiServer.start({
      databaseUrl: database.url,
      lichessUrl: await lichess.start(),
      env: { ROLES: 'api,scheduler,ingestion', LICHESS_USERNAME: 'Stage_Rook5' },
    });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    for (const name of PLAYERS) await api.post('/api/players', { name });
  });
  afterAll(async () => {
    await api.close();
    await lichess.stop();
    await database.drop();
  });

  const fits = (schema: string, value: unknown): void =>
    expect(differences(document, { $ref: `#/components/schemas/${schema}` }, value)).toEqual([]);

  const readEvents = async (id: number): Promise<ServerSentEvent[]> => {
    const answer = await request(`${api.address}/api/runs/${id}/events`, {
      headers: api.authorization,
      bodyTimeout: 30_000,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/event-stream');
    const text = await answer.body.text();
    return text
      .split('\n\n')
      .filter((block) => block.includes('data:'))
      .map((block) => ({
        type: /^event: (.*)$/m.exec(block)?.[1] ?? 'message',
        data: /^data: (.*)$/m.exec(block)?.[1] ?? '',
      }));
  };

  it('shows the next ten and why, the home player first', async () => {
    const { json, status } = await api.get<Json<Plan>>('/api/plan');
    expect(status).toBe(200);
    fits('PlanDto', json);
    expect(json).toMatchObject({ due: 12, fanOuts: [{ pipeline: 'sync-due-players', why: '12 players are due' }] });
    expect(json.next).toHaveLength(10);
    expect(json.next[0]).toMatchObject({ playerId: 'stage_rook5', why: 'home player, never read' });
  });

  it('a run followed by events and by asking gives the same numbers, and the same run to whoever triggers it again', async () => {
    const first = await api.post<Json<RunTree>>('/api/pipelines/sync-due-players/trigger');
    expect(first).toMatchObject({ status: 202, headers: { location: `/api/runs/${first.json.id}` } });
    fits('RunTreeDto', first.json);
    const again = await api.post<Json<RunTree>>('/api/pipelines/sync-due-players/trigger');
    expect([again.status, again.json.id]).toEqual([202, first.json.id]);

    const reading = readEvents(first.json.id);
    const asked: Json<RunTree>[] = [];
    await until(
      async () => {
        const { json } = await api.get<Json<RunTree>>(`/api/runs/${first.json.id}`);
        asked.push(json);
        return isFinal(json.state);
      },
      { timeoutMs: 30_000, everyMs: 10 },
    );
    const events = await reading;
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['run', 'end']);
    const told = events.map(({ data }) => JSON.parse(data) as Json<RunTree>);
    told.forEach((run) => fits('RunTreeDto', run));
    expect(told.at(-1)).toEqual(asked.at(-1));
    expect(told.at(-1)).toMatchObject({
      state: 'done',
      percent: 100,
      stages: [{ name: 'sync', total: 12, finished: 12, failed: 0 }],
    });
    const key = ({ updatedAt, stages }: Json<RunTree>): string => [updatedAt, ...stages.map((s) => s.updatedAt)].join();
    const seen = new Map(asked.map((run) => [key(run), run]));
    const both = told.filter((run) => seen.has(key(run)));
    expect(both.length).toBeGreaterThanOrEqual(2);
    for (const run of both) expect(run).toEqual(seen.get(key(run)));
    const percents = told.map(({ percent }) => percent ?? 0);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  });

  it('lists runs by kind and by what they are a part of', async () => {
    const pipelines = await api.get<{ items: Json<RunView>[] }>('/api/runs?kind=pipeline');
    const stages = await api.get<{ items: Json<RunView>[] }>(`/api/runs?parent=${pipelines.json.items[0]?.id}`);
    expect(stages.json.items.map(({ kind, name }) => [kind, name])).toEqual([['stage', 'sync']]);
    for (const { startedAt, finishedAt } of [...pipelines.json.items, ...stages.json.items]) {
      expect(Number(new Date(finishedAt ?? ''))).toBeGreaterThanOrEqual(Number(new Date(startedAt ?? '')));
    }
    const syncs = await api.get<{ items: Json<RunView>[] }>(`/api/runs?parent=${stages.json.items[0]?.id}`);
    expect(syncs.json.items).toHaveLength(12);
    expect(syncs.json.items.at(-1)?.playerId).toBe('stage_rook5');
    expect(syncs.json.items.every(({ percent, total, finished }) => percent === 100 && finished === total)).toBe(true);
  });

  it('lists pipelines', async () => {
    const { json } = await api.get<{ items: Json<PipelineView>[] }>('/api/pipelines');
    fits('PipelinesDto', json);
    expect(json.items.map(({ name }) => name)).toEqual([
      'sync-due-players',
      'replay-rejected',
      'analyse-new-games',
      'read-profiles',
      'tidy',
      'daily',
    ]);
    expect(json.items[0]?.lastRun?.state).toBe('done');
  });

  it('changes, ticks, lists and removes schedules', async () => {
    const made = await api.ask<Json<ScheduleView>>('/api/schedules/often', {
      method: 'PUT',
      body: { action: 'tidy', cron: '* * * * * *', catchUp: 'all' },
    });
    expect(made.status).toBe(200);
    fits('ScheduleDto', made.json);
    const nextMs = Number(new Date(made.json.nextTickAt ?? ''));
    expect(nextMs % 1_000).toBe(0);
    expect(Math.abs(nextMs - Date.now())).toBeLessThan(5_000);
    const ticked = async (): Promise<Json<ScheduleView>> =>
      (await api.get<Json<ScheduleView>>('/api/schedules/often')).json;
    await until(async () => (await ticked()).lastTickAt !== null);
    expect((await ticked()).lastOutcome).toMatch(/tidy/);
    const off = await api.ask<Json<ScheduleView>>('/api/schedules/often', { method: 'PUT', body: { enabled: false } });
    expect(off.json).toMatchObject({ enabled: false, nextTickAt: null, cron: '* * * * * *' });
    const ticks = await api.get<{ items: Json<TickView>[] }>('/api/schedules/often/ticks?limit=5');
    fits('TicksDto', ticks.json);
    expect(ticks.json.items.length).toBeGreaterThan(0);
    const all = await api.get<{ items: Json<ScheduleView>[] }>('/api/schedules');
    fits('SchedulesDto', all.json);
    expect(all.json.items.map(({ name }) => name)).toEqual(['daily', 'often', 'orchestrate']);
    expect((await api.ask('/api/schedules/often', { method: 'DELETE' })).status).toBe(204);
    expect((await api.get('/api/schedules/often')).status).toBe(404);
  });

  it('ends the streams of its readers when it stops', async () => {
    await queryDatabase(database.url, `insert into paused_queues (queue) values ('maintenance')`);
    const { json } = await api.post<Json<RunTree>>('/api/pipelines/daily/trigger');
    const answer = await request(`${api.address}/api/runs/${json.id}/events`, { headers: api.authorization });
    const ended = answer.body.text();
    const started = performance.now();
    await api.close();
    await ended.catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(4_000);
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
  });
});
