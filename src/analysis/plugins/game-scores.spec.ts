import { bestBefore, judgementsOf, scoresOf } from './game-scores.js';
import { analysedGame, type GameSketch } from './spec-kit.js';

const CASTLING: GameSketch = {
  moves: 'e4 e5 Nf3 Nf6 Bc4 Bc5 O-O',
  // White drops three pawns by castling: a blunder, unless the engine would have castled too.
  evaluations: [0, 0, 0, 0, 0, 0, -300],
};

function lastJudgement(best: string | null): string | undefined {
  const game = analysedGame({ ...CASTLING, best: [null, null, null, null, null, null, best] });
  return judgementsOf(game, scoresOf(game)).at(-1)?.name;
}

describe('scoresOf', () => {
  it('leaves out the mate on the board, as Lichess does', () => {
    const game = analysedGame({ moves: 'f3 e5 g4 Qh4#', evaluations: [-60, -50, '#-1', '#0'], status: 'mate' });
    expect(scoresOf(game)).toEqual([{ cp: -60 }, { cp: -50 }, { mate: -1 }]);
  });

  it('ends at the first ply without an evaluation', () => {
    expect(scoresOf(analysedGame({ moves: 'e4 e5 Nf3', evaluations: [20, 30] }))).toEqual([{ cp: 20 }, { cp: 30 }]);
    expect(scoresOf(analysedGame({ moves: 'e4 e5' }))).toEqual([]);
  });
});

describe('judgementsOf', () => {
  it('judges a move that was not the best one', () => {
    expect(lastJudgement('d2d3')).toBe('Blunder');
  });

  it('never judges the best move, however castling is written', () => {
    expect([lastJudgement('e1g1'), lastJudgement('e1h1')]).toEqual([undefined, undefined]);
  });

  it('does not take another castling for the one played', () => {
    expect([lastJudgement('e1c1'), lastJudgement('e1a1')]).toEqual(['Blunder', 'Blunder']);
  });

  it('judges nothing where no best move is known', () => {
    expect(lastJudgement(null)).toBeUndefined();
  });
});

describe('bestBefore', () => {
  it('is the best move of the position in which the move was made', () => {
    const game = analysedGame({ moves: 'e4 e5', evaluations: [20, 30], best: ['d2d4', 'c7c5', 'g1f3'] });
    expect([bestBefore(game, 0), bestBefore(game, 1)]).toEqual(['d2d4', 'c7c5']);
  });
});
