import type { ByColor, Color } from '../../../chess/color.js';
import { isMistakeOrBlunder, type JudgementName } from '../../../chess/judgement.js';
import { resultOf } from '../../../chess/status.js';
import {
  awareness,
  comeback,
  luck,
  missedWins as findMissedWins,
  type DecidedResult,
} from '../../../chess/turning-points.js';
import { judgementsOf, scoresOf } from '../game-scores.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const METRICS = {
  missedWins: {
    type: 'bySide',
    description: 'Times a won game slipped: a blunder or a mate given away, from a win percent of 80 to less than 65.',
  },
  missedWinPlies: { type: 'list', unit: 'plies', description: 'The plies of missed wins, of both sides.' },
  missedMates: { type: 'bySide', description: 'Times a forced mate was given away.' },
  missedMatePlies: { type: 'list', unit: 'plies', description: 'The plies of missed mates, of both sides.' },
  comeback: {
    type: 'bySide',
    unit: 'percent',
    description: 'Lowest own win percent after ply 10 of a side that won from 33.3 or drew from 20 or less; else null.',
  },
  comebackPly: { type: 'bySide', unit: 'plies', description: 'The ply after which that lowest point stood.' },
  opponentErrors: {
    type: 'bySide',
    description: "Mistakes and blunders of the opponent that were answered by a move (Lichess's chances).",
  },
  punishedErrors: { type: 'bySide', description: 'How many of them were answered without a mistake or blunder.' },
  unpunishedPlies: {
    type: 'list',
    unit: 'plies',
    description: 'Plies of mistakes and blunders that the opponent answered with another one.',
  },
  luckyEscapes: {
    type: 'bySide',
    description: 'Own mistakes and blunders that the opponent answered with another one.',
  },
} as const satisfies Record<string, MetricSpec>;

function analyse(game: AnalysedGame): MetricsOf<typeof METRICS> {
  const scores = scoresOf(game);
  const judgements = judgementsOf(game, scores);
  const { color: startColor } = game.start;
  const missedWins = findMissedWins(scores, judgements, startColor).map(({ ply }) => ply);
  const missedMates = pliesWhere(judgements, (judgement) => judgement?.kind === 'mateLost');
  const names = namesOf(game, judgements);
  const chances = awareness(names, startColor);
  const escapes = luck(names, startColor);
  const lowest = { white: lowestPoint(game, scores, 'white'), black: lowestPoint(game, scores, 'black') };
  return {
    missedWins: countBySide(game, missedWins),
    missedWinPlies: missedWins,
    missedMates: countBySide(game, missedMates),
    missedMatePlies: missedMates,
    comeback: { white: lowest.white?.winPercent ?? null, black: lowest.black?.winPercent ?? null },
    comebackPly: { white: lowest.white?.ply ?? null, black: lowest.black?.ply ?? null },
    opponentErrors: { white: chances.white.chances, black: chances.black.chances },
    punishedErrors: { white: chances.white.used, black: chances.black.used },
    unpunishedPlies: pliesWhere(names, (name, i) => isMistakeOrBlunder(name) && isMistakeOrBlunder(names[i + 1])),
    luckyEscapes: { white: escapes.white.used, black: escapes.black.used },
  };
}

/** One entry per evaluated ply, and one for a final mate: it has no score, and is the best answer there is. */
function namesOf(
  game: AnalysedGame,
  judgements: readonly ({ name: JudgementName } | undefined)[],
): (JudgementName | undefined)[] {
  const names = judgements.map((judgement) => judgement?.name);
  const isMate = game.status === 'mate' && game.plies.length === names.length + 1;
  return isMate ? [...names, undefined] : names;
}

function lowestPoint(
  game: AnalysedGame,
  scores: ReturnType<typeof scoresOf>,
  color: Color,
): ReturnType<typeof comeback> {
  const result = resultOf(game.status, game.winner ?? undefined);
  return isDecided(result) ? comeback(scores, color, result) : undefined;
}

function isDecided(result: string): result is DecidedResult {
  return result === 'white' || result === 'black' || result === 'draw';
}

function countBySide(game: AnalysedGame, plies: readonly number[]): ByColor<number> {
  const white = plies.filter((ply) => game.plies[ply - 1]?.color === 'white').length;
  return { white, black: plies.length - white };
}

function pliesWhere<T>(entries: readonly T[], test: (entry: T, index: number) => boolean): number[] {
  return entries.flatMap((entry, index) => (test(entry, index) ? [index + 1] : []));
}

export const missedChances: AnalysisPlugin = {
  name: 'missed-chances',
  version: 1,
  description: 'Wins and mates that were missed, comebacks, and whether errors were punished.',
  needs: ['evaluations'],
  metrics: METRICS,
  analyse,
};
