import type { GameDetail, SideView } from '../games/game-view.js';
import type { PlayerSighting } from '../players/player-writer.js';
import type { ExportedGame } from './exported-game.js';
import type { TextFormat } from './text-format.js';

type Json = Record<string, unknown>;

/** Parts of a game whose unknown fields are kept under the same name. */
const PARTS = ['clock', 'opening', 'division', 'arenaTour', 'swissTour', 'import'] as const;
const ENTRY_FIELDS = ['eval', 'mate', 'best', 'variation', 'judgment'];
const JUDGMENT_FIELDS = ['name', 'comment'];

/** One game a line in the shape and order of Lichess's games API (lila `GameApiV2.toJson`). */
export const NDJSON_FORMAT: TextFormat = {
  extension: 'ndjson',
  version: 2,
  head: '',
  make: (exported) => `${JSON.stringify(toLichessJson(exported))}\n`,
};

/**
 * The game as Lichess's API sends it. Absent values are absent; what this version does not know stands behind the known
 * fields of the object it came in.
 */
export function toLichessJson({ game, accounts, annotator }: ExportedGame): Json {
  const { white, black, ...extra } = (game.extra ?? {}) as { white?: Json; black?: Json } & Json;
  // Whose evaluations stand in `analysis` where they are not Lichess's.
  const own = annotator === undefined || annotator === 'lichess.org' ? {} : { annotator };
  const unknown = Object.entries({ ...extra, ...own })
    .filter(([key, value]) => value !== undefined && !(PARTS as readonly string[]).includes(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const part = (name: (typeof PARTS)[number], known: Json | undefined): Json | undefined =>
    known && { ...known, ...(extra[name] as Json | undefined) };
  return {
    id: game.id,
    rated: game.rated,
    variant: game.variant,
    speed: game.speed,
    perf: game.perf,
    createdAt: game.createdAt.getTime(),
    lastMoveAt: game.lastMoveAt.getTime(),
    status: game.status,
    source: game.source ?? undefined,
    players: {
      white: makeSide(game.players.white, accounts.white, white),
      black: makeSide(game.players.black, accounts.black, black),
    },
    initialFen: game.initialFen ?? undefined,
    winner: game.winner ?? undefined,
    opening: part('opening', makeOpening(game)),
    moves: game.moves,
    clocks: game.clocksCs ?? undefined,
    daysPerTurn: game.daysPerTurn ?? undefined,
    analysis: game.analysis?.map(orderEntry),
    ...makeTournament(game, part),
    clock: part('clock', makeClock(game)),
    division: part('division', makeDivision(game)),
    import: part('import', makeImport(game)),
    ...Object.fromEntries(unknown),
  };
}

function makeSide(side: SideView, account: PlayerSighting | undefined, extra: Json = {}): Json {
  const { user, analysis, ...unknown } = extra as { user?: Json; analysis?: Json } & Json;
  return {
    user: makeUser(side, account, user),
    aiLevel: side.aiLevel ?? undefined,
    name: side.id === null ? (side.name ?? undefined) : undefined,
    rating: side.rating ?? undefined,
    ratingDiff: side.ratingDiff ?? undefined,
    provisional: side.provisional || undefined,
    berserk: side.berserk || undefined,
    blindfold: side.blindfold || undefined,
    team: side.team ?? undefined,
    analysis: makeSideAnalysis(side, analysis),
    ...unknown,
  };
}

/** Name, title, flair and patron mark are those of the last sight, as Lichess's own exports have those of now. */
function makeUser(side: SideView, account: PlayerSighting | undefined, extra: Json | undefined): Json | undefined {
  if (side.id === null) return undefined;
  return {
    name: account?.name ?? side.name,
    title: account?.title,
    flair: account?.flair,
    patron: account?.patron || undefined,
    patronColor: account?.patronColor,
    ...extra,
    id: side.id,
  };
}

function makeSideAnalysis({ analysis }: SideView, extra: Json | undefined): Json | undefined {
  if (!analysis) return undefined;
  const { inaccuracies, mistakes, blunders, acpl, accuracy } = analysis;
  const known = { inaccuracy: inaccuracies, mistake: mistakes, blunder: blunders, acpl, accuracy };
  return { ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)), ...extra };
}

/** Arenas have a name since June 2026; before that their bare id stood in `tournament`. */
function makeTournament(
  { arena, swissId }: GameDetail,
  part: (name: 'arenaTour' | 'swissTour', known: Json) => Json | undefined,
): Json {
  const isOld = arena !== null && arena.name === null;
  return {
    tournament: isOld ? arena.id : undefined,
    arenaTour: arena && !isOld ? part('arenaTour', { id: arena.id, name: arena.name }) : undefined,
    swissTour: swissId === null ? undefined : part('swissTour', { id: swissId }),
  };
}

/** A PGN says neither how long the named line is nor, sometimes, its name. */
function makeOpening({ opening }: GameDetail): Json | undefined {
  return opening ? { eco: opening.eco, name: opening.name ?? undefined, ply: opening.ply ?? undefined } : undefined;
}

function makeClock({ clock }: GameDetail): Json | undefined {
  return clock ? { initial: clock.initialS, increment: clock.incrementS, totalTime: clock.totalTimeS } : undefined;
}

function makeDivision({ division }: GameDetail): Json | undefined {
  return division ? { middle: division.middle ?? undefined, end: division.end ?? undefined } : undefined;
}

/** That a game is imported follows from its source too; then the field is there for its date alone. */
function makeImport({ imported, source }: GameDetail): Json | undefined {
  if (!imported) return undefined;
  if (imported.date !== null) return { date: imported.date };
  return source === 'import' ? undefined : {};
}

/** The database keeps the fields of an entry in an order of its own. */
function orderEntry(entry: unknown): unknown {
  const { judgment, ...rest } = entry as { judgment?: Json } & Json;
  return order({ ...rest, ...(judgment && { judgment: order(judgment, JUDGMENT_FIELDS) }) }, ENTRY_FIELDS);
}

function order(object: Json, known: readonly string[]): Json {
  const first = known.filter((key) => object[key] !== undefined && object[key] !== null);
  const last = Object.keys(object).filter((key) => !known.includes(key));
  return Object.fromEntries([...first, ...last].map((key) => [key, object[key]]));
}
