import { COLORS, isColor, opposite } from './color.js';
import { isOpenStatus, OPEN_STATUSES, resultOf, STATUS_IDS, UNDECIDED_STATUSES } from './status.js';

describe('resultOf', () => {
  it.each([
    ['created', undefined, 'open'],
    ['started', undefined, 'open'],
    ['aborted', undefined, 'none'],
    ['noStart', undefined, 'none'],
    ['mate', 'white', 'white'],
    ['mate', 'black', 'black'],
    ['resign', 'black', 'black'],
    ['stalemate', undefined, 'draw'],
    // The clock ran out against a side that can no longer win, or nobody claimed the win.
    ['timeout', 'white', 'white'],
    ['timeout', undefined, 'draw'],
    ['outoftime', undefined, 'draw'],
    ['outoftime', 'white', 'white'],
    ['draw', undefined, 'draw'],
    ['cheat', 'black', 'black'],
    ['noStart', 'white', 'white'],
    ['unknownFinish', undefined, 'unknown'],
    ['unknownFinish', 'white', 'white'],
    ['insufficientMaterialClaim', undefined, 'draw'],
    ['variantEnd', 'black', 'black'],
    ['variantEnd', undefined, 'draw'],
  ] as const)('%s with winner %s is %s', (status, winner, result) => {
    expect(resultOf(status, winner)).toBe(result);
  });

  it('calls a status it does not know a draw when nobody won: it is final at least', () => {
    expect(resultOf('somethingNew', undefined)).toBe('draw');
    expect(resultOf('somethingNew', 'white')).toBe('white');
  });
});

describe('statuses', () => {
  it('are open only while the game is being played', () => {
    expect(Object.keys(STATUS_IDS).filter(isOpenStatus)).toEqual(['created', 'started']);
    expect(OPEN_STATUSES.every(isOpenStatus)).toBe(true);
    expect(isOpenStatus('somethingNew')).toBe(false);
  });

  it('without winner are a draw unless they are listed as undecided', () => {
    const draws = Object.keys(STATUS_IDS).filter((status) => resultOf(status, undefined) === 'draw');
    const undecided: readonly string[] = UNDECIDED_STATUSES;
    expect(draws).toEqual(Object.keys(STATUS_IDS).filter((status) => !undecided.includes(status)));
  });
});

describe('colours', () => {
  it('are white and black', () => {
    expect([...COLORS, 'red', null, 1].map(isColor)).toEqual([true, true, false, false, false]);
    expect(COLORS.map(opposite)).toEqual(['black', 'white']);
  });
});
