import fc from 'fast-check';
import { checkPlugin, checkResult, describeThrown, MAX_RESULT_BYTES, MAX_RESULT_DEPTH } from './plugin-check.js';
import type { MetricSpec, MetricType } from './plugin.js';

const PLUGIN = {
  name: 'two-words',
  version: 1,
  description: 'For tests.',
  needs: ['clocks'],
  variants: ['standard'],
  metrics: { plies: { type: 'integer', unit: 'plies', description: 'Half-moves.' } },
  analyse: () => ({ plies: 1 }),
};

function faultsOf(change: object): string[] {
  const check = checkPlugin({ ...PLUGIN, ...change });
  return 'faults' in check ? check.faults : [];
}

function declare(type: MetricType): Record<'value', MetricSpec> {
  return { value: { type, description: 'A value.' } };
}

function faultOf(type: MetricType, value: unknown): string | undefined {
  const check = checkResult(declare(type), { value });
  return 'fault' in check ? check.fault : undefined;
}

/** A list so deep that it would lie at this level, the metrics being level 1. */
function nested(levels: number): unknown[] {
  return levels <= 2 ? [] : [nested(levels - 1)];
}

describe('checkPlugin', () => {
  it('copies what a plugin says about itself', () => {
    const check = checkPlugin(PLUGIN);
    const { analyse: _, ...manifest } = PLUGIN;
    expect(check).toEqual({ plugin: PLUGIN, manifest });
    expect('manifest' in check && check.manifest.metrics).not.toBe(PLUGIN.metrics);
  });

  it.each([
    [{ name: 'Two Words' }, 'name must be lower-case words joined by hyphens'],
    [{ name: '' }, 'name must be lower-case words joined by hyphens'],
    [{ version: 1.5 }, 'version must be a whole number from 1'],
    [{ version: 2 ** 31 }, 'version must be a whole number from 1'],
    [{ version: '1' }, 'version must be a whole number from 1'],
    [{ description: ' ' }, 'description must be one sentence of at most 300 characters'],
    [{ needs: undefined }, 'needs must be a list with any of evaluations, clocks'],
    [{ needs: ['luck'] }, 'needs must be a list with any of evaluations, clocks'],
    [{ variants: [] }, expect.stringMatching(/^variants must be absent or a list with any of standard, chess960, /)],
    [{ variants: ['draughts'] }, expect.stringMatching(/^variants must be absent /)],
    [{ metrics: undefined }, 'metrics must be an object with a description of each metric'],
    [{ metrics: {} }, 'metrics must be from 1 to 200'],
    [
      { metrics: { 'two words': PLUGIN.metrics.plies } },
      'metric "two words" must be named in camelCase, at most 60 letters and digits',
    ],
    [{ metrics: { plies: 'integer' } }, 'metric "plies" must be an object with type and description'],
    [
      { metrics: { plies: { type: 'float', description: 'Half-moves.' } } },
      'metric "plies": type must be one of number, integer, boolean, text, bySide, list, object',
    ],
    [
      { metrics: { plies: { type: 'integer' } } },
      'metric "plies": description must be one sentence of at most 300 characters',
    ],
    [
      { metrics: { plies: { ...PLUGIN.metrics.plies, unit: 7 } } },
      'metric "plies": unit must be absent or a short text',
    ],
    [{ analyse: 'later' }, 'analyse must be a function'],
  ])('refuses %j', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it('names all faults at once', () => {
    expect(checkPlugin({})).toHaveProperty('faults.length', 6);
  });

  it.each([[undefined], [null], [7], ['plugin'], [[PLUGIN]], [() => PLUGIN]])('refuses %p', (exported) => {
    expect(checkPlugin(exported)).toEqual({
      faults: ['the default export must be an object with name, version and so on'],
    });
  });
});

describe('checkResult', () => {
  it.each<[MetricType, unknown[]]>([
    ['number', [0, -1.5, null]],
    ['integer', [0, -3, null]],
    ['boolean', [true, false, null]],
    ['text', ['', 'e4', null]],
    ['bySide', [{ white: 1.5, black: null }, null]],
    ['list', [[], [1, 'two', [3], { four: null }], null]],
    ['object', [{}, { a: { b: [true] } }, null]],
  ])('takes what is %s', (type, values) => {
    for (const value of values) expect(checkResult(declare(type), { value })).toEqual({ metrics: { value } });
  });

  it.each<[MetricType, unknown, string]>([
    ['number', '1', 'metric "value" must be a number (or null), it is a text'],
    ['number', NaN, 'metric value is NaN'],
    ['number', -Infinity, 'metric value is -Infinity'],
    ['integer', 1.5, 'metric "value" must be a whole number (or null), it is 1.5'],
    ['integer', 2 ** 53, 'metric "value" must be a whole number (or null), it is 9007199254740992'],
    ['boolean', 0, 'metric "value" must be true or false (or null), it is 0'],
    ['text', [], 'metric "value" must be a text (or null), it is a list'],
    ['text', 'a\0b', 'metric value holds a NUL character'],
    ['text', '\ud800', 'metric value holds half a character'],
    ['bySide', { white: 1 }, 'metric "value" must be { white, black } with numbers (or null), it is an object'],
    ['bySide', { white: 1, black: '2' }, expect.stringMatching(/^metric "value" must be { white, black }/)],
    ['bySide', { white: 1, black: 2, red: 3 }, expect.stringMatching(/^metric "value" must be { white, black }/)],
    ['list', {}, 'metric "value" must be a list (or null), it is an object'],
    ['list', [1, undefined], 'metric value[1] is undefined'],
    ['list', [1, , 3], 'metric value[1] is undefined'],
    ['object', { when: new Date(0) }, 'metric value.when is an object of a class'],
    ['object', { call: () => 1 }, 'metric value.call is a function'],
    ['object', { big: 1n }, 'metric value.big is a bigint'],
    ['object', { symbol: Symbol('s') }, 'metric value.symbol is a symbol'],
    ['object', { list: [1] as unknown[], toJSON: () => 1 }, 'metric value.toJSON is a function'],
    ['object', { 'a\0b': 1 }, 'metric value holds a NUL character'],
    ['object', [], 'metric "value" must be an object (or null), it is a list'],
  ])('refuses as %s what is %p', (type, value, fault) => {
    expect(faultOf(type, value)).toEqual(fault);
  });

  it('wants every declared metric and no other', () => {
    expect(checkResult(declare('text'), {})).toEqual({ fault: 'metric "value" is missing; say null for nothing' });
    expect(checkResult(declare('text'), { value: null, other: 1 })).toEqual({
      fault: 'metric "other" was not declared',
    });
  });

  it.each([[undefined], [null], [[]], ['text'], [7]])('refuses %p as a whole', (result) => {
    expect(checkResult(declare('text'), result)).toHaveProperty(
      'fault',
      expect.stringMatching(/^the result must be an obj/),
    );
  });

  it('finds circles, and takes what stands in two places', () => {
    const circle: Record<string, unknown> = {};
    circle.inner = { circle };
    expect(faultOf('object', circle)).toBe('metric value.inner.circle contains itself');
    const shared = { a: 1 };
    expect(faultOf('list', [shared, shared])).toBeUndefined();
  });

  it(`goes no deeper than ${MAX_RESULT_DEPTH} levels`, () => {
    expect(faultOf('list', nested(MAX_RESULT_DEPTH))).toBeUndefined();
    expect(faultOf('list', nested(MAX_RESULT_DEPTH + 1))).toMatch(/lies deeper than 8 levels$/);
  });

  it('takes 64 kB of JSON and not a byte more', () => {
    const frame = '{"value":""}'.length;
    expect(faultOf('text', 'x'.repeat(MAX_RESULT_BYTES - frame))).toBeUndefined();
    expect(faultOf('text', 'x'.repeat(MAX_RESULT_BYTES - frame + 1))).toBe('the result is larger than 64 kB');
    // Bytes, not characters.
    expect(faultOf('text', 'é'.repeat(MAX_RESULT_BYTES / 2))).toBe('the result is larger than 64 kB');
  });

  it('gives up early on what has no end', () => {
    const endless: unknown = new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 31 : 7) });
    expect(faultOf('list', endless)).toBe('the result is larger than 64 kB');
  });

  it('gives back the same JSON, as a copy', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.array(json, { maxLength: 4 }), (value) => {
        const check = checkResult(declare('list'), { value });
        expect(JSON.stringify(check)).toBe(JSON.stringify({ metrics: { value } }));
        expect('metrics' in check && check.metrics.value).not.toBe(value);
      }),
    );
  });

  it('never throws, whatever a plugin returns', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }), (value) => {
        const check = checkResult(declare('object'), { value });
        expect('fault' in check || 'metrics' in check).toBe(true);
        if ('metrics' in check)
          expect(JSON.parse(JSON.stringify(check.metrics))).toEqual(JSON.parse(JSON.stringify({ value })));
      }),
    );
  });
});

describe('describeThrown', () => {
  it('makes one short line of whatever was thrown', () => {
    expect(describeThrown(new RangeError('too\n  far'))).toBe('RangeError: too far');
    expect(describeThrown('x'.repeat(1000))).toHaveLength(504);
    expect(describeThrown(Object.create(null))).toBe('it threw something that cannot be read');
  });
});
