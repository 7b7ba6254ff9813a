import { startsOf } from './column.js';
import { degrees, type Tally } from './tally.js';

/**
 * Core number of each player: the largest k such that the player is among some who all have at least k opponents among
 * themselves. Linear in the number of edges (Batagelj and Zaversnik 2003).
 */
export function coreNumbers(tally: Tally): Uint32Array {
  const cores = degrees(tally);
  const most = cores.reduce((max, degree) => Math.max(max, degree), 0);
  const queue = new DegreeQueue(cores, most);
  // Who has the fewest opponents left goes first, and is taken from the others' counts.
  for (let i = 0; i < tally.players; i++) {
    const player = queue.order[i] as number;
    for (let arc = tally.offsets[player] as number; arc < (tally.offsets[player + 1] as number); arc++) {
      const opponent = tally.targets[arc] as number;
      if ((cores[opponent] as number) > (cores[player] as number)) queue.lower(opponent);
    }
  }
  return cores;
}

/** Players by how many opponents they have left; one less moves a player only to the front of its run. */
class DegreeQueue {
  readonly order: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly places: Uint32Array;

  constructor(
    private readonly degrees: Uint32Array,
    most: number,
  ) {
    this.starts = startsOf(degrees, most + 1);
    this.order = new Uint32Array(degrees.length);
    this.places = new Uint32Array(degrees.length);
    const next = this.starts.slice();
    degrees.forEach((degree, player) => {
      const place = next[degree] as number;
      next[degree] = place + 1;
      this.put(player, place);
    });
  }

  lower(player: number): void {
    const degree = this.degrees[player] as number;
    const front = this.starts[degree] as number;
    const first = this.order[front] as number;
    this.put(first, this.places[player] as number);
    this.put(player, front);
    this.starts[degree] = front + 1;
    this.degrees[player] = degree - 1;
  }

  private put(player: number, place: number): void {
    this.order[place] = player;
    this.places[player] = place;
  }
}
