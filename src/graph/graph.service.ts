import { Injectable } from '@nestjs/common';
import { ArcFilter } from './core/arc-filter.js';
import { headToHead } from './core/head-to-head.js';
import { isRatedKind, speedOfKind } from './core/kinds.js';
import type { Network } from './core/network.js';
import { checkFilter, needsGames, type NetworkFilter } from './core/network-filter.js';
import { findSpecialOpponents, type OpponentsOptions, type SpecialOpponents } from './core/opponents.js';
import { PairCounter } from './core/pair-counter.js';
import { type ChainRelation, UNREACHABLE } from './core/path-finder.js';
import { gamesOf } from './core/player-games.js';
import type { Score } from './core/score.js';
import { GraphGamesRepository, type PlayerPair } from './graph-games.repository.js';
import type {
  ChainBy,
  ChainView,
  DistancesView,
  DistanceView,
  EdgeView,
  HeadToHeadView,
  HopView,
  NeighboursView,
  NeighbourView,
  OpponentsView,
  PagePosition,
} from './graph-view.js';
import { type NetworkSnapshot, NetworkStore } from './network-store.js';

const GAMES_PER_HOP = 3;
const GAMES_PER_OPPONENT = 3;
const GAMES_OF_TWO = 20;

export interface PageRequest {
  limit: number;
  after?: PagePosition;
}

interface Neighbour extends Score {
  opponent: number;
  pair: number;
}

const RELATIONS: Readonly<Record<ChainBy, ChainRelation>> = { games: 'played', wins: 'won' };

/** Questions about the player network that are answered at once, from the snapshot in memory. */
@Injectable()
export class GraphService {
  constructor(
    private readonly store: NetworkStore,
    private readonly games: GraphGamesRepository,
  ) {}

  /** Whom a player met. @throws PlayerNotInNetworkError, InvalidNetworkQuestionError */
  async neighbours(player: string, filter: NetworkFilter, { limit, after }: PageRequest): Promise<NeighboursView> {
    const { network, asOf } = await this.open(filter);
    const found = findNeighbours(network, network.get(player), filter);
    const rest = after ? found.filter((neighbour) => isBehind(after, neighbour.games, network, neighbour)) : found;
    const items = rest.slice(0, limit).map((neighbour) => showNeighbour(network, player, filter, neighbour));
    return { asOf, player, total: found.length, items, next: nextOf(items, rest.length, ({ games }) => games) };
  }

  /** What a player did against another. @throws PlayerNotInNetworkError, InvalidNetworkQuestionError */
  async headToHead(player: string, opponent: string, filter: NetworkFilter): Promise<HeadToHeadView> {
    const { network, asOf } = await this.open(filter, true);
    const [from, to] = [network.get(player), network.get(opponent)];
    const { firstAt, lastAt, ...record } = headToHead(gamesOf(network, from, filter, to));
    const [games = []] = await this.games.listGames(pairOf(network, from, to), 'played', filter, GAMES_OF_TWO);
    return { asOf, player, opponent, ...record, firstAt: timeOf(firstAt), lastAt: timeOf(lastAt), games };
  }

  /**
   * A shortest chain from one player to another, with stored games of each hop. A game that is gone since the snapshot was made
   * makes it ask once more, of a new one; until PostgreSQL tells that something changed, such a hop has no games.
   *
   * @throws PlayerNotInNetworkError, InvalidNetworkQuestionError
   */
  async chain(from: string, to: string, by: ChainBy, filter: NetworkFilter): Promise<ChainView> {
    const snapshot = await this.open(filter);
    const first = await this.findChain(snapshot, from, to, by, filter);
    if (first.hops.every(({ games }) => games.length > 0)) return first;
    const renewed = await this.store.renew({ games: needsGames(filter) });
    return renewed === snapshot ? first : this.findChain(renewed, from, to, by, filter);
  }

  /** How far everybody is from a player: the chains lead from them to the player. @throws as `chain` */
  async distances(
    player: string,
    by: ChainBy,
    filter: NetworkFilter,
    { limit, after }: PageRequest,
  ): Promise<DistancesView> {
    const { network, finder, asOf } = await this.open(filter);
    const distances = finder.distances(network.get(player), by === 'wins' ? 'lost' : 'played', filter);
    const histogram = histogramOf(distances);
    const farthest = histogram.length - 1;
    const found = nearest(network, distances, farthest, limit + 1, after);
    const arcs = new ArcFilter(network, filter, RELATIONS[by]);
    const items = found.slice(0, limit).map((number) => showDistance(network, arcs, distances, number));
    const reached = histogram.reduce((sum, { players }) => sum + players, 0);
    const next = nextOf(items, found.length, ({ distance }) => distance);
    return { asOf, player, by, histogram, unreachable: network.players - reached, items, next };
  }

  /** Nemeses, victims and rivals of a player. @throws PlayerNotInNetworkError, InvalidNetworkQuestionError */
  async opponents(player: string, filter: NetworkFilter, options: OpponentsOptions): Promise<OpponentsView> {
    const { network, asOf } = await this.open(filter, true);
    const special = findSpecialOpponents(gamesOf(network, network.get(player), filter), options);
    return { asOf, player, ...(await this.nameOpponents(network, player, filter, special)) };
  }

  private async open(filter: NetworkFilter, games = needsGames(filter)): Promise<NetworkSnapshot> {
    checkFilter(filter);
    return this.store.get({ games });
  }

  private async findChain(
    { network, finder, asOf }: NetworkSnapshot,
    from: string,
    to: string,
    by: ChainBy,
    filter: NetworkFilter,
  ): Promise<ChainView> {
    const chain = finder.findChain(network.get(from), network.get(to), RELATIONS[by], filter) ?? [];
    const players = chain.map((player) => network.idOf(player));
    const pairs = chain.slice(1).flatMap((player, hop) => pairOf(network, chain[hop] as number, player));
    const games = await this.games.listGames(pairs, RELATIONS[by], filter, GAMES_PER_HOP);
    const hops = pairs.map((pair, hop): HopView => ({ from: pair.from, to: pair.to, games: games[hop] ?? [] }));
    return { asOf, from, to, by, length: players.length === 0 ? null : hops.length, players, hops };
  }

  private async nameOpponents(
    network: Network,
    player: string,
    filter: NetworkFilter,
    { nemeses, victims, rivals }: SpecialOpponents,
  ): Promise<Omit<OpponentsView, 'asOf' | 'player'>> {
    const numbers = [...new Set([...nemeses, ...victims, ...rivals].map(({ opponent }) => opponent))];
    const pairs = numbers.flatMap((number) => pairOf(network, network.get(player), number));
    const lists = await this.games.listGames(pairs, 'played', filter, GAMES_PER_OPPONENT);
    const games = new Map(numbers.map((number, i) => [number, lists[i] ?? []]));
    const name = <T extends { opponent: number }>(record: T) => ({
      ...record,
      opponent: network.idOf(record.opponent),
      games: games.get(record.opponent) ?? [],
    });
    return { nemeses: nemeses.map(name), victims: victims.map(name), rivals: rivals.map(name) };
  }
}

const timeOf = (ms: number | undefined): Date | null => (ms === undefined ? null : new Date(ms));

/** The pair as its games are looked up; empty for two who never met. */
function pairOf(network: Network, from: number, to: number): PlayerPair[] {
  const pair = network.findPair(from, to);
  if (pair === undefined) return [];
  const { starts, firstAt, lastAt } = network.rows;
  const [first, end] = [starts[pair] as number, starts[pair + 1] as number];
  const opponents = (player: number): number =>
    (network.arcs.offsets[player + 1] as number) - (network.arcs.offsets[player] as number);
  return [
    {
      from: network.idOf(from),
      to: network.idOf(to),
      quieter: opponents(from) <= opponents(to) ? 'from' : 'to',
      firstAt: Math.min(...firstAt.subarray(first, end)),
      lastAt: Math.max(...lastAt.subarray(first, end)),
    },
  ];
}

/** Opponents, most games first, of equally many by id. */
function findNeighbours(network: Network, player: number, filter: NetworkFilter): Neighbour[] {
  const counter = new PairCounter(network, filter);
  const { offsets, targets, pairs } = network.arcs;
  const found: Neighbour[] = [];
  for (let arc = offsets[player] as number; arc < (offsets[player + 1] as number); arc++) {
    const pair = pairs[arc] as number;
    counter.count(pair);
    const { games, draws, winsA, winsB } = counter;
    if (games < counter.minGames) continue;
    const opponent = targets[arc] as number;
    const [wins, losses] = player < opponent ? [winsA, winsB] : [winsB, winsA];
    found.push({ opponent, pair, games, wins, draws, losses });
  }
  return found.sort((a, b) => b.games - a.games || a.opponent - b.opponent);
}

function isBehind(after: PagePosition, value: number, network: Network, { opponent }: { opponent: number }): boolean {
  return value < after.value || (value === after.value && network.idOf(opponent) > after.player);
}

function showNeighbour(
  network: Network,
  player: string,
  filter: NetworkFilter,
  { opponent, pair, ...score }: Neighbour,
): NeighbourView {
  const id = network.idOf(opponent);
  return { player: id, ...score, edges: edgesOf(network, pair, player < id, filter) };
}

function edgesOf({ rows }: Network, pair: number, isA: boolean, { speeds, rated }: NetworkFilter): EdgeView[] {
  const edges: EdgeView[] = [];
  for (let row = rows.starts[pair] as number; row < (rows.starts[pair + 1] as number); row++) {
    const kind = rows.kinds[row] as number;
    const edge = { speed: speedOfKind(kind), rated: isRatedKind(kind) };
    if (!(speeds?.includes(edge.speed) ?? true) || edge.rated !== (rated ?? edge.rated)) continue;
    edges.push({
      ...edge,
      games: rows.games[row] as number,
      wins: (isA ? rows.winsA : rows.winsB)[row] as number,
      draws: rows.draws[row] as number,
      losses: (isA ? rows.winsB : rows.winsA)[row] as number,
      firstAt: new Date(rows.firstAt[row] as number),
      lastAt: new Date(rows.lastAt[row] as number),
    });
  }
  return edges;
}

/** @param found how many there are from this page on */
function nextOf<T extends { player: string }>(
  items: readonly T[],
  found: number,
  valueOf: (item: T) => number,
): PagePosition | undefined {
  const last = items.at(-1);
  return last && found > items.length ? { value: valueOf(last), player: last.player } : undefined;
}

function histogramOf(distances: Int32Array): { distance: number; players: number }[] {
  const counts: number[] = [];
  for (const distance of distances) if (distance !== UNREACHABLE) counts[distance] = (counts[distance] ?? 0) + 1;
  return counts.map((players, distance) => ({ distance, players }));
}

/** So many players by distance and id, from a place on. */
function nearest(
  network: Network,
  distances: Int32Array,
  farthest: number,
  limit: number,
  after: PagePosition = { value: 0, player: '' },
): number[] {
  const found: number[] = [];
  for (let distance = after.value; distance <= farthest; distance++) {
    for (let player = 0; player < distances.length; player++) {
      if (distances[player] !== distance) continue;
      if (distance === after.value && network.idOf(player) <= after.player) continue;
      found.push(player);
      if (found.length === limit) return found;
    }
  }
  return found;
}

function showDistance(network: Network, arcs: ArcFilter, distances: Int32Array, player: number): DistanceView {
  const distance = distances[player] as number;
  const { offsets, targets } = network.arcs;
  const isNext = (arc: number): boolean =>
    distances[targets[arc] as number] === distance - 1 && arcs.accepts(arc, player);
  if (distance === 0) return { player: network.idOf(player), distance, via: null };
  let arc = offsets[player] as number;
  while (!isNext(arc)) arc++;
  return { player: network.idOf(player), distance, via: network.idOf(targets[arc] as number) };
}
