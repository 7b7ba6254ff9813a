import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { ByColor, Color } from '../../chess/color.js';

/** The invented player whose history the demo collects first; has games of every kind. */
export const HOME_PLAYER = 'Pawnelope_Rookery';

/** Where the committed world lies, seen from the project root (`nest build` copies no data files into `dist`). */
const WORLD_FILE = 'src/rehearsal/world/world.ndjson.br';

/** A player as embedded in a game: the account as it looks today, cut down. */
export interface LightUserJson {
  id: string;
  name: string;
  title?: string;
  flair?: string;
  patron?: boolean;
  patronColor?: number;
}

/** Summary of the server analysis for one side. */
export interface SideAnalysisJson {
  inaccuracy: number;
  mistake: number;
  blunder: number;
  acpl: number;
  accuracy?: number;
}

/** One side of a game: registered (`user`), computer (`aiLevel`), imported (`name`) or anonymous (nothing). */
export interface GameSideJson {
  user?: LightUserJson;
  aiLevel?: number;
  name?: string;
  rating?: number;
  ratingDiff?: number;
  provisional?: boolean;
  berserk?: boolean;
  team?: string;
  analysis?: SideAnalysisJson;
}

/** Server analysis after one ply; scores from White's side. */
export interface PlyAnalysisJson {
  eval?: number;
  mate?: number;
  best?: string;
  variation?: string;
  judgment?: { name: string; comment: string };
}

/**
 * A game as `GET /api/games/user/{username}` exports it with every option on. Enumerations are plain text, as a client
 * must expect new values. A running game is stored as it would be exported: its last three plies already withheld.
 */
export interface LichessGameJson {
  id: string;
  rated: boolean;
  variant: string;
  speed: string;
  perf: string;
  createdAt: number;
  lastMoveAt: number;
  status: string;
  source?: string;
  players: ByColor<GameSideJson>;
  initialFen?: string;
  winner?: Color;
  opening?: { eco: string; name: string; ply: number };
  moves: string;
  clocks?: number[];
  daysPerTurn?: number;
  analysis?: PlyAnalysisJson[];
  /** Arena since June 2026; older objects carry the id in `tournament`. */
  arenaTour?: { id: string; name: string };
  tournament?: string;
  /** Swiss since June 2026; older objects carry the id in `swiss`. */
  swissTour?: { id: string };
  swiss?: string;
  clock?: { initial: number; increment: number; totalTime: number };
  division?: { middle?: number; end?: number };
  import?: { date?: string };
}

/** Rating category of an account; `games` counts rated games. */
export interface PerfJson {
  games: number;
  rating: number;
  rd: number;
  prog: number;
  prov?: boolean;
}

/** Game counts of an account: `all` leaves out aborted, running and imported games; `H` means against humans. */
export interface GameCountJson {
  all: number;
  rated: number;
  ai: number;
  draw: number;
  drawH: number;
  loss: number;
  lossH: number;
  win: number;
  winH: number;
  bookmark: number;
  playing: number;
  import: number;
  me: number;
}

/** Account as `GET /api/user/{username}` gives it. A closed account is only `id`, `username` and `disabled`. */
export interface WorldPlayer {
  id: string;
  username: string;
  disabled?: boolean;
  tosViolation?: boolean;
  perfs?: Record<string, PerfJson>;
  title?: string;
  flair?: string;
  patron?: boolean;
  patronColor?: number;
  verified?: boolean;
  createdAt?: number;
  seenAt?: number;
  playTime?: { total: number; tv: number };
  profile?: Record<string, string | number>;
  count?: GameCountJson;
  url?: string;
  playing?: string;
}

/** Everything the built-in fake Lichess serves. Games stand oldest first. */
export interface World {
  players: WorldPlayer[];
  games: LichessGameJson[];
}

type WorldLine = { kind: 'player'; player: WorldPlayer } | { kind: 'game'; game: LichessGameJson };

/** Reads the generated world (made by `scripts/generate-world.mjs`). */
export async function loadWorld(path: string = worldPath()): Promise<World> {
  const text = (await promisify(brotliDecompress)(await readFile(path))).toString('utf8');
  const world: World = { players: [], games: [] };
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const record = JSON.parse(line) as WorldLine;
    if (record.kind === 'player') world.players.push(record.player);
    else world.games.push(record.game);
  }
  return world;
}

/** The committed world, found from `src/` as well as from `dist/`: both lie below the folder with `package.json`. */
function worldPath(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, WORLD_FILE);
    if (folder === dirname(folder))
      throw new Error(`No package.json above ${import.meta.dirname}: cannot find ${WORLD_FILE}`);
  }
}
