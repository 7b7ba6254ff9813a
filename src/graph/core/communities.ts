import { type Groups, makeGroups } from './groups.js';
import { louvain } from './louvain.js';
import type { Tally } from './tally.js';
import { makeWeightedGraph, modularityOf } from './weighted-graph.js';

export interface CommunitiesOptions {
  seed?: number;
  /** Above 1 gives more and smaller communities, below 1 fewer and larger ones. */
  resolution?: number;
}

export interface Communities extends Groups {
  /** -0.5 to 1: how much more is played within communities than chance would have it. */
  modularity: number;
}

/** Communities of players who play among themselves, by the number of games. */
export function findCommunities(tally: Tally, { seed = 1, resolution = 1 }: CommunitiesOptions = {}): Communities {
  const graph = makeWeightedGraph(tally);
  const groups = makeGroups(louvain(graph, seed, resolution));
  return { ...groups, modularity: modularityOf(graph, groups.labels, resolution) };
}

/**
 * Gives communities the numbers they had before, so that a community that gained or lost a few players keeps its number, and
 * its color in a drawing. Those that share most players are matched first; a new one gets the lowest number that is free.
 *
 * @param before label of each of the same players; undefined for who was not there
 */
export function keepLabels(before: readonly (number | undefined)[], { labels, sizes }: Groups): Groups {
  const names = matchGroups(before, labels);
  const taken = new Set(names.values());
  let free = 0;
  for (let group = 0; group < sizes.length; group++) {
    if (names.has(group)) continue;
    while (taken.has(free)) free++;
    taken.add(free);
    names.set(group, free);
  }
  const kept = new Uint32Array([...taken].reduce((most, name) => Math.max(most, name + 1), 0));
  names.forEach((name, group) => (kept[name] = sizes[group] as number));
  return { labels: labels.map((label) => names.get(label) as number), sizes: kept };
}

/** Pairs new groups with old ones, by the number of players in both. */
function matchGroups(before: readonly (number | undefined)[], labels: Uint32Array): Map<number, number> {
  const shared = new Map<string, { group: number; name: number; players: number }>();
  labels.forEach((group, player) => {
    const name = before[player];
    if (name === undefined) return;
    const key = `${group} ${name}`;
    const entry = shared.get(key) ?? { group, name, players: 0 };
    shared.set(key, entry);
    entry.players++;
  });
  const names = new Map<number, number>();
  const taken = new Set<number>();
  for (const { group, name } of [...shared.values()].sort((a, b) => b.players - a.players || a.group - b.group)) {
    if (names.has(group) || taken.has(name)) continue;
    names.set(group, name);
    taken.add(name);
  }
  return names;
}
