import { fetch } from 'undici';
import { aGame, NDJSON_HEADERS, Rehearsal } from './spec-kit.js';

const EXPORT = '/api/games/user/ada';
const AGENT = { 'user-agent': 'rookery-test/1 (test)' };

describe('content negotiation', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    const players = [{ username: 'Gone', disabled: true }];
    const games = [
      aGame('a', 0),
      aGame('b', 1, { initialFen: '8/8/8/8/8/8/8/K1k5 b - - 0 1', variant: 'fromPosition' }),
    ];
    rehearsal = await Rehearsal.start({ world: { players, games }, tokens: { good: 'ada' } });
  });
  afterAll(() => rehearsal.stop());

  it.each(['application/x-ndjson', 'application/json', 'application/json; q=1', 'application/vnd.lichess.v3+json'])(
    'sends JSON lines for Accept: %s',
    async (accept) => {
      const reply = await rehearsal.get(EXPORT, { ...AGENT, accept });
      expect(reply).toMatchObject({ status: 200, type: 'application/x-ndjson' });
      expect(reply.text).toMatch(/^\{.*\}\n\{.*\}\n$/);
    },
  );

  it.each(['application/x-ndjson, */*', '*/*', 'text/plain', 'application/x-ndjson;q=0.9', undefined])(
    'sends PGN for Accept: %s',
    async (accept) => {
      const reply = await rehearsal.get(EXPORT, accept === undefined ? AGENT : { ...AGENT, accept });
      expect(reply.type).toBe('application/x-chess-pgn');
      expect(reply.text).toMatch(/^\[Event "rated blitz game"\]\n/);
      expect(reply.text).toContain('\n\n1... e4 2. e5 Nf3 3. Nc6');
      expect(reply.text.split('\n\n\n')).toHaveLength(3);
    },
  );

  it('leaves out PGN headers with tags=false', async () => {
    expect((await rehearsal.get(`${EXPORT}?tags=false&max=1&sort=dateAsc`, AGENT)).text).toMatch(/^1\. e4/);
  });

  it.each(['undici', 'curl/8.5.0', 'python-requests/2.32', 'axios/1.7', 'Mozilla/5.0 (compatible; Googlebot/2.1)'])(
    'hides exports from the User-Agent %s as if nobody was there',
    async (agent) => {
      const headers = { ...NDJSON_HEADERS, 'user-agent': agent };
      const replies = [
        await rehearsal.get(EXPORT, headers),
        await rehearsal.get('/game/export/a0000000', headers),
        await rehearsal.post('/api/games/export/_ids', 'a0000000', headers),
      ];
      for (const reply of replies) expect(reply).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
      expect((await rehearsal.get('/api/user/ada', headers)).status).toBe(200);
    },
  );

  it('hides exports from the default User-Agent of undici and from none', async () => {
    const reply = await fetch(`${rehearsal.url}${EXPORT}`);
    expect(reply.status).toBe(404);
    await reply.text();
    expect((await rehearsal.get(EXPORT, { accept: 'application/x-ndjson' })).status).toBe(404);
  });

  it('compares the User-Agent case-sensitively', async () => {
    expect((await rehearsal.get(EXPORT, { ...NDJSON_HEADERS, 'user-agent': 'Curl-Club/1' })).status).toBe(200);
  });

  it.each(['/api/games/user/nobody', '/api/games/user/gone'])('answers %s alike: 404', async (path) => {
    expect(await rehearsal.get(path)).toMatchObject({ status: 404, type: 'text/html; charset=utf-8' });
    const json = { status: 404, type: 'application/json', text: '{"error":"Not found"}' };
    expect(await rehearsal.get(path, { ...AGENT, accept: 'application/json' })).toMatchObject(json);
    expect(await rehearsal.get(path, { ...NDJSON_HEADERS, authorization: 'Bearer good' })).toMatchObject(json);
  });

  it('answers an unknown game with bare text, with JSON to JSON', async () => {
    expect(await rehearsal.get('/game/export/unknown1')).toMatchObject({ status: 404, text: 'Not found' });
    const reply = await rehearsal.get('/game/export/unknown1', { ...AGENT, accept: 'application/json' });
    expect(reply.text).toBe('{"error":"Not found"}');
  });

  it('answers an unknown path or method with 404', async () => {
    expect((await rehearsal.get('/api/nothing')).status).toBe(404);
    expect((await rehearsal.get('/api/users')).status).toBe(404);
    expect((await rehearsal.get('/api/user/%E0%A4%A')).status).toBe(404);
  });

  it('refuses a bad token everywhere, and ignores other kinds of authorization', async () => {
    const headers = { ...NDJSON_HEADERS, authorization: 'Bearer bad' };
    for (const path of [EXPORT, '/api/user/ada', '/api/account']) {
      expect(await rehearsal.get(path, headers)).toMatchObject({ status: 401, text: '{"error":"No such token"}' });
    }
    expect((await rehearsal.get(EXPORT, { ...NDJSON_HEADERS, authorization: 'Basic bad' })).status).toBe(200);
  });

  it('sends exports chunked, as an attachment, unbuffered by the proxy', async () => {
    const { headers, body } = await rehearsal.open(EXPORT);
    await body.text();
    expect(headers).toMatchObject({
      'transfer-encoding': 'chunked',
      'content-disposition': 'attachment; filename="lichess_Ada.ndjson"',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    });
  });
});
