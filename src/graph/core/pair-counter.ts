import { kindsOf } from './kinds.js';
import type { Network, PairRows } from './network.js';
import { checkFilter, needsGames, type NetworkFilter } from './network-filter.js';
import { A_WON, B_WON, DRAW, getGames, kindOfMark, NO_GAP, type PairGames, resultOfMark } from './pair-games.js';

/**
 * Counts the games of a pair that a filter lets through: from the edges where they say enough, else game by game. One
 * object counts pair after pair, so that a search allocates nothing.
 */
export class PairCounter {
  games = 0;
  winsA = 0;
  winsB = 0;
  draws = 0;
  /** Bits of the kinds that count. */
  readonly kinds: number;
  /** How many games make an edge. */
  readonly minGames: number;
  /** Whether a bit of a mask says all: a single game of a kind is enough. */
  readonly isDecidedByMasks: boolean;

  private readonly rows: PairRows;
  private readonly pairGames: PairGames | undefined;
  private readonly since: number;
  private readonly until: number;
  private readonly hasPeriod: boolean;
  private readonly asksForGap: boolean;
  private readonly minGap: number;
  private readonly onlyUpsets: boolean;

  /** @throws InvalidNetworkQuestionError, and GamesNotLoadedError for what edges do not say */
  constructor(network: Network, filter: NetworkFilter) {
    checkFilter(filter);
    this.rows = network.rows;
    this.kinds = kindsOf(filter.speeds, filter.rated);
    this.minGames = filter.minGames ?? 1;
    this.pairGames = needsGames(filter) ? getGames(network, 'A period or a rating gap') : undefined;
    this.isDecidedByMasks = !this.pairGames && this.minGames === 1;
    this.since = filter.since ?? -Infinity;
    this.until = filter.until ?? Infinity;
    this.hasPeriod = filter.since !== undefined || filter.until !== undefined;
    this.onlyUpsets = filter.upsets ?? false;
    this.asksForGap = filter.minRatingGap !== undefined || this.onlyUpsets;
    this.minGap = filter.minRatingGap ?? 0;
  }

  /** Counts a pair; what it found stands in `games`, `winsA`, `winsB` and `draws`. */
  count(pair: number): void {
    this.games = 0;
    this.winsA = 0;
    this.winsB = 0;
    this.draws = 0;
    const end = this.rows.starts[pair + 1] as number;
    for (let row = this.rows.starts[pair] as number; row < end; row++) {
      if (((this.kinds >> (this.rows.kinds[row] as number)) & 1) === 0) continue;
      if (!this.pairGames) {
        this.addRow(row);
      } else if (!this.hasPeriod || this.overlaps(row)) {
        this.addGames(this.pairGames, pair);
        return;
      }
    }
  }

  /** Whether a game counts. */
  fits(games: PairGames, game: number): boolean {
    const mark = games.marks[game] as number;
    if (((this.kinds >> kindOfMark(mark)) & 1) === 0) return false;
    const createdAt = games.createdAt[game] as number;
    if (createdAt < this.since || createdAt >= this.until) return false;
    return !this.asksForGap || this.fitsGap(games.gaps[game] as number, resultOfMark(mark));
  }

  private fitsGap(gap: number, result: number): boolean {
    if (gap === NO_GAP || Math.abs(gap) < this.minGap) return false;
    if (!this.onlyUpsets) return true;
    return (gap > 0 && result === B_WON) || (gap < 0 && result === A_WON);
  }

  private addRow(row: number): void {
    this.games += this.rows.games[row] as number;
    this.winsA += this.rows.winsA[row] as number;
    this.winsB += this.rows.winsB[row] as number;
    this.draws += this.rows.draws[row] as number;
  }

  private overlaps(row: number): boolean {
    return (this.rows.firstAt[row] as number) < this.until && (this.rows.lastAt[row] as number) >= this.since;
  }

  private addGames(games: PairGames, pair: number): void {
    const end = games.starts[pair + 1] as number;
    for (let game = games.starts[pair] as number; game < end; game++) {
      if (!this.fits(games, game)) continue;
      const result = resultOfMark(games.marks[game] as number);
      this.games++;
      if (result === A_WON) this.winsA++;
      else if (result === B_WON) this.winsB++;
      else if (result === DRAW) this.draws++;
    }
  }
}
