import { isColor, type Color } from '../chess/color.js';
import { parseGameId, parsePlayerId } from '../chess/ids.js';
import type { LichessEvaluation, LichessGame, LichessSide, LichessSideAnalysis, LichessUser } from './lichess-game.js';
import { fail, InvalidRecordError, type JsonObject, RecordReader } from './record-reader.js';

// Lichess ends games at 600 plies; imported and old ones may be longer.
const MAX_PLIES = 10_000;
// A smaller number is a time in seconds: Lichess began in 2010.
const YEAR_2001_MS = 1_000_000_000_000;
const YEAR_2100_MS = 4_102_444_800_000;

const USER_FIELDS = new Set(['id', 'name', 'title', 'flair', 'patron', 'patronColor']);
const SIDE_FIELDS = new Set(
  'user name aiLevel rating ratingDiff provisional berserk blindfold team analysis'.split(' '),
);
const EVALUATION_FIELDS = new Set(['eval', 'mate', 'best', 'variation', 'judgment']);
const JUDGMENT_FIELDS = new Set(['name', 'comment']);
const ANALYSIS_FIELDS = new Set(['inaccuracy', 'mistake', 'blunder', 'acpl', 'accuracy']);
// `totalTime` follows from the other two.
const NESTED_FIELDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['clock', new Set(['initial', 'increment', 'totalTime'])],
  ['opening', new Set(['eco', 'name', 'ply'])],
  ['division', new Set(['middle', 'end'])],
  ['arenaTour', new Set(['id', 'name'])],
  ['swissTour', new Set(['id'])],
  ['import', new Set(['date'])],
];
// Beside what we store: `pgn`, `lastFen` and `lastMove` repeat the moves, `fullId` is secret-like, `bookmarked` is not
// about the game.
const GAME_FIELDS = new Set(
  (
    'id rated variant speed perf createdAt lastMoveAt status source players winner moves clocks analysis clock ' +
    'daysPerTurn initialFen opening division arenaTour tournament swissTour swiss import ' +
    'pgn lastFen lastMove fullId bookmarked'
  ).split(' '),
);

// An even number of backslashes before it: otherwise the text itself reads \\u0000.
const ESCAPED_NUL = /(?<!\\)(?:\\\\)*\\u0000/;

/**
 * Reads one line of a game export.
 * @throws InvalidRecordError naming the field at fault.
 */
export function parseGame(line: string): LichessGame {
  return readGame(RecordReader.from(parseJson(line), ''));
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new InvalidRecordError(`not JSON: ${(error as Error).message}`);
  }
}

function readGame(game: RecordReader): LichessGame {
  const players = game.child('players');
  const white = players.child('white');
  const black = players.child('black');
  return {
    id: parseGameId(game.text('id')) ?? fail('id', 'is not a game id of 8 letters and digits'),
    rated: game.boolean('rated'),
    variant: game.text('variant'),
    speed: game.text('speed'),
    perf: game.text('perf'),
    createdAt: readTime(game, 'createdAt'),
    lastMoveAt: readTime(game, 'lastMoveAt'),
    status: game.text('status'),
    source: game.optionalText('source'),
    players: { white: readSide(white), black: readSide(black) },
    winner: readWinner(game),
    moves: game.text('moves'),
    clocks: game.optionalIntegers('clocks', MAX_PLIES),
    analysis: game.optionalObjects('analysis', MAX_PLIES)?.map(readEvaluation),
    clock: readClock(game.optionalChild('clock')),
    daysPerTurn: game.optionalInteger('daysPerTurn', 0, 1000),
    initialFen: game.optionalText('initialFen'),
    opening: readOpening(game.optionalChild('opening')),
    division: readDivision(game.optionalChild('division')),
    arena: readArena(game),
    swissId: game.optionalChild('swissTour')?.text('id') ?? game.optionalText('swiss'),
    import: readImport(game.optionalChild('import')),
    extra: readExtra(game, white, black),
  };
}

function readTime(game: RecordReader, key: string): number {
  return game.integer(key, YEAR_2001_MS, YEAR_2100_MS);
}

function readWinner(game: RecordReader): Color | undefined {
  const winner = game.optionalText('winner');
  if (winner !== undefined && !isColor(winner)) fail('winner', 'is neither white nor black');
  return winner;
}

function readSide(side: RecordReader): LichessSide {
  return {
    user: readUser(side.optionalChild('user')),
    name: side.optionalText('name'),
    aiLevel: side.optionalInteger('aiLevel', 0, 100),
    rating: side.optionalInteger('rating', 0, 10_000),
    ratingDiff: side.optionalInteger('ratingDiff', -10_000, 10_000),
    provisional: side.flag('provisional'),
    berserk: side.flag('berserk'),
    blindfold: side.flag('blindfold'),
    team: side.optionalText('team'),
    analysis: readSideAnalysis(side.optionalChild('analysis')),
  };
}

function readUser(user: RecordReader | undefined): LichessUser | undefined {
  if (!user) return undefined;
  const patronColor = user.optionalInteger('patronColor', 0, 1000);
  return {
    id: parsePlayerId(user.text('id')) ?? fail(user.at('id'), 'is not a user id'),
    name: user.text('name'),
    title: user.optionalText('title'),
    flair: user.optionalText('flair'),
    // The mark was replaced by a colour in 2025; either says the same.
    patron: user.flag('patron') || patronColor !== undefined,
    patronColor,
  };
}

function readSideAnalysis(analysis: RecordReader | undefined): LichessSideAnalysis | undefined {
  return (
    analysis && {
      inaccuracy: analysis.optionalInteger('inaccuracy', 0),
      mistake: analysis.optionalInteger('mistake', 0),
      blunder: analysis.optionalInteger('blunder', 0),
      acpl: analysis.optionalInteger('acpl', 0),
      accuracy: analysis.optionalInteger('accuracy', 0, 100),
    }
  );
}

function readEvaluation(entry: RecordReader): LichessEvaluation {
  const judgment = entry.optionalChild('judgment');
  return {
    eval: entry.optionalInteger('eval'),
    mate: entry.optionalInteger('mate'),
    best: entry.optionalText('best'),
    variation: entry.optionalText('variation'),
    ...entry.rest(EVALUATION_FIELDS),
    judgment: judgment && {
      name: judgment.optionalText('name'),
      comment: judgment.optionalText('comment'),
      ...judgment.rest(JUDGMENT_FIELDS),
    },
  };
}

function readClock(clock: RecordReader | undefined): LichessGame['clock'] {
  return clock && { initial: clock.integer('initial', 0), increment: clock.integer('increment', 0) };
}

function readOpening(opening: RecordReader | undefined): LichessGame['opening'] {
  // Lichess always says all three; our own exports of games that came as PGN may lack the last two.
  return (
    opening && {
      eco: opening.text('eco'),
      name: opening.optionalText('name'),
      ply: opening.optionalInteger('ply', 0, MAX_PLIES),
    }
  );
}

function readDivision(division: RecordReader | undefined): LichessGame['division'] {
  return (
    division && {
      middle: division.optionalInteger('middle', 0, MAX_PLIES),
      end: division.optionalInteger('end', 0, MAX_PLIES),
    }
  );
}

/** `arenaTour` since June 2026, before that the bare id as `tournament`. */
function readArena(game: RecordReader): LichessGame['arena'] {
  const tour = game.optionalChild('arenaTour');
  if (tour) return { id: tour.text('id'), name: tour.optionalText('name') };
  const id = game.optionalText('tournament');
  return id === undefined ? undefined : { id };
}

function readImport(imported: RecordReader | undefined): LichessGame['import'] {
  return imported && { date: imported.optionalText('date') };
}

/** Whatever this version does not know, by place: the game itself and its parts, each side, its user, its analysis. */
function readExtra(game: RecordReader, white: RecordReader, black: RecordReader): JsonObject | undefined {
  const extra: JsonObject = { ...game.rest(GAME_FIELDS), ...sideExtra('white', white), ...sideExtra('black', black) };
  for (const [key, known] of NESTED_FIELDS) {
    const rest = game.optionalChild(key)?.rest(known);
    if (rest) extra[key] = rest;
  }
  if (Object.keys(extra).length === 0) return undefined;
  if (ESCAPED_NUL.test(JSON.stringify(extra))) fail('record', 'contains a NUL character');
  return extra;
}

function sideExtra(color: Color, side: RecordReader): JsonObject | undefined {
  const user = side.optionalChild('user')?.rest(USER_FIELDS);
  const analysis = side.optionalChild('analysis')?.rest(ANALYSIS_FIELDS);
  const own = side.rest(SIDE_FIELDS);
  if (!own && !user && !analysis) return undefined;
  return { [color]: { ...own, ...(user && { user }), ...(analysis && { analysis }) } };
}
