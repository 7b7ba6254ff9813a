import { materialBalance } from '../../../chess/board.js';
import { phaseOf, pliesOfPhase, type Phase, type PlyRange } from '../../../chess/division.js';
import { INITIAL_SCORE, winPercent, type Score } from '../../../chess/score.js';
import { DIVIDED_VARIANTS, divisionOf } from '../game-phases.js';
import { scoresOf } from '../game-scores.js';
import type { AnalysedGame, AnalysisPlugin, MetricSpec } from '../plugin.js';
import type { MetricsOf } from '../typed-metrics.js';

const PLIES = { type: 'integer', unit: 'plies' } as const;
const PERCENT = { type: 'number', unit: 'percent' } as const;
const PAWNS = { type: 'integer', unit: 'pawns' } as const;

const METRICS = {
  middlePly: { ...PLIES, description: "Half-moves played when the middlegame began, Lichess's division.middle." },
  endPly: { ...PLIES, description: "Half-moves played when the endgame began, Lichess's division.end." },
  lastPhase: { type: 'text', description: 'The phase of the last move: opening, middlegame or endgame.' },
  openingPlies: { ...PLIES, description: 'Moves of both sides in the opening.' },
  middlegamePlies: { ...PLIES, description: 'Moves of both sides in the middlegame.' },
  endgamePlies: { ...PLIES, description: 'Moves of both sides in the endgame.' },
  openingWinPercent: { ...PERCENT, description: "White's win percent at the end of the opening." },
  middlegameWinPercent: { ...PERCENT, description: "White's win percent at the end of the middlegame." },
  endgameWinPercent: { ...PERCENT, description: "White's win percent at the end of the endgame." },
  openingGain: { ...PERCENT, description: 'Win percent that White gained in the opening; negative for a loss.' },
  middlegameGain: { ...PERCENT, description: 'Win percent that White gained in the middlegame; negative for a loss.' },
  endgameGain: { ...PERCENT, description: 'Win percent that White gained in the endgame; negative for a loss.' },
  openingMaterial: { ...PAWNS, description: "Material at the end of the opening, White's minus Black's." },
  middlegameMaterial: { ...PAWNS, description: "Material at the end of the middlegame, White's minus Black's." },
  endgameMaterial: { ...PAWNS, description: "Material at the end of the endgame, White's minus Black's." },
} as const satisfies Record<string, MetricSpec>;

/** What is to be said about one phase; null where it was not reached, or not evaluated. */
interface PhaseResult {
  plies: number;
  winPercent: number | null;
  gain: number | null;
  material: number | null;
}

function analyse(game: AnalysedGame): MetricsOf<typeof METRICS> {
  const division = divisionOf(game) ?? {};
  const scores = scoresOf(game);
  const resultOf = (phase: Phase): PhaseResult =>
    phaseResult(game, scores, pliesOfPhase(phase, division, game.plies.length));
  const [opening, middlegame, endgame] = [resultOf('opening'), resultOf('middlegame'), resultOf('endgame')];
  return {
    middlePly: division.middle ?? null,
    endPly: division.end ?? null,
    lastPhase: game.plies.length > 0 ? phaseOf(game.plies.length, division) : null,
    openingPlies: opening.plies,
    middlegamePlies: middlegame.plies,
    endgamePlies: endgame.plies,
    openingWinPercent: opening.winPercent,
    middlegameWinPercent: middlegame.winPercent,
    endgameWinPercent: endgame.winPercent,
    openingGain: opening.gain,
    middlegameGain: middlegame.gain,
    endgameGain: endgame.gain,
    openingMaterial: opening.material,
    middlegameMaterial: middlegame.material,
    endgameMaterial: endgame.material,
  };
}

function phaseResult(game: AnalysedGame, scores: readonly Score[], range: PlyRange | undefined): PhaseResult {
  if (!range) return { plies: 0, winPercent: null, gain: null, material: null };
  const board = game.plies[range.last - 1]?.board;
  const before = range.first === 1 ? INITIAL_SCORE : scores[range.first - 2];
  // The last move of a game has no score when it mates: the one before it then speaks for the phase.
  const after = scores.slice(range.first - 1, range.last).at(-1);
  return {
    plies: range.last - range.first + 1,
    winPercent: after ? winPercent(after) : null,
    gain: before && after ? winPercent(after) - winPercent(before) : null,
    material: board ? materialBalance(Uint8Array.from(board)) : null,
  };
}

export const phases: AnalysisPlugin = {
  name: 'phases',
  version: 1,
  description: 'How long opening, middlegame and endgame were, and how each of them ended.',
  needs: [],
  variants: DIVIDED_VARIANTS,
  metrics: METRICS,
  analyse,
};
