import { isGenericBuild, parseCompiledFor } from './engine-check.js';

describe('parseCompiledFor', () => {
  it.each([
    [['Compiled by g++ on Linux', 'Compilation settings include:  64bit SSE2'], '64bit SSE2'],
    [['Compilation architecture   : wasm', 'Compilation settings       : 64bit SSE41 POPCNT'], '64bit SSE41 POPCNT'],
    [['Unknown command: compiler'], undefined],
    [[], undefined],
  ])('reads %j', (lines, expected) => {
    expect(parseCompiledFor(lines)).toBe(expected);
  });
});

describe('isGenericBuild', () => {
  it.each([
    ['64bit SSE2', 'fpu sse2 avx2 bmi2', true],
    ['64bit SSE41 SSSE3 SSE2 POPCNT', 'fpu sse2 avx2', true],
    ['64bit BMI2 AVX2 SSE41', 'fpu sse2 avx2 bmi2', false],
    ['64bit VNNI AVX512 BMI2', 'fpu avx2', false],
    ['64bit NEON_DOTPROD POPCNT', 'fp asimd', false],
    ['64bit', 'fp asimd', true],
    // This processor has nothing better to offer.
    ['64bit SSE2', 'fpu sse2', undefined],
    ['64bit SSE2', '', undefined],
    [undefined, 'fpu sse2 avx2', undefined],
  ])('%j on %j: %s', (compiledFor, processor, expected) => {
    expect(isGenericBuild(compiledFor, processor)).toBe(expected);
  });
});
