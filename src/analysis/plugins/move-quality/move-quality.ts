import { gameAccuracy, phaseAccuracies } from '../../../chess/accuracy.js';
import { acpl, centipawnLosses } from '../../../chess/acpl.js';
import { COLORS, type ByColor } from '../../../chess/color.js';
import { phaseOf, type Division, type Phase } from '../../../chess/division.js';
import { type Judgement, type JudgementName } from '../../../chess/judgement.js';
import type { Score } from '../../../chess/score.js';
import { divisionOf } from '../game-phases.js';
import { bestBefore, judgementsOf, scoresOf } from '../game-scores.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const ACPL = { type: 'bySide', unit: 'centipawns' } as const;
const ACCURACY = { type: 'bySide', unit: 'percent' } as const;
const COUNT = { type: 'bySide' } as const;

const METRICS = {
  acpl: { ...ACPL, description: 'Average centipawn loss as Lichess counts it.' },
  accuracy: { ...ACCURACY, description: "Lichess's accuracy, not rounded; null unless both sides moved." },
  inaccuracies: { ...COUNT, description: 'Moves judged as inaccuracies.' },
  mistakes: { ...COUNT, description: 'Moves judged as mistakes.' },
  blunders: { ...COUNT, description: 'Moves judged as blunders.' },
  evaluatedMoves: { ...COUNT, description: 'Moves with an evaluation; a mating move has none.' },
  openingAcpl: { ...ACPL, description: 'Average centipawn loss in the opening.' },
  middlegameAcpl: { ...ACPL, description: 'Average centipawn loss in the middlegame.' },
  endgameAcpl: { ...ACPL, description: 'Average centipawn loss in the endgame.' },
  openingAccuracy: { ...ACCURACY, description: 'Accuracy in the opening.' },
  middlegameAccuracy: { ...ACCURACY, description: 'Accuracy in the middlegame.' },
  endgameAccuracy: { ...ACCURACY, description: 'Accuracy in the endgame.' },
  openingInaccuracies: { ...COUNT, description: 'Inaccuracies in the opening.' },
  middlegameInaccuracies: { ...COUNT, description: 'Inaccuracies in the middlegame.' },
  endgameInaccuracies: { ...COUNT, description: 'Inaccuracies in the endgame.' },
  openingMistakes: { ...COUNT, description: 'Mistakes in the opening.' },
  middlegameMistakes: { ...COUNT, description: 'Mistakes in the middlegame.' },
  endgameMistakes: { ...COUNT, description: 'Mistakes in the endgame.' },
  openingBlunders: { ...COUNT, description: 'Blunders in the opening.' },
  middlegameBlunders: { ...COUNT, description: 'Blunders in the middlegame.' },
  endgameBlunders: { ...COUNT, description: 'Blunders in the endgame.' },
  judgements: {
    type: 'list',
    description: 'The judged moves in order: ply, name (Inaccuracy, Mistake, Blunder), kind, and the best move in UCI.',
  },
} as const satisfies Record<string, MetricSpec>;

type Sides = ByColor<number | null>;

/** An evaluated move and what the formulas say about it. */
interface RatedMove {
  color: keyof Sides;
  /** Undefined in a variant without phases. */
  phase: Phase | undefined;
  loss: number | undefined;
  name: JudgementName | undefined;
}

function analyse(game: AnalysedGame): MetricsOf<typeof METRICS> {
  const scores = scoresOf(game);
  const division = divisionOf(game);
  const judgements = judgementsOf(game, scores);
  const { color: startColor } = game.start;
  const moves = rateMoves(game, scores, judgements, division);
  const accuracies = division ? phaseAccuracies(scores, division, startColor) : {};
  return {
    acpl: orNull(acpl(scores, startColor)),
    accuracy: orNull(gameAccuracy(scores, startColor)),
    inaccuracies: countName(moves, 'Inaccuracy'),
    mistakes: countName(moves, 'Mistake'),
    blunders: countName(moves, 'Blunder'),
    evaluatedMoves: bySide(moves, (own) => own.length),
    ...phaseMetrics(moves, accuracies),
    judgements: listJudgements(game, judgements),
  };
}

function phaseMetrics(moves: RatedMove[], accuracies: Partial<Record<Phase, ByColor<number>>>) {
  const opening = phaseMoves(moves, 'opening');
  const middlegame = phaseMoves(moves, 'middlegame');
  const endgame = phaseMoves(moves, 'endgame');
  return {
    openingAcpl: phaseAcpl(opening),
    middlegameAcpl: phaseAcpl(middlegame),
    endgameAcpl: phaseAcpl(endgame),
    openingAccuracy: orNull(accuracies.opening),
    middlegameAccuracy: orNull(accuracies.middlegame),
    endgameAccuracy: orNull(accuracies.endgame),
    openingInaccuracies: countName(opening, 'Inaccuracy'),
    middlegameInaccuracies: countName(middlegame, 'Inaccuracy'),
    endgameInaccuracies: countName(endgame, 'Inaccuracy'),
    openingMistakes: countName(opening, 'Mistake'),
    middlegameMistakes: countName(middlegame, 'Mistake'),
    endgameMistakes: countName(endgame, 'Mistake'),
    openingBlunders: countName(opening, 'Blunder'),
    middlegameBlunders: countName(middlegame, 'Blunder'),
    endgameBlunders: countName(endgame, 'Blunder'),
  };
}

function rateMoves(
  game: AnalysedGame,
  scores: readonly Score[],
  judgements: readonly (Judgement | undefined)[],
  division: Division | undefined,
): RatedMove[] {
  const losses = centipawnLosses(scores, game.start.color);
  return game.plies.slice(0, scores.length).map(({ ply, color }, index) => ({
    color,
    phase: division && phaseOf(ply, division),
    loss: losses[index],
    name: judgements[index]?.name,
  }));
}

/** Null in a variant without phases, and for a phase without moves. */
function phaseMoves(moves: RatedMove[], phase: Phase): RatedMove[] | null {
  const own = moves.filter((move) => move.phase === phase);
  return own.length > 0 ? own : null;
}

/** Rounded half up, as the average of the whole game is. */
function phaseAcpl(moves: RatedMove[] | null): Sides | null {
  return (
    moves &&
    bySide(moves, (own) => {
      const losses = own.map((move) => move.loss).filter((loss) => loss !== undefined);
      return losses.length > 0 ? Math.round(losses.reduce((sum, loss) => sum + loss, 0) / losses.length) : null;
    })
  );
}

function countName(moves: RatedMove[] | null, name: JudgementName): Sides | null {
  return moves && bySide(moves, (own) => own.filter((move) => move.name === name).length);
}

function bySide(moves: readonly RatedMove[], measure: (own: RatedMove[]) => number | null): Sides {
  const [white, black] = COLORS.map((color) => measure(moves.filter((move) => move.color === color)));
  return { white: white ?? null, black: black ?? null };
}

function orNull(sides: ByColor<number | undefined> | undefined): Sides | null {
  return sides ? { white: sides.white ?? null, black: sides.black ?? null } : null;
}

function listJudgements(game: AnalysedGame, judgements: readonly (Judgement | undefined)[]): object[] {
  return judgements.flatMap((judgement, index) =>
    judgement ? [{ ply: index + 1, ...judgement, best: bestBefore(game, index) }] : [],
  );
}

export const moveQuality: AnalysisPlugin = {
  name: 'move-quality',
  version: 1,
  description:
    "Judgements, average centipawn loss and accuracy of both sides by Lichess's formulas, in all and per phase.",
  needs: ['evaluations'],
  metrics: METRICS,
  analyse,
};
