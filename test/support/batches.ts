import { request } from 'undici';
import type { BatchAnswer } from '../../src/api/analysis-batches/batch.dto.js';
import type { Answer, ApiServer } from './api-server.js';
import { bearer, makeToken } from './accounts.js';
import { until } from './until.js';

type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };
export type BatchJson = Json<BatchAnswer>;

/** A member of the team, who asks for batches. */
export interface TestMember {
  headers: Record<string, string>;
  start(body: object, api?: ApiServer): Promise<Answer<BatchJson>>;
  get(id: number): Promise<BatchJson>;
  act(id: number, action: 'cancel' | 'pause' | 'resume'): Promise<Answer<BatchJson>>;
  untilEnded(id: number): Promise<BatchJson>;
}

export async function makeMember(api: ApiServer, databaseUrl: string, user: string): Promise<TestMember> {
  const headers = bearer(await makeToken(databaseUrl, { user, role: 'member', scope: 'write' }));
  const get = async (id: number): Promise<BatchJson> =>
    (await api.get<BatchJson>(`/api/analysis-batches/${id}`, headers)).json;
  return {
    headers,
    start: (body, at = api) => at.post<BatchJson>('/api/analysis-batches', body, headers),
    get,
    act: (id, action) => api.post<BatchJson>(`/api/analysis-batches/${id}/${action}`, undefined, headers),
    untilEnded: (id) =>
      until(
        async () => {
          const batch = await get(id);
          return batch.completedAt !== null && batch;
        },
        { timeoutMs: 120_000, what: `the end of batch ${id}` },
      ),
  };
}

/** Follows a batch to its end: types and data of its events. */
export async function followBatch(
  api: ApiServer,
  id: number,
  headers: Record<string, string>,
): Promise<{ type: string; data: BatchJson }[]> {
  const answer = await request(`${api.address}/api/analysis-batches/${id}/events`, { headers, bodyTimeout: 120_000 });
  if (answer.statusCode !== 200) throw new Error(`The events answer ${answer.statusCode}`);
  return (await answer.body.text())
    .split('\n\n')
    .filter((block) => block.includes('data:'))
    .map((block) => ({
      type: /^event: (.*)$/m.exec(block)?.[1] ?? 'message',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] || 'null') as BatchJson,
    }));
}
