import { makeAccount } from './generated-account.js';
import { aGame, FIRST_DAY, Rehearsal } from './spec-kit.js';

const MINUTE = 60_000;
const id = (name: string): string => name.padEnd(8, '0');

describe('the main database behind an export', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    const games = [
      aGame('a', 0),
      aGame('b', 1, { rated: false, perf: 'bullet', speed: 'bullet' }),
      aGame('aborted', 2, { status: 'aborted', winner: undefined, moves: '' }),
      aGame('running', 3, { status: 'started', winner: undefined }),
      aGame('c', 4, {
        players: { white: { user: { name: 'Cleo', id: 'cleo' } }, black: { user: { name: 'Ada', id: 'ada' } } },
      }),
      aGame('new', 5, { status: 'created', winner: undefined, moves: '' }),
      aGame('other', 6, { players: { white: { user: { name: 'Cleo', id: 'cleo' } }, black: { aiLevel: 3 } } }),
    ];
    rehearsal = await Rehearsal.start({ games });
  });
  afterAll(() => rehearsal.stop());

  it('sends the newest game first, and the oldest first on demand', async () => {
    expect(await rehearsal.ids()).toEqual([id('c'), id('b'), id('a')]);
    expect(await rehearsal.ids('sort=dateAsc')).toEqual([id('a'), id('b'), id('c')]);
  });

  it('takes since as inclusive and until as exclusive, in milliseconds of createdAt', async () => {
    const [a, b, c] = [FIRST_DAY, FIRST_DAY + MINUTE, FIRST_DAY + 4 * MINUTE];
    expect(await rehearsal.ids(`since=${b}&until=${c}`)).toEqual([id('b')]);
    expect(await rehearsal.ids(`since=${a + 1}&until=${c + 1}&sort=dateAsc`)).toEqual([id('b'), id('c')]);
    expect(await rehearsal.ids(`since=${b}&until=${c}&sort=dateAsc`)).toEqual([id('b')]);
    expect(await rehearsal.ids(`since=${c}&until=${a}`)).toEqual([]);
  });

  it('reads seconds as milliseconds: since sends everything, until nothing', async () => {
    const second = FIRST_DAY / 1000 + 60;
    expect(await rehearsal.ids(`since=${second}`)).toHaveLength(3);
    expect(await rehearsal.ids(`until=${second}`)).toHaveLength(0);
  });

  it('shows aborted and running games with ongoing=true only', async () => {
    expect(await rehearsal.ids('ongoing=true')).toEqual(['new', 'c', 'running', 'aborted', 'b', 'a'].map(id));
    expect(await rehearsal.ids('ongoing=no')).toHaveLength(3);
  });

  it('shows running games alone with finished=false', async () => {
    expect(await rehearsal.ids('finished=false')).toEqual([id('new'), id('running')]);
  });

  it('cuts to max, which is at least 1, and drops bad numbers silently', async () => {
    expect(await rehearsal.ids('max=2')).toEqual([id('c'), id('b')]);
    expect(await rehearsal.ids('max=0')).toEqual([id('c')]);
    expect(await rehearsal.ids('max=-5')).toEqual([id('c')]);
    expect(await rehearsal.ids('max=many&since=yesterday&until=1e99&nonsense=1')).toHaveLength(3);
  });

  it('finds the games against one opponent in any case', async () => {
    expect(await rehearsal.ids('vs=CLEO')).toEqual([id('c')]);
  });

  it('answers 404 for an opponent it does not know', async () => {
    const reply = await rehearsal.get('/api/games/user/ada?vs=Nobody');
    expect(reply).toMatchObject({ status: 404, text: '{"error":"No such opponent: Nobody"}' });
  });

  it('answers 200 with an empty body when no game is in the range', async () => {
    expect(await rehearsal.get(`/api/games/user/ada?until=${FIRST_DAY}`)).toMatchObject({ status: 200, text: '' });
  });
});

describe('games of the same millisecond', () => {
  it('come in an order that differs between requests, the same for the same seed', async () => {
    const games = 'abcdefghijkl'.split('').map((name, index) => aGame(name, index < 10 ? 7 : index));
    const orders = [];
    for (const seed of [5, 5]) {
      const rehearsal = await Rehearsal.start({ games, seed });
      orders.push([await rehearsal.ids('sort=dateAsc'), await rehearsal.ids('sort=dateAsc')]);
      await rehearsal.stop();
    }
    const [first, second] = orders[0] ?? [];
    expect(first).not.toEqual(second);
    expect(first?.toSorted()).toEqual(second?.toSorted());
    expect(first?.slice(10)).toEqual(second?.slice(10));
    expect(orders[0]).toEqual(orders[1]);
  });

  it('are torn apart by max, and each page of a full millisecond may bring others', async () => {
    const games = Array.from({ length: 5 }, (_, index) => aGame(`g${index}`, 1));
    const rehearsal = await Rehearsal.start({ games });
    const seen = new Set<string>();
    for (let page = 0; page < 5; page++) for (const game of await rehearsal.ids('max=1')) seen.add(game);
    await rehearsal.stop();
    expect(seen.size).toBe(5);
  });
});

describe('the search index behind a filtered export', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    const at = (seconds: number): number => FIRST_DAY + seconds * 1000;
    const games = [
      aGame('long', 0, { lastMoveAt: at(9000) + 999 }),
      aGame('short', 1, { lastMoveAt: at(100) + 1 }),
      aGame('casual', 2, { rated: false, lastMoveAt: at(300), perf: 'chess960' }),
      aGame('analysed', 3, { lastMoveAt: at(400), analysis: [{ eval: 12 }] }),
      aGame('aborted', 4, { status: 'aborted' }),
      aGame('running', 5, { status: 'started' }),
      aGame('import', 6, { source: 'import', import: {} }),
    ];
    rehearsal = await Rehearsal.start({ games });
  });
  afterAll(() => rehearsal.stop());

  it('filters by rated, perf, colour and analysis', async () => {
    expect(await rehearsal.ids('rated=true')).toEqual(['long', 'analysed', 'short'].map(id));
    expect(await rehearsal.ids('rated=0')).toEqual([id('casual')]);
    expect(await rehearsal.ids('perfType=chess960,bullet,nonsense')).toEqual([id('casual')]);
    expect(await rehearsal.ids('color=black')).toEqual([]);
    expect(await rehearsal.ids('color=white')).toHaveLength(4);
    expect(await rehearsal.ids('analysed=yes')).toEqual([id('analysed')]);
    expect(await rehearsal.ids('analysed=false&vs=bert')).toHaveLength(3);
  });

  it('is not used when every perf is misspelt or the colour unknown', async () => {
    expect(await rehearsal.ids('perfType=blizt')).toContain(id('import'));
    expect(await rehearsal.ids('color=red')).toContain(id('import'));
  });

  it('sorts and bounds by the last move in whole seconds, both ends inclusive, swapped when reversed', async () => {
    const [from, to] = [FIRST_DAY + 100_999, FIRST_DAY + 300_000];
    expect(await rehearsal.ids(`color=white&since=${from}&until=${to}`)).toEqual([id('casual'), id('short')]);
    expect(await rehearsal.ids(`color=white&since=${to}&until=${from}&sort=dateAsc`)).toEqual([
      id('short'),
      id('casual'),
    ]);
  });

  it('ignores ongoing and finished: ended games only', async () => {
    const plain = await rehearsal.ids('color=white');
    expect(await rehearsal.ids('color=white&ongoing=true')).toEqual(plain);
    expect(await rehearsal.ids('color=white&finished=false')).toEqual(plain);
  });

  it('stops at 10,000 games, which the main database does not', async () => {
    const large = await Rehearsal.start({ world: makeAccount({ seed: 1, username: 'Ada', games: 10_050 }) });
    const count = async (query: string): Promise<number> =>
      (await large.get(`/api/games/user/ada?moves=false&${query}`)).text.split('\n').length - 1;
    expect(await count('color=white')).toBe(5025);
    expect(await count('analysed=false')).toBe(10_000);
    expect(await count('')).toBe(10_050);
    await large.stop();
  }, 20_000);

  it('learns of a game minutes after its end', async () => {
    let now = FIRST_DAY + 60 * MINUTE;
    const games = [aGame('a', 0), aGame('open', 1, { status: 'started', winner: undefined })];
    const late = await Rehearsal.start({ games, now: () => now, penaltyMs: 0 });
    late.server.world.finishGame(id('open'), { status: 'mate', winner: 'black' });
    expect(await late.ids()).toHaveLength(2);
    expect(await late.ids('rated=true')).toEqual([id('a')]);
    now += 5 * MINUTE;
    expect(await late.ids('rated=true')).toHaveLength(2);
    await late.stop();
  });
});
