import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { jest } from '@jest/globals';
import { expectedScore } from '../../src/chess/rating.js';
import { createProgram } from '../../src/cli/program.js';
import type { CommandApp, CommandRuntime } from '../../src/cli/runtime.js';
import { AppConfig } from '../../src/config/app-config.js';
import type { EdgeGame } from '../../src/graph/core/edge.js';
import { makeRandom } from '../../src/graph/core/random.js';
import { aGame, randomOutcome, rankCorrelation } from '../../src/graph/core/spec-kit.js';
import { isFinal } from '../../src/runs/run.entity.js';
import type { RunView } from '../../src/runs/run-view.js';
import { ApiServer } from '../support/api-server.js';
import { storeNetworkGames } from '../support/network-games.js';
import { differences } from '../support/open-api-check.js';
import { runRookery } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const PLAYERS = 40;
const idOf = (player: number): string => `s${String(player).padStart(2, '0')}`;
const strengthOf = (player: number): number => 1_200 + player * 15;

/** Players whose results follow their strengths, and s20, who cannot win against s05 though stronger. */
function plantedGames(): EdgeGame[] {
  const random = makeRandom(11);
  const games: EdgeGame[] = [];
  for (let white = 0; white < PLAYERS; white++) {
    for (let step = 1; step <= 20; step++) {
      const black = (white + step) % PLAYERS;
      const [whiteRating, blackRating] = [strengthOf(white), strengthOf(black)];
      for (let i = 0; i < 4; i++) {
        const outcome = randomOutcome(random, expectedScore(whiteRating, blackRating));
        games.push(
          aGame(idOf(white), idOf(black), { outcome, whiteRating, blackRating, createdAt: games.length * 60_000 }),
        );
      }
    }
  }
  const nemesis = { whiteRating: strengthOf(5), blackRating: strengthOf(20), createdAt: 1_700_000_000_000 };
  for (let i = 0; i < 12; i++) games.push(aGame(idOf(5), idOf(20), nemesis));
  // A chain that has to be taken: nobody else beat them.
  games.push(aGame('chain_a', 'chain_b'), aGame('chain_c', 'chain_b', { outcome: 'black' }), aGame('chain_c', idOf(0)));
  return games;
}

describe('the player network', () => {
  let database: TestDatabase;
  let api: ApiServer;
  let document: OpenAPIObject;
  let folder: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    await queryDatabase(database.url, 'update schedules set enabled = false');
    await storeNetworkGames(database.url, plantedGames());
    const lichessUrl = 'http://127.0.0.1:9';
    api = await ApiServer.start({ databaseUrl: database.url, lichessUrl, env: { ROLES: 'api,scheduler' } });
    document = (await api.get<OpenAPIObject>('/docs-json')).json;
    folder = await mkdtemp(join(tmpdir(), 'rookery-graph-'));
    env = { DATABASE_URL: database.url, LICHESS_URL: lichessUrl, LOG_LEVEL: 'error', ROOKERY_HOME: folder };
  });
  afterAll(async () => {
    await api.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Asks, and checks that the answer is as documented. */
  async function ask<T>(path: string, schema: string): Promise<T> {
    const answer = await api.get<T>(`/api/graph/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(differences(document, { $ref: `#/components/schemas/${schema}` }, answer.json)).toEqual([]);
    return answer.json;
  }

  async function compute(body: object): Promise<RunView> {
    const asked = await api.post<RunView>('/api/graph/runs', body);
    expect(asked).toMatchObject({ status: 202, headers: { location: `/api/runs/${asked.json.id}` } });
    const ended = await until(
      async () => {
        const { json } = await api.get<RunView>(`/api/runs/${asked.json.id}`);
        return isFinal(json.state) && json;
      },
      { timeoutMs: 60_000, what: 'the end of the computation' },
    );
    expect(ended).toMatchObject({ kind: 'graph', state: 'done', finished: 4, total: 4 });
    return ended;
  }

  describe('over HTTP', () => {
    it('has the games of each hop of a chain of wins', async () => {
      const chain = await ask<{ players: string[]; hops: { games: { id: string }[] }[] }>(
        'chain?from=Chain_A&to=s00&by=wins&speeds=blitz,rapid&rated=true&since=1970-01-01',
        'ChainDto',
      );
      expect(chain).toMatchObject({ length: 3, players: ['chain_a', 'chain_b', 'chain_c', 's00'] });
      for (const { games } of chain.hops) expect(games).toHaveLength(1);
      expect(await ask('chain?from=s00&to=chain_a&by=wins', 'ChainDto')).toMatchObject({ length: null, hops: [] });
      expect(await ask('chain?from=s00&to=chain_a', 'ChainDto')).toMatchObject({ length: 3 });
    });

    it('ranks the planted nemesis first, with games to show for it', async () => {
      const view = await ask<{ nemeses: object[] }>('opponents/s20?limit=3', 'OpponentsDto');
      expect(view.nemeses[0]).toMatchObject({ opponent: 's05', games: { length: 3 } });
      const reverse = await ask<{ victims: object[] }>('opponents/s05', 'OpponentsDto');
      expect(reverse.victims[0]).toMatchObject({ opponent: 's20' });
      const versus = await ask<{ byYear: object[] }>('head-to-head/s20/s05?since=2020-01-01', 'HeadToHeadDto');
      expect(versus).toMatchObject({ total: { games: 12, losses: 12 }, byColor: { black: { losses: 12 } } });
      expect(versus.byYear).toEqual([{ year: 2023, score: { games: 12, wins: 0, draws: 0, losses: 12 } }]);
    });

    it.each([
      ['neighbours/s03', 'NeighboursDto', 'player', 39],
      ['distances/s03', 'DistancesDto', 'player', 43],
    ])('pages through %s', async (path, schema, key, count) => {
      const seen: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: { items: Record<string, string>[]; nextCursor?: string } = await ask(
          `${path}?limit=10${cursor}`,
          schema,
        );
        seen.push(...page.items.map((item) => item[key] ?? ''));
        cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      }
      expect(new Set(seen).size).toBe(count);
      expect(seen).toHaveLength(count);
    });

    it('recovers the planted strengths, beside nominal ratings', async () => {
      const { id } = await compute({ kind: 'strength', speeds: ['blitz'], rated: true });
      const again = await api.post<RunView>('/api/graph/runs', { kind: 'strength', speeds: ['blitz'], rated: true });
      expect(again).toMatchObject({ status: 200, json: { id } });
      const ranks: { player: string; value: number; rating: { rating: number } }[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const path = `ranks/strength?speeds=blitz&rated=true&limit=15${cursor}`;
        const page: { items: typeof ranks; nextCursor?: string } = await ask(path, 'RankPageDto');
        ranks.push(...page.items);
        cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
      }
      const planted = ranks.filter(({ player }) => player.startsWith('s'));
      expect(planted).toHaveLength(PLAYERS);
      const truth = planted.map(({ player }) => strengthOf(Number(player.slice(1))));
      expect(
        rankCorrelation(
          planted.map(({ value }) => value),
          truth,
        ),
      ).toBeGreaterThan(0.95);
      expect(planted.map(({ rating }) => rating.rating)).toEqual(truth);
      const one = await ask<{ items: object[] }>(`ranks/strength?run=${id}&player=S07`, 'RankPageDto');
      expect(one.items).toEqual([ranks.find(({ player }) => player === 's07')]);
      expect(await ask('results/strength?speeds=blitz&rated=1', 'GraphResultDto')).toMatchObject({ runId: id });
      expect(await ask('results', 'GraphResultPageDto')).toMatchObject({ items: [{ runId: id }] });
    });

    it('is a file of each format', async () => {
      for (const [format, type, name] of [
        ['graphml', 'application/graphml+xml; charset=utf-8', 'network.graphml'],
        ['gexf', 'application/gexf+xml; charset=utf-8', 'network.gexf'],
        ['nodes', 'text/csv; charset=utf-8; header=present', 'nodes.csv'],
        ['edges', 'text/csv; charset=utf-8; header=present', 'edges.csv'],
      ]) {
        const file = await api.get(`/api/graph/export?format=${format}&speeds=blitz`);
        expect(file).toMatchObject({
          status: 200,
          type,
          headers: { 'content-disposition': `attachment; filename="${name}"` },
        });
        expect(file.text).toContain('chain_a');
      }
    });

    it.each([
      ['chain?from=s00', 400, 'invalid-request'],
      ['chain?from=s00&to=s01&speeds=blitz,slow', 400, 'invalid-request'],
      ['chain?from=s00&to=s01&since=2025-01-01&until=2024-01-01', 400, 'invalid-network-question'],
      ['chain?from=s00&to=nobody_here', 404, 'player-not-in-network'],
      ['neighbours/x', 400, 'invalid-request'],
      ['neighbours/s00?cursor=abc', 400, 'invalid-cursor'],
      ['ranks/layout', 404, 'graph-result-not-found'],
      ['ranks/song', 400, 'invalid-request'],
      ['export?format=svg', 400, 'invalid-request'],
    ])('refuses %s', async (path, status, type) => {
      const answer = await api.get(`/api/graph/${path}`);
      expect(answer).toMatchObject({ status, json: { type: `/problems/${type}` } });
    });
  });

  describe('on the command line', () => {
    /** Runs a command on the application that runs already: starting one takes seconds. */
    const text = async (...args: string[]): Promise<string> => {
      const written: string[] = [];
      const output = jest.spyOn(process.stdout, 'write').mockImplementation((piece, ...rest: unknown[]) => {
        written.push(String(piece));
        (rest.at(-1) as (() => void) | undefined)?.();
        return true;
      });
      const unused = (): never => {
        throw new Error('not expected here');
      };
      const runtime: CommandRuntime = {
        loadConfig: () => api.app.get(AppConfig),
        openApp: async () => ({ app: api.app, close: async () => undefined }) as unknown as CommandApp,
        ...{ serve: unused, demo: unused, rehearse: unused },
        stop: new AbortController().signal,
      };
      try {
        await createProgram(runtime, '0.0.0').parseAsync(['graph', ...args], { from: 'user' });
      } finally {
        output.mockRestore();
      }
      return written.join('');
    };

    it('shows chains, opponents and what was computed', async () => {
      const chain = await text('chain', 'chain_a', 's00', '--by', 'wins');
      expect(chain).toMatch(/^chain_a > chain_b > chain_c > s00 \(3 hops\)/);
      expect(chain).toMatch(
        /chain_b beat chain_c\n {2}1970-01-02 {2}netw\d+ {2}chain_c 0-1 chain_b, rated blitz, resign/,
      );
      expect(await text('versus', 's20', 's05', '--since', '2020-01-01')).toMatch(
        /so bad or worse by luck alone: 0\.0%/,
      );
      expect(await text('opponents', 's20', '--limit', '2')).toMatch(/Nemeses of s20\n.*\n.*\ns05 /);
      expect(await text('distances', 's00', '--limit', '1')).toContain('Distance to s00 by games');
      expect(await text('neighbours', 'chain_c')).toContain('2 of 2 opponents of chain_c');
      expect(await text('rebuild')).toMatch(/^783 edges, 0 of them corrected/);
    }, 60_000);

    it('computes, ranks and exports', async () => {
      const computed = await runRookery<{ run: RunView }>(['graph', 'compute', 'communities', '--wait'], env);
      expect(computed).toMatchObject({ run: { state: 'done' }, result: { kind: 'communities', players: 43 } });
      expect(await text('communities')).toMatch(/Communities\n[^]*Bridges\n[^]*Players between communities/);
      expect(await text('ranks', 'communities', '--limit', '3')).toMatch(/\n1 +s\d\d +0 /);
      const out = join(folder, 'network.gexf');
      expect(await text('export', '--format', 'gexf', '--out', out)).toContain(
        `communities (result ${computed.run.id})`,
      );
      expect(await readFile(out, 'utf8')).toContain('title="community"');
      expect(await text('export', '--format', 'edges', '--out', '-')).toMatch(/^source,target,games/);
    }, 60_000);
  });
});
