// For specs: networks from games, and slow, plain answers to compare with.
import type { Edge, EdgeGame } from './edge.js';
import type { Network } from './network.js';
import { NetworkBuilder } from './network-builder.js';
import type { NetworkFilter } from './network-filter.js';
import { PairGamesBuilder } from './pair-games.js';
import { makeRandom, type Random } from './random.js';

const DAY_MS = 86_400_000;

/** A game, with whatever the test cares about; White won unless said otherwise. */
export function aGame(white: string, black: string, rest: Partial<EdgeGame> = {}): EdgeGame {
  return { white, black, speed: 'blitz', rated: true, outcome: 'white', createdAt: DAY_MS, ...rest };
}

/** So many games that the first player won, with each color in turn. */
export function wins(winner: string, loser: string, count = 1): EdgeGame[] {
  return Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? aGame(winner, loser) : aGame(loser, winner, { outcome: 'black' }),
  );
}

/** Counts games as edges do, with A as it happens to be. */
export function edgesOf(games: readonly EdgeGame[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const { white, black, speed, rated, outcome, createdAt } of games) {
    const [playerA, playerB] = [white, black].sort() as [string, string];
    const key = [playerA, playerB, speed, rated].join(' ');
    const counts = { games: 0, winsA: 0, winsB: 0, draws: 0, firstAt: createdAt, lastAt: createdAt };
    const edge = edges.get(key) ?? { playerA, playerB, speed, rated, ...counts };
    edges.set(key, edge);
    edge.games++;
    if (outcome === 'draw') edge.draws++;
    else if (outcome) edge[(outcome === 'white') === (white === playerA) ? 'winsA' : 'winsB']++;
    edge.firstAt = Math.min(edge.firstAt, createdAt);
    edge.lastAt = Math.max(edge.lastAt, createdAt);
  }
  return [...edges.values()];
}

/** The network of some games, which are loaded too. */
export function networkOf(games: readonly EdgeGame[]): Network {
  const network = networkOfEdges(edgesOf(games));
  const builder = new PairGamesBuilder(network);
  for (const game of games) builder.addGame(game);
  builder.build();
  return network;
}

export function networkOfEdges(edges: readonly Edge[]): Network {
  const builder = new NetworkBuilder();
  for (const edge of edges) builder.addEdge(edge);
  return builder.build().network;
}

/** Whether a game counts, from the words of the filter and nothing else. */
export function counts(game: EdgeGame, filter: NetworkFilter): boolean {
  const { speeds, rated, since, until, minRatingGap, upsets } = filter;
  if (speeds && !(speeds as string[]).includes(game.speed)) return false;
  if (rated !== undefined && game.rated !== rated) return false;
  if (since !== undefined && game.createdAt < since) return false;
  if (until !== undefined && game.createdAt >= until) return false;
  return fitsRatings(game, minRatingGap, upsets);
}

function fitsRatings(game: EdgeGame, minRatingGap: number | undefined, upsets: boolean | undefined): boolean {
  if (minRatingGap === undefined && !upsets) return true;
  const { whiteRating, blackRating, outcome } = game;
  if (typeof whiteRating !== 'number' || typeof blackRating !== 'number') return false;
  if (Math.abs(whiteRating - blackRating) < (minRatingGap ?? 0)) return false;
  if (!upsets) return true;
  return whiteRating < blackRating ? outcome === 'white' : whiteRating > blackRating && outcome === 'black';
}

export function winnerOf({ white, black, outcome }: EdgeGame): string | undefined {
  if (outcome === 'white') return white;
  return outcome === 'black' ? black : undefined;
}

/** Random games among few players, all kinds, periods, ratings and outcomes mixed. */
export function randomGames(seed: number, players: number, games: number): EdgeGame[] {
  const random = makeRandom(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const rating = (): number | null => (random() < 0.1 ? null : 1_000 + Math.floor(random() * 1_500));
  return Array.from({ length: games }, () => {
    const white = Math.floor(random() * players);
    const black = (white + 1 + Math.floor(random() * (players - 1))) % players;
    return aGame(`p${white}`, `p${black}`, {
      speed: among(['bullet', 'blitz', 'rapid']),
      rated: random() < 0.7,
      outcome: among(['white', 'black', 'draw', undefined]),
      createdAt: Math.floor(random() * 100) * DAY_MS,
      whiteRating: rating(),
      blackRating: rating(),
    });
  });
}

/** Groups of players who mostly play among themselves: player i is in group i modulo `groups`. */
export function plantedGroups(seed: number, groups: number, players: number, games: number): EdgeGame[] {
  const random = makeRandom(seed);
  return Array.from({ length: games }, () => {
    const white = Math.floor(random() * players);
    const isInside = random() < 0.8;
    const step = 1 + Math.floor(random() * (players / groups - 1));
    const black = isInside ? (white + step * groups) % players : Math.floor(random() * players);
    return white === black ? aGame(`m${white}`, `m${(white + groups) % players}`) : aGame(`m${white}`, `m${black}`);
  });
}

/** Normalised mutual information of two partitions: 1 when they are the same, near 0 when they have nothing in common. */
export function mutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const size = a.length;
  const entropy = (shares: Map<unknown, number>): number =>
    [...shares.values()].reduce((sum, count) => sum - (count / size) * Math.log(count / size), 0);
  const countBy = (key: (i: number) => unknown): Map<unknown, number> => {
    const found = new Map<unknown, number>();
    for (let i = 0; i < size; i++) found.set(key(i), (found.get(key(i)) ?? 0) + 1);
    return found;
  };
  const entropyA = entropy(countBy((i) => a[i]));
  const entropyB = entropy(countBy((i) => b[i]));
  const both = entropy(countBy((i) => `${a[i]} ${b[i]}`));
  return (2 * (entropyA + entropyB - both)) / (entropyA + entropyB);
}

/** Spearman's rank correlation of numbers without ties. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): number[] => {
    const order = [...values.keys()].sort((i, j) => (values[i] as number) - (values[j] as number));
    const found = new Array<number>(values.length);
    order.forEach((place, rank) => (found[place] = rank));
    return found;
  };
  const ranksB = ranks(b);
  const squares = ranks(a).reduce((sum, rank, i) => sum + (rank - (ranksB[i] as number)) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

/** Outcome of a game by chance, for White with that expected score; a third of the chances of the weaker side are draws. */
export function randomOutcome(random: Random, expected: number): 'white' | 'black' | 'draw' {
  const draws = (2 * Math.min(expected, 1 - expected)) / 3;
  const number = random();
  if (number < draws) return 'draw';
  return number < draws + expected - draws / 2 ? 'white' : 'black';
}
