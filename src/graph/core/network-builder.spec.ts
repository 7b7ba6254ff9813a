import fc from 'fast-check';
import { InvalidEdgeError, PlayerNotInNetworkError } from './network-errors.js';
import type { Edge } from './edge.js';
import { PairGamesBuilder } from './pair-games.js';
import { aGame, edgesOf, networkOf, networkOfEdges, randomGames, wins } from './spec-kit.js';

const EDGE: Edge = {
  playerA: 'made_up_ann',
  playerB: 'made_up_bob',
  speed: 'blitz',
  rated: true,
  games: 6,
  winsA: 3,
  winsB: 1,
  draws: 1,
  firstAt: 1_000,
  lastAt: 2_000,
};

describe('NetworkBuilder', () => {
  it('numbers players by their ids', () => {
    const network = networkOf([...wins('zed', 'Amy'), ...wins('bob', 'zed')]);
    expect(network.ids).toEqual(['Amy', 'bob', 'zed']);
    expect(network.players).toBe(3);
    expect(network.pairs).toBe(2);
    expect(network.get('bob')).toBe(1);
    expect(network.find('ann')).toBeUndefined();
    expect(network.find('zzz')).toBeUndefined();
    expect(() => network.get('ann')).toThrow(PlayerNotInNetworkError);
  });

  it('makes the same network of the same edges in any order, and with the sides changed', () => {
    const edges = edgesOf(randomGames(3, 12, 120));
    const swap = (edge: Edge): Edge => ({
      ...edge,
      playerA: edge.playerB,
      playerB: edge.playerA,
      winsA: edge.winsB,
      winsB: edge.winsA,
    });
    const straight = networkOfEdges(edges);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(edges, { minLength: edges.length }),
        fc.func(fc.boolean()),
        (order, isSwapped) => {
          const other = networkOfEdges(order.map((edge) => (isSwapped(edge) ? swap(edge) : edge)));
          expect({ ...other }).toEqual({ ...straight });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps every edge as it was given', () => {
    const edges = edgesOf(randomGames(4, 12, 120));
    const { rows, arcs, ids, ...network } = networkOfEdges(edges);
    expect(network.games).toBeUndefined();
    const found: Edge[] = [];
    const speeds = ['ultraBullet', 'bullet', 'blitz', 'rapid', 'classical', 'correspondence'];
    for (let player = 0; player < ids.length; player++) {
      for (let arc = arcs.offsets[player] as number; arc < (arcs.offsets[player + 1] as number); arc++) {
        const opponent = arcs.targets[arc] as number;
        const pair = arcs.pairs[arc] as number;
        if (opponent < player) continue;
        for (let row = rows.starts[pair] as number; row < (rows.starts[pair + 1] as number); row++) {
          const { kinds, starts: _, ...numbers } = rows;
          const counts = Object.entries(numbers).map(([name, values]) => [name, values[row]]);
          const kind = kinds[row] as number;
          found.push({
            playerA: ids[player] as string,
            playerB: ids[opponent] as string,
            speed: speeds[kind >> 1] as string,
            rated: kind % 2 === 1,
            ...(Object.fromEntries(counts) as Omit<Edge, 'playerA' | 'playerB' | 'speed' | 'rated'>),
          });
        }
      }
    }
    const sorted = (list: Edge[]): string[] =>
      list.map((edge) => JSON.stringify(edge, Object.keys(edge).sort())).sort();
    expect(sorted(found)).toEqual(sorted(edges));
  });

  it('is empty without edges', () => {
    const network = networkOfEdges([]);
    expect(network.players).toBe(0);
    expect(network.pairs).toBe(0);
    expect(network.find('bob')).toBeUndefined();
  });

  it.each<[Partial<Edge>, string]>([
    [{ playerB: 'made_up_ann' }, 'nobody plays against themselves'],
    [{ games: 0, winsA: 0, winsB: 0, draws: 0 }, 'it has no games'],
    [{ games: 4 }, '3 and 1 wins and 1 draws in 4 games'],
    [{ games: 2 ** 32 }, '4294967296 is no number of games'],
    [{ winsA: -1 }, '-1 is no number of games'],
    [{ draws: 0.5 }, '0.5 is no number of games'],
    [{ firstAt: 2_001 }, 'its first game at 2001 is not before its last at 2000'],
    [{ lastAt: NaN }, 'its first game at 1000 is not before its last at NaN'],
    [{ speed: 'hyper' }, 'there is no speed "hyper"'],
  ])('refuses an edge with %j', (part, reason) => {
    const message = `The edge of "made_up_ann" and "${part.playerB ?? 'made_up_bob'}" cannot be: ${reason}`;
    expect(() => networkOfEdges([{ ...EDGE, ...part }])).toThrow(message);
  });

  it('refuses two edges of a pair for the same speed, and rated or casual', () => {
    const casual = { ...EDGE, rated: false };
    const turned = { ...EDGE, playerA: EDGE.playerB, playerB: EDGE.playerA };
    expect(networkOfEdges([EDGE, casual]).pairs).toBe(1);
    expect(() => networkOfEdges([EDGE, casual, turned])).toThrow(InvalidEdgeError);
  });
});

describe('PairGamesBuilder', () => {
  const network = networkOfEdges(edgesOf([...wins('ann', 'bob', 2), ...wins('bob', 'cid')]));

  it('refuses a game of two who have no edge', () => {
    expect(() => new PairGamesBuilder(network).addGame(aGame('ann', 'dee'))).toThrow(InvalidEdgeError);
    const games = [...wins('ann', 'bob'), ...wins('bob', 'cid'), ...wins('cid', 'dee'), ...wins('dee', 'eve')];
    const chain = networkOfEdges(edgesOf(games));
    for (const stray of [aGame('ann', 'cid'), aGame('dee', 'bob'), aGame('eve', 'ann'), aGame('cid', 'eve')]) {
      const builder = new PairGamesBuilder(chain);
      for (const game of [stray, ...games]) builder.addGame(game);
      expect(() => builder.build()).toThrow('there is a game of the two, and no edge');
      expect(chain.games).toBeUndefined();
    }
  });

  it('refuses games that are not those the edges count', () => {
    const builder = new PairGamesBuilder(network);
    for (const game of [...wins('ann', 'bob', 3), ...wins('bob', 'cid')]) builder.addGame(game);
    expect(() => builder.build()).toThrow('"ann" and "bob" cannot be: it counts 2 games and there are 3');
    expect(network.games).toBeUndefined();
  });
});
