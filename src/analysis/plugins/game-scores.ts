import { judgeGame, type Judgement } from '../../chess/judgement.js';
import type { Score } from '../../chess/score.js';
import type { AnalysedGame, PlyEvaluation, PlyView } from './plugin.js';

/**
 * The evaluations of a game as the formulas take them, entry i after ply i + 1, up to the first one missing. The `mate 0` of
 * a mated side is left out, as Lichess does.
 */
export function scoresOf(game: AnalysedGame): Score[] {
  const scores: Score[] = [];
  for (const { evaluation } of game.plies) {
    const score = evaluation && toScore(evaluation);
    if (!score) break;
    scores.push(score);
  }
  return scores;
}

function toScore({ cp, mate }: PlyEvaluation): Score | undefined {
  if (mate === 0) return undefined;
  if (mate !== null) return { mate };
  return cp === null ? undefined : { cp };
}

/** Lichess's judgement of each ply that has a score. */
export function judgementsOf(game: AnalysedGame, scores: readonly Score[]): (Judgement | undefined)[] {
  const playedIsBest = scores.map((_, index) => wasBest(game, index));
  return judgeGame(scores, playedIsBest, game.start.color);
}

/** Best move in the position before the ply with this index, UCI; null where none is known. */
export function bestBefore(game: AnalysedGame, index: number): string | null {
  const before = index === 0 ? game.start : game.plies[index - 1];
  return before?.evaluation?.best ?? null;
}

/** Lichess publishes a best move only beside a judgement: where none is known, the move played counts as the best one. */
function wasBest(game: AnalysedGame, index: number): boolean {
  const best = bestBefore(game, index);
  const played = game.plies[index];
  return best === null || !played || best === played.uci || sameCastling(best, played);
}

const KING_TO_ROOK: Record<string, string> = { e1g1: 'e1h1', e1c1: 'e1a1', e8g8: 'e8h8', e8c8: 'e8a8' };

/** Castling is written as the king's move or as king takes rook; engines and Lichess differ in that. */
function sameCastling(best: string, played: PlyView): boolean {
  if (!played.san.startsWith('O-O')) return false;
  return (KING_TO_ROOK[best] ?? best) === (KING_TO_ROOK[played.uci] ?? played.uci);
}
