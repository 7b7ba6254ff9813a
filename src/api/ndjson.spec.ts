import { makeNdjson, prefersNdjson } from './ndjson.js';

describe('makeNdjson', () => {
  it('writes one line per value, in few chunks', async () => {
    const values = Array.from({ length: 5_000 }, (_, id) => ({ id, moves: 'e4 e5\n' }));
    const chunks: Buffer[] = [];
    for await (const chunk of makeNdjson(from(values))) chunks.push(chunk);
    const lines = Buffer.concat(chunks).toString().split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(values);
    expect(chunks.length).toBeLessThan(10);
  });

  it('takes values only as the reader asks, and none after it left', async () => {
    let taken = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<string> {
      try {
        for (;;) {
          taken++;
          yield 'x'.repeat(1_000);
        }
      } finally {
        closed = true;
      }
    }
    const lines = makeNdjson(endless());
    await lines.next();
    const afterOne = taken;
    await lines.return(undefined);
    expect(taken).toBe(afterOne);
    expect(afterOne).toBeLessThan(100);
    expect(closed).toBe(true);
  });
});

describe('prefersNdjson', () => {
  it.each([
    ['application/x-ndjson', true],
    ['Application/X-NDJSON; q=0.9, text/html;q=0.2', true],
    ['application/json;q=0.5, application/x-ndjson', true],
    ['application/json, application/x-ndjson;q=0.1', false],
    ['application/x-ndjson;q=0', false],
    ['application/json', false],
    ['*/*', false],
    ['', false],
    [undefined, false],
  ])('%j: %s', (accept, expected) => {
    expect(prefersNdjson(accept)).toBe(expected);
  });
});

async function* from<T>(values: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* values;
}
