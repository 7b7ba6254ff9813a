import { moveAccuracies } from '../chess/accuracy.js';
import { centipawnLosses } from '../chess/acpl.js';
import type { Color } from '../chess/color.js';
import { isBest, judgeGame } from '../chess/judgement.js';
import { moveTimesOfExport } from '../chess/move-times.js';
import type { Score } from '../chess/score.js';
import { isOpenStatus } from '../chess/status.js';
import type { GameDetail } from '../games/game-view.js';
import type { PlyRow } from './analysis-view.js';
import type { Evaluation } from './evaluation.js';
import type { GamePosition } from './game-positions.js';

type TimedGame = Pick<GameDetail, 'clocksCs' | 'clock' | 'players' | 'status'>;

const UNKNOWN = { cp: null, mate: null, best: null, pv: null, depth: null, nodes: null, source: null } as const;

/** All that is stored of each position, the start first. */
export function describePlies(
  game: TimedGame,
  positions: readonly GamePosition[],
  evaluations: ReadonlyMap<number, Evaluation>,
): PlyRow[] {
  const startColor = positions[0]?.turn ?? 'white';
  const played = positions.slice(1);
  const scores = played.map(({ ply }) => toScore(evaluations.get(ply)));
  const playedIsBest = played.map(({ ply, move }) => !move || isBest(move, evaluations.get(ply - 1)?.best));
  const judgements = judgeGame(scores, playedIsBest, startColor);
  const losses = centipawnLosses(scores, startColor);
  const accuracies = moveAccuracies(scores, startColor);
  const times = listThinkTimes(game, played.length, startColor);
  return positions.map(({ ply, move }) => ({
    ...UNKNOWN,
    ...evaluations.get(ply),
    ply,
    san: move?.san ?? null,
    uci: move?.uci ?? null,
    judgment: judgements[ply - 1]?.name ?? null,
    lossCp: losses[ply - 1] ?? null,
    accuracy: accuracies[ply - 1] ?? null,
    clockCs: ply === 0 ? null : (game.clocksCs?.[ply - 1] ?? null),
    thinkCs: times[ply - 1] ?? null,
  }));
}

/** A mate on the board is no evaluation to the formulas, as with Lichess. */
export function toScore(evaluation: Pick<Evaluation, 'cp' | 'mate'> | undefined): Score | undefined {
  if (!evaluation) return undefined;
  if (evaluation.cp !== null) return { cp: evaluation.cp };
  return evaluation.mate ? { mate: evaluation.mate } : undefined;
}

/** Centiseconds by ply, in playing order. */
function listThinkTimes({ clocksCs, clock, players, status }: TimedGame, plies: number, startColor: Color): number[] {
  if (!clocksCs || !clock) return [];
  const times = moveTimesOfExport(clocksCs, {
    plies,
    finished: !isOpenStatus(status),
    incrementS: clock.incrementS,
    berserk: { white: players.white.berserk, black: players.black.berserk },
    startColor,
  });
  const other = startColor === 'white' ? 'black' : 'white';
  return Array.from({ length: plies }, (_, i) => times[i % 2 === 0 ? startColor : other][i >> 1] ?? 0);
}
