import { describe, expect, it } from '@jest/globals';
import { SanReader } from './san-reader.js';

/** What is read of a text with as much behind it as the quick way needs, and of one that ends with the move. */
function readBoth(san: string): unknown[] {
  const { length } = san;
  return [`${san}      `, san].map((text) => {
    const bytes = Buffer.from(text, 'latin1');
    const reader = new SanReader();
    const behind = reader.read(bytes, 0, bytes.length);
    if (behind < 0) return undefined;
    const { role, to, fromFile, fromRank, promotion, castling } = reader;
    return { isWhole: behind === length, role, to, fromFile, fromRank, promotion, castling };
  });
}

describe('SanReader', () => {
  it.each(['e4', 'exd5', 'Nf3', 'Nxf3+', 'Kxh8', 'Qd8+', 'a1', 'hxg8+', 'bxc8=Q+', 'Nbd2', 'O-O', 'e4#', 'Rd1!?'])(
    'reads %s alike with and without text behind it',
    (san) => {
      const [quick, slow] = readBoth(san);
      expect(quick).toBeDefined();
      expect(quick).toEqual(slow);
    },
  );

  it.each(['`xe4', 'ixe4', 'Nxi4', 'N`4', 'e9', 'e0', 'xe4x', 'Nf3x', 'ex4', 'Nxx4', '{xe4', 'e4++x'])(
    'takes %s for no move either way',
    (san) => {
      expect(readBoth(san)).toEqual([undefined, undefined]);
    },
  );

  it('says the same of every text of three bytes in both ways', () => {
    const letters = [...'aehi`NKQPxO=+#-0189 '];
    const texts = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}`)));
    const differing = texts.filter((text) => {
      const [quick, slow] = readBoth(text).map((read) => JSON.stringify(read));
      return quick !== slow;
    });
    expect(differing).toEqual([]);
  });
});
