import type { Groups } from './groups.js';
import type { Tally } from './tally.js';

/** Two players of different communities who met. */
export interface BridgeEdge {
  from: number;
  to: number;
  games: number;
}

/** What joins two communities. */
export interface CommunityPair {
  communities: [number, number];
  edges: number;
  games: number;
  /** The edges with the most games, `from` in the first community. */
  strongest: BridgeEdge[];
}

/** A player who meets people of other communities. */
export interface Bridger {
  player: number;
  community: number;
  /** Games against people of other communities. */
  gamesOutside: number;
  /** Communities met, the own one included if it was. */
  communitiesMet: number;
  /**
   * 0 when all games are within one community, near 1 when they are spread over many (participation coefficient, Guimera and
   * Amaral 2005).
   */
  participation: number;
}

export interface Bridges {
  /** Most games first. */
  pairs: CommunityPair[];
  /** Most bridging first: participation times games outside. */
  players: Bridger[];
}

export interface BridgeLimits {
  pairs?: number;
  edgesPerPair?: number;
  players?: number;
}

const DEFAULTS = { pairs: 50, edgesPerPair: 5, players: 50 };

/** What and who joins communities. */
export function findBridges(tally: Tally, groups: Groups, limits: BridgeLimits = {}): Bridges {
  const { labels, sizes } = groups;
  const { pairs, edgesPerPair, players } = { ...DEFAULTS, ...limits };
  const shown = joinedPairs(tally, labels, sizes.length, pairs);
  addStrongest(tally, groups, shown, edgesPerPair);
  const found = bridgers(tally, labels, sizes.length).sort((a, b) => weigh(b) - weigh(a) || a.player - b.player);
  return { pairs: shown, players: found.slice(0, players) };
}

const weigh = ({ participation, gamesOutside }: Bridger): number => participation * gamesOutside;

function joinedPairs(tally: Tally, labels: Uint32Array, communities: number, limit: number): CommunityPair[] {
  const joined = new Map<number, CommunityPair>();
  forEachCrossing(tally, labels, (from, to, games) => {
    const ends: [number, number] = [labels[from] as number, labels[to] as number];
    const key = ends[0] * communities + ends[1];
    const pair = joined.get(key) ?? { communities: ends, edges: 0, games: 0, strongest: [] };
    joined.set(key, pair);
    pair.edges++;
    pair.games += games;
  });
  return [...joined.values()].sort((a, b) => b.games - a.games || compareEnds(a, b)).slice(0, limit);
}

function compareEnds({ communities: a }: CommunityPair, { communities: b }: CommunityPair): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** Finds the strongest edges of the pairs that are shown, since most pairs are not. */
function addStrongest(tally: Tally, { labels, sizes }: Groups, shown: CommunityPair[], limit: number): void {
  const lists = new Map(shown.map(({ communities: [a, b], strongest }) => [a * sizes.length + b, strongest]));
  forEachCrossing(tally, labels, (from, to, games) => {
    const edges = lists.get((labels[from] as number) * sizes.length + (labels[to] as number));
    if (!edges || (edges.length === limit && games <= (edges.at(-1)?.games ?? Infinity))) return;
    const place = edges.findIndex((edge) => edge.games < games);
    edges.splice(place < 0 ? edges.length : place, 0, { from, to, games });
    if (edges.length > limit) edges.pop();
  });
}

/** Each edge between two communities once, from the one with the lower number. */
function forEachCrossing(
  { players, offsets, targets, games }: Tally,
  labels: Uint32Array,
  visit: (from: number, to: number, games: number) => void,
): void {
  for (let player = 0; player < players; player++) {
    const community = labels[player] as number;
    for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
      const opponent = targets[arc] as number;
      if ((labels[opponent] as number) > community) visit(player, opponent, games[arc] as number);
    }
  }
}

function bridgers(tally: Tally, labels: Uint32Array, communities: number): Bridger[] {
  const found: Bridger[] = [];
  const gamesBy = new Float64Array(communities);
  for (let player = 0; player < tally.players; player++) {
    const met = new Set<number>();
    let all = 0;
    for (let arc = tally.offsets[player] as number; arc < (tally.offsets[player + 1] as number); arc++) {
      const community = labels[tally.targets[arc] as number] as number;
      const games = tally.games[arc] as number;
      met.add(community);
      gamesBy[community] = (gamesBy[community] as number) + games;
      all += games;
    }
    const community = labels[player] as number;
    const gamesOutside = all - (gamesBy[community] as number);
    let squares = 0;
    for (const other of met) {
      squares += ((gamesBy[other] as number) / all) ** 2;
      gamesBy[other] = 0;
    }
    if (gamesOutside === 0) continue;
    found.push({ player, community, gamesOutside, communitiesMet: met.size, participation: 1 - squares });
  }
  return found;
}
