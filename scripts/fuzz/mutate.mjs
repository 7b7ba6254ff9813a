import { below, oneOf } from './random.mjs';

// Few changes leave most of the file as it was, many are found only by what gives up late.
const MOST_CHANGES = [1, 4, 12];
const LONGEST_REPEAT = 20_000;
// Copies of a large file would be the fuzz's own memory, not the readers'.
const LARGE = 2 * 1024 * 1024;

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
    return insert(bytes, at, Buffer.from(oneOf(random, dictionary)));
  },
  function repeatWord(bytes, at, { random, dictionary }) {
    const word = Buffer.from(oneOf(random, dictionary));
    const size = word.length * below(random, oneOf(random, [10, 1_000, LONGEST_REPEAT]));
    return insert(bytes, at, Buffer.alloc(size, word));
  },
  function repeatRange(bytes, at, { random }) {
    const range = bytes.subarray(at, at + 1 + below(random, 200));
    return insert(bytes, at, Buffer.alloc(range.length * below(random, 50), range));
  },
  function joinOther(bytes, at, { random, seeds }) {
    const other = oneOf(random, seeds);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(below(random, other.length))]);
  },
];

/**
 * One of the seeds with some changes, the same ones for the same numbers.
 * @param source seeds (buffers), dictionary (texts or buffers to put in), and changes of the target's own
 */
export function mutate({ seeds, dictionary, changes = [] }, random) {
  const all = [...CHANGES, ...changes];
  let bytes = oneOf(random, seeds);
  for (let left = 1 + below(random, oneOf(random, MOST_CHANGES)); left > 0 && bytes.length < LARGE; left--) {
    const at = below(random, bytes.length);
    // Cutting off is the end of most of the file, so it is rare.
    bytes = random() < 0.01 ? bytes.subarray(0, at) : oneOf(random, all)(bytes, at, { random, seeds, dictionary });
  }
  return bytes;
}

/** Bytes with others put in. */
export function insert(bytes, at, others) {
  return Buffer.concat([bytes.subarray(0, at), others, bytes.subarray(at)]);
}
