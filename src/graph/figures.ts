import { CopyLines, makeCopyField } from '../database/copy-text.js';
import { type Bridges, findBridges } from './core/bridges.js';
import { findClustering } from './core/clustering.js';
import { findCommunities, keepLabels } from './core/communities.js';
import { findComponents, type Groups } from './core/groups.js';
import { coreNumbers } from './core/k-core.js';
import { layOut } from './core/layout.js';
import { pageRankOfWins } from './core/page-rank.js';
import { findStrengths } from './core/strength.js';
import { degrees, sumByPlayer, type Tally } from './core/tally.js';
import type { GraphKind, GraphParameters } from './graph-kinds.js';

/** Players that have a game that counts, and their games. */
export interface NamedTally {
  /** In the order of the numbers of the tally, which is theirs. */
  ids: readonly string[];
  tally: Tally;
}

export interface FiguresTask {
  kind: GraphKind;
  parameters: GraphParameters;
  seed: number;
  resultId: number;
}

type Cells = Record<string, number>;

/** Figures of a kind: what is said about the whole, and about each player in the order of their places. */
interface Figures {
  summary: Record<string, unknown>;
  order: ArrayLike<number>;
  /** What places go by. */
  valueOf: (player: number) => number;
  detailsOf: (player: number) => Cells;
}

const SHOWN = 10;
const GROUPS_SHOWN = 50;
const MEMBERS_SHOWN = 5;
const SIGNIFICANT = 9;

const COMPUTE: Readonly<
  Record<GraphKind, (network: NamedTally, task: FiguresTask, labels?: ReadonlyMap<string, number>) => Figures>
> = { structure, pagerank, strength, communities, layout };

/**
 * Computes figures about a network.
 *
 * @param labels community of each player by its id, as it was before
 * @returns what is said about the whole, and lines for COPY with one for each player
 */
export function computeFigures(
  task: FiguresTask,
  network: NamedTally,
  labels?: ReadonlyMap<string, number>,
): { summary: Record<string, unknown>; values: Uint8Array } {
  const { summary, ...rest } = COMPUTE[task.kind](network, task, labels);
  return { summary, values: makeLines(task.resultId, network.ids, rest) };
}

function makeLines(
  resultId: number,
  ids: readonly string[],
  { order, valueOf, detailsOf }: Omit<Figures, 'summary'>,
): Uint8Array {
  const lines = new CopyLines();
  for (let i = 0; i < order.length; i++) {
    const player = order[i] as number;
    const id = makeCopyField(ids[player] as string);
    const details = makeCopyField(JSON.stringify(detailsOf(player)));
    lines.add(`${resultId}\t${id}\t${i + 1}\t${valueOf(player)}\t${details}`);
  }
  return lines.finish().bytes;
}

/** Players by falling value; of equal ones by id. */
function byValue(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, player) => player);
  return order.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}

const round = (value: number): number => Number(value.toPrecision(SIGNIFICANT));
const hundredths = (value: number): number => Math.round(value * 100) / 100;
const meanOf = (values: Uint32Array): number =>
  values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;

/** Who hangs together with whom: components, opponents, cores, and how often opponents met each other. */
function structure({ tally }: NamedTally): Figures {
  const opponents = degrees(tally);
  const games = sumByPlayer(tally, tally.games);
  const components = findComponents(tally);
  const cores = coreNumbers(tally);
  const clustering = findClustering(tally);
  const order = byValue(opponents);
  const highestCore = cores.reduce((most, core) => Math.max(most, core), 0);
  return {
    summary: {
      games: games.reduce((total, count) => total + count, 0) / 2,
      components: {
        count: components.sizes.length,
        largest: [...components.sizes.subarray(0, SHOWN)].map((players, component) => ({ component, players })),
      },
      opponents: {
        mean: hundredths(meanOf(opponents)),
        median: opponents[order[order.length >> 1] ?? -1] ?? 0,
        most: opponents[order[0] ?? -1] ?? 0,
        histogram: histogramOf(opponents),
      },
      clustering: { mean: round(clustering.mean), transitivity: round(clustering.transitivity) },
      cores: { highest: highestCore, players: cores.filter((core) => core === highestCore).length },
    },
    order,
    valueOf: (player) => opponents[player] as number,
    detailsOf: (player) => ({
      games: games[player] as number,
      component: components.labels[player] as number,
      core: cores[player] as number,
      clustering: round(clustering.coefficients[player] as number),
    }),
  };
}

/** How many players have 1, 2 to 3, 4 to 7 ... opponents. */
function histogramOf(opponents: Uint32Array): { from: number; to: number; players: number }[] {
  const counts: number[] = [];
  for (const count of opponents) {
    const step = 31 - Math.clz32(count);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return Array.from(counts, (players, step) => ({ from: 2 ** step, to: 2 ** (step + 1) - 1, players: players ?? 0 }));
}

/** PageRank of wins. */
function pagerank({ tally }: NamedTally): Figures {
  const { ranks, iterations, converged } = pageRankOfWins(tally);
  const wins = sumByPlayer(tally, tally.wins);
  const losses = sumByPlayer(tally, tally.losses);
  return {
    summary: { iterations, converged },
    order: byValue(ranks),
    valueOf: (player) => round(ranks[player] as number),
    detailsOf: (player) => ({ wins: wins[player] as number, losses: losses[player] as number }),
  };
}

/** Strengths from results alone, in rating points. */
function strength({ tally }: NamedTally): Figures {
  const { strengths, errors, iterations, converged } = findStrengths(tally);
  const games = sumByPlayer(tally, tally.games);
  return {
    summary: { iterations, converged, mean: 1_500 },
    order: byValue(strengths),
    valueOf: (player) => hundredths(strengths[player] as number),
    detailsOf: (player) => ({ error: hundredths(errors[player] as number), games: games[player] as number }),
  };
}

/** Who plays among themselves; players are listed by community, and in it by opponents. */
function communities(
  { ids, tally }: NamedTally,
  { seed, parameters: { resolution } }: FiguresTask,
  before?: ReadonlyMap<string, number>,
): Figures {
  const { modularity, ...found } = findCommunities(tally, { seed, resolution });
  const groups = before
    ? keepLabels(
        ids.map((id) => before.get(id)),
        found,
      )
    : found;
  const opponents = degrees(tally);
  const order = byValue(opponents).sort(
    (a, b) =>
      (groups.labels[a] as number) - (groups.labels[b] as number) ||
      (opponents[b] as number) - (opponents[a] as number) ||
      a - b,
  );
  return {
    summary: {
      modularity: round(modularity),
      communities: groups.sizes.filter((players) => players > 0).length,
      largest: describeGroups(ids, groups, order),
      bridges: nameBridges(ids, findBridges(tally, groups)),
    },
    order,
    valueOf: (player) => groups.labels[player] as number,
    detailsOf: (player) => ({ opponents: opponents[player] as number }),
  };
}

function describeGroups(
  ids: readonly string[],
  { labels, sizes }: Groups,
  order: Uint32Array,
): { community: number; players: number; members: string[] }[] {
  const shown = [...sizes.keys()]
    .filter((community) => (sizes[community] as number) > 0)
    .sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b)
    .slice(0, GROUPS_SHOWN);
  const members = new Map<number, string[]>(shown.map((community) => [community, []]));
  for (const player of order) {
    const list = members.get(labels[player] as number);
    if (list && list.length < MEMBERS_SHOWN) list.push(ids[player] as string);
  }
  return shown.map((community) => ({
    community,
    players: sizes[community] as number,
    members: members.get(community) ?? [],
  }));
}

function nameBridges(ids: readonly string[], { pairs, players }: Bridges): Record<string, unknown> {
  return {
    pairs: pairs.map(({ strongest, ...pair }) => ({
      ...pair,
      strongest: strongest.map(({ from, to, games }) => ({ from: ids[from], to: ids[to], games })),
    })),
    players: players.map(({ player, participation, ...rest }) => ({
      player: ids[player],
      ...rest,
      participation: round(participation),
    })),
  };
}

/** Where the best connected players stand in a drawing. */
function layout({ tally }: NamedTally, { seed, parameters }: FiguresTask): Figures {
  const { players, x, y } = layOut(tally, { seed, ...(parameters.players && { players: parameters.players }) });
  const opponents = degrees(tally);
  const places = new Map(Array.from(players, (player, i) => [player, { x: round(x[i] ?? 0), y: round(y[i] ?? 0) }]));
  return {
    summary: { drawn: players.length },
    order: byValue(opponents).filter((player) => places.has(player)),
    valueOf: (player) => opponents[player] as number,
    detailsOf: (player) => places.get(player) ?? {},
  };
}
