import { STATUS_IDS } from '../chess/status.js';
import type { GameJson } from './lichess-json.js';

/** A game that is only made when it is looked at: a world of 100,000 of them stays small. */
export interface GameSource {
  readonly id: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly status: string;
  /** Usernames of the registered sides. */
  readonly white?: string;
  readonly black?: string;
  load(): GameJson;
}

export type GameInput = GameJson | GameSource;

function isSource(game: GameInput): game is GameSource {
  return 'load' in game;
}

/** Status id of scalachess; unknown names count as ended, like the newest endings would. */
export function statusId(status: string): number {
  return (STATUS_IDS as Readonly<Record<string, number>>)[status] ?? STATUS_IDS.unknownFinish;
}

/** One game of the running world: where it stands in time, whether it may be shown, and its last serialised line. */
export class GameRecord {
  readonly id: string;
  readonly createdAt: number;
  status: number;
  removed = false;
  /** A running game that already lacks the plies an export withholds. */
  withheld = false;
  /** Sent instead of the game's own line, each time: a record that is broken at the source. */
  brokenLine: string | undefined;
  /** Epoch ms from which the search index knows the game; it lags behind the end of a game. */
  indexedFrom = Number.NEGATIVE_INFINITY;
  /** The line of the option set `lineKey`; kept because one client asks with one set of options. */
  line = '';
  lineKey = '';

  constructor(private input: GameInput) {
    this.id = input.id;
    this.createdAt = input.createdAt;
    this.status = statusId(input.status);
  }

  /** The full game; made anew at each call for lazily made games. */
  get json(): GameJson {
    return isSource(this.input) ? this.input.load() : this.input;
  }

  /** Usernames of the registered sides. */
  get usernames(): readonly string[] {
    const { input } = this;
    const names = isSource(input)
      ? [input.white, input.black]
      : [input.players.white.user?.name, input.players.black.user?.name];
    return names.filter((name) => name !== undefined);
  }

  isPlayedBy(id: string): boolean {
    return this.usernames.some((name) => name.toLowerCase() === id);
  }

  replace(game: GameJson): void {
    this.input = game;
    this.status = statusId(game.status);
    this.forgetLine();
  }

  /** The text stays until a new one replaces it, so that the bytes kept are known. */
  forgetLine(): void {
    this.lineKey = '';
  }
}

/** The games of one player in order of creation; may grow while somebody walks through it. */
export class GameList {
  private sorted = true;
  private readonly list: GameRecord[] = [];
  /** Changes with every insertion, so that a walker knows its position is stale. */
  version = 0;

  get records(): readonly GameRecord[] {
    if (!this.sorted) {
      this.list.sort((a, b) => a.createdAt - b.createdAt);
      this.sorted = true;
    }
    return this.list;
  }

  add(record: GameRecord): void {
    const last = this.list.at(-1);
    if (last && last.createdAt > record.createdAt) this.sorted = false;
    this.list.push(record);
    this.version++;
  }

  /** Number of games created before `time`: the index of the first one at or after it. */
  countBefore(time: number): number {
    const { records } = this;
    let low = 0;
    let high = records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((records[middle]?.createdAt ?? time) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
