import { analysedGame, metricsOf, PHASED_GAME } from '../spec-kit.js';
import { moveQuality } from './move-quality.js';

const ELSEWHERE = 'a1a1';

describe('move-quality', () => {
  it('counts, averages and rates a game that stays in the opening', async () => {
    const game = analysedGame({
      moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6',
      evaluations: [20, 30, -80, -70, -75, 240, 230, 250],
      best: Array.from({ length: 9 }, () => ELSEWHERE),
    });
    // White loses 0, 110, 5, 10 centipawns, Black 10, 10, 315, 20.
    // Chances lost: ply 3 .2014, ply 6 .5524; no other ply .1.
    expect(await metricsOf(moveQuality, game)).toMatchObject({
      acpl: { white: 31, black: 89 },
      accuracy: { white: expect.closeTo(79.7375, 3), black: expect.closeTo(49.0473, 3) },
      inaccuracies: { white: 0, black: 0 },
      mistakes: { white: 1, black: 0 },
      blunders: { white: 0, black: 1 },
      evaluatedMoves: { white: 4, black: 4 },
      openingAcpl: { white: 31, black: 89 },
      openingMistakes: { white: 1, black: 0 },
      openingBlunders: { white: 0, black: 1 },
      middlegameAcpl: null,
      endgameAccuracy: null,
      endgameBlunders: null,
      judgements: [
        { ply: 3, name: 'Mistake', kind: 'chancesLost', best: ELSEWHERE },
        { ply: 6, name: 'Blunder', kind: 'chancesLost', best: ELSEWHERE },
      ],
    });
  });

  it('does so for each phase', async () => {
    // White loses 15 | 0, 100 | 300, 0 and Black 100 | 0, 0 | 100 centipawns.
    // Chances lost: ply 2 .1821, ply 5 .1498, ply 7 .5345, ply 8 .1821.
    // Accuracy of a phase with one move of a side is that move's: 1.380429 lost is 94.9815, 9.102590 lost 67.2396.
    // The other accuracies were computed from section "accuracy" of Lichess's source by a few lines of Python.
    expect(await metricsOf(moveQuality, analysedGame(PHASED_GAME))).toEqual({
      acpl: { white: 83, black: 50 },
      accuracy: { white: expect.closeTo(65.877324, 4), black: expect.closeTo(75.446834, 4) },
      inaccuracies: { white: 1, black: 2 },
      mistakes: { white: 0, black: 0 },
      blunders: { white: 1, black: 0 },
      evaluatedMoves: { white: 5, black: 4 },
      openingAcpl: { white: 15, black: 100 },
      middlegameAcpl: { white: 50, black: 0 },
      endgameAcpl: { white: 150, black: 100 },
      openingAccuracy: { white: expect.closeTo(94.981268, 4), black: expect.closeTo(67.239721, 4) },
      middlegameAccuracy: { white: expect.closeTo(87.538906, 4), black: 100 },
      endgameAccuracy: { white: expect.closeTo(47.754866, 4), black: expect.closeTo(67.239721, 4) },
      openingInaccuracies: { white: 0, black: 1 },
      middlegameInaccuracies: { white: 1, black: 0 },
      endgameInaccuracies: { white: 0, black: 1 },
      openingMistakes: { white: 0, black: 0 },
      middlegameMistakes: { white: 0, black: 0 },
      endgameMistakes: { white: 0, black: 0 },
      openingBlunders: { white: 0, black: 0 },
      middlegameBlunders: { white: 0, black: 0 },
      endgameBlunders: { white: 1, black: 0 },
      judgements: [
        { ply: 2, name: 'Inaccuracy', kind: 'chancesLost', best: ELSEWHERE },
        { ply: 5, name: 'Inaccuracy', kind: 'chancesLost', best: ELSEWHERE },
        { ply: 7, name: 'Blunder', kind: 'chancesLost', best: ELSEWHERE },
        { ply: 8, name: 'Inaccuracy', kind: 'chancesLost', best: ELSEWHERE },
      ],
    });
  });

  it('knows whose moves they are when Black begins', async () => {
    const fen = 'rnbqkbnr/pppp1ppp/8/4p3/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1';
    const game = analysedGame({ variant: 'fromPosition', fen, moves: 'Nc6 Nf3', evaluations: [115, 115] });
    // Black's ply 1 goes from 15 to 115.
    expect(await metricsOf(moveQuality, game)).toMatchObject({ acpl: { white: 0, black: 100 } });
  });

  it('speaks of no phases in a variant that has none', async () => {
    const game = analysedGame({ variant: 'atomic', moves: 'e4 e5', evaluations: [20, 30] });
    expect(await metricsOf(moveQuality, game)).toMatchObject({
      acpl: { white: 0, black: 10 },
      openingAcpl: null,
      openingAccuracy: null,
      openingBlunders: null,
    });
  });

  it('has no accuracy, and no loss of a side without a move', async () => {
    const game = analysedGame({ moves: 'e4', evaluations: [5] });
    expect(await metricsOf(moveQuality, game)).toMatchObject({ accuracy: null, acpl: { white: 10, black: null } });
  });
});
