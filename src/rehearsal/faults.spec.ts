import { FAULT_TYPES, makeFaultScript, MALFORMED_SHAPES, type Fault, type FaultAction } from './faults.js';
import { aGame, parseLines, Rehearsal, until } from './spec-kit.js';

const EXPORT = '/api/games/user/ada?sort=dateAsc';
const GAMES = 'abcdefgh'.split('').map((name, minute) => aGame(name, minute));
const WHOLE = GAMES.map((game) => `${JSON.stringify(game)}\n`);

describe('a fault', () => {
  let rehearsal: Rehearsal;

  afterEach(() => rehearsal.stop());

  async function strike(action: FaultAction, on: Fault['on'] = 'export'): Promise<void> {
    rehearsal = await Rehearsal.start({ games: GAMES, faults: [{ on, nth: 1, action }], penaltyMs: 0 });
  }

  /** What arrived, and whether the answer had a proper end. */
  async function receive(path = EXPORT): Promise<{ status: number; type: string; text: string; whole: boolean }> {
    const { statusCode, headers, body } = await rehearsal.open(path);
    let text = '';
    let whole = true;
    try {
      for await (const piece of body) text += String(piece);
    } catch {
      whole = false;
    }
    return { status: statusCode, type: String(headers['content-type']), text, whole };
  }

  async function expectWellNow(): Promise<void> {
    expect(await receive()).toMatchObject({ status: 200, text: WHOLE.join(''), whole: true });
    expect(rehearsal.server.pendingFaults).toEqual([]);
  }

  it('cuts in the middle of a line and kills the connection', async () => {
    await strike({ type: 'cutMidLine', afterLines: 3 });
    const { text, whole } = await receive();
    expect(whole).toBe(false);
    expect(text.startsWith(WHOLE.slice(0, 3).join(''))).toBe(true);
    expect(text.split('\n')[3]).toBe(WHOLE[3]?.slice(0, Math.ceil(WHOLE[3].length / 2)));
    await expectWellNow();
  });

  it('kills the connection after the last line when there are fewer lines', async () => {
    await strike({ type: 'cutMidLine', afterLines: 100 });
    expect(await receive()).toMatchObject({ text: WHOLE.join(''), whole: false });
  });

  it('ends early, but properly', async () => {
    await strike({ type: 'endEarly', afterLines: 2 });
    expect(await receive()).toMatchObject({ status: 200, text: WHOLE.slice(0, 2).join(''), whole: true });
    await expectWellNow();
  });

  it('falls silent until the client goes away', async () => {
    await strike({ type: 'stall', afterLines: 2 });
    const { body } = await rehearsal.open(EXPORT);
    const pieces = body[Symbol.asyncIterator]();
    expect(String((await pieces.next()).value)).toBe(WHOLE.slice(0, 2).join(''));
    const more = pieces.next().then(
      () => 'more',
      () => 'gone',
    );
    expect(await Promise.race([more, new Promise((resolve) => setTimeout(resolve, 100, 'silence'))])).toBe('silence');
    expect(rehearsal.server.gate.inFlight).toBe(1);
    body.destroy();
    await until(() => rehearsal.server.gate.inFlight === 0);
    await expectWellNow();
  });

  it.each([
    ['json', 'application/json', 'Too many requests'],
    ['html', 'text/html; charset=utf-8', '<h1>429 Too Many Requests</h1>'],
  ] as const)('limits with 429 in %s and punishes everybody', async (body, type, words) => {
    await strike({ type: 'tooManyRequests', body, penaltyMs: 60_000 });
    const reply = await receive();
    expect(reply).toMatchObject({ status: 429, type });
    expect(reply.text).toContain(words);
    expect((await receive('/api/user/ada')).status).toBe(429);
    expect(rehearsal.server.stats).toMatchObject({ penaltyViolations: 1, faultsStruck: { tooManyRequests: 1 } });
  });

  it.each([
    [{ type: 'badGateway' }, 502],
    [{ type: 'unavailable' }, 503],
    [{ type: 'notFoundHtml' }, 404],
  ] as const)('answers %j with a page', async (action, status) => {
    await strike(action);
    expect(await receive()).toMatchObject({ status, type: 'text/html; charset=utf-8' });
    await expectWellNow();
  });

  it.each(MALFORMED_SHAPES)('sends one line as %s, and well the next time', async (shape) => {
    await strike({ type: 'malformedLine', afterLines: 4, shape });
    const lines = (await receive()).text.trimEnd().split('\n');
    expect(lines).toHaveLength(8);
    expect(`${lines[3]}\n`).toBe(WHOLE[3]);
    expect(`${lines[5]}\n`).toBe(WHOLE[5]);
    if (shape === 'wrongShape') expect(JSON.parse(lines[4] ?? '')).toMatchObject({ id: 'e0000000', players: [] });
    else expect(() => JSON.parse(lines[4] ?? '') as unknown).toThrow();
    await expectWellNow();
  });

  it('doubles lines', async () => {
    await strike({ type: 'duplicateLines', every: 3 });
    expect(parseLines((await receive()).text).map(({ id }) => id[0])).toEqual('abccdeffgh'.split(''));
  });

  it('puts blank lines between', async () => {
    await strike({ type: 'blankLines', every: 1 });
    expect((await receive()).text).toBe(WHOLE.map((line) => `\n${line}`).join(''));
  });

  it('sends PGN where NDJSON was asked for, and a page where one object was', async () => {
    await strike({ type: 'wrongContentType' }, 'any');
    const reply = await receive();
    expect(reply).toMatchObject({ status: 200, type: 'application/x-chess-pgn' });
    expect(reply.text).toContain('[Site "https://lichess.org/a0000000"]');
    rehearsal.server.setFaults([{ on: 'user', nth: 1, action: { type: 'wrongContentType' } }]);
    expect(await receive('/api/user/ada')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  });

  it('sends nothing at all with 200', async () => {
    await strike({ type: 'emptyBody' });
    expect(await receive()).toMatchObject({ status: 200, type: 'application/x-ndjson', text: '', whole: true });
  });

  it('trickles in small pieces', async () => {
    await strike({ type: 'trickle', bytes: 100, everyMs: 1, lines: 2 });
    const { body } = await rehearsal.open(EXPORT);
    const sizes: number[] = [];
    let text = '';
    for await (const piece of body) {
      sizes.push((piece as Buffer).length);
      text += String(piece);
    }
    expect(sizes.filter((size) => size === 100).length).toBeGreaterThan(3);
    expect(text).toBe(WHOLE.join(''));
  });

  it('resets the connection before any answer', async () => {
    await strike({ type: 'reset' });
    await expect(rehearsal.open(EXPORT)).rejects.toMatchObject({
      code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) as string,
    });
    await until(() => rehearsal.server.stats.requests[0]?.outcome === 'cut');
    await expectWellNow();
  });

  it('strikes the n-th request of its kind, one per request, and none is lost', async () => {
    const bad = (type: 'badGateway' | 'unavailable'): FaultAction => ({ type });
    rehearsal = await Rehearsal.start({
      games: GAMES,
      faults: [
        { on: 'user', nth: 2, action: bad('badGateway') },
        { on: 'any', nth: 3, action: bad('unavailable') },
        { on: 'user', nth: 2, action: bad('unavailable') },
      ],
    });
    const statuses: number[] = [];
    for (const path of ['/api/user/ada', EXPORT, '/api/user/ada', EXPORT, '/api/user/ada', '/api/user/ada']) {
      statuses.push((await receive(path)).status);
    }
    expect(statuses).toEqual([200, 200, 502, 503, 503, 200]);
  });
});

describe('a random fault script', () => {
  it('is the same for the same seed and another for another', () => {
    expect(makeFaultScript(7)).toEqual(makeFaultScript(7));
    expect(makeFaultScript(7)).not.toEqual(makeFaultScript(8));
  });

  it('draws every fault type over 200 seeds, in rising order for each target', () => {
    const types = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      const script = makeFaultScript(seed, { maxLines: 30 });
      expect(script.length).toBeGreaterThanOrEqual(3);
      for (const { on, nth, action } of script) {
        types.add(action.type);
        if ('afterLines' in action) expect(action.afterLines).toBeLessThanOrEqual(30);
        expect(script.filter((fault) => fault.on === on && fault.nth === nth)).toHaveLength(1);
      }
    }
    expect([...types].toSorted()).toEqual(FAULT_TYPES.toSorted());
  });

  it('keeps to the types, targets and number asked for', () => {
    const script = makeFaultScript(1, { count: 20, types: ['endEarly', 'reset'], targets: ['ids'], maxGap: 0 });
    expect(new Set(script.map(({ action }) => action.type))).toEqual(new Set(['endEarly', 'reset']));
    expect(script.map(({ on, nth }) => `${on} ${nth}`)).toEqual(
      Array.from({ length: 20 }, (_, index) => `ids ${index + 1}`),
    );
  });
});

describe('a record broken at the source', () => {
  it('comes malformed in every export, by id and alone', async () => {
    const rehearsal = await Rehearsal.start({ games: GAMES });
    rehearsal.server.world.breakGame('c0000000', 'truncated');
    for (let round = 0; round < 2; round++) {
      const lines = (await rehearsal.get(EXPORT)).text.split('\n');
      expect(lines).toHaveLength(9);
      expect(() => JSON.parse(lines[2] ?? '') as unknown).toThrow();
    }
    const reply = await rehearsal.post('/api/games/export/_ids', 'c0000000,d0000000');
    expect(reply.text.split('\n')[1]).toMatch(/^\{"id":"c0000000"/);
    await rehearsal.stop();
  });

  it('may be any text, at its own time in the export of one player', async () => {
    const brokenRecords = [
      { player: 'Ada', line: '{"id":"zz000000","createdAt":1704067260001,"rat' },
      { player: 'Ada', line: 'no time at all' },
    ];
    const rehearsal = await Rehearsal.start({ games: GAMES, brokenRecords });
    const lines = (await rehearsal.get(EXPORT)).text.split('\n');
    expect(lines[0]).toBe('no time at all');
    expect(lines[3]).toBe(brokenRecords[0]?.line);
    expect((await rehearsal.get(`${EXPORT}&since=1704067260001`)).text.split('\n')[0]).toBe(brokenRecords[0]?.line);
    expect((await rehearsal.get('/api/games/user/bert')).text).not.toContain('no time');
    expect(JSON.parse((await rehearsal.get('/api/user/ada')).text)).toMatchObject({ count: { all: 8 } });
    await rehearsal.stop();
  });
});
