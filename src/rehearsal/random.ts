// Taken out once: inside a test runner's sandbox every look at a global costs as much as the sum itself.
const { imul, floor } = Math;

/** A seeded source of numbers in [0, 1): the same seed gives the same rehearsal. */
export type Random = () => number;

/** Mulberry32: 32 bits of state are plenty for shuffles and fault scripts, and it costs a few nanoseconds. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Folds any numbers into one seed, so that game 17 of seed 4 has a stream of its own. */
export function mixSeeds(...parts: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = imul(hash ^ (part >>> 0), 0x01000193) >>> 0;
    hash = imul(hash ^ floor(part / 2 ** 32), 0x01000193) >>> 0;
  }
  return hash;
}

/** Whole number in [from, to], both ends possible. */
export function between(random: Random, from: number, to: number): number {
  return from + floor(random() * (to - from + 1));
}

/** One of the items; the list must not be empty. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[floor(random() * items.length)];
  if (item === undefined) throw new Error('pick() needs at least one item');
  return item;
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
