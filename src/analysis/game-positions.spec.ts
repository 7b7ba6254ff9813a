import type { Evaluation } from './evaluation.js';
import { listPositions } from './game-positions.js';

/** What the rules say of each position of a game, the start first. */
function ruleOn(initialFen: string, moves: string): (Partial<Evaluation> | undefined)[] {
  return listPositions({ variant: 'fromPosition', initialFen, moves }).map(({ ruled }) => ruled);
}

const DRAW = { cp: 0, mate: null, best: null, pv: null, depth: null, nodes: null, source: 'rules' };

describe('the rules, without an engine,', () => {
  it('score fifty moves without progress 0.00, and not a half-move earlier', () => {
    expect(ruleOn('7k/8/8/8/8/8/8/R3K3 w - - 98 90', 'Ra2 Kg8 Ra3')).toEqual([undefined, undefined, DRAW, DRAW]);
  });

  it('put the mate that ends fifty moves first', () => {
    expect(ruleOn('7k/8/6K1/8/8/8/8/R7 w - - 99 90', 'Ra8#')).toEqual([undefined, { ...DRAW, cp: null, mate: 0 }]);
  });

  it('begin anew after a capture', () => {
    expect(ruleOn('7k/8/8/8/8/8/r7/R3K3 w - - 99 90', 'Rxa2 Kg8')).toEqual([undefined, undefined, undefined]);
  });

  it('score a stalemate 0.00, and a mate as what it is', () => {
    expect(ruleOn('7k/5K2/8/6Q1/8/8/8/8 w - - 0 1', 'Qg6')).toEqual([undefined, DRAW]);
    expect(ruleOn('7k/5K2/8/6Q1/8/8/8/8 w - - 0 1', 'Qg7#')).toEqual([undefined, { ...DRAW, cp: null, mate: 0 }]);
  });
});
