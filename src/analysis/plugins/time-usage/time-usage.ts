import { COLORS, type ByColor, type Color } from '../../../chess/color.js';
import { phaseOf, type Phase } from '../../../chess/division.js';
import {
  clockPercent,
  clocksByColor,
  gameTimeVariance,
  moveTimesOfExport,
  timeTrouble,
} from '../../../chess/move-times.js';
import { isOpenStatus } from '../../../chess/status.js';
import type { ClockSetting } from '../../../chess/speed.js';
import { divisionOf } from '../game-phases.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const TIME = { type: 'bySide', unit: 'centiseconds' } as const;
const COUNT = { type: 'bySide' } as const;
const PLY = { type: 'bySide', unit: 'plies' } as const;

const METRICS = {
  moveTimesCs: { type: 'list', unit: 'centiseconds', description: 'Time of each ply; the first of each side is 0.' },
  totalCs: { ...TIME, description: 'Time of all moves.' },
  meanCs: { ...TIME, description: 'Mean time of a move, without the first one.' },
  medianCs: { ...TIME, description: 'Median time of a move, without the first one.' },
  longestCs: { ...TIME, description: 'Time of the slowest move.' },
  longestPly: { ...PLY, description: 'The slowest move, the first of equals.' },
  unfinishedCs: {
    ...TIME,
    description: 'Time in the turn in which the game ended without a move; null for the other side.',
  },
  openingCs: { ...TIME, description: 'Time of the moves in the opening.' },
  middlegameCs: { ...TIME, description: 'Time of the moves in the middlegame.' },
  endgameCs: { ...TIME, description: 'Time of the moves in the endgame.' },
  timeTroubleMoves: { ...COUNT, description: 'Moves begun with an eighth of the time or less, 10 to 60 s.' },
  severeTimeTroubleMoves: { ...COUNT, description: 'Those of them begun with less than 10% on the clock.' },
  firstTimeTroublePly: { ...PLY, description: 'The first move in time trouble.' },
  lowestClockCs: { ...TIME, description: 'Least time on the clock after a move.' },
  finalClockPercent: { type: 'bySide', unit: 'percent', description: 'Part of the time left after the last own move.' },
  timeVariance: {
    ...COUNT,
    description: 'Spread of the move times, 0 for a metronome; null with fewer than 13 moves.',
  },
} as const satisfies Record<string, MetricSpec>;

type Sides = ByColor<number | null>;

interface TimedMove {
  ply: number;
  /** Undefined in a variant without phases. */
  phase: Phase | undefined;
  timeCs: number;
  clockCs: number;
  trouble: ReturnType<typeof timeTrouble>;
}

/** The moves of one side, and how long its last turn had lasted when the game ended in it. */
interface SideTimes {
  moves: TimedMove[];
  unfinishedCs: number | null;
}

function analyse(game: AnalysedGame): MetricsOf<typeof METRICS> {
  const setting = settingOf(game);
  const sides = timesOf(game, setting);
  const each = (measure: (moves: TimedMove[]) => number | undefined): Sides => ({
    white: measure(sides.white.moves) ?? null,
    black: measure(sides.black.moves) ?? null,
  });
  const troubled = (moves: TimedMove[]): TimedMove[] => moves.filter((move) => move.trouble !== 'none');
  return {
    moveTimesCs: COLORS.flatMap((color) => sides[color].moves)
      .sort((a, b) => a.ply - b.ply)
      .map((move) => move.timeCs),
    totalCs: each((moves) => sum(moves)),
    meanCs: each((moves) => (moves.length > 1 ? sum(moves) / (moves.length - 1) : undefined)),
    medianCs: each((moves) => median(moves.slice(1).map((move) => move.timeCs))),
    longestCs: each((moves) => slowest(moves)?.timeCs),
    longestPly: each((moves) => slowest(moves)?.ply),
    unfinishedCs: { white: sides.white.unfinishedCs, black: sides.black.unfinishedCs },
    openingCs: each((moves) => phaseTime(moves, 'opening')),
    middlegameCs: each((moves) => phaseTime(moves, 'middlegame')),
    endgameCs: each((moves) => phaseTime(moves, 'endgame')),
    timeTroubleMoves: each((moves) => troubled(moves).length),
    severeTimeTroubleMoves: each((moves) => moves.filter((move) => move.trouble === 'severe').length),
    firstTimeTroublePly: each((moves) => troubled(moves)[0]?.ply),
    lowestClockCs: each((moves) => (moves.length > 0 ? Math.min(...moves.map((move) => move.clockCs)) : undefined)),
    finalClockPercent: each((moves) => {
      const last = moves.at(-1);
      return last && clockPercent(last.clockCs, setting);
    }),
    timeVariance: each((moves) => gameTimeVariance(moves.map((move) => move.timeCs))),
  };
}

function settingOf({ clock }: AnalysedGame): ClockSetting {
  return { initial: clock?.initialS ?? 0, increment: clock?.incrementS ?? 0 };
}

function timesOf(game: AnalysedGame, setting: ClockSetting): ByColor<SideTimes> {
  const startColor = game.start.color;
  const list = game.clocksCs ?? [];
  const times = moveTimesOfExport(list, {
    plies: game.plies.length,
    finished: !isOpenStatus(game.status),
    incrementS: setting.increment,
    berserk: { white: game.players.white.berserk, black: game.players.black.berserk },
    startColor,
  });
  const clocks = clocksByColor(list, startColor);
  const division = divisionOf(game);
  const sideOf = (color: Color): SideTimes => {
    const own = game.plies.filter((ply) => ply.color === color);
    const moves = own.map(({ ply }, i) => ({
      ply,
      phase: division && phaseOf(ply, division),
      timeCs: times[color][i] ?? 0,
      clockCs: clocks[color][i] ?? 0,
      trouble: i === 0 ? 'none' : timeTrouble(clocks[color][i - 1] ?? 0, setting),
    }));
    return { moves, unfinishedCs: own.length > 0 ? (times[color][own.length] ?? null) : null };
  };
  return { white: sideOf('white'), black: sideOf('black') };
}

function phaseTime(moves: TimedMove[], phase: Phase): number | undefined {
  const own = moves.filter((move) => move.phase === phase);
  return own.length > 0 ? sum(own) : undefined;
}

function sum(moves: readonly TimedMove[]): number {
  return moves.reduce((total, move) => total + move.timeCs, 0);
}

function slowest(moves: readonly TimedMove[]): TimedMove | undefined {
  return moves.reduce<TimedMove | undefined>(
    (best, move) => (best && best.timeCs >= move.timeCs ? best : move),
    undefined,
  );
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

export const timeUsage: AnalysisPlugin = {
  name: 'time-usage',
  version: 1,
  description: 'Time per move, time trouble, and the phases in which the time went.',
  needs: ['clocks'],
  metrics: METRICS,
  analyse,
};
