import { aGame, networkOf, plantedGroups, wins } from '../../../src/graph/core/spec-kit.js';
import { findComponents } from '../../../src/graph/core/groups.js';
import { coreNumbers } from '../../../src/graph/core/k-core.js';
import { pageRankOfWins } from '../../../src/graph/core/page-rank.js';
import { findStrengths } from '../../../src/graph/core/strength.js';
import { degrees, tallyNetwork } from '../../../src/graph/core/tally.js';
import { GraphResultNotFoundError, InvalidNetworkQuestionError } from '../../../src/graph/graph.errors.js';
import { GraphResults } from '../../../src/graph/graph-results.service.js';
import type { GraphKind, GraphRequest } from '../../../src/graph/graph-kinds.js';
import type { RankView } from '../../../src/graph/graph-result-view.js';
import { GraphWork } from '../../../src/graph/graph-work.service.js';
import { NETWORK_FORMATS, NetworkExports } from '../../../src/graph/network-exports.service.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { storeNetworkGames } from '../../support/network-games.js';
import { bootTestApp, type TestApp } from '../../support/test-app.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../../support/test-database.js';
import { until } from '../../support/until.js';

const GROUPS = 4;
const NEVER = new AbortController().signal;

describe('figures about the player network', () => {
  // A trio that met nobody else, so that there are two components.
  const games = [...plantedGroups(3, GROUPS, 80, 900), ...wins('trio_a', 'trio_b', 3), ...wins('trio_b', 'trio_c', 2)];
  const network = networkOf(games);
  const tally = tallyNetwork(network);
  let database: TestDatabase;
  let app: TestApp;
  let results: GraphResults;
  let work: GraphWork;
  let runs: RunsService;
  let changes = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await storeNetworkGames(database.url, games);
    app = await bootTestApp({ databaseUrl: database.url, lichessUrl: 'http://127.0.0.1:9' });
    results = app.module.get(GraphResults, { strict: false });
    work = app.module.get(GraphWork, { strict: false });
    runs = app.module.get(RunsService, { strict: false });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  /** Asks for figures and does the work. @returns number of the run */
  const compute = async (request: Omit<GraphRequest, 'filter'> & Partial<GraphRequest>): Promise<number> => {
    const { run } = await results.request({ filter: {}, ...request }, 'test', { doneHere: true });
    expect(await work.tryExecute(run.id, NEVER)).toBe(true);
    expect(await runs.get(run.id)).toMatchObject({ kind: 'graph', name: request.kind, state: 'done', percent: 100 });
    return run.id;
  };
  const allRanks = async (kind: GraphKind): Promise<RankView[]> =>
    (await results.ranks({ kind, filter: {} }, { limit: 1_000 })).items;
  /** One more game of two who met already: another network, and nearly the same figures. */
  const change = async (): Promise<void> => {
    const [game] = await storeNetworkGames(
      database.url,
      [aGame('trio_a', 'trio_b')],
      `mo${String(changes++).padStart(2, '0')}`,
    );
    await queryDatabase(database.url, 'delete from games where id = $1', [game]);
  };
  const valuesOf = (values: ArrayLike<number>): Map<string, number> =>
    new Map(network.ids.map((id, player) => [id, values[player] as number]));

  it('are those of the core, with every player in its place', async () => {
    const expected: [GraphKind, ArrayLike<number>][] = [
      ['structure', degrees(tally)],
      ['pagerank', pageRankOfWins(tally).ranks],
      ['strength', findStrengths(tally).strengths],
    ];
    for (const [kind, values] of expected) {
      await compute({ kind });
      const ranks = await allRanks(kind);
      expect(ranks.map(({ place }) => place)).toEqual(network.ids.map((_, i) => i + 1));
      expect(ranks.map(({ value }) => value)).toEqual(ranks.map(({ value }) => value).sort((a, b) => b - a));
      const truth = valuesOf(values);
      for (const { player, value } of ranks) expect(Math.abs(value - (truth.get(player) as number))).toBeLessThan(0.01);
    }
  });

  it('say of the whole what hangs together', async () => {
    const { summary, players, edges, seed, algorithm } = await results.get({ kind: 'structure', filter: {} });
    expect({ players, edges, seed, algorithm }).toEqual({
      players: network.players,
      edges: network.pairs,
      seed: 1,
      algorithm: 1,
    });
    const { sizes } = findComponents(tally);
    expect(summary).toMatchObject({
      games: games.length,
      components: {
        count: sizes.length,
        largest: [...sizes].map((count, component) => ({ component, players: count })),
      },
      cores: { highest: Math.max(...coreNumbers(tally)) },
    });
    const [trio] = (await results.ranks({ kind: 'structure', filter: {} }, { limit: 1, player: 'trio_b' })).items;
    expect(trio).toMatchObject({
      value: 2,
      details: { games: 5, component: sizes.length - 1, core: 1, clustering: 0 },
    });
  });

  it('have the last rating of a player beside the strength', async () => {
    await storeNetworkGames(
      database.url,
      [
        aGame('trio_a', 'trio_b', { whiteRating: 1_700, createdAt: 1_000 }),
        aGame('trio_b', 'trio_a', { blackRating: 1_750, createdAt: 2_000, speed: 'rapid' }),
      ],
      'rate',
    );
    await compute({ kind: 'strength' });
    await compute({ kind: 'strength', filter: { speeds: ['blitz'] } });
    const ratingOf = async (speeds?: ['blitz']): Promise<unknown> => {
      const choice = { kind: 'strength', filter: { speeds } } as const;
      return (await results.ranks(choice, { limit: 1, player: 'trio_a' })).items[0]?.rating;
    };
    expect(await ratingOf()).toEqual({ rating: 1_750, speed: 'rapid', at: new Date(2_000) });
    expect(await ratingOf(['blitz'])).toEqual({ rating: 1_700, speed: 'blitz', at: new Date(1_000) });
    const [other] = (await results.ranks({ kind: 'strength', filter: {} }, { limit: 1, player: 'trio_c' })).items;
    expect(other?.rating).toBeNull();
    await queryDatabase(database.url, `delete from games where id like 'rate%'`);
  });

  it('come in pages that stay with one result', async () => {
    await compute({ kind: 'pagerank' });
    const choice = { kind: 'pagerank', filter: {} } as const;
    const first = await results.ranks(choice, { limit: 60 });
    expect(first).toMatchObject({ items: { length: 60 }, next: 60 });
    const second = await results.ranks({ ...choice, runId: first.result.runId }, { limit: 60, after: first.next });
    expect(second.items).toHaveLength(network.players - 60);
    expect(second.next).toBeUndefined();
    expect([...first.items, ...second.items]).toEqual(await allRanks('pagerank'));
  });

  it('are given again while no edge changes, and computed anew after one did', async () => {
    const first = await compute({ kind: 'pagerank', filter: { speeds: ['rapid', 'blitz'], minGames: 1 } });
    const again = await results.request({ kind: 'pagerank', filter: { speeds: ['blitz', 'rapid'] } }, 'test');
    expect(again).toMatchObject({ created: false, run: { id: first } });
    const other = await results.request({ kind: 'pagerank', filter: { speeds: ['blitz'] } }, 'test');
    expect(other.created).toBe(true);
    await change();
    const fresh = await results.request({ kind: 'pagerank', filter: { speeds: ['blitz', 'rapid'] } }, 'test');
    expect(fresh.created).toBe(true);
    for (const { run } of [other, fresh]) expect(await work.tryExecute(run.id, NEVER)).toBe(true);
  });

  it('are one run however many ask', async () => {
    await change();
    const asked = await Promise.all(
      Array.from({ length: 10 }, () => results.request({ kind: 'structure', filter: {} }, 'test')),
    );
    expect(new Set(asked.map(({ run }) => run.id)).size).toBe(1);
    expect(asked.filter(({ created }) => created)).toHaveLength(1);
    expect(await work.tryExecute(asked[0]?.run.id as number, NEVER)).toBe(true);
  });

  it('find the planted communities, which keep their numbers', async () => {
    await compute({ kind: 'communities', seed: 1 });
    const before = new Map((await allRanks('communities')).map(({ player, value }) => [player, value]));
    const groups = Array.from({ length: GROUPS }, (_, group) => before.get(`m${group}`));
    expect(new Set(groups).size).toBe(GROUPS);
    for (const [player, value] of before) {
      if (player.startsWith('m')) expect([player, value]).toEqual([player, groups[Number(player.slice(1)) % GROUPS]]);
    }
    // Numbers as they would never come by themselves.
    await queryDatabase(
      database.url,
      'update graph_values v set value = 50 - value from graph_results r where r.run_id = result_id and kind = $1',
      ['communities'],
    );
    await change();
    await compute({ kind: 'communities', seed: 2 });
    for (const { player, value } of await allRanks('communities'))
      expect([player, value]).toEqual([player, 50 - (before.get(player) ?? 0)]);
    const { summary, seed } = await results.get({ kind: 'communities', filter: {} });
    expect(seed).toBe(2);
    expect(summary).toMatchObject({ communities: GROUPS + 1, bridges: { pairs: { length: 6 } } });
    const { bridges } = summary as {
      bridges: { pairs: { strongest: { from: string; to: string; games: number }[] }[] };
    };
    const [edge] = bridges.pairs[0]?.strongest ?? [];
    const met = games.filter(({ white, black }) =>
      [edge?.from, edge?.to].every((id) => [white, black].includes(id ?? '')),
    );
    expect(met).toHaveLength(edge?.games as number);
    const [listed] = await results.list('communities', undefined, 1);
    expect(Object.keys(listed?.summary ?? {}).sort()).toEqual(['communities', 'modularity']);
    const one = await results.ranks(
      { kind: 'communities', filter: {} },
      { limit: 100, community: 50 - (groups[0] ?? 0) },
    );
    expect(one.items.map(({ player }) => player)).toContain('m0');
    expect(one.items).toHaveLength(20);
  });

  it('draw as many players as asked for, each time the same', async () => {
    const read = async (): Promise<RankView[]> =>
      (await results.ranks({ kind: 'layout', filter: {}, players: 20 }, { limit: 100 })).items;
    await compute({ kind: 'layout', players: 20 });
    const first = await read();
    expect(first).toHaveLength(20);
    expect(Math.min(...first.map(({ value }) => value))).toBeGreaterThanOrEqual(
      [...degrees(tally)].sort((a, b) => b - a)[19] as number,
    );
    await change();
    await compute({ kind: 'layout', players: 20 });
    expect(await read()).toEqual(first);
  });

  it('are kept for three networks', async () => {
    for (let i = 0; i < 4; i++) {
      await change();
      await compute({ kind: 'pagerank' });
    }
    const kept = (await results.list('pagerank', undefined, 100)).filter(
      ({ parameters }) => Object.keys(parameters.filter).length === 0,
    );
    expect(kept).toHaveLength(3);
    const [values] = await queryDatabase<{ count: number }>(
      database.url,
      `select count(distinct result_id)::int as count from graph_values where result_id not in (select run_id from graph_results)`,
    );
    expect(values?.count).toBe(0);
  });

  it('are written into files of all formats', async () => {
    const exports = app.module.get(NetworkExports, { strict: false });
    for (const format of NETWORK_FORMATS) {
      const { text, results: used } = await exports.make(format, {});
      const whole = [...text].join('');
      if (format === 'edges') {
        expect(whole.split('\r\n')).toHaveLength(network.pairs + 2);
        continue;
      }
      expect(Object.keys(used).sort()).toEqual(['communities', 'pagerank', 'strength', 'structure']);
      for (const id of network.ids) expect(whole).toContain(id);
    }
    await compute({ kind: 'layout' });
    const { text } = await exports.make('nodes', {});
    const [head, ...rows] = [...text].join('').split('\r\n');
    expect(head).toBe('id,opponents,component,core,clustering,pagerank,strength,strength_error,community,x,y');
    const ranks = await allRanks('pagerank');
    for (const row of rows.slice(0, -1)) {
      const cells = row.split(',');
      expect(cells[5]).toBe(String(ranks.find(({ player }) => player === cells[0])?.value));
      expect(cells.every((cell) => cell !== '')).toBe(true);
    }
  });

  it('are begun anew when they were stopped', async () => {
    await change();
    const { run } = await results.request({ kind: 'strength', filter: {} }, 'test', { doneHere: true });
    const stopping = new AbortController();
    const working = work.tryExecute(run.id, stopping.signal);
    await until(async () => (await runs.get(run.id)).state === 'running');
    expect(await work.tryExecute(run.id, NEVER)).toBe(false);
    stopping.abort(new Error('enough'));
    await expect(working).rejects.toThrow('enough');
    expect(await runs.get(run.id)).toMatchObject({ state: 'interrupted' });
    expect(await work.tryExecute(run.id, NEVER)).toBe(true);
    expect(await runs.get(run.id)).toMatchObject({ state: 'done' });
  });

  it('fail for good where edges contradict the games', async () => {
    await queryDatabase(database.url, `update edges set games = games + 1 where player_a = 'trio_a'`);
    const request = { kind: 'pagerank', filter: { since: 5 } } as const;
    const { run } = await results.request(request, 'test', { doneHere: true });
    expect(await work.tryExecute(run.id, NEVER)).toBe(true);
    expect(await runs.get(run.id)).toMatchObject({ state: 'failed', errorCode: 'InvalidEdgeError' });
    await expect(results.get(request)).rejects.toThrow(GraphResultNotFoundError);
  });

  it('are refused for what makes no sense', async () => {
    await expect(results.request({ kind: 'layout', filter: {}, players: 0 }, 'test')).rejects.toThrow(
      InvalidNetworkQuestionError,
    );
    await expect(results.request({ kind: 'pagerank', filter: {}, seed: 1.5 }, 'test')).rejects.toThrow(
      InvalidNetworkQuestionError,
    );
    await expect(results.ranks({ kind: 'structure', filter: {} }, { limit: 1, community: 0 })).rejects.toThrow(
      InvalidNetworkQuestionError,
    );
    const resolution = { kind: 'communities', filter: {}, resolution: 0 } as const;
    await expect(results.request(resolution, 'test')).rejects.toThrow(InvalidNetworkQuestionError);
  });
});
