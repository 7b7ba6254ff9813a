import { analysedGame, metricsOf, PHASED_GAME, type GameSketch } from '../spec-kit.js';
import { timeUsage } from './time-usage.js';

/** One minute and a second a move; White gives up on move 5, half a second after Black's fourth. */
const BULLET: GameSketch = {
  moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6',
  clock: { initialS: 60, incrementS: 1 },
  clocksCs: [6000, 6000, 5500, 5900, 900, 1000, 850, 950, 800],
  status: 'resign',
  winner: 'black',
};

describe('time-usage', () => {
  it('says where the time went', async () => {
    // White: 0, 6000-5500+100, 5500-900+100, 900-850+100, and 850-800 without increment. Black: 0, 200, 5000, 150.
    // Time trouble begins at 10 s: White's ply 7 begins with 9 s, which is 9% of 60 + 40 x 1 s; Black's ply 8 with 10 s.
    expect(await metricsOf(timeUsage, analysedGame(BULLET))).toEqual({
      moveTimesCs: [0, 0, 600, 200, 4700, 5000, 150, 150],
      totalCs: { white: 5450, black: 5350 },
      meanCs: { white: expect.closeTo(5450 / 3, 9), black: expect.closeTo(5350 / 3, 9) },
      medianCs: { white: 600, black: 200 },
      longestCs: { white: 4700, black: 5000 },
      longestPly: { white: 5, black: 6 },
      unfinishedCs: { white: 50, black: null },
      openingCs: { white: 5450, black: 5350 },
      middlegameCs: { white: null, black: null },
      endgameCs: { white: null, black: null },
      timeTroubleMoves: { white: 1, black: 1 },
      severeTimeTroubleMoves: { white: 1, black: 0 },
      firstTimeTroublePly: { white: 7, black: 8 },
      lowestClockCs: { white: 850, black: 950 },
      finalClockPercent: { white: 8.5, black: 9.5 },
      timeVariance: { white: null, black: null },
    });
  });

  it('gives no increment to a side that went berserk', async () => {
    const metrics = await metricsOf(timeUsage, analysedGame({ ...BULLET, berserk: 'white' }));
    expect(metrics).toMatchObject({ moveTimesCs: [0, 0, 500, 200, 4600, 5000, 50, 150] });
  });

  it('measures how even the moves were', async () => {
    const moves = Array.from({ length: 7 }, () => 'Nf3 Nf6 Ng1 Ng8').join(' ');
    const clocksCs = Array.from({ length: 28 }, (_, i) => 60_000 - 300 * (i >> 1));
    const game = analysedGame({ moves, clock: { initialS: 600, incrementS: 0 }, clocksCs, status: 'draw' });
    // Without the first move, which is dropped as the smallest, all are alike.
    expect(await metricsOf(timeUsage, game)).toMatchObject({ timeVariance: { white: 0, black: 0 } });
  });

  it('divides the time between the phases', async () => {
    // Opening plies 1 and 2, middlegame 3 to 6, endgame 7 to 9; every move but the first takes 1 s, without increment.
    const clocksCs = Array.from({ length: 9 }, (_, i) => 18_000 - 100 * (i >> 1));
    const game = analysedGame({ ...PHASED_GAME, clock: { initialS: 180, incrementS: 0 }, clocksCs });
    expect(await metricsOf(timeUsage, game)).toMatchObject({
      openingCs: { white: 0, black: 0 },
      middlegameCs: { white: 200, black: 200 },
      endgameCs: { white: 200, black: 100 },
    });
  });
});
