import { analysedGame, metricsOf, PHASED_GAME } from '../spec-kit.js';
import { phases } from './phases.js';

describe('phases', () => {
  it('says how long each phase was and how it ended', async () => {
    // 11 pieces besides kings and pawns at the start, 10 after ply 3, 6 after ply 7.
    // White's win percent at 0.15, 1, 2 and 1 pawns: 51.380429, 59.102590, 67.621164, 59.102590.
    // Material: three pawns ahead at the start; a rook, two queens, a rook go; then a bishop.
    expect(await metricsOf(phases, analysedGame(PHASED_GAME))).toEqual({
      middlePly: 3,
      endPly: 7,
      lastPhase: 'endgame',
      openingPlies: 2,
      middlegamePlies: 4,
      endgamePlies: 3,
      openingWinPercent: expect.closeTo(59.10259, 5),
      middlegameWinPercent: expect.closeTo(67.621164, 5),
      endgameWinPercent: expect.closeTo(59.10259, 5),
      openingGain: expect.closeTo(7.722161, 5),
      middlegameGain: expect.closeTo(8.518574, 5),
      endgameGain: expect.closeTo(-8.518574, 5),
      openingMaterial: 3,
      middlegameMaterial: 3,
      endgameMaterial: 6,
    });
  });

  it('needs no evaluations', async () => {
    const game = analysedGame({ ...PHASED_GAME, evaluations: undefined });
    const metrics = await metricsOf(phases, game);
    expect(metrics).toMatchObject({ openingPlies: 2, endgameMaterial: 6, openingWinPercent: null, endgameGain: null });
  });

  it('lets the last score speak for a phase that ends in mate', async () => {
    const game = analysedGame({ moves: 'f3 e5 g4 Qh4#', evaluations: [0, 0, '#-1', '#0'], status: 'mate' });
    // Mated soon is worth as much as ten pawns down: 2.455256.
    const openingWinPercent: unknown = expect.closeTo(2.455256, 5);
    expect(await metricsOf(phases, game)).toMatchObject({ openingPlies: 4, lastPhase: 'opening', openingWinPercent });
  });

  it('has nothing to say about a game without moves', async () => {
    const metrics = await metricsOf(phases, analysedGame({ moves: '' }));
    expect(metrics).toMatchObject({ lastPhase: null, middlePly: null, openingPlies: 0, openingMaterial: null });
  });
});
