import { isColor, type Color } from '../chess/color.js';
import { SPEEDS } from '../chess/speed.js';
import { VARIANTS } from '../chess/variant.js';

/** Which optional parts of a game a line carries. */
export interface LineOptions {
  format: 'json' | 'pgn';
  moves: boolean;
  pgnInJson: boolean;
  tags: boolean;
  clocks: boolean;
  evals: boolean;
  accuracy: boolean;
  opening: boolean;
  division: boolean;
  lastFen: boolean;
  /** Owner of the token: `fullId` is shown for own games only. */
  viewer?: string;
}

/** The parameters of a user export after reading, with defaults filled in. Times in epoch ms. */
export interface ExportQuery {
  since?: number;
  until?: number;
  max?: number;
  vs?: string;
  rated?: boolean;
  perfs?: readonly string[];
  color?: Color;
  analysed?: boolean;
  ongoing: boolean;
  finished: boolean;
  ascending: boolean;
}

type Flag = Exclude<keyof LineOptions, 'format' | 'viewer'>;

/** Defaults of the user export (lila: app/controllers/Game.scala). */
const LIST_FLAGS: Readonly<Record<Flag, boolean>> = {
  moves: true,
  tags: true,
  pgnInJson: false,
  clocks: false,
  evals: false,
  accuracy: false,
  opening: false,
  division: false,
  lastFen: false,
};

/** The export of one game turns more on by default. */
const SINGLE_FLAGS = { ...LIST_FLAGS, clocks: true, evals: true, opening: true, division: true };

const TRUE_WORDS = new Set(['1', 'true', 'on', 'yes']);
const KNOWN_PERFS = new Set<string>([
  ...SPEEDS,
  ...VARIANTS.filter((key) => key !== 'standard' && key !== 'fromPosition'),
]);

/** `1 true on yes` are true, any other text is false (lila: modules/web/src/main/RequestGetter.scala). */
function parseFlag(text: string): boolean {
  return TRUE_WORDS.has(text);
}

function findFlag(params: URLSearchParams, name: string): boolean | undefined {
  const text = params.get(name);
  return text === null ? undefined : parseFlag(text);
}

/** Whole number or nothing: a bad one is dropped silently, as lila does. */
function findInteger(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  return text !== null && /^-?\d{1,18}$/.test(text) ? Number(text) : undefined;
}

/** Names lila does not know are skipped; with no known name left there is no filter at all. */
function findPerfs(params: URLSearchParams): readonly string[] | undefined {
  const known = (params.get('perfType') ?? '').split(',').filter((name) => KNOWN_PERFS.has(name));
  return known.length > 0 ? known : undefined;
}

export function parseExportQuery(params: URLSearchParams): ExportQuery {
  const color = params.get('color');
  const max = findInteger(params, 'max');
  const finished = findFlag(params, 'finished') ?? true;
  return {
    since: findInteger(params, 'since'),
    until: findInteger(params, 'until'),
    max: max === undefined ? undefined : Math.max(1, max),
    vs: params.get('vs') ?? undefined,
    rated: findFlag(params, 'rated'),
    perfs: findPerfs(params),
    color: isColor(color) ? color : undefined,
    analysed: findFlag(params, 'analysed'),
    finished,
    ongoing: !finished || (findFlag(params, 'ongoing') ?? false),
    ascending: params.get('sort') === 'dateAsc',
  };
}

/** True when a filter sends the request to the search index instead of the main database. */
export function usesSearchIndex(query: ExportQuery): boolean {
  return [query.rated, query.perfs, query.color, query.analysed].some((filter) => filter !== undefined);
}

export function parseLineOptions(
  params: URLSearchParams,
  format: LineOptions['format'],
  viewer: string | undefined,
  kind: 'list' | 'single',
): LineOptions {
  const flags = { ...(kind === 'single' ? SINGLE_FLAGS : LIST_FLAGS) };
  for (const name of Object.keys(flags) as Flag[]) flags[name] = findFlag(params, name) ?? flags[name];
  return { ...flags, format, viewer };
}
