import type { CreditLimit } from './credit-limits.js';
import type { Fault } from './faults.js';
import type { BrokenRecord, RehearsalWorld } from './game-store.js';
import type { ScriptedChange } from './world-changes.js';

/** Games per second by who asks: nobody known, a token, a token for one's own games. */
export interface PaceByViewer {
  anonymous: number;
  authenticated: number;
  own: number;
}

/** What Lichess states for the user export (api: tags/games/api-games-user-username.yaml). */
export const LICHESS_PACE: PaceByViewer = { anonymous: 20, authenticated: 30, own: 60 };

export interface RehearsalOptions {
  world: RehearsalWorld;
  /** Games per second of the exports; default: as fast as the client reads. */
  pace?: number | PaceByViewer;
  /** How long requests are refused after a violation or a scripted 429, ms; default 60,000. */
  penaltyMs?: number;
  /** Time every answer takes at least, ms; default 1. A few ms make overlaps of short requests visible. */
  latencyMs?: number;
  faults?: readonly Fault[];
  changes?: readonly ScriptedChange[];
  /** Records that never parse, each in the export of one player. */
  brokenRecords?: readonly BrokenRecord[];
  /** What `POST /api/users` allows; default as Lichess does. */
  usersLimits?: readonly CreditLimit[];
  /** Username by token; a token that is not listed is answered 401. Default: none. */
  tokens?: Readonly<Record<string, string>>;
  /** Who is signed in at `/oauth` and agrees to whatever is asked; default: nobody, who refuses. */
  signedIn?: string;
  /** How long after its end a game enters the search index, ms; default 300,000 as Lichess refreshes it. */
  searchLagMs?: number;
  /** Seed of the arbitrary order among games of one date; default 1. */
  seed?: number;
  /** How many requests the statistics keep in full; default 1,000. */
  keptRequests?: number;
  /** Limit of remembered lines, bytes; default 32 MiB. */
  lineCacheBytes?: number;
  /** Clock in epoch ms, for penalties, the search lag and the notes; default Date.now. */
  now?: () => number;
}
