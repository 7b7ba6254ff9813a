import { bestConnected, layOut } from './layout.js';
import { networkOf, plantedGroups, wins } from './spec-kit.js';
import { tallyNetwork } from './tally.js';

describe('layOut', () => {
  const network = networkOf(plantedGroups(4, 3, 60, 900));
  const tally = tallyNetwork(network);

  it('is the same for the same seed', () => {
    const layout = layOut(tally, { seed: 5, iterations: 40 });
    expect(layOut(tally, { seed: 5, iterations: 40 })).toEqual(layout);
    expect(layOut(tally, { seed: 6, iterations: 40 })).not.toEqual(layout);
  });

  it('puts those who play each other near', () => {
    const { players, x, y } = layOut(tally);
    const group = (i: number): number => Number(network.idOf(players[i] as number).slice(1)) % 3;
    const distances = { same: [] as number[], other: [] as number[] };
    for (const i of players.keys()) {
      for (const j of players.keys()) {
        const distance = Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number));
        if (i < j) distances[group(i) === group(j) ? 'same' : 'other'].push(distance);
      }
    }
    const mean = (list: number[]): number => list.reduce((sum, distance) => sum + distance, 0) / list.length;
    expect(mean(distances.same)).toBeLessThan(0.7 * mean(distances.other));
  });

  it('draws the best connected players', () => {
    const few = networkOf([...wins('ann', 'bob'), ...wins('ann', 'cid'), ...wins('bob', 'cid'), ...wins('dee', 'ann')]);
    expect(bestConnected(tallyNetwork(few), 3)).toEqual(Uint32Array.of(0, 1, 2));
    expect(layOut(tallyNetwork(few), { players: 3, iterations: 5 }).players).toEqual(Uint32Array.of(0, 1, 2));
    expect(layOut(tallyNetwork(few, { minGames: 2 })).players).toHaveLength(0);
  });
});
