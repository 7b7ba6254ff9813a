import { coverageOf } from './coverage.js';

const A = { name: 'a', version: 1 };
const B = { name: 'b', version: 1 };

describe('what a game lacks nothing of', () => {
  it('does not hang on the order of the plugins', () => {
    expect(coverageOf([A, B])).toBe(coverageOf([B, A]));
    expect(coverageOf([A, B])).toMatch(/^[0-9a-f]{16}$/);
  });

  it('changes with each plugin and each version', () => {
    const all = [
      [],
      [A],
      [B],
      [A, B],
      [A, { ...B, version: 2 }],
      [{ ...A, version: 2 }, B],
      [{ name: 'a@1', version: 1 }],
    ];
    expect(new Set(all.map(coverageOf)).size).toBe(all.length);
  });
});
