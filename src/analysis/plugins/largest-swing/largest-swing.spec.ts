import { analysedGame, EVENTFUL_GAME, metricsOf } from '../spec-kit.js';
import { largestSwing } from './largest-swing.js';

describe('largest-swing', () => {
  it('names the move and its size', async () => {
    // Win percents from ply 10: 50, 18.65, 50, 97.544744 (mate), 97.54, 59.10: ply 13 moves it by 47.544744.
    expect(await metricsOf(largestSwing, analysedGame(EVENTFUL_GAME))).toEqual({
      ply: 13,
      side: 'white',
      san: 'Bb3',
      uci: 'a4b3',
      size: expect.closeTo(47.544744, 5),
      gain: expect.closeTo(47.544744, 5),
      winPercentBefore: 50,
      winPercentAfter: expect.closeTo(97.544744, 5),
    });
  });

  it('counts against the mover what the opponent gains', async () => {
    // 51.840230 to 75.112550 by a move of Black.
    const game = analysedGame({ moves: 'e4 f6', evaluations: [20, 300] });
    expect(await metricsOf(largestSwing, game)).toMatchObject({
      ply: 2,
      side: 'black',
      size: expect.closeTo(23.2723, 3),
      gain: expect.closeTo(-23.2723, 3),
    });
  });
});
