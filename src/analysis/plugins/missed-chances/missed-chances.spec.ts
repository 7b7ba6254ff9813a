import { analysedGame, EVENTFUL_GAME, metricsOf } from '../spec-kit.js';
import { missedChances } from './missed-chances.js';

describe('missed-chances', () => {
  it('finds what was missed, escaped and punished', async () => {
    // Ply 11: White drops four pawns (chances lost .627, a blunder). Ply 12: Black gives it back, from a win percent of
    // 81.35 to 50: a blunder and a missed win. Ply 13: White finds a mate. Ply 15: White gives it away for one pawn, from
    // 97.54 to 59.10: a blunder, a missed mate and a missed win. Ply 16: Black makes no mistake, and loses all the same.
    expect(await metricsOf(missedChances, analysedGame(EVENTFUL_GAME))).toEqual({
      missedWins: { white: 1, black: 1 },
      missedWinPlies: [12, 15],
      missedMates: { white: 1, black: 0 },
      missedMatePlies: [15],
      comeback: { white: expect.closeTo(18.651255, 4), black: null },
      comebackPly: { white: 11, black: null },
      opponentErrors: { white: 1, black: 2 },
      punishedErrors: { white: 1, black: 1 },
      unpunishedPlies: [11],
      luckyEscapes: { white: 1, black: 0 },
    });
  });

  it('asks for more of a draw, and for a result at all', async () => {
    const drawn = await metricsOf(missedChances, analysedGame({ ...EVENTFUL_GAME, status: 'draw', winner: null }));
    // 18.65 is low enough for a draw, too; Black's lowest is the mate against it.
    expect(drawn).toMatchObject({ comebackPly: { white: 11, black: 13 } });
    const open = await metricsOf(missedChances, analysedGame({ ...EVENTFUL_GAME, status: 'started', winner: null }));
    expect(open).toMatchObject({ comeback: { white: null, black: null }, comebackPly: { white: null, black: null } });
  });

  it('takes a mate on the board for a punishment', async () => {
    const game = analysedGame({
      moves: 'f3 e5 g4 Qh4#',
      evaluations: [0, 0, '#-1', '#0'],
      best: ['e2e4', 'd7d5', 'e2e4', 'd8h4'],
      status: 'mate',
      winner: 'black',
    });
    expect(await metricsOf(missedChances, game)).toMatchObject({
      opponentErrors: { white: 0, black: 1 },
      punishedErrors: { white: 0, black: 1 },
    });
  });
});
