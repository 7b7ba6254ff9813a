import { connectedOnly } from './connected.js';
import { networkOf, randomGames, wins } from './spec-kit.js';
import { tallyNetwork } from './tally.js';

describe('connectedOnly', () => {
  it('leaves out players without a game that counts, and nothing else', () => {
    const network = networkOf([...randomGames(4, 40, 60), ...wins('ann', 'bob')]);
    const tally = tallyNetwork(network, { speeds: ['rapid'] });
    const { players, tally: kept } = connectedOnly(tally);
    const arcs = ({ offsets, targets, games, wins: won }: typeof tally, nameOf: (player: number) => string): string[] =>
      Array.from({ length: offsets.length - 1 }, (_, player) =>
        Array.from(targets.subarray(offsets[player], offsets[player + 1]), (target, i) => {
          const arc = (offsets[player] as number) + i;
          return `${nameOf(player)} ${nameOf(target)} ${games[arc]} ${won[arc]}`;
        }),
      ).flat();
    expect(players.length).toBeLessThan(network.players);
    expect(kept.players).toBe(players.length);
    const ids = Array.from(players, (player) => network.idOf(player));
    expect(arcs(kept, (player) => ids[player] as string)).toEqual(arcs(tally, (player) => network.idOf(player)));
    expect(Array.from(kept.offsets).every((offset, i) => i === 0 || offset > (kept.offsets[i - 1] as number))).toBe(
      true,
    );
  });
});
