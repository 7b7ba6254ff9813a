import { materialBalance } from './board.js';
import { boardOfFen } from './spec-kit.js';

describe('materialBalance', () => {
  it.each([
    ['rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR', 0],
    ['4k3/8/8/8/8/8/8/QRBNKP2', 9 + 5 + 3 + 3 + 1],
    ['qrbnkp2/8/8/8/8/8/8/4K3', -21],
    ['4k3/p7/8/8/8/8/8/4KB2', 2],
  ])('of %s is %i', (placement, balance) => {
    expect(materialBalance(boardOfFen(`${placement} w - - 0 1`))).toBe(balance);
  });
});
