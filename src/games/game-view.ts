import { type ByColor, type Color, COLORS } from '../chess/color.js';
import type { GameId, PlayerId } from '../chess/ids.js';
import type { Exactness, PgnRest } from './game-record.js';
import { type GameResult, resultOf } from '../chess/status.js';

/** One side of a stored game as the outside sees it. */
export interface SideView {
  /** Absent for the computer, anonymous and imported players. */
  id: PlayerId | null;
  name: string | null;
  title: string | null;
  aiLevel: number | null;
  rating: number | null;
  ratingDiff: number | null;
  provisional: boolean;
  berserk: boolean;
  blindfold: boolean;
  team: string | null;
  analysis: SideAnalysisView | null;
}

/** Lichess's own numbers for one side. */
export interface SideAnalysisView {
  inaccuracies: number | null;
  mistakes: number | null;
  blunders: number | null;
  acpl: number | null;
  accuracy: number | null;
}

/** A stored game without its long lists. Times are Dates, durations carry their unit. */
export interface GameSummary {
  id: GameId;
  rated: boolean;
  variant: string;
  speed: string;
  perf: string;
  source: string | null;
  status: string;
  winner: Color | null;
  result: GameResult;
  createdAt: Date;
  lastMoveAt: Date;
  players: ByColor<SideView>;
  clock: { initialS: number; incrementS: number; totalTimeS: number } | null;
  daysPerTurn: number | null;
  /** `name` and `ply` are null where the source does not say them. */
  opening: { eco: string; name: string | null; ply: number | null } | null;
  moves: string;
  plies: number;
  analysed: boolean;
}

/** Everything stored about a game. */
export interface GameDetail extends GameSummary {
  initialFen: string | null;
  clocksCs: number[] | null;
  analysis: unknown[] | null;
  division: { middle: number | null; end: number | null } | null;
  arena: { id: string; name: string | null } | null;
  swissId: string | null;
  imported: { date: string | null } | null;
  extra: Record<string, unknown> | null;
  vanishedAt: Date | null;
  /** What a PGN said beyond the rest: tags, and glyphs, comments and side lines by ply. */
  pgn: PgnRest | null;
  provenance: ProvenanceView;
}

/** Where a game comes from. */
export interface ProvenanceView {
  firstRunId: number;
  lastRunId: number;
  storedAt: Date;
  changedAt: Date;
  exactness: Exactness;
  /** Files that brought it, first one first. */
  fileIds: number[];
}

type Row = Record<string, unknown>;

const SUMMARY_COLUMNS = `g.id, g.rated, g.variant, g.speed, g.perf, g.source, g.status, g.winner, g.created_at,
  g.last_move_at, g.clock_initial_s, g.clock_increment_s, g.days_per_turn, g.opening_eco, g.opening_name, g.opening_ply,
  g.moves, g.plies, g.analysis is not null as analysed, ${COLORS.map(sideColumns).join(', ')}`;
const DETAIL_COLUMNS = `g.initial_fen, g.clocks_cs, g.analysis, g.division_known, g.division_middle, g.division_end,
  g.arena_id, g.arena_name, g.swiss_id, g.imported, g.imported_date, g.extra, g.vanished_at, g.first_run_id,
  g.last_run_id, g.stored_at, g.changed_at, g.pgn, g.exactness, g.file_ids`;
const JOINS = `left join players w on w.id = g.white_id left join players b on b.id = g.black_id`;

/** `select` list and joins for games under the alias g. */
export const SELECT_SUMMARY = { columns: SUMMARY_COLUMNS, joins: JOINS };
export const SELECT_DETAIL = { columns: `${SUMMARY_COLUMNS}, ${DETAIL_COLUMNS}`, joins: JOINS };

function sideColumns(color: Color): string {
  const player = color === 'white' ? 'w' : 'b';
  const { name, title, ...own } = columnsOf(color);
  return [
    `coalesce(${player}.name, g.${name}) as ${name}`,
    `${player}.title as ${title}`,
    ...Object.values(own).map((column) => `g.${column}`),
  ].join(', ');
}

export function toSummary(row: Row): GameSummary {
  const winner = row.winner as Color | null;
  return {
    id: row.id as GameId,
    rated: row.rated as boolean,
    variant: row.variant as string,
    speed: row.speed as string,
    perf: row.perf as string,
    source: row.source as string | null,
    status: row.status as string,
    winner,
    result: resultOf(row.status as string, winner ?? undefined),
    createdAt: row.created_at as Date,
    lastMoveAt: row.last_move_at as Date,
    players: { white: toSide(row, 'white'), black: toSide(row, 'black') },
    clock: toClock(row),
    daysPerTurn: row.days_per_turn as number | null,
    opening:
      row.opening_eco === null
        ? null
        : {
            eco: row.opening_eco as string,
            name: row.opening_name as string | null,
            ply: row.opening_ply as number | null,
          },
    moves: row.moves as string,
    plies: row.plies as number,
    analysed: row.analysed as boolean,
  };
}

export function toDetail(row: Row): GameDetail {
  return {
    ...toSummary(row),
    initialFen: row.initial_fen as string | null,
    clocksCs: row.clocks_cs as number[] | null,
    analysis: row.analysis as unknown[] | null,
    division: row.division_known
      ? { middle: row.division_middle as number | null, end: row.division_end as number | null }
      : null,
    arena: row.arena_id === null ? null : { id: row.arena_id as string, name: row.arena_name as string | null },
    swissId: row.swiss_id as string | null,
    imported: row.imported ? { date: row.imported_date as string | null } : null,
    extra: row.extra as Record<string, unknown> | null,
    vanishedAt: row.vanished_at as Date | null,
    pgn: row.pgn as PgnRest | null,
    provenance: {
      firstRunId: row.first_run_id as number,
      lastRunId: row.last_run_id as number,
      storedAt: row.stored_at as Date,
      changedAt: row.changed_at as Date,
      exactness: row.exactness as Exactness,
      fileIds: row.file_ids as number[],
    },
  };
}

/** totalTimeS is the estimate Lichess uses: initial + 40 x increment. */
function toClock(row: Row): GameSummary['clock'] {
  if (row.clock_initial_s === null) return null;
  const initialS = row.clock_initial_s as number;
  const incrementS = row.clock_increment_s as number;
  return { initialS, incrementS, totalTimeS: initialS + 40 * incrementS };
}

/** Names of the columns of a side, made once: a page has a hundred sides. */
const SIDE_COLUMNS = { white: columnsOf('white'), black: columnsOf('black') };

function toSide(row: Row, color: Color): SideView {
  const of = SIDE_COLUMNS[color];
  return {
    id: row[of.id] as PlayerId | null,
    name: row[of.name] as string | null,
    title: row[of.title] as string | null,
    aiLevel: row[of.aiLevel] as number | null,
    rating: row[of.rating] as number | null,
    ratingDiff: row[of.ratingDiff] as number | null,
    provisional: row[of.provisional] as boolean,
    berserk: row[of.berserk] as boolean,
    blindfold: row[of.blindfold] as boolean,
    team: row[of.team] as string | null,
    analysis: toSideAnalysis(row, of),
  };
}

function toSideAnalysis(row: Row, of: SideColumns): SideAnalysisView | null {
  const inaccuracies = row[of.inaccuracies] as number | null;
  const mistakes = row[of.mistakes] as number | null;
  const blunders = row[of.blunders] as number | null;
  const acpl = row[of.acpl] as number | null;
  const accuracy = row[of.accuracy] as number | null;
  const isKnown = (inaccuracies ?? mistakes ?? blunders ?? acpl ?? accuracy) !== null;
  return isKnown ? { inaccuracies, mistakes, blunders, acpl, accuracy } : null;
}

type SideColumns = ReturnType<typeof columnsOf>;

function columnsOf(color: Color) {
  return {
    id: `${color}_id`,
    name: `${color}_name`,
    title: `${color}_title`,
    aiLevel: `${color}_ai_level`,
    rating: `${color}_rating`,
    ratingDiff: `${color}_rating_diff`,
    provisional: `${color}_provisional`,
    berserk: `${color}_berserk`,
    blindfold: `${color}_blindfold`,
    team: `${color}_team`,
    inaccuracies: `${color}_inaccuracies`,
    mistakes: `${color}_mistakes`,
    blunders: `${color}_blunders`,
    acpl: `${color}_acpl`,
    accuracy: `${color}_accuracy`,
  } as const;
}
