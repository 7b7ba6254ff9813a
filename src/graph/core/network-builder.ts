import { InvalidEdgeError } from './network-errors.js';
import { Column, reorder, sortByKey, startsOf } from './column.js';
import type { Edge } from './edge.js';
import { findKind, KINDS } from './kinds.js';
import { type Arcs, Network, type PairRows } from './network.js';

const MAX_GAMES = 2 ** 32 - 1;

/** An edge whose players are places in a list of ids, and whose kind has its number (`kinds.ts`). */
export interface EdgeRow extends Omit<Edge, 'playerA' | 'playerB' | 'speed' | 'rated'> {
  playerA: number;
  playerB: number;
  kind: number;
}

/** Number of a player who has no edges and is not in the network. */
export const NOT_IN_NETWORK = 2 ** 32 - 1;

/** Makes a `Network` out of edges in any order. */
export class NetworkBuilder {
  private readonly numbers = new Map<string, number>();
  private readonly columns = {
    playersA: new Column(Uint32Array),
    playersB: new Column(Uint32Array),
    kinds: new Column(Uint8Array),
    games: new Column(Uint32Array),
    winsA: new Column(Uint32Array),
    winsB: new Column(Uint32Array),
    draws: new Column(Uint32Array),
    firstAt: new Column(Float64Array),
    lastAt: new Column(Float64Array),
  };

  /** @param ids of the players that rows may be about; those of edges are added to them */
  constructor(private readonly ids: string[] = []) {}

  /** @throws InvalidEdgeError */
  addEdge({ playerA, playerB, speed, rated, ...counts }: Edge): void {
    const kind = findKind(speed, rated);
    if (kind === undefined) throw new InvalidEdgeError(playerA, playerB, `there is no speed "${speed}"`);
    this.addRow({ playerA: this.numberOf(playerA), playerB: this.numberOf(playerB), kind, ...counts });
  }

  /** @throws InvalidEdgeError */
  addRow(row: EdgeRow): void {
    const fault = findFault(row);
    if (fault !== undefined) {
      throw new InvalidEdgeError(this.ids[row.playerA] as string, this.ids[row.playerB] as string, fault);
    }
    const { columns } = this;
    columns.playersA.push(row.playerA);
    columns.playersB.push(row.playerB);
    columns.kinds.push(row.kind);
    columns.games.push(row.games);
    columns.winsA.push(row.winsA);
    columns.winsB.push(row.winsB);
    columns.draws.push(row.draws);
    columns.firstAt.push(row.firstAt);
    columns.lastAt.push(row.lastAt);
  }

  /**
   * The network, and the number in it of each of the ids; the builder must not be used any more.
   *
   * @throws InvalidEdgeError for an edge that was added twice
   */
  build(): { network: Network; numbers: Uint32Array } {
    const playersA = this.columns.playersA.finish();
    const playersB = this.columns.playersB.finish();
    const { ids, numbers } = this.numberPlayers(playersA, playersB);
    this.putLowerFirst(playersA, playersB, numbers);
    const kinds = this.columns.kinds.finish();
    const byKind = sortByKey(kinds, KINDS);
    const order = sortByKey(playersA, ids.length, sortByKey(playersB, ids.length, byKind));
    const pairs = findPairs(reorder(playersA, order), reorder(playersB, order));
    const rows = this.makeRows(pairs.starts, order);
    const network = new Network(ids, makeArcs(ids.length, pairs, rows), rows);
    rejectRepeats(network, pairs);
    return { network, numbers };
  }

  /** Players are numbered by id, and only those who have edges. */
  private numberPlayers(playersA: Uint32Array, playersB: Uint32Array): { ids: string[]; numbers: Uint32Array } {
    const { ids } = this;
    const numbers = new Uint32Array(ids.length).fill(NOT_IN_NETWORK);
    for (const player of playersA) numbers[player] = 0;
    for (const player of playersB) numbers[player] = 0;
    const byId = Uint32Array.from(numbers.keys())
      .filter((player) => numbers[player] === 0)
      .sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
    byId.forEach((player, number) => (numbers[player] = number));
    return { ids: Array.from(byId, (player) => ids[player] as string), numbers };
  }

  /** From here on players go by their numbers in the network, and A is the lower one for good. */
  private putLowerFirst(playersA: Uint32Array, playersB: Uint32Array, numbers: Uint32Array): void {
    const winsA = this.columns.winsA.finish();
    const winsB = this.columns.winsB.finish();
    for (let row = 0; row < playersA.length; row++) {
      const a = numbers[playersA[row] as number] as number;
      const b = numbers[playersB[row] as number] as number;
      playersA[row] = Math.min(a, b);
      playersB[row] = Math.max(a, b);
      if (a > b) [winsA[row], winsB[row]] = [winsB[row] as number, winsA[row] as number];
    }
  }

  private numberOf(id: string): number {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    this.numbers.set(id, this.ids.length);
    return this.ids.push(id) - 1;
  }

  private makeRows(starts: Uint32Array, order: Uint32Array): PairRows {
    const { columns } = this;
    return {
      starts,
      kinds: reorder(columns.kinds.finish(), order),
      games: reorder(columns.games.finish(), order),
      winsA: reorder(columns.winsA.finish(), order),
      winsB: reorder(columns.winsB.finish(), order),
      draws: reorder(columns.draws.finish(), order),
      firstAt: reorder(columns.firstAt.finish(), order),
      lastAt: reorder(columns.lastAt.finish(), order),
    };
  }
}

/** Players of each pair and where its rows begin, with one more entry at the end. */
interface Pairs {
  playersA: Uint32Array;
  playersB: Uint32Array;
  starts: Uint32Array;
}

function findFault({ playerA, playerB, games, winsA, winsB, draws, firstAt, lastAt }: EdgeRow): string | undefined {
  if (playerA === playerB) return 'nobody plays against themselves';
  if (!(isCount(games) && isCount(winsA) && isCount(winsB) && isCount(draws))) {
    const wrong = [games, winsA, winsB, draws].find((count) => !isCount(count));
    return `${wrong} is no number of games`;
  }
  if (games === 0) return 'it has no games';
  if (winsA + winsB + draws > games) return `${winsA} and ${winsB} wins and ${draws} draws in ${games} games`;
  // Written so that what is no number fails too.
  if (!(firstAt <= lastAt)) return `its first game at ${firstAt} is not before its last at ${lastAt}`;
  return undefined;
}

function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= MAX_GAMES;
}

function findPairs(playersA: Uint32Array, playersB: Uint32Array): Pairs {
  const starts = new Column(Uint32Array);
  for (let row = 0; row < playersA.length; row++) {
    const isNew = row === 0 || playersA[row] !== playersA[row - 1] || playersB[row] !== playersB[row - 1];
    if (isNew) starts.push(row);
  }
  const firsts = starts.finish();
  const pairs = { playersA: reorder(playersA, firsts), playersB: reorder(playersB, firsts) };
  const all = new Uint32Array(firsts.length + 1);
  all.set(firsts);
  all[firsts.length] = playersA.length;
  return { ...pairs, starts: all };
}

function makeArcs(players: number, { playersA, playersB, starts }: Pairs, rows: PairRows): Arcs {
  const fromA = startsOf(playersA, players);
  const fromB = startsOf(playersB, players);
  const offsets = fromA.map((start, player) => start + (fromB[player] as number));
  const length = playersA.length * 2;
  const arcs: Arcs = {
    offsets,
    targets: new Uint32Array(length),
    pairs: new Uint32Array(length),
    played: new Uint16Array(length),
    won: new Uint16Array(length),
    lost: new Uint16Array(length),
  };
  const next = offsets.slice();
  const takeArc = (player: number): number => {
    const arc = next[player] as number;
    next[player] = arc + 1;
    return arc;
  };
  // Pairs come by A and then by B, so the opponents of each player come in their order.
  for (let pair = 0; pair < playersA.length; pair++) {
    const a = playersA[pair] as number;
    const b = playersB[pair] as number;
    const masks = masksOf(rows, starts[pair] as number, starts[pair + 1] as number);
    fillArc(arcs, takeArc(a), b, pair, masks.played, masks.wonByA, masks.wonByB);
    fillArc(arcs, takeArc(b), a, pair, masks.played, masks.wonByB, masks.wonByA);
  }
  return arcs;
}

function fillArc(arcs: Arcs, arc: number, to: number, pair: number, played: number, won: number, lost: number): void {
  arcs.targets[arc] = to;
  arcs.pairs[arc] = pair;
  arcs.played[arc] = played;
  arcs.won[arc] = won;
  arcs.lost[arc] = lost;
}

function masksOf(rows: PairRows, from: number, to: number): { played: number; wonByA: number; wonByB: number } {
  const masks = { played: 0, wonByA: 0, wonByB: 0 };
  for (let row = from; row < to; row++) {
    const bit = 1 << (rows.kinds[row] as number);
    masks.played |= bit;
    if ((rows.winsA[row] as number) > 0) masks.wonByA |= bit;
    if ((rows.winsB[row] as number) > 0) masks.wonByB |= bit;
  }
  return masks;
}

function rejectRepeats({ rows, ids }: Network, { playersA, playersB, starts }: Pairs): void {
  for (let pair = 0; pair < playersA.length; pair++) {
    for (let row = (starts[pair] as number) + 1; row < (starts[pair + 1] as number); row++) {
      if (rows.kinds[row] !== rows.kinds[row - 1]) continue;
      throw new InvalidEdgeError(
        ids[playersA[pair] as number] as string,
        ids[playersB[pair] as number] as string,
        'it was added twice for the same speed, and rated or casual',
      );
    }
  }
}
