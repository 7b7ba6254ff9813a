import { detectFormat } from './detect-format.js';

describe('the format of a file', () => {
  it.each([
    ['[Event "x"]\n', 'pgn'],
    ['junk\r  [ Event "x"]\r', 'pgn'],
    ['{"id":"aaaaaaaa"}\n', 'ndjson'],
    ['white;black;moves\n', 'csv'],
  ])('of %j is %s', (text, format) => expect(detectFormat(Buffer.from(text))).toEqual({ format }));

  it('is told soon behind blank lines', () => {
    const begun = process.cpuUsage();
    expect(detectFormat(Buffer.from(`x${'\n'.repeat(64 * 1024)}`))).toEqual({ problem: expect.any(String) as unknown });
    // Looking through all of them from each takes seconds.
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(1);
  });
});
