import { type GameMoves, listPositions } from './game-positions.js';
import { listRuled, planSearches } from './search-plan.js';

const down = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_, i) => from - i);
const up = (from: number, to: number): number[] => down(to, from).toReversed();

/** Plies of what is searched, part by part. */
function planPlies(game: GameMoves): { inGame: number[]; alone: number[] }[] {
  return planSearches(listPositions(game)).map(({ inGame, alone }) => ({
    inGame: inGame.map(({ ply }) => ply),
    alone: alone.map(({ ply }) => ply),
  }));
}

/** 200 plies without a third repetition: every pawn goes one step, then a rook of each side makes its rounds behind them. */
function makeLongGame(): string {
  const moves = [...'abcdefgh'].flatMap((file) => [`${file}3`, `${file}6`]);
  const [white, black] = ['abdfgec', 'abdfec'];
  for (let i = 0; moves.length < 200; i++) {
    // One pawn more in the middle, or the rules would call it a draw.
    const isHalfway = i === 44;
    moves.push(isHalfway ? 'h4' : `R${white[i % white.length]}2`, `R${black[i % black.length]}7`);
  }
  return moves.join(' ');
}

describe('searches', () => {
  it('go from the last ply backwards in parts of 80, and end with those of the opening, each by itself', () => {
    expect(planPlies({ variant: 'standard', moves: makeLongGame() })).toEqual([
      { inGame: down(200, 121), alone: [] },
      { inGame: down(120, 41), alone: [] },
      { inGame: down(40, 17), alone: up(0, 16) },
    ]);
  });

  it('of a full last part are no part more', () => {
    const moves = makeLongGame().split(' ').slice(0, 96).join(' ');
    expect(planPlies({ variant: 'standard', moves })).toEqual([{ inGame: down(96, 17), alone: up(0, 16) }]);
  });

  it('are within the game as soon as a piece went back, and leave out what the rules decide', () => {
    const game = { variant: 'standard', moves: 'Nf3 Nf6 Ng1 Ng8 Nf3 Nf6 Ng1 Ng8' };
    expect(planPlies(game)).toEqual([{ inGame: down(7, 3), alone: up(0, 2) }]);
    expect([...listRuled(listPositions(game))]).toEqual([[8, expect.objectContaining({ cp: 0, source: 'rules' })]]);
  });

  it('of a game that began elsewhere are all within the game', () => {
    const initialFen = '4k3/8/8/8/8/8/8/R3K3 w Q - 0 1';
    expect(planPlies({ variant: 'fromPosition', initialFen, moves: 'Ra7 Kd8' })).toEqual([
      { inGame: down(2, 0), alone: [] },
    ]);
  });
});
