import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AppConfig } from '../../src/config/app-config.js';
import { ImportsService } from '../../src/ingestion/files/imports.service.js';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { ApiServer, type Answer } from '../support/api-server.js';
import { makeGames, makePgnFile } from '../support/game-files.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const MAX_BYTES = 200_000;

describe('imports over HTTP', () => {
  let database: TestDatabase;
  let api: ApiServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    const env = { IMPORT_MAX_BYTES: String(MAX_BYTES) };
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env });
  });

  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const upload = <T = ImportView>(
    body: Buffer | string,
    query = '',
    type = 'application/octet-stream',
  ): Promise<Answer<T>> =>
    api.ask<T>(`/api/imports${query}`, { method: 'POST', headers: { 'content-type': type }, body });

  function listUploads(): string[] {
    const folder = join(api.app.get(AppConfig).home, 'uploads');
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  it('take a file, answer at once, and a worker does the rest', async () => {
    const answer = await upload(gzipSync(makePgnFile(makeGames(40))), '?name=my%20games.pgn.gz');
    expect(answer.status).toBe(202);
    const { id, kind, startedBy, files } = answer.json;
    expect({ kind, startedBy, files }).toMatchObject({
      kind: 'import',
      startedBy: 'api',
      files: [{ name: 'my games.pgn.gz', format: 'pgn', compression: 'gzip', checked: true }],
    });
    expect(answer.text).not.toContain('uploads');
    const done = await until(
      async () => {
        const { json } = await api.get<ImportView>(`/api/imports/${id}`);
        return json.state === 'done' ? json : undefined;
      },
      { timeoutMs: 60_000, what: 'the end of the import' },
    );
    expect(done).toMatchObject({ received: 40, inserted: 40, rejected: 0, percent: 100 });
    await until(() => listUploads().length === 0, { what: 'the upload to be removed' });
  });

  it('take up an import that a command left half done', async () => {
    const file = makePgnFile(makeGames(30).map((game) => ({ ...game, id: `left${game.id.slice(4)}` })));
    const folder = await mkdtemp(join(tmpdir(), 'rookery-left-'));
    await writeFile(join(folder, 'left.pgn'), file);
    const { run } = await api.app
      .get(ImportsService, { strict: false })
      .request({ names: [join(folder, 'left.pgn')], startedBy: 'cli' });
    await rm(folder, { recursive: true });
    const answer = await upload(file, '?name=again.pgn');
    expect([answer.status, answer.json.id]).toEqual([202, run.id]);
    const isDone = async () => (await api.get<ImportView>(`/api/imports/${run.id}`)).json.state === 'done';
    await until(isDone, { timeoutMs: 60_000, what: 'the end of the import' });
    await until(() => listUploads().length === 0, { what: 'the upload to be removed' });
  });

  it('refuse what holds no games, is too large, or is no file', async () => {
    const nothing = await upload<Record<string, unknown>>('Dear diary', '?name=diary.txt', 'text/plain');
    expect([nothing.status, nothing.json.type]).toEqual([422, '/problems/unreadable-file']);
    expect(nothing.json.detail).toBe('diary.txt is neither PGN nor NDJSON nor CSV');

    const large = await upload<Record<string, unknown>>(Buffer.alloc(MAX_BYTES + 1, 'a'));
    expect([large.status, large.json.type]).toEqual([413, '/problems/upload-too-large']);

    const json = await upload<Record<string, unknown>>('{"a":1}', '', 'application/json');
    expect([json.status, json.json.type]).toEqual([400, '/problems/invalid-request']);
    expect(listUploads()).toEqual([]);
  });

  it('answer 404 for what is no import, and other routes still want JSON', async () => {
    expect((await api.get('/api/imports/999')).status).toBe(404);
    const other = await api.ask('/api/pipelines/daily/trigger', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(other.status).toBe(415);
  });
});
