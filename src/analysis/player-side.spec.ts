import { PlayerNotInGameError } from './analysis.errors.js';
import { findSide, pickSide } from './player-side.js';

const GAME = { id: 'a1B2c3D4', players: { white: { id: 'white_rook' }, black: { id: null } } } as never;

describe('the side of a player', () => {
  it('is the colour the player had', () => {
    expect(findSide(GAME, 'white_rook' as never)).toBe('white');
    expect(() => findSide(GAME, 'other_rook' as never)).toThrow(PlayerNotInGameError);
  });

  it('is taken from metrics that are given by side, and from no others', () => {
    const metrics = {
      acpl: { white: 20, black: 31 },
      comebackPly: { white: 12, black: null },
      side: 'white',
      plies: [1, 2],
      more: { white: 1, black: 2, both: 3 },
      nothing: null,
    };
    expect(pickSide(metrics, 'black')).toEqual({ ...metrics, acpl: 31, comebackPly: null });
  });
});
