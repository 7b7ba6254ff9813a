import type { GameDetail } from '../games/game-view.js';
import { describePlies } from './describe-plies.js';
import type { Evaluation } from './evaluation.js';
import { type GamePosition, listPositions } from './game-positions.js';
import { makePluginGame } from './plugin-game.js';
import { judgementsOf, scoresOf } from './plugins/game-scores.js';

const EMPTY: Evaluation = { cp: 0, mate: null, best: null, pv: null, depth: 9, nodes: 1_000, source: 'engine' };
const TO_AND_FRO = 'Nf3 Nc6 Ng1 Nb8';
// Ply 10 is the third repetition; 11 throws away what was a draw, and 12 likewise, beside a better move.
const THREEFOLD = `e4 e5 ${TO_AND_FRO} ${TO_AND_FRO} g4 f6`;

function evaluate(positions: readonly GamePosition[]): Map<number, Evaluation> {
  const cp = new Map([
    [11, -300],
    [12, 0],
  ]);
  return new Map(
    positions.map(({ ply, ruled }) => [ply, ruled ?? { ...EMPTY, cp: cp.get(ply) ?? 0, best: 'd7d5' }] as const),
  );
}

describe('describePlies', () => {
  it('judges a move only beside a better one, as the plugins do and as Lichess does', () => {
    const game = { variant: 'standard', moves: THREEFOLD, players: { white: {}, black: {} } } as GameDetail;
    const positions = listPositions(game);
    const evaluations = evaluate(positions);
    expect(evaluations.get(10)).toMatchObject({ cp: 0, best: null, source: 'rules' });
    const judged = describePlies(game, positions, evaluations).map(({ judgment }) => judgment);
    expect(judged.slice(10)).toEqual([null, null, 'Blunder']);
    const seen = makePluginGame(game, positions, evaluations);
    const byPlugins = judgementsOf(seen, scoresOf(seen)).map((judgement) => judgement?.name ?? null);
    expect(byPlugins).toEqual(judged.slice(1));
  });
});
