import { makeAccount } from './generated-account.js';
import { aGame, FIRST_DAY, parseLines, Rehearsal } from './spec-kit.js';

const EXPORT = '/api/games/user/ada?sort=dateAsc';
const OPEN = { status: 'started', winner: undefined, moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6' };
const id = (name: string): string => name.padEnd(8, '0');

describe('a world that changes', () => {
  let rehearsal: Rehearsal;

  beforeEach(async () => {
    rehearsal = await Rehearsal.start({ games: [aGame('a', 0), aGame('open', 1, OPEN), aGame('c', 2)] });
  });
  afterEach(() => rehearsal.stop());

  it('lets a running game finish: it appears at its creation date, whole', async () => {
    expect(await rehearsal.ids()).toEqual([id('c'), id('a')]);
    const moves = `${OPEN.moves} O-O`;
    rehearsal.server.apply({ type: 'finishGame', id: id('open'), patch: { status: 'resign', winner: 'black', moves } });
    const games = await rehearsal.games();
    expect(games.map((game) => game.id)).toEqual([id('c'), id('open'), id('a')]);
    expect(games[1]).toMatchObject({ status: 'resign', winner: 'black', moves });
  });

  it('lets a game gain its analysis later', async () => {
    const [white, black] = [1, 2].map((blunder) => ({ inaccuracy: 0, mistake: 0, blunder, acpl: 30 }));
    await rehearsal.games('evals=true');
    const late = { analysis: [{ eval: 33 }], summary: white && black && { white, black } };
    rehearsal.server.apply({ type: 'addAnalysis', id: id('a'), late });
    const [game] = await rehearsal.games('evals=true&sort=dateAsc');
    expect(game?.analysis).toEqual([{ eval: 33 }]);
    expect(game?.players.black.analysis).toEqual(black);
  });

  it('lets a game vanish from every export', async () => {
    rehearsal.server.apply({ type: 'removeGame', id: id('a') });
    expect(await rehearsal.ids('ongoing=true')).toEqual([id('c'), id('open')]);
    expect((await rehearsal.get('/game/export/a0000000')).status).toBe(404);
    expect((await rehearsal.post('/api/games/export/_ids', 'a0000000')).text).toBe('');
  });

  it('lets games arrive, also of new players', async () => {
    const dora = { user: { name: 'Dora', id: 'dora' } };
    const game = aGame('new', 9, { players: { white: dora, black: { user: { name: 'Ada', id: 'ada' } } } });
    rehearsal.server.apply({ type: 'addGame', game });
    expect(await rehearsal.ids('vs=dora')).toEqual([id('new')]);
    expect(JSON.parse((await rehearsal.get('/api/user/dora')).text)).toMatchObject({ count: { all: 1, win: 1 } });
  });

  it('lets an account be closed and opened again; its games stay readable by id and from the other side', async () => {
    rehearsal.server.apply({ type: 'closeAccount', player: 'ADA' });
    expect((await rehearsal.get(EXPORT)).status).toBe(404);
    expect((await rehearsal.get('/api/user/ada')).text).toBe('{"id":"ada","username":"Ada","disabled":true}');
    expect(parseLines((await rehearsal.get('/api/games/user/bert')).text)).toHaveLength(2);
    expect((await rehearsal.get('/game/export/a0000000')).status).toBe(200);
    rehearsal.server.apply({ type: 'reopenAccount', player: 'ada' });
    expect(await rehearsal.ids()).toHaveLength(2);
  });

  it('lets an account change the case of its name, in its object and in all games, and nothing more', async () => {
    await rehearsal.games();
    rehearsal.server.apply({ type: 'renameAccount', player: 'ada', username: 'ADA' });
    expect(JSON.parse((await rehearsal.get('/api/user/ada')).text)).toMatchObject({ id: 'ada', username: 'ADA' });
    const [game] = await rehearsal.games();
    expect(game?.players.white.user).toEqual({ id: 'ada', name: 'ADA' });
    expect(game?.players.black.user).toEqual({ id: 'bert', name: 'Bert' });
    expect(() => {
      rehearsal.server.world.renameAccount('ada', 'Eve');
    }).toThrow('only change the case');
  });

  it('refuses to change what it does not have', () => {
    expect(() => {
      rehearsal.server.world.removeGame('unknown1');
    }).toThrow('no game unknown1');
    expect(() => {
      rehearsal.server.world.closeAccount('nobody');
    }).toThrow('no player nobody');
    expect(() => {
      rehearsal.server.world.addGame(aGame('a'));
    }).toThrow('two games a0000000');
  });
});

describe('scripted changes', () => {
  it('happen after so many requests', async () => {
    const rehearsal = await Rehearsal.start({
      games: [aGame('a', 0)],
      changes: [{ applyAt: { afterRequests: 2 }, change: { type: 'addGame', game: aGame('b', 1) } }],
    });
    const sizes = [];
    for (let round = 0; round < 3; round++) sizes.push((await rehearsal.ids()).length);
    expect(sizes).toEqual([1, 1, 2]);
    expect(rehearsal.server.pendingChanges).toEqual([]);
    await rehearsal.stop();
  });

  it('happen between two lines of an answer: an ascending stream runs into the present', async () => {
    const late = aGame('late', 5);
    const missed = aGame('missed', 1);
    const rehearsal = await Rehearsal.start({
      games: [aGame('a', 0), aGame('b', 2), aGame('open', 3, OPEN), aGame('d', 4)],
      changes: [
        { applyAt: { afterRequests: 0, afterLines: 2 }, change: { type: 'addGame', game: late } },
        { applyAt: { afterRequests: 0, afterLines: 2 }, change: { type: 'addGame', game: missed } },
        {
          applyAt: { afterRequests: 0, afterLines: 2 },
          change: { type: 'finishGame', id: id('open'), patch: { status: 'draw' } },
        },
      ],
    });
    expect(await rehearsal.ids('sort=dateAsc')).toEqual(['a', 'b', 'open', 'd', 'late'].map(id));
    expect(await rehearsal.ids('sort=dateAsc')).toEqual(['a', 'missed', 'b', 'open', 'd', 'late'].map(id));
    await rehearsal.stop();
  });

  it('happen with the next request when the answer was too short, and to a descending stream as well', async () => {
    const rehearsal = await Rehearsal.start({
      games: [aGame('a', 0), aGame('b', 2)],
      changes: [
        { applyAt: { afterRequests: 0, afterLines: 1 }, change: { type: 'addGame', game: aGame('m', 1) } },
        { applyAt: { afterRequests: 0, afterLines: 9 }, change: { type: 'removeGame', id: id('a') } },
      ],
    });
    expect(await rehearsal.ids()).toEqual(['b', 'm', 'a'].map(id));
    expect(await rehearsal.ids()).toEqual(['b', 'm'].map(id));
    await rehearsal.stop();
  });

  it('can bring the generated games of an account to their end and continue its history', async () => {
    const account = makeAccount({ seed: 4, username: 'Ada', games: 50, running: 5 });
    const rehearsal = await Rehearsal.start({ world: account });
    expect(await rehearsal.ids()).toHaveLength(45);
    for (const game of account.runningIds) {
      rehearsal.server.apply({ type: 'finishGame', id: game, patch: account.finishPatch(game) });
    }
    rehearsal.server.apply({ type: 'addGame', game: account.makeNextGame() });
    const games = await rehearsal.games('sort=dateAsc');
    expect(games).toHaveLength(51);
    expect(games.every(({ createdAt }) => createdAt < FIRST_DAY)).toBe(true);
    await rehearsal.stop();
  });
});
