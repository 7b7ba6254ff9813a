import { isTooDeep } from './json-depth.js';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('isTooDeep', () => {
  it.each<[string, string, boolean]>([
    ['nothing', '', false],
    ['an object of lists', '{"a":[1,[2]],"b":{}}', false],
    ['32 levels', nested(32), false],
    ['33 levels', nested(33), true],
    ['33 levels of objects', `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`, true],
    ['many neighbours', `[${Array.from({ length: 100 }, () => '{}').join(',')}]`, false],
    ['brackets in a text', JSON.stringify({ a: nested(40) }), false],
    ['quotes in a text', JSON.stringify({ a: `"${nested(40)}` }), false],
    ['a backslash at the end of a text', `["\\\\",${nested(33)}]`, true],
    ['what is never closed', '['.repeat(20_000), true],
  ])('%s', (_name, json, expected) => {
    expect(isTooDeep(json)).toBe(expected);
  });
});
