// Changes of files that are made of lines with values in them.
import { insert } from './mutate.mjs';
import { below, oneOf } from './random.mjs';

const NEWLINE = 0x0a;
const VALUE_ENDS = new Set([...',;:"[]{}\t\n'].map((sign) => sign.charCodeAt(0)));
const MOST_REPEATED = 500_000;
// Longer than the longest record that is read.
const HUGE = 5 * 1024 * 1024;

export const LINE_CHANGES = [
  function repeatLine(bytes, at, { random }) {
    const { start, end } = lineAt(bytes, at);
    const line = bytes.subarray(start, end);
    const size = line.length * below(random, oneOf(random, [3, 50, 5_000]));
    return insert(bytes, start, Buffer.alloc(Math.min(size, MOST_REPEATED), line));
  },
  function joinLines(bytes, at) {
    const { end } = lineAt(bytes, at);
    return Buffer.concat([bytes.subarray(0, Math.max(0, end - 1)), bytes.subarray(end)]);
  },
  function moveLine(bytes, at, { random }) {
    const { start, end } = lineAt(bytes, at);
    return insert(bytes, below(random, bytes.length), bytes.subarray(start, end));
  },
  function replaceValue(bytes, at, { random, dictionary }) {
    const { start, end } = valueAt(bytes, at);
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(oneOf(random, dictionary)), bytes.subarray(end)]);
  },
  function copyValue(bytes, at, { random }) {
    const { start, end } = valueAt(bytes, at);
    const other = valueAt(bytes, below(random, bytes.length));
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(other.start, other.end), bytes.subarray(end)]);
  },
  function nest(bytes, at, { random }) {
    const [open, close] = oneOf(random, [
      ['[', ']'],
      ['{"a":', '}'],
      ['"', '"'],
      ['""', '""'],
      ['(', ')'],
    ]);
    const depth = 1 + below(random, oneOf(random, [5, 100, 50_000]));
    const { start, end } = valueAt(bytes, at);
    const value = bytes.subarray(start, end);
    return Buffer.concat([
      bytes.subarray(0, start),
      Buffer.from(open.repeat(depth)),
      value,
      Buffer.from(close.repeat(depth)),
      bytes.subarray(end),
    ]);
  },
  function lengthen(bytes, at, { random, dictionary }) {
    const size = random() < 0.01 ? HUGE : oneOf(random, [300, 5_000, 300_000]);
    return insert(bytes, at, Buffer.alloc(below(random, size), Buffer.from(oneOf(random, dictionary))));
  },
];

function lineAt(bytes, at) {
  const end = bytes.indexOf(NEWLINE, at);
  return { start: at === 0 ? 0 : bytes.lastIndexOf(NEWLINE, at - 1) + 1, end: end < 0 ? bytes.length : end + 1 };
}

function valueAt(bytes, at) {
  let start = at;
  let end = at;
  while (start > 0 && !VALUE_ENDS.has(bytes[start - 1])) start--;
  while (end < bytes.length && !VALUE_ENDS.has(bytes[end])) end++;
  return { start, end };
}
