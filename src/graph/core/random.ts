// Taken out once: inside a test runner's sandbox every look at a global costs as much as the sum itself.
const { imul } = Math;

/** A source of numbers in [0, 1); the same seed gives the same ones. */
export type Random = () => number;

/** SplitMix with 32 bits of state: plenty for an order of visits and for where a drawing starts. */
export function makeRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}
