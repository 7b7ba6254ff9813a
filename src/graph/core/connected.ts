import type { Tally } from './tally.js';

/** The players of a tally that have an arc, numbered anew. */
export interface ConnectedTally {
  tally: Tally;
  /** Number of each in the tally before. */
  players: Uint32Array;
}

/** Leaves out who has no game that counts: figures are about those who have one. The arrays of the arcs are the same. */
export function connectedOnly(tally: Tally): ConnectedTally {
  const { offsets } = tally;
  const isConnected = (player: number): boolean => offsets[player] !== offsets[player + 1];
  const players = Uint32Array.from({ length: tally.players }, (_, player) => player).filter(isConnected);
  const numbers = new Uint32Array(tally.players);
  players.forEach((player, number) => (numbers[player] = number));
  const starts = new Uint32Array(players.length + 1);
  players.forEach((player, number) => (starts[number] = offsets[player] as number));
  starts[players.length] = tally.targets.length;
  const targets = tally.targets.map((target) => numbers[target] as number);
  return { players, tally: { ...tally, players: players.length, offsets: starts, targets } };
}
