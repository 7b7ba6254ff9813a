import { parseGameId } from '../chess/ids.js';
import { isOpenStatus } from '../chess/status.js';
import { makeAccount } from './generated-account.js';
import { SAMPLE_GAMES } from './sample-games.js';

describe('a generated account', () => {
  const account = makeAccount({
    seed: 3,
    username: 'Bulk',
    games: 12_345,
    clusters: [{ size: 7, every: 500 }],
    running: 11,
    correspondence: 30,
    interleaved: 40,
    aborted: 9,
    analysed: 25,
  });
  const games = account.games.map((game) => game.load());

  it('has exactly the games asked for, with unique, well-formed ids, in order of creation', () => {
    expect(new Set(games.map(({ id }) => id)).size).toBe(12_345);
    expect(games.every(({ id }) => parseGameId(id) === id)).toBe(true);
    const times = games.map(({ createdAt }) => createdAt);
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
  });

  it('is the same for the same seed and another for another', () => {
    const remake = (seed: number) =>
      makeAccount({ seed, username: 'Bulk', games: 20 }).games.map((game) => game.load());
    expect(remake(3)).toEqual(remake(3));
    expect(remake(3)).not.toEqual(remake(4));
  });

  it('has clusters of equal createdAt across every 500th game and nowhere else', () => {
    const sizes = new Map<number, number>();
    for (const { createdAt } of games) sizes.set(createdAt, (sizes.get(createdAt) ?? 0) + 1);
    const clusters = [...sizes.values()].filter((size) => size > 1);
    expect(clusters).toEqual(Array.from({ length: 24 }, () => 7));
    expect(games[499]?.createdAt).toBe(games[500]?.createdAt);
    expect(games[12_000]?.createdAt).toBe(games[11_999]?.createdAt);
  });

  it('has the special games asked for', () => {
    expect(account.runningIds).toHaveLength(11);
    expect(games.filter(({ status }) => isOpenStatus(status)).map(({ id }) => id)).toEqual(account.runningIds);
    expect(games.filter(({ status }) => status === 'aborted')).toHaveLength(9);
    expect(games.filter(({ speed, daysPerTurn }) => speed === 'correspondence' && daysPerTurn)).toHaveLength(30);
    expect(games.filter(({ analysis }) => analysis)).toHaveLength(25);
    const outlasting = games.filter(
      ({ lastMoveAt, clock }, index) =>
        clock && lastMoveAt > (games[index + 1]?.lastMoveAt ?? Number.POSITIVE_INFINITY),
    );
    expect(outlasting.length).toBeGreaterThanOrEqual(39);
    expect(games.some(({ players }) => players.black.aiLevel)).toBe(true);
    expect(games.some(({ players }) => Object.keys(players.white).length === 0)).toBe(true);
  });

  it('tells how running games end', () => {
    const [running] = account.runningIds;
    const patch = account.finishPatch(running ?? '');
    const open = games.find(({ id }) => id === running);
    expect(patch.moves?.startsWith(open?.moves ?? 'none')).toBe(true);
    expect(isOpenStatus(patch.status ?? '')).toBe(false);
    expect(() => account.finishPatch('unknown1')).toThrow('unknown1');
  });

  it('announces in the source what the game itself says', () => {
    const announced = account.games.map(({ id, createdAt, status, white, black }) =>
      [id, createdAt, status, white, black].join(),
    );
    const said = games.map(({ id, createdAt, status, players: { white, black } }) =>
      [id, createdAt, status, white.user?.name, black.user?.name].join(),
    );
    expect(announced).toEqual(said);
  });

  it('has as many clocks as plies, and wins only where the game has a winner', () => {
    const plies = (moves = ''): number => (moves === '' ? 0 : moves.split(' ').length);
    expect(games.filter(({ moves, clocks, clock }) => clock && clocks?.length !== plies(moves))).toEqual([]);
    const withoutWinner = games.filter(({ winner, status }) => winner === undefined && !isOpenStatus(status));
    expect(new Set(withoutWinner.map(({ status }) => status))).toEqual(new Set(['draw', 'aborted']));
    expect(games.filter(({ winner, status }) => winner && ['draw', 'aborted', 'started'].includes(status))).toEqual([]);
  });

  it('continues after its last game', () => {
    const small = makeAccount({ seed: 3, username: 'Bulk', games: 10 });
    const [first, second] = [small.makeNextGame(), small.makeNextGame()];
    expect(first.createdAt).toBeGreaterThan(small.games[9]?.createdAt ?? 0);
    expect(second.createdAt).toBeGreaterThan(first.createdAt);
    expect(new Set([first.id, second.id, ...small.games.map(({ id }) => id)]).size).toBe(12);
  });

  it('stays small however long it is', () => {
    const before = process.memoryUsage().heapUsed;
    const large = makeAccount({ seed: 9, username: 'Large', games: 100_000 });
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
    expect(large.games).toHaveLength(100_000);
  });
});

describe('the sample games', () => {
  it('are 50 different ones', () => {
    expect(new Set(SAMPLE_GAMES).size).toBe(50);
  });
});
