import type { GameJson } from './lichess-json.js';
import { aGame, FIRST_DAY, NDJSON_HEADERS, parseLines, Rehearsal, without } from './spec-kit.js';

const SUMMARY = { inaccuracy: 1, mistake: 0, blunder: 0, acpl: 20, accuracy: 91 };
const RICH = aGame('rich', 1, {
  players: {
    white: { user: { name: 'Ada', id: 'ada' }, rating: 1500, ratingDiff: 5, analysis: SUMMARY },
    black: { user: { name: 'Bert', id: 'bert' }, rating: 1510, ratingDiff: -5, analysis: SUMMARY },
  },
  fullId: 'rich0000abcd',
  opening: { eco: 'C70', name: 'Ruy Lopez', ply: 6 },
  clocks: [18003, 18003, 17900, 17800, 17700, 17600, 17500, 17400],
  analysis: [{ eval: 20 }, { eval: 30 }],
  division: { middle: 20 },
  lastFen: 'r1bqkb1r/1ppp1ppp/p1n2n2/4p3/B3P3/5N2/PPPP1PPP/RNBQK2R w KQkq - 2 5',
  lastMove: 'g8f6',
});
const RUNNING = aGame('running', 2, {
  status: 'started',
  winner: undefined,
  moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6 O-O Be7',
  clocks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
});
const TOKENS = { tokenOfAda: 'Ada', tokenOfCleo: 'cleo' };

describe('the fields of a game', () => {
  let rehearsal: Rehearsal;
  const fields = async (query: string, headers?: Record<string, string>): Promise<GameJson> => {
    const [game] = await rehearsal.games(`until=${FIRST_DAY + 90_000}&${query}`, headers);
    if (!game) throw new Error('no game came');
    return game;
  };

  beforeAll(async () => {
    const games = [
      RICH,
      RUNNING,
      aGame('short', 3, { status: 'started', moves: 'e4 e5 Nf3 Nc6 Bb5 a6', winner: undefined }),
    ];
    rehearsal = await Rehearsal.start({ games, tokens: TOKENS });
  });
  afterAll(() => rehearsal.stop());

  it('are the bare ones without parameters', async () => {
    const { white, black } = RICH.players;
    const bare = without(RICH, 'fullId', 'opening', 'clocks', 'analysis', 'division', 'lastFen', 'lastMove');
    const players = { white: without(white, 'analysis'), black: without(black, 'analysis') };
    expect(await fields('')).toEqual({ ...bare, players });
  });

  it.each([
    ['clocks', ['clocks']],
    ['opening', ['opening']],
    ['division', ['division']],
    ['lastFen', ['lastFen', 'lastMove']],
    ['pgnInJson', ['pgn']],
    ['evals', ['analysis']],
  ])('gain by %s=true exactly %j', async (option, gained) => {
    const [bare, rich] = [await fields(''), await fields(`${option}=on`)];
    expect(Object.keys(rich).filter((field) => !(field in bare))).toEqual(gained);
  });

  it('leave out the moves with moves=false', async () => {
    expect(await fields('moves=false')).not.toHaveProperty('moves');
  });

  it('summarise the analysis by side with evals, in per cent with accuracy only', async () => {
    expect((await fields('evals=1')).players.white.analysis).toEqual(without(SUMMARY, 'accuracy'));
    expect((await fields('accuracy=1')).players.white.analysis).toEqual(SUMMARY);
    expect(await fields('accuracy=1')).not.toHaveProperty('analysis');
  });

  it('show the fullId to a side of the game only', async () => {
    const as = (token: string) => ({ ...NDJSON_HEADERS, authorization: `Bearer ${token}` });
    expect(await fields('', as('tokenOfAda'))).toHaveProperty('fullId', 'rich0000abcd');
    expect(await fields('', as('tokenOfCleo'))).not.toHaveProperty('fullId');
  });

  it('withhold the last 3 plies and clocks of a running game, but show the first 5 always', async () => {
    const [short, running] = await rehearsal.games('ongoing=true&clocks=true');
    expect(running).toMatchObject({ moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4', clocks: [1, 2, 3, 4, 5, 6, 7] });
    expect(running).not.toHaveProperty('winner');
    expect(short?.moves).toBe('e4 e5 Nf3 Nc6 Bb5');
  });

  it('stand as recorded for running games that were exported before', async () => {
    const world = { players: [], games: [RUNNING], runningAsExported: true };
    const recorded = await Rehearsal.start({ world });
    expect((await recorded.games('ongoing=true&clocks=true'))[0]).toEqual(JSON.parse(JSON.stringify(RUNNING)));
    await recorded.stop();
  });
});

describe('POST /api/games/export/_ids', () => {
  it('sends any status, newest first whatever was asked, and leaves out unknown ids', async () => {
    const games = [aGame('a', 1), aGame('b', 3, { status: 'aborted' }), RUNNING];
    const rehearsal = await Rehearsal.start({ games });
    const reply = await rehearsal.post('/api/games/export/_ids', 'a0000000,unknown1,running0,b0000000,a0000000');
    expect(parseLines(reply.text).map(({ id }) => id)).toEqual(['b0000000', 'running0', 'a0000000']);
    expect(parseLines(reply.text)[1]?.moves).toBe('e4 e5 Nf3 Nc6 Bb5 a6 Ba4');
    expect(reply.type).toBe('application/x-ndjson');
    await rehearsal.stop();
  });

  it('cuts everything after 300 ids without a word', async () => {
    const games = Array.from({ length: 310 }, (_, index) => aGame(`g${String(index).padStart(3, '0')}`, index));
    const rehearsal = await Rehearsal.start({ games });
    const reply = await rehearsal.post('/api/games/export/_ids', games.map(({ id }) => id).join());
    const ids = parseLines(reply.text).map(({ id }) => id);
    expect(ids).toHaveLength(300);
    expect(ids[0]).toBe(games[299]?.id);
    await rehearsal.stop();
  });
});

describe('GET /game/export/{id}', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    rehearsal = await Rehearsal.start({ games: [RICH, aGame('b', 3, { status: 'aborted' })] });
  });
  afterAll(() => rehearsal.stop());

  it('sends one JSON object with clocks, evals, opening and division unless refused', async () => {
    const reply = await rehearsal.get('/game/export/rich0000');
    expect(reply.type).toBe('application/json');
    const { clocks, opening, division, analysis } = RICH;
    expect(JSON.parse(reply.text)).toMatchObject({ clocks, opening, division, analysis });
    const bare = JSON.parse((await rehearsal.get('/game/export/rich0000?clocks=0&evals=false')).text) as GameJson;
    expect(bare).not.toHaveProperty('clocks');
    expect(bare).not.toHaveProperty('analysis');
  });

  it('takes the 12-character id of a side, and games of any status', async () => {
    expect(JSON.parse((await rehearsal.get('/game/export/rich0000wxyz')).text)).toHaveProperty('id', 'rich0000');
    expect((await rehearsal.get('/game/export/b0000000')).status).toBe(200);
  });

  it('answers PGN unless JSON is accepted', async () => {
    const reply = await rehearsal.get('/game/export/rich0000', { 'user-agent': 'rookery-test/1 (test)' });
    expect(reply.type).toBe('application/x-chess-pgn');
    expect(reply.text).toContain('[Opening "Ruy Lopez"]');
    expect(reply.text).toMatch(/\n\n1\. e4 e5 2\. Nf3 Nc6 3\. Bb5 a6 4\. Ba4 Nf6 1-0$/);
  });
});

describe('users', () => {
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    const ada = { user: { name: 'Ada', id: 'ada' }, rating: 1600, ratingDiff: 7 };
    const games = [
      aGame('win', 0),
      aGame('loss', 1, { winner: 'black' }),
      aGame('draw', 2, { winner: undefined, status: 'draw', rated: false }),
      aGame('aborted', 3, { winner: undefined, status: 'aborted' }),
      aGame('computer', 4, { rated: false, players: { white: { aiLevel: 2 }, black: ada }, winner: 'black' }),
      aGame('import', 5, { source: 'import', import: {} }),
      RUNNING,
    ];
    const players = [
      { username: 'Ada', title: 'WFM', profile: { bio: 'Counts first' } },
      { username: 'Gone', disabled: true },
      { username: 'Boaster', claimedCount: { all: 5000 } },
    ];
    rehearsal = await Rehearsal.start({ world: { players, games }, tokens: { good: 'ADA' } });
  });
  afterAll(() => rehearsal.stop());

  it('have counts from their games: aborted ones nowhere, imported ones apart', async () => {
    const user: unknown = JSON.parse((await rehearsal.get('/api/user/ADA')).text);
    expect(user).toMatchObject({
      id: 'ada',
      username: 'Ada',
      title: 'WFM',
      profile: { bio: 'Counts first' },
      count: { all: 4, rated: 2, win: 2, loss: 1, draw: 1, playing: 1, import: 1 },
      perfs: { blitz: { games: 2, rating: 1505 }, rapid: { games: 0, prov: true } },
      createdAt: FIRST_DAY,
      playing: 'https://lichess.org/running0/white',
      url: 'https://lichess.org/@/Ada',
    });
  });

  it('may claim other counts than their games give', async () => {
    expect(JSON.parse((await rehearsal.get('/api/user/boaster')).text)).toMatchObject({
      count: { all: 5000, rated: 0 },
    });
  });

  it('are just id, username and disabled when closed, and 404 JSON when unknown', async () => {
    expect((await rehearsal.get('/api/user/gone')).text).toBe('{"id":"gone","username":"Gone","disabled":true}');
    const unknown = await rehearsal.get('/api/user/nobody');
    expect(unknown).toMatchObject({ status: 404, type: 'application/json', text: '{"error":"Not found"}' });
  });

  it('come by POST in the order asked, once each, unknown ones lacking, without counts', async () => {
    const reply = await rehearsal.post('/api/users', 'GONE,nobody,Bert,\r\nada,bert');
    const users = JSON.parse(reply.text) as Record<string, unknown>[];
    expect(users.map(({ id }) => id)).toEqual(['gone', 'bert', 'ada']);
    expect(users[2]).not.toHaveProperty('count');
    expect(users[0]).toEqual({ id: 'gone', username: 'Gone', disabled: true });
  });

  it('come by POST up to 300 names, the rest cut without a word', async () => {
    const names = [...Array.from({ length: 299 }, (_, index) => `no${index}`), 'bert', 'ada'];
    expect(JSON.parse((await rehearsal.post('/api/users', names.join())).text)).toHaveLength(1);
  });

  it('come by POST as long as the limit lasts, by players and not by requests; then 429 without a penalty for others', async () => {
    const limited = await Rehearsal.start({ games: [aGame('one')], usersLimits: [{ credits: 1, windowMs: 60_000 }] });
    const statuses = [];
    for (const names of ['ada,bert,cleo', 'ada,bert', 'ada', 'ada']) {
      statuses.push((await limited.post('/api/users', names)).status);
    }
    expect(statuses).toEqual([200, 429, 200, 429]);
    expect((await limited.get('/api/user/ada')).status).toBe(200);
    expect(limited.server.stats.requests.map(({ asked }) => asked)).toEqual([3, 2, 1, 1, 0]);
    await limited.stop();
  });

  it('see themselves by their token, also as me', async () => {
    const headers = { ...NDJSON_HEADERS, authorization: 'Bearer good' };
    expect(JSON.parse((await rehearsal.get('/api/account', headers)).text)).toHaveProperty('id', 'ada');
    expect(JSON.parse((await rehearsal.get('/api/user/me', headers)).text)).toHaveProperty('id', 'ada');
    expect(parseLines((await rehearsal.get('/api/games/user/me', headers)).text)).toHaveLength(5);
    expect((await rehearsal.get('/api/account')).status).toBe(401);
  });
});
