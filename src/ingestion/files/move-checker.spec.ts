import type { GameRecord } from '../../games/game-record.js';
import { MoveChecker } from './move-checker.js';
import { BadRecordError } from './record-errors.js';

function check(moves: string): void {
  new MoveChecker().check({ id: 'aaaaaaaa', variant: 'standard', moves, plies: moves.split(' ').length } as GameRecord);
}

describe('moves', () => {
  it('that can be played are', () => {
    expect(() => check('e4 e5 Nf3 Nc6 Bb5 a6 Bxc6+ dxc6 O-O Be6 Nxe5 h6 Nxc6 h5 Nxd8')).not.toThrow();
  });

  it.each([
    'e4 e5 Ke3',
    'e4 é5',
    'e4 {no} e5',
    'e4 \u01655',
    '\u{10000}',
    'e4 \ud8655',
    'e4 \ne5',
    'e4 \te5',
    '1. e4',
    '1.e4 e5',
    'e4 e5{no}',
    'e4  e5',
    'e4 e5 ',
  ])('%j cannot', (moves) => {
    expect(() => check(moves)).toThrow(BadRecordError);
  });
});
