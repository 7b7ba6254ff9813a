import { analysedGame, metricsOf } from '../spec-kit.js';
import type { Metrics } from '../plugin.js';
import { opening } from './opening.js';

const openingOf = (moves: string): Promise<Metrics> => metricsOf(opening, analysedGame({ moves }));

describe('opening', () => {
  it('goes by the position, however it was reached', async () => {
    expect(await openingOf('c4 e6 d4 d5 Nc3 Nf6')).toEqual({
      eco: 'D35',
      name: "Queen's Gambit Declined: Normal Defense",
      family: "Queen's Gambit Declined",
      variation: 'Normal Defense',
      ply: 6,
      leftPly: null,
      leftBy: null,
      deviationPly: { white: null, black: null },
    });
  });

  it('says who left the named lines when', async () => {
    // The Trompowsky is named after ply 3; Black's 2...d5 has no name, and nothing after it.
    expect(await openingOf('d4 Nf6 Bg5 d5 e3 e6 Nf3')).toMatchObject({
      eco: 'A45',
      family: 'Trompowsky Attack',
      variation: null,
      ply: 3,
      leftPly: 4,
      leftBy: 'black',
      deviationPly: { white: 5, black: 4 },
    });
  });

  it('takes what has no name of its own for a part of the line that follows', async () => {
    // 4. Ba4 is the way to the Closed Ruy Lopez, whose last name comes with 9...h6; 10. d3 leads to none.
    expect(await openingOf('e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6 O-O Be7 Re1 b5 Bb3 d6 c3 O-O h3 h6 d3')).toMatchObject({
      name: 'Ruy Lopez: Closed, Smyslov Defense',
      variation: 'Closed',
      ply: 18,
      leftPly: 19,
      leftBy: 'white',
      deviationPly: { white: 19, black: null },
    });
  });

  it('has no name for a game without moves', async () => {
    expect(await openingOf('')).toMatchObject({ eco: null, name: null, ply: null, leftPly: null });
  });
});
