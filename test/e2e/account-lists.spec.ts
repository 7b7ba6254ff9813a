import { type Answer, ApiServer } from '../support/api-server.js';
import { Browser } from '../support/browser.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';

interface Page {
  items: { id: number; userId?: number }[];
  nextCursor?: string;
}

const ROWS = 7;
/** One more row of a user in each list. */
const LISTS: Record<string, string> = {
  '/api/tokens': `insert into api_tokens (user_id, name, scope, secret_hash)
    values ($1, 'row', 'read', sha256(gen_random_uuid()::text::bytea))`,
  '/api/account/sessions': `insert into sessions (user_id, secret_hash, method)
    values ($1, sha256(gen_random_uuid()::text::bytea), 'link')`,
  '/api/invitations': `insert into invitations (created_by, role, secret_hash, expires_at)
    values ($1, 'member', sha256(gen_random_uuid()::text::bytea), now())`,
  '/api/users': `insert into users (name, name_key, role)
    select name, name, 'member' from (select $1::integer || ' ' || gen_random_uuid() as name) as names`,
};

describe('the list of', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let owner: Browser;
  let member: Browser;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9', env: { ROLES: 'api' } });
    [owner, member] = [await Browser.ofOwner(api), await Browser.ofInvited(api, 'Listed Otter')];
    for (const browser of [owner, member]) {
      const { json } = await browser.get<{ id: number }>('/api/account');
      for (const path of Object.keys(LISTS)) {
        for (let n = 0; n < ROWS; n++) await addRow(path, json.id);
      }
    }
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
  });

  const addRow = async (path: string, userId: number): Promise<void> => {
    await queryDatabase(database.url, LISTS[path] ?? '', [userId]);
  };
  const readAll = async (browser: Browser, path: string, between?: () => Promise<void>): Promise<Page['items']> => {
    const items: Page['items'] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; await between?.()) {
      const { json, status }: Answer<Page> = await browser.get(`${path}?limit=3${cursor && `&cursor=${cursor}`}`);
      expect([status, json.items.length <= 3]).toEqual([200, true]);
      items.push(...json.items);
      cursor = json.nextCursor;
    }
    return items;
  };

  describe.each(Object.keys(LISTS))('%s', (path) => {
    it('comes in pages, newest first, whatever is added meanwhile', async () => {
      const whole = (await owner.get<Page>(`${path}?limit=200`)).json;
      expect(whole.items.length).toBeGreaterThanOrEqual(ROWS);
      expect(whole.nextCursor).toBeUndefined();
      const ids = whole.items.map(({ id }) => id);
      expect(ids).toEqual(ids.toSorted((a, b) => b - a));
      expect(await readAll(owner, path, () => addRow(path, 1))).toEqual(whole.items);
    });

    it('comes as a whole, one item a line', async () => {
      const { text, type } = await owner.ask(path, { headers: { accept: 'application/x-ndjson' } });
      const lines = text.split('\n').filter(Boolean);
      expect([type, lines.map((line) => JSON.parse(line) as unknown)]).toEqual([
        'application/x-ndjson',
        await readAll(owner, path),
      ]);
    });

    it('takes no cursor of another list, and names what else is wrong', async () => {
      const { json } = await owner.get<Page>('/api/audit?limit=1');
      for (const [query, field] of [
        [`cursor=${json.nextCursor}`, 'cursor'],
        ['limit=201', 'limit'],
        ['page=2', 'page'],
      ]) {
        const answer = await owner.get(`${path}?${query}`);
        expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', json: { errors: [{ field }] } });
      }
    });
  });

  it('a member has nothing of others on any page', async () => {
    const { id } = (await member.get<{ id: number }>('/api/account')).json;
    for (const path of ['/api/tokens', '/api/account/sessions']) {
      const items = await readAll(member, path);
      expect(items.length).toBeGreaterThanOrEqual(ROWS);
      expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set([id]));
    }
  });
});
