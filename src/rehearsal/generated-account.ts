import { speedOf } from '../chess/speed.js';
import type { GameSource } from './game-record.js';
import type { RehearsalWorld } from './game-store.js';
import type { GameJson, RehearsalPlayer } from './lichess-json.js';
import { between, makeRandom, mixSeeds, type Random } from './random.js';
import { SAMPLE_GAMES } from './sample-games.js';
import type { GameSideJson } from './world/world.js';

/** What to generate. Numbers of special games are part of `games` and lie evenly over the whole history. */
export interface AccountPlan {
  seed: number;
  username: string;
  games: number;
  /** Around every `every`-th game, `size` games in a row share one createdAt. */
  clusters?: readonly { size: number; every: number }[];
  /** Games still being played when the world begins; `finishPatch` tells how each one ends. Default 0. */
  running?: number;
  /** Ended correspondence games, whose last move came up to 90 days after the creation. Default 0. */
  correspondence?: number;
  /** Ended games that outlasted the next ones: first created, last to end. Default 0. */
  interleaved?: number;
  /** Aborted games: not in a default export. Default 0. */
  aborted?: number;
  /** Games with server analysis. Default 0. */
  analysed?: number;
  /** Invented opponents; default 40. Computers and anonymous opponents come on top. */
  opponents?: number;
  /** Creation of the first game, epoch ms; default 2020-01-01. */
  startsAt?: number;
}

type Kind = 'usual' | 'running' | 'correspondence' | 'interleaved' | 'aborted' | 'analysed';

/** A world around one account. Games are made when they are read: 100,000 of them take some 20 MB. */
export interface GeneratedAccount extends RehearsalWorld {
  readonly players: readonly RehearsalPlayer[];
  readonly games: readonly GameSource[];
  /** Ids of the games still being played. */
  readonly runningIds: readonly string[];
  /** How a running game ends, for `finishGame`. */
  finishPatch(id: string): Partial<GameJson>;
  /** A further game, created after all others: for games that arrive while somebody reads. */
  makeNextGame(): GameSource;
}

// As in random.ts: kept out of the sandbox's way, because it runs for every game.
const { floor } = Math;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const ID_SPACE = 62 ** 4;
const NAME_PARTS = ['Quiet', 'Brave', 'Amber', 'Misty', 'Nimble', 'Rusty', 'Clever', 'Velvet'] as const;
const NAME_ENDS = ['Knight', 'Bishop', 'Pawn', 'Rook', 'Tempo', 'Gambit', 'Castle', 'Fianchetto'] as const;
const CLOCKS = [
  { initial: 180, increment: 2 },
  { initial: 60, increment: 0 },
  { initial: 600, increment: 0 },
  { initial: 300, increment: 3 },
  { initial: 15, increment: 0 },
  { initial: 1800, increment: 20 },
] as const;
// Every so many games the opponent is a computer or nobody.
const EVERY_COMPUTER = 97;
const EVERY_ANONYMOUS = 131;

export function makeAccount(plan: AccountPlan): GeneratedAccount {
  const kinds = placeKinds(plan);
  const times = makeTimes(plan, kinds);
  const opponents = Array.from({ length: plan.opponents ?? 40 }, (_, index) => opponentName(plan.username, index));
  const makeGame = (index: number): GeneratedGame => {
    const createdAt = times[index] ?? (times.at(-1) ?? FIRST_DAY) + (index - plan.games + 1) * 60_000;
    return new GeneratedGame(plan, opponents, index, createdAt, kinds.get(index) ?? 'usual');
  };
  const games = Array.from({ length: plan.games }, (_, index) => makeGame(index));
  const running = new Map(games.flatMap((game) => (game.kind === 'running' ? [[game.id, game]] : [])));
  let further = plan.games;
  return {
    players: [plan.username, ...opponents].map((username) => ({ username })),
    games,
    runningIds: [...running.keys()],
    finishPatch(id) {
      const game = running.get(id);
      if (!game) throw new Error(`No running game ${id} was generated`);
      return game.loadFinished();
    },
    makeNextGame: () => makeGame(further++),
  };
}

/** Spreads the special games evenly and lets each position be of one kind only. */
function placeKinds(plan: AccountPlan): Map<number, Kind> {
  const kinds = new Map<number, Kind>();
  for (const kind of ['running', 'correspondence', 'interleaved', 'aborted', 'analysed'] as const) {
    const wanted = plan[kind] ?? 0;
    for (let n = 0; n < wanted; n++) {
      let index = Math.floor(((n + 0.5) * plan.games) / wanted);
      for (let tries = 0; kinds.has(index) && tries < plan.games; tries++) index = (index + 1) % plan.games;
      kinds.set(index, kind);
    }
  }
  return kinds;
}

/** Creation times in order, epoch ms: gaps of 4 to 40 minutes, none inside a cluster. */
function makeTimes(
  { seed, games, clusters = [], startsAt = FIRST_DAY }: AccountPlan,
  kinds: Map<number, Kind>,
): Float64Array {
  const random = makeRandom(mixSeeds(seed, 1));
  const times = new Float64Array(games);
  let time = startsAt;
  for (let index = 0; index < games; index++) {
    times[index] = time;
    const insideCluster = clusters.some(({ size, every }) => {
      const first = Math.round((index + size / 2) / every) * every - Math.floor(size / 2);
      return first >= 0 && index >= first && index < first + size - 1;
    });
    if (!insideCluster) time += between(random, 240_000, 2_400_000) + (kinds.get(index) === 'aborted' ? 60_000 : 0);
  }
  return times;
}

function opponentName(owner: string, index: number): string {
  const part = NAME_PARTS[index % NAME_PARTS.length];
  const end = NAME_ENDS[Math.floor(index / NAME_PARTS.length) % NAME_ENDS.length];
  // The owner's name keeps the opponents of two generated accounts apart.
  return `${part}${end}_${owner.slice(0, 8)}${index}`;
}

/** One game of the account: an index and a few numbers until it is loaded. */
class GeneratedGame implements GameSource {
  readonly id: string;

  constructor(
    private readonly plan: AccountPlan,
    private readonly opponents: readonly string[],
    private readonly index: number,
    readonly createdAt: number,
    readonly kind: Kind,
  ) {
    this.id = makeId(plan.seed, index);
  }

  get status(): string {
    return this.kind === 'running' ? 'started' : this.end.status;
  }

  get white(): string | undefined {
    return this.isWhite ? this.plan.username : this.opponent;
  }

  get black(): string | undefined {
    return this.isWhite ? this.opponent : this.plan.username;
  }

  load(): GameJson {
    const game = this.loadFinished();
    if (this.kind !== 'running') return game;
    const plies = (game.moves ?? '').split(' ');
    const played = Math.ceil(plies.length / 2);
    const open: GameJson = {
      ...game,
      status: 'started',
      lastMoveAt: Math.floor((game.createdAt + game.lastMoveAt) / 2),
      moves: plies.slice(0, played).join(' '),
      clocks: game.clocks?.slice(0, played),
    };
    delete open.winner;
    return open;
  }

  /** The game as it stands when it is over. */
  loadFinished(): GameJson {
    const random = makeRandom(mixSeeds(this.plan.seed, this.index, 3));
    const clock = CLOCKS[between(random, 0, CLOCKS.length - 1)] ?? CLOCKS[0];
    const isCorrespondence = this.kind === 'correspondence';
    const speed = isCorrespondence ? 'correspondence' : speedOf(clock);
    const { moves } = this;
    const rated = this.isHuman && random() < 0.9;
    const game: GameJson = {
      id: this.id,
      rated,
      variant: 'standard',
      speed,
      perf: speed,
      createdAt: this.createdAt,
      lastMoveAt: this.createdAt + (moves === '' ? 0 : this.duration(random)),
      status: this.end.status,
      source: this.isHuman ? 'pool' : 'ai',
      players: this.makeSides(random, rated),
      ...(this.end.winner && { winner: this.end.winner }),
      opening: { eco: 'A00', name: 'Generated Opening', ply: 1 },
      moves,
    };
    if (isCorrespondence) return { ...game, daysPerTurn: between(random, 1, 14) };
    const totalTime = clock.initial + 40 * clock.increment;
    if (this.kind === 'analysed') game.analysis = findAnalysis(moves);
    game.clocks = findClocks(moves, clock.initial);
    game.clock = { initial: clock.initial, increment: clock.increment, totalTime };
    return game;
  }

  private get isWhite(): boolean {
    return this.index % 2 === 0;
  }

  private get isHuman(): boolean {
    return this.opponent !== undefined;
  }

  private get opponent(): string | undefined {
    if (this.index % EVERY_COMPUTER === EVERY_COMPUTER - 1 || this.index % EVERY_ANONYMOUS === EVERY_ANONYMOUS - 1) {
      return undefined;
    }
    return this.opponents[mixSeeds(this.plan.seed, this.index, 4) % this.opponents.length];
  }

  private get moves(): string {
    if (this.kind === 'aborted') return '';
    return SAMPLE_GAMES[mixSeeds(this.plan.seed, this.index, 5) % SAMPLE_GAMES.length] ?? '';
  }

  /** A mate on the board is a mate; the other endings follow the seed. */
  private get end(): { status: string; winner?: 'white' | 'black' } {
    if (this.kind === 'aborted') return { status: 'aborted' };
    const { moves } = this;
    if (moves.endsWith('#')) return { status: 'mate', winner: moves.split(' ').length % 2 === 1 ? 'white' : 'black' };
    const roll = mixSeeds(this.plan.seed, this.index, 6) % 10;
    if (roll === 0) return { status: 'draw' };
    return { status: roll < 4 ? 'outoftime' : 'resign', winner: roll % 2 === 0 ? 'white' : 'black' };
  }

  private duration(random: Random): number {
    if (this.kind === 'correspondence') return between(random, DAY_MS, 90 * DAY_MS);
    if (this.kind === 'interleaved') return between(random, 3_600_000, 5 * 3_600_000);
    return between(random, 20_000, 230_000);
  }

  private makeSides(random: Random, rated: boolean): { white: GameSideJson; black: GameSideJson } {
    const { username } = this.plan;
    const rating = between(random, 1400, 1900);
    const diff = between(random, 1, 12);
    const home: GameSideJson = { user: { name: username, id: username.toLowerCase() }, rating };
    const away = this.makeOpponent(rating + between(random, -150, 150));
    if (rated && this.kind !== 'aborted') {
      home.ratingDiff = diff;
      away.ratingDiff = -diff;
    }
    return this.isWhite ? { white: home, black: away } : { white: away, black: home };
  }

  private makeOpponent(rating: number): GameSideJson {
    const { opponent } = this;
    if (opponent !== undefined) return { user: { name: opponent, id: opponent.toLowerCase() }, rating };
    return this.index % EVERY_COMPUTER === EVERY_COMPUTER - 1 ? { aiLevel: (this.index % 8) + 1 } : {};
  }
}

/** 8 letters of base 62: the last four unique by construction (index times a number prime to 62^4), the first by hash. */
function makeId(seed: number, index: number): string {
  const low = (index * 1_000_003 + mixSeeds(seed, 2)) % ID_SPACE;
  return letters(mixSeeds(seed, index, 7) % ID_SPACE) + letters(low);
}

function letters(value: number): string {
  let text = '';
  for (let rest = value; text.length < 4; rest = floor(rest / 62)) text += ID_LETTERS.charAt(rest % 62);
  return text;
}

// Games with the same moves share these lists: what matters is that they fit the moves, and that making a game is cheap.
const clocksBySample = new Map<string, Map<number, readonly number[]>>();
const analysisBySample = new Map<string, readonly { eval: number }[]>();

function findClocks(moves: string, initialSeconds: number): readonly number[] {
  const bySetting = clocksBySample.get(moves) ?? new Map<number, readonly number[]>();
  clocksBySample.set(moves, bySetting);
  const known = bySetting.get(initialSeconds) ?? makeClocks(moves, initialSeconds);
  bySetting.set(initialSeconds, known);
  return known;
}

function findAnalysis(moves: string): readonly { eval: number }[] {
  const known = analysisBySample.get(moves) ?? makeAnalysis(moves);
  analysisBySample.set(moves, known);
  return known;
}

/** Centiseconds left after each ply, 3 above the setting at first as Lichess sends them; never below 1. */
function makeClocks(moves: string, initialSeconds: number): number[] {
  if (moves === '') return [];
  const random = makeRandom(mixSeeds(initialSeconds, moves.length));
  const most = Math.floor((initialSeconds * 100) / 120);
  const left: [number, number] = [initialSeconds * 100 + 3, initialSeconds * 100 + 3];
  return moves.split(' ').map((_, ply) => {
    const side = ply % 2 === 0 ? 0 : 1;
    if (ply > 1) left[side] = Math.max(1, left[side] - between(random, 0, most));
    return left[side];
  });
}

/** One evaluation per ply in centipawns, White's view; none for the final position of a mate. */
function makeAnalysis(moves: string): { eval: number }[] {
  const random = makeRandom(moves.length);
  const plies = moves === '' ? 0 : moves.split(' ').length;
  return Array.from({ length: moves.endsWith('#') ? plies - 1 : plies }, () => ({ eval: between(random, -300, 300) }));
}
