import type { GameDetail, SideView } from '../games/game-view.js';
import type { Evaluation } from './evaluation.js';
import type { GamePosition } from './game-positions.js';
import type { AnalysedGame, PlyEvaluation, SideOfGame } from './plugins/plugin.js';

/** A game as plugins get it. */
export function makePluginGame(
  game: GameDetail,
  positions: readonly GamePosition[],
  evaluations: ReadonlyMap<number, Evaluation>,
): AnalysedGame {
  const [start, ...rest] = positions;
  if (!start) throw new Error('A game has a start position');
  return {
    id: game.id,
    variant: game.variant,
    speed: game.speed,
    rated: game.rated,
    status: game.status,
    winner: game.winner,
    players: { white: makeSide(game.players.white), black: makeSide(game.players.black) },
    clock: game.clock && { initialS: game.clock.initialS, incrementS: game.clock.incrementS },
    clocksCs: game.clocksCs,
    start: {
      fen: start.fen,
      color: start.turn,
      board: [...start.board],
      epd: start.epd,
      evaluation: makeEvaluation(evaluations.get(0)),
    },
    plies: rest.flatMap(({ ply, move, board, epd }) => {
      if (!move) return [];
      const { color, san, uci } = move;
      const clockCs = game.clocksCs?.[ply - 1];
      return [
        { ply, color, san, uci, board: [...board], epd, evaluation: makeEvaluation(evaluations.get(ply)), clockCs },
      ];
    }),
  };
}

function makeSide({ id, name, rating, berserk }: SideView): SideOfGame {
  return { id, name, rating, berserk };
}

function makeEvaluation(evaluation: Evaluation | undefined): PlyEvaluation | undefined {
  return evaluation && { cp: evaluation.cp, mate: evaluation.mate, best: evaluation.best };
}
