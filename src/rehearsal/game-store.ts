import type { ByColor } from '../chess/color.js';
import { malform, type MalformedShape } from './faults.js';
import { GameList, GameRecord, type GameInput } from './game-record.js';
import type { GameJson, RehearsalPlayer } from './lichess-json.js';
import type { PlyAnalysisJson, SideAnalysisJson } from './world/world.js';

/** What the rehearsal server serves; players named only in games need no entry of their own. */
export interface RehearsalWorld {
  readonly players: Iterable<RehearsalPlayer>;
  readonly games: Iterable<GameInput>;
  /** True when running games stand as they were exported, their last plies already withheld. */
  readonly runningAsExported?: boolean;
}

/** A record that never parses; it stands in the export of one player. */
export interface BrokenRecord {
  player: string;
  /** The text between two line ends. */
  line: string;
  /** Place in the order, epoch ms; default: what the text says, else before all games. */
  createdAt?: number;
}

/** An account together with its games. */
export interface Account {
  readonly id: string;
  player: RehearsalPlayer;
  readonly games: GameList;
}

/** The late server analysis of a game. */
export interface LateAnalysis {
  analysis: readonly PlyAnalysisJson[];
  summary?: ByColor<SideAnalysisJson>;
}

/** The world in memory, with the changes a real site goes through while somebody reads it. */
export class GameStore {
  private readonly games = new Map<string, GameRecord>();
  private readonly accounts = new Map<string, Account>();
  /** Present spelling of renamed accounts: exports show the names of now. */
  readonly renamed = new Map<string, string>();
  /** Changes with every change of the world. */
  version = 0;

  /** @param searchLagMs how long after its end a game enters the search index. */
  constructor(
    world: RehearsalWorld,
    private readonly now: () => number,
    private readonly searchLagMs: number,
  ) {
    for (const player of world.players) this.openAccount(player.username).player = { ...player };
    for (const game of world.games) this.insert(game).withheld = world.runningAsExported ?? false;
  }

  findGame(id: string): GameRecord | undefined {
    const record = this.games.get(id);
    return record?.removed ? undefined : record;
  }

  /** @param name username in any case */
  findAccount(name: string): Account | undefined {
    return this.accounts.get(name.toLowerCase());
  }

  addGame(game: GameInput): void {
    this.insert(game).indexedFrom = this.now() + this.searchLagMs;
    this.version++;
  }

  /** Ends a running game; the patch brings status, winner, lastMoveAt, the missing moves and clocks. */
  finishGame(id: string, patch: Partial<GameJson>): void {
    const record = this.change(id, patch);
    record.indexedFrom = this.now() + this.searchLagMs;
  }

  /** The game vanishes from every export, as unplayed and aborted ones do. */
  removeGame(id: string): void {
    this.getGame(id).removed = true;
    this.version++;
  }

  addAnalysis(id: string, { analysis, summary }: LateAnalysis): void {
    const { players } = this.getGame(id).json;
    const white = summary ? { ...players.white, analysis: summary.white } : players.white;
    const black = summary ? { ...players.black, analysis: summary.black } : players.black;
    this.change(id, { analysis, players: { white, black } });
  }

  closeAccount(name: string): void {
    this.changePlayer(name, { disabled: true });
  }

  reopenAccount(name: string): void {
    this.changePlayer(name, { disabled: false });
  }

  /** Lichess lets an account change the case of its name only; the id stays. */
  renameAccount(name: string, username: string): void {
    if (name.toLowerCase() !== username.toLowerCase()) throw new Error(`${name} can only change the case of its name`);
    const account = this.changePlayer(name, { username });
    this.renamed.set(account.id, username);
    for (const record of account.games.records) record.forgetLine();
  }

  /** From now on the game's line is broken in every answer. */
  breakGame(id: string, shape: MalformedShape): void {
    const record = this.getGame(id);
    record.brokenLine = malform(JSON.stringify(record.json), shape);
    record.forgetLine();
  }

  addBrokenRecord({ player, line, createdAt }: BrokenRecord): void {
    const at = createdAt ?? Number(/"createdAt":(\d+)/.exec(line)?.[1] ?? 0);
    const stub: GameJson = { ...STUB, createdAt: at, lastMoveAt: at };
    const record = new GameRecord(stub);
    record.brokenLine = line;
    this.openAccount(player).games.add(record);
    this.version++;
  }

  private getGame(id: string): GameRecord {
    const record = this.games.get(id);
    if (!record) throw new Error(`The rehearsal world has no game ${id}`);
    return record;
  }

  private change(id: string, patch: Partial<GameJson>): GameRecord {
    const record = this.getGame(id);
    record.replace({ ...record.json, ...patch });
    this.version++;
    return record;
  }

  private changePlayer(name: string, patch: Partial<RehearsalPlayer>): Account {
    const account = this.findAccount(name);
    if (!account) throw new Error(`The rehearsal world has no player ${name}`);
    account.player = { ...account.player, ...patch };
    this.version++;
    return account;
  }

  private insert(game: GameInput): GameRecord {
    if (this.games.has(game.id)) throw new Error(`The rehearsal world has two games ${game.id}`);
    const record = new GameRecord(game);
    this.games.set(record.id, record);
    // A Set, because an account may play against itself (before 2016-03 and in 2020-06 it could).
    for (const account of new Set(record.usernames.map((name) => this.openAccount(name)))) account.games.add(record);
    return record;
  }

  private openAccount(username: string): Account {
    const known = this.findAccount(username);
    if (known) return known;
    const account = { id: username.toLowerCase(), player: { username }, games: new GameList() };
    this.accounts.set(account.id, account);
    return account;
  }
}

const STUB: GameJson = {
  id: '',
  rated: false,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  createdAt: 0,
  lastMoveAt: 0,
  status: 'mate',
  players: { white: {}, black: {} },
};
