import { type Color, opposite } from '../../chess/color.js';
import { type GameId, isContentId, parseGameId } from '../../chess/ids.js';
import type { CheckedPgn } from '../../chess/pgn/read-pgn.js';
import type { PgnAnnotations } from '../../chess/pgn-text.js';
import { type ClockSetting, type Speed, speedOf, SPEEDS } from '../../chess/speed.js';
import type { GameRecord, PgnRest } from '../../games/game-record.js';
import { isKnown, makeContentId } from './content-id.js';
import { takeSides } from './pgn-sides.js';
import { PgnTags } from './pgn-tags.js';
import type { FileGame } from './record-reader.js';

const SITE =
  /^(?:https?:\/\/)?(?:www\.)?lichess\.org\/([A-Za-z0-9]{8})(?:[A-Za-z0-9]{4})?(?:\/(?:white|black))?\/?(?:[?#].*)?$/;
/** Pages of Lichess that look like a game. */
const NO_GAMES = new Set(['analysis', 'training', 'practice', 'features']);
const LICHESS = /^(?:https?:\/\/)?(?:www\.)?lichess\.org(?:\/|$)/;
const EVENT = /^(rated|casual)(?: (\S.*?))? (?:game|correspondence)$/i;
const TOURNAMENT = /lichess\.org\/(tournament|swiss)\/([A-Za-z0-9]{8})/;
const WINNERS: Readonly<Record<string, Color>> = { '1-0': 'white', '0-1': 'black' };
// Glyphs of the judgments Lichess makes.
const JUDGMENTS: Readonly<Record<number, string>> = { 6: 'Inaccuracy', 2: 'Mistake', 4: 'Blunder' };
const EXACTNESS_OF_PGN = 2;
const MOST_TEXTS = 1_000;

/** A game of PGN as a row to store: what columns hold is taken off the tags, everything else stays beside. */
export function toFileGame(game: CheckedPgn, fileId: number): FileGame {
  const date = game.tags.get('Date');
  const said = game.tags.get('Termination');
  // The game is ours alone.
  const tags = new PgnTags(game.tags as Map<string, string>);
  const id = findId(tags) ?? idOfContent(game);
  const isLichess = !isContentId(id);
  const sides = takeSides(tags, isLichess);
  const moment = takeMoment(tags, isLichess);
  const clock = takeClock(tags);
  const event = takeEvent(tags, isLichess);
  const speed = findSpeed(clock, event.speed, isLichess);
  const { analysis, annotations } = splitNotes(game, isLichess);
  if (analysis && isLichess) tags.drop('Annotator', 'lichess.org');
  const hasDiff = sides.white.side.ratingDiff !== undefined || sides.black.side.ratingDiff !== undefined;
  const { clocksCs, extra } = takeTimes(game, clock);
  const end = takeEnd(tags, game, said);
  const opening = takeOpening(tags);
  dropDerived(tags, game, isLichess);
  const record: GameRecord = {
    id,
    rated: event.rated ?? hasDiff,
    variant: game.variant,
    speed,
    perf: game.variant === 'standard' || game.variant === 'fromPosition' ? speed : game.variant,
    status: end.status,
    winner: end.winner,
    source: undefined,
    createdAt: moment,
    lastMoveAt: moment,
    sides: { white: sides.white.side, black: sides.black.side },
    clockInitialS: clock?.initial,
    clockIncrementS: clock?.increment,
    initialFen: game.initialFen,
    openingEco: opening.openingEco,
    openingName: opening.openingName,
    moves: game.moves,
    plies: game.plies,
    clocksCs,
    analysis,
    arenaId: event.arenaId,
    swissId: event.swissId,
    imported: !isLichess,
    importedDate: isLichess ? undefined : date,
    extra,
    pgn: makeRest(tags, annotations),
    exactness: EXACTNESS_OF_PGN,
    fileId,
  };
  const sightings = [sides.white.sighting, sides.black.sighting].flatMap((sighting) => sighting ?? []);
  return { record, sightings };
}

/** The id a record is about, as far as that can be read off bytes that are no game. */
export function guessPgnId(text: string): string | undefined {
  const match = /\[GameId "([A-Za-z0-9]{8})"\]|\[Site "https?:\/\/lichess\.org\/([A-Za-z0-9]{8})"\]/.exec(text);
  return match?.[1] ?? match?.[2];
}

/** A game of Lichess says so by its site; our own exports of other games carry the id of their content. */
function findId(tags: PgnTags): GameId | undefined {
  const site = tags.find('Site') ?? '';
  const said = parseGameId(tags.find('GameId') ?? '');
  if (said && (isContentId(said) || LICHESS.test(site))) {
    tags.take('GameId');
    if (SITE.exec(site)?.[1] === said) tags.take('Site');
    return said;
  }
  const match = SITE.exec(site)?.[1];
  if (match === undefined || NO_GAMES.has(match)) return undefined;
  tags.take('Site');
  return match as GameId;
}

function idOfContent({ tags, result, variant, initialFen, moves }: CheckedPgn): GameId {
  const [white, black] = ['White', 'Black'].map((name) => tags.get(name) ?? '?') as [string, string];
  const date = tags.get('UTCDate') ?? tags.get('Date') ?? '?';
  const occasion = (): string => [tags.get('Event'), tags.get('Round')].filter(isKnown).join('\n');
  return makeContentId({ white, black, date, result, variant, initialFen, moves, occasion });
}

/**
 * When the game began, epoch milliseconds. Without a time it is the beginning of the day, without a date that of 1970; a
 * date that is not known in full stays among the tags.
 */
function takeMoment(tags: PgnTags, isLichess: boolean): number {
  const utcDate = tags.takeMatch('UTCDate', WHOLE_DATE)?.[0];
  const utcTime = tags.takeMatch('UTCTime', TIME_OF_DAY)?.[0];
  const day = findDay(utcDate ?? tags.find('Date') ?? '');
  tags.drop('Date', day.text);
  // One day or place and another: the local date of a game that began near midnight.
  if (isLichess && utcDate !== undefined) tags.drop('Date', utcDate);
  return day.ms + (utcDate !== undefined && utcTime !== undefined ? timeOfDay(utcTime) : 0);
}

const WHOLE_DATE = /^\d{4}\.\d\d\.\d\d$/;
const TIME_OF_DAY = /^\d\d:\d\d:\d\d$/;

interface Day {
  ms: number;
  /** As PGN writes it. */
  text: string;
}

/** The day of a date, which may be unknown in part. */
const findDay = remembering((date): Day => {
  const [year, month, day] = date.split('.').map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : undefined));
  const midnight = new Date(0);
  if (year !== undefined && year > 0) midnight.setUTCFullYear(year, clamp(month, 12) - 1, clamp(day, 31));
  return { ms: midnight.getTime(), text: midnight.toISOString().slice(0, 10).replaceAll('-', '.') };
});

/** Games of a file lie on few days and have few events: what a text means is found out once. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = read(text);
      if (known.size >= MOST_TEXTS) known.clear();
      known.set(text, found);
    }
    return found;
  };
}

function clamp(value: number | undefined, max: number): number {
  return Math.min(Math.max(value ?? 1, 1), max);
}

function timeOfDay(text: string): number {
  const part = (at: number): number => Number(text.slice(at, at + 2));
  return (part(0) * 3600 + part(3) * 60 + part(6)) * 1000;
}

function takeClock(tags: PgnTags): ClockSetting | undefined {
  const match = tags.takeMatch('TimeControl', /^(\d{1,6})(?:\+(\d{1,5}))?$/);
  if (match) return { initial: Number(match[1]), increment: Number(match[2] ?? 0) };
  tags.takeMatch('TimeControl', /^[-?]?$/);
  return undefined;
}

interface PgnEvent {
  isMadeUp?: boolean;
  rated?: boolean;
  speed?: Speed;
  arenaId?: string;
  swissId?: string;
}

/** Takes the event where it is a name Lichess makes up; the names of tournaments stay. */
function takeEvent(tags: PgnTags, isLichess: boolean): PgnEvent {
  if (!isLichess) return {};
  const event = readEvent(tags.find('Event') ?? '');
  if (event.isMadeUp) tags.take('Event');
  return event;
}

/** Lichess names a game by whether it is rated and by its pool, or by its tournament. */
const readEvent = remembering((text): PgnEvent => {
  const tournament = TOURNAMENT.exec(text);
  const madeUp = EVENT.exec(text);
  const words = madeUp ?? /^(rated|casual) (\S+)/i.exec(text);
  const pool = words?.[2]?.split(' ')[0]?.toLowerCase();
  return {
    isMadeUp: madeUp !== null,
    rated: words?.[1] === undefined ? undefined : words[1].toLowerCase() === 'rated',
    speed: SPEEDS.find((speed) => speed.toLowerCase() === pool),
    arenaId: tournament?.[1] === 'tournament' ? tournament[2] : undefined,
    swissId: tournament?.[1] === 'swiss' ? tournament[2] : undefined,
  };
});

function findSpeed(clock: ClockSetting | undefined, said: Speed | undefined, isLichess: boolean): Speed {
  if (clock) return speedOf(clock);
  // Over the board nobody has to say it.
  return said ?? (isLichess ? 'correspondence' : 'classical');
}

/** Status and winner by what the PGN says; it does not say why a game was given up. */
function takeEnd(
  tags: PgnTags,
  { result, ending }: CheckedPgn,
  said: string | undefined,
): Pick<GameRecord, 'status' | 'winner'> {
  const winner = WINNERS[result];
  const status = statusOf(said, winner !== undefined, result === '*', ending);
  if (said !== undefined && (TERMINATIONS[status] ?? 'Normal') === said) tags.take('Termination');
  return { status, winner };
}

/** What Lichess calls these ends (lila `PgnDump.scala`). */
const TERMINATIONS: Readonly<Record<string, string>> = {
  started: 'Unterminated',
  aborted: 'Abandoned',
  noStart: 'Abandoned',
  outoftime: 'Time forfeit',
  cheat: 'Rules infraction',
  unknownFinish: 'Unknown',
  insufficientMaterialClaim: 'Insufficient material',
};

/** Status by what the tag says: of a game that is won, one that is drawn, and one without a result. */
const STATUSES: Readonly<Record<string, readonly [won: string, drawn: string, open: string]>> = {
  'time forfeit': ['outoftime', 'outoftime', 'unknownFinish'],
  abandoned: ['noStart', 'draw', 'aborted'],
  'rules infraction': ['cheat', 'cheat', 'unknownFinish'],
  unterminated: ['resign', 'draw', 'started'],
  'insufficient material': ['resign', 'insufficientMaterialClaim', 'unknownFinish'],
};

function statusOf(said: string | undefined, isWon: boolean, isOpen: boolean, ending: CheckedPgn['ending']): string {
  const [won, drawn, open] = STATUSES[said?.toLowerCase() ?? ''] ?? [
    ending === 'mate' ? 'mate' : 'resign',
    ending === 'stalemate' ? 'stalemate' : 'draw',
    'unknownFinish',
  ];
  if (isOpen) return open;
  return isWon ? won : drawn;
}

function takeOpening(tags: PgnTags): Pick<GameRecord, 'openingEco' | 'openingName'> {
  tags.takeMatch('ECO', /^\?*$/);
  tags.takeMatch('Opening', /^\?*$/);
  const eco = tags.takeMatch('ECO', /^[A-E]\d\d$/)?.[0];
  return eco === undefined ? {} : { openingEco: eco, openingName: tags.take('Opening') };
}

/** Evaluations in the shape of Lichess, with the judgments its glyphs stand for; everything else stays as it is. */
function splitNotes(
  { evaluations, annotations }: CheckedPgn,
  isLichess: boolean,
): { analysis?: unknown[]; annotations?: PgnAnnotations[] } {
  if (!evaluations) return { annotations };
  const entries = evaluations.map((score): Record<string, unknown> => {
    if (!score) return {};
    const depth = score.depth === undefined ? {} : { depth: score.depth };
    return 'cp' in score ? { eval: score.cp, ...depth } : { mate: score.mate, ...depth };
  });
  while (entries.length > 0 && Object.keys(entries.at(-1) ?? {}).length === 0) entries.pop();
  if (!isLichess) return { analysis: entries, annotations };
  const kept = annotations?.flatMap((notes) => takeJudgment(notes, entries[notes.ply - 1]) ?? []);
  return { analysis: entries, annotations: kept && kept.length > 0 ? kept : undefined };
}

function takeJudgment(notes: PgnAnnotations, entry: Record<string, unknown> | undefined): PgnAnnotations | undefined {
  const name = notes.nags?.length === 1 ? JUDGMENTS[notes.nags[0] ?? 0] : undefined;
  if (name === undefined || !entry || Object.keys(entry).length === 0) return notes;
  entry.judgment = { name };
  const { nags: _, ...rest } = notes;
  return rest.comments || rest.variations ? rest : undefined;
}

/**
 * Clocks have a column. What else a PGN says of times stands beside: clocks that a ply in between lacks, and what the plies
 * took, unless the clocks were made from it.
 */
function takeTimes(game: CheckedPgn, clock: ClockSetting | undefined): Pick<GameRecord, 'clocksCs' | 'extra'> {
  const { someClocksCs } = game;
  const made = game.clocksCs || someClocksCs ? undefined : clocksOf(game, clock);
  const thinkCs = made ? undefined : (game.thinkCs ?? game.someThinkCs);
  const extra = { ...(someClocksCs && { clocksCs: someClocksCs }), ...(thinkCs && { thinkCs }) };
  return { clocksCs: game.clocksCs ?? made, extra: someClocksCs || thinkCs ? extra : undefined };
}

/** Clocks by the time each ply took, where the clock at the start is known. */
function clocksOf({ thinkCs, initialFen }: CheckedPgn, clock: ClockSetting | undefined): number[] | undefined {
  if (!thinkCs || !clock) return undefined;
  const left = { white: clock.initial * 100, black: clock.initial * 100 };
  let color: Color = initialFen?.split(' ')[1] === 'b' ? 'black' : 'white';
  const clocks = thinkCs.map((spent) => {
    left[color] += clock.increment * 100 - spent;
    const now = left[color];
    color = opposite(color);
    return now;
  });
  return clocks.every((left) => left >= 0) ? clocks : undefined;
}

/** Tags that follow from the columns. */
function dropDerived(tags: PgnTags, game: CheckedPgn, isLichess: boolean): void {
  for (const name of ['Result', 'FEN', 'SetUp', 'Variant']) tags.take(name);
  tags.drop('PlyCount', String(game.plies));
  for (const name of isLichess ? ['Round'] : ['Round', 'Event', 'Site', 'Date']) tags.drop(name, '?');
  if (isLichess) tags.drop('Round', '-');
}

function makeRest(tags: PgnTags, annotations: PgnAnnotations[] | undefined): PgnRest | undefined {
  const rest = tags.rest();
  if (!rest && !annotations) return undefined;
  return { ...(rest && { tags: rest }), ...(annotations && { annotations }) };
}
