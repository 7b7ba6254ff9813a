import type { OpenAPIObject } from '@nestjs/swagger';
import { gunzipSync } from 'node:zlib';
import type { ExportOrderView } from '../../src/exports/export-orders.service.js';
import type { Manifest } from '../../src/exports/parquet/manifest.js';
import { isFinal } from '../../src/runs/run.entity.js';
import { ApiServer } from '../support/api-server.js';
import { makeAnyGames } from '../support/any-lichess-game.js';
import { differences } from '../support/open-api-check.js';
import { storeLines } from '../support/store-lines.js';
import { bootTestApp } from '../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const lines = makeAnyGames(31, 700);

describe('exports over HTTP', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createTestDatabase();
    const app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
    await storeLines(app, lines);
    await app.close();
    const env = { ROLES: 'api,ingestion' };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
  });

  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const fits = (value: unknown): void =>
    expect(differences(document, { $ref: '#/components/schemas/ExportDto' }, value)).toEqual([]);

  /** Asks for an export and waits for its end. */
  async function exported(body: object): Promise<ExportOrderView> {
    const asked = await api.post<ExportOrderView>('/api/exports', body);
    expect(asked).toMatchObject({ status: 202, headers: { location: `/api/exports/${asked.json.id}` } });
    fits(asked.json);
    const ended = await until(
      async () => {
        const { json } = await api.get<ExportOrderView>(`/api/exports/${asked.json.id}`);
        return isFinal(json.state) ? json : undefined;
      },
      { timeoutMs: 60_000, what: 'the end of the export' },
    );
    fits(ended);
    return ended;
  }

  async function fetchFile(id: number, path?: string): Promise<{ type: string | null; bytes: Buffer; name: string }> {
    const query = path === undefined ? '' : `?path=${encodeURIComponent(path)}`;
    const answer = await fetch(`${api.address}/api/exports/${id}/file${query}`, { headers: api.authorization });
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    return { type: answer.headers.get('content-type'), bytes, name: answer.headers.get('content-disposition') ?? '' };
  }

  it('are runs whose file has every game', async () => {
    const ended = await exported({ format: 'ndjson', compress: true });
    expect(ended).toMatchObject({ kind: 'export', state: 'done', total: 700, finished: 700, percent: 100 });
    const file = await fetchFile(ended.id);
    expect(ended.files).toEqual([{ path: 'rookery.ndjson.gz', bytes: file.bytes.length }]);
    expect(gunzipSync(file.bytes).toString()).toBe(`${lines.join('\n')}\n`);
    expect([file.type, file.name]).toEqual(['application/gzip', 'attachment; filename="rookery.ndjson.gz"']);
  });

  it('take a player and a filter', async () => {
    const wanted = lines.filter((line) => line.includes('"id":"white_rook-7"') && line.includes('"rated":true'));
    const ended = await exported({ format: 'csv', player: 'White_Rook-7', rated: true, since: '2011-01-01' });
    const { bytes, type } = await fetchFile(ended.id);
    expect(bytes.toString().split('\r\n')).toHaveLength(wanted.length + 2);
    expect([type, ended.finished]).toEqual(['text/csv; charset=utf-8; header=present', wanted.length]);
  });

  it('of Parquet list each file of the manifest', async () => {
    const ended = await exported({ format: 'parquet', since: '2017-07-14', until: '2017-07-15' });
    const manifest = JSON.parse((await fetchFile(ended.id, 'manifest.json')).bytes.toString()) as Manifest;
    expect(ended.files.slice(1)).toEqual(manifest.files.map(({ path, bytes }) => ({ path, bytes })));
    for (const { path } of manifest.files) {
      const { bytes } = await fetchFile(ended.id, path);
      expect(bytes.subarray(0, 4).toString()).toBe('PAR1');
    }
    const answer = await api.get(`/api/exports/${ended.id}/file`);
    expect(answer).toMatchObject({ status: 409, json: { type: '/problems/export-file-unavailable' } });
  });

  it('refuse what cannot be, and say what to do', async () => {
    const problems = [
      ['POST', '/api/exports', { format: 'xls' }, 400, 'invalid-request'],
      ['POST', '/api/exports', {}, 400, 'invalid-request'],
      ['POST', '/api/exports', { format: 'pgn', since: 'yesterday' }, 400, 'invalid-request'],
      ['POST', '/api/exports', { format: 'pgn', color: 'white' }, 400, 'invalid-export'],
      ['POST', '/api/exports', { format: 'pgn', plies: true }, 400, 'invalid-export'],
      ['POST', '/api/exports', { format: 'parquet', compress: true }, 400, 'invalid-export'],
      ['POST', '/api/exports', { format: 'pgn', player: 'nobody_rook' }, 404, 'player-not-found'],
      ['GET', '/api/exports/999', undefined, 404, 'export-not-found'],
      ['GET', '/api/exports/999/file', undefined, 404, 'export-not-found'],
    ] as const;
    for (const [method, path, body, status, slug] of problems) {
      const { status: answered, json } = await api.ask<{ type: string; suggestions: string[] }>(path, { method, body });
      expect([path, body, answered, json.type]).toEqual([path, body, status, `/problems/${slug}`]);
      expect(json.suggestions.length).toBeGreaterThan(0);
    }
    const ended = await exported({ format: 'pgn' });
    const outside = await api.get(`/api/exports/${ended.id}/file?path=..%2F..%2Fpostgres%2Fserver.log`);
    expect(outside.status).toBe(409);
  });
});
