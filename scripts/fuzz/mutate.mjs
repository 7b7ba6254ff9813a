import { below, oneOf } from './random.mjs';

const MOST_CHANGES = 12;
const LONGEST_REPEAT = 20_000;

/** One change of a file: what it is cut into and put together from. */
const CHANGES = [
  function flip(bytes, at, { random }) {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[at] ^= 1 << below(random, 8);
    return changed;
  },
  function overwrite(bytes, at, { random }) {
    const changed = Buffer.from(bytes);
    for (let i = at; i < Math.min(at + 1 + below(random, 8), changed.length); i++) changed[i] = below(random, 256);
    return changed;
  },
  function drop(bytes, at, { random }) {
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, oneOf(random, [2, 20, 400])))]);
  },
  function insertWord(bytes, at, { random, dictionary }) {
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(oneOf(random, dictionary)), bytes.subarray(at)]);
  },
  function repeatWord(bytes, at, { random, dictionary }) {
    const word = Buffer.from(oneOf(random, dictionary));
    const size = word.length * below(random, oneOf(random, [10, 1_000, LONGEST_REPEAT]));
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(size, word), bytes.subarray(at)]);
  },
  function repeatRange(bytes, at, { random }) {
    const range = bytes.subarray(at, at + 1 + below(random, 200));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: below(random, 50) }, () => range),
      bytes.subarray(at),
    ]);
  },
  function joinOther(bytes, at, { random, seeds }) {
    const other = oneOf(random, seeds);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(below(random, other.length))]);
  },
  function cutOff(bytes, at) {
    return bytes.subarray(0, at);
  },
];

/** One of the seeds with some changes, the same ones for the same numbers. */
export function mutate(seeds, dictionary, random) {
  const changes = 1 + below(random, MOST_CHANGES);
  let bytes = oneOf(random, seeds);
  for (let i = 0; i < changes; i++) {
    // Cutting off is the end of most of the file, so it is rare.
    const change = CHANGES[below(random, random() < 0.05 ? CHANGES.length : CHANGES.length - 1)];
    bytes = change(bytes, below(random, bytes.length), { random, seeds, dictionary });
  }
  return bytes;
}
