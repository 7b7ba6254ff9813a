import type { Tally } from './tally.js';

/** Players in groups: the group of each, and how many are in each group. Group 0 is the largest. */
export interface Groups {
  labels: Uint32Array;
  sizes: Uint32Array;
}

/**
 * Numbers groups anew: by size, and of equal size by the first player in them. So the numbers depend only on who is with whom.
 *
 * @param labels group of each player, any numbers less than there are players
 */
export function makeGroups(labels: Uint32Array): Groups {
  const found = new Map<number, { label: number; size: number }>();
  for (const label of labels) {
    const group = found.get(label);
    if (group) group.size++;
    else found.set(label, { label, size: 1 });
  }
  // A map remembers the order of the first players, and sorting keeps it.
  const sorted = [...found.values()].sort((a, b) => b.size - a.size);
  const names = new Map(sorted.map(({ label }, index) => [label, index]));
  return {
    labels: labels.map((label) => names.get(label) as number),
    sizes: Uint32Array.from(sorted, ({ size }) => size),
  };
}

/** Connected components: who can be reached from whom by games. */
export function findComponents({ players, offsets, targets }: Tally): Groups {
  const labels = new Uint32Array(players).fill(players);
  const queue = new Uint32Array(players);
  for (let start = 0; start < players; start++) {
    if (labels[start] !== players) continue;
    labels[start] = start;
    queue[0] = start;
    let end = 1;
    for (let i = 0; i < end; i++) {
      const player = queue[i] as number;
      for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
        const opponent = targets[arc] as number;
        if (labels[opponent] !== players) continue;
        labels[opponent] = start;
        queue[end++] = opponent;
      }
    }
  }
  return makeGroups(labels);
}
