import { acceptsGzip } from './compression.js';

describe('acceptsGzip', () => {
  it.each([
    ['gzip', true],
    ['deflate, GZIP;q=0.5', true],
    ['br, *', true],
    ['*;q=0', false],
    ['gzip;q=0, *', false],
    ['gzip; q=0.000', false],
    ['gzip;q=0.001', true],
    ['identity', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});
