import type { OpenAPIObject } from '@nestjs/swagger';
import fc, { type Arbitrary } from 'fast-check';
import { operationsOf } from './open-api-check.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  example?: unknown;
}

interface Parameter {
  name: string;
  in: string;
  schema?: Schema;
  example?: unknown;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema; examples?: Record<string, { value: unknown }> }> };
}

/** One request made out of the document. */
export interface FuzzRequest {
  /** Method and path as documented. */
  route: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

const HUGE = 'x'.repeat(120_000);
const DEEP = 20_000;
/** What breaks programs. */
const nasty = fc.constantFrom<string>(
  ...['', ' ', '0', '-1', '1', '1.5', '1e9', '2147483647', '2147483648', '9007199254740993', 'NaN', 'Infinity', 'null'],
  ...[
    'undefined',
    'true',
    '[]',
    '{}',
    "'",
    '"',
    '`',
    "' or 1=1 --",
    "'; drop table games; --",
    '$1',
    '$' + '{7*7}',
    '{{7*7}}',
  ],
  ...['%', '_', '%00', '%s%n', '\\', '\0', '..', '.', '/', '//', '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd'],
  ...[
    'C:\\windows\\win.ini',
    'file:///etc/passwd',
    '<script>alert(1)</script>',
    '\r\nx-injected: 1',
    '\u2028',
    '\u202e',
  ],
  ...[
    '\ufeff',
    '\u0000a',
    'ﬀ',
    'İ',
    'ß',
    '🐎',
    '👨‍👩‍👧‍👦',
    'Z͑ͫ̓ͪ̂ͫ',
    '한국',
    '__proto__',
    'constructor',
    'toString',
    'a'.repeat(99),
  ],
  ...['a'.repeat(5_000), '2024-02-30', '275760-09-13', '-271821-04-20', '2024-01-01T00:00:00+99:00', 'ghost', '!ghost'],
);
/** What cursors begin with. */
const LISTS = [
  ...['n', 'o', 'runs', 'rejected', 'neighbours', 'distances', 'ranks', 'graph-results', 'crawl', ''],
  ...['analysis-batches', 'batch-failures', 'audit', 'tokens', 'users', 'invitations'],
];
const cursor = fc.oneof(
  nasty,
  fc.base64String({ maxLength: 60 }),
  fc
    .tuple(fc.constantFrom(...LISTS), fc.oneof(fc.integer().map(String), nasty), nasty)
    .map((parts) => Buffer.from(parts.join('.')).toString('base64url')),
);
const anyText = fc.oneof({ weight: 3, arbitrary: nasty }, fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string());
const anyJson = fc.oneof(anyText, fc.jsonValue({ maxDepth: 4 }), fc.double(), fc.constant(null));

/**
 * Requests to every operation of the document: right values, values of another type or beyond their limits, unknown fields,
 * huge and deep bodies, broken JSON.
 * @param known texts that stand for rows that exist
 */
export function fuzzRequests(document: OpenAPIObject, known: readonly string[]): Arbitrary<FuzzRequest> {
  const values = new Values(document, known);
  return fc.oneof(
    ...operationsOf<Operation>(document).map(({ path, method, operation }) => values.request(path, method, operation)),
  );
}

class Values {
  constructor(
    private readonly document: OpenAPIObject,
    private readonly known: readonly string[],
  ) {}

  request(path: string, method: string, { parameters = [], requestBody }: Operation): Arbitrary<FuzzRequest> {
    const of = (place: string): Parameter[] => parameters.filter((parameter) => parameter.in === place);
    const some = (place: string): Arbitrary<Record<string, string | undefined>> =>
      fc.record(Object.fromEntries(of(place).map((parameter) => [parameter.name, this.parameter(parameter)])), {
        requiredKeys: [],
      });
    const body = requestBody ? this.body(requestBody) : fc.constant(undefined);
    const types = ['application/json', 'application/json;charset=utf-8', 'text/plain', 'application/octet-stream', ';'];
    return fc
      .record({
        inPath: fc.record(Object.fromEntries(of('path').map((one) => [one.name, this.parameter(one)]))),
        query: some('query'),
        unknown: fc.option(fc.tuple(anyText, anyText), { freq: 5, nil: undefined }),
        inHeader: some('header'),
        accept: fc.constantFrom('application/json', 'application/x-ndjson', '*/*', ';;q=,,', 'text/event-stream'),
        type: fc.oneof({ weight: 5, arbitrary: fc.constant(types[0]) }, fc.constantFrom(...types)),
        verb: fc.oneof(
          { weight: 12, arbitrary: fc.constant(method) },
          fc.constantFrom('PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
        ),
        body,
      })
      .map(({ inPath, query, unknown, inHeader, accept, type, verb, body: content }) => {
        const asked = [...Object.entries(query), ...(unknown ? [unknown] : [])];
        const search = asked.map(([name, value = '']) => `${encode(name)}=${encode(value)}`).join('&');
        const where = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(inPath[name] ?? ''));
        const headers = Object.entries(inHeader).map(([name, value = '']) => [
          name,
          value.replace(/[^\x20-\x7e]/g, '?'),
        ]);
        return {
          route: `${method.toUpperCase()} ${path}`,
          method: verb.toUpperCase(),
          path: `${where}${search && `?${search}`}`,
          headers: { accept, ...Object.fromEntries(headers), ...(content && { 'content-type': type ?? '' }) } as Record<
            string,
            string
          >,
          body: content,
        };
      });
  }

  /** The text of a parameter: one that fits, or anything. */
  private parameter({ name, schema = {}, example }: Parameter): Arbitrary<string> {
    if (name === 'cursor') return cursor;
    const fitting = this.value(schema).map((value) => (Array.isArray(value) ? value.join(',') : textOf(value)));
    const shown = example ?? schema.example;
    const all = [fitting, fc.constantFrom(...this.known), ...(shown === undefined ? [] : [fc.constant(textOf(shown))])];
    return fc.oneof({ weight: 3, arbitrary: fc.oneof(...all) }, { weight: 2, arbitrary: anyText });
  }

  private body({ content }: NonNullable<Operation['requestBody']>): Arbitrary<Buffer | undefined> {
    const [media = {}] = Object.values(content);
    const examples = Object.values(media.examples ?? {}).map(({ value }) => value);
    const asJson = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
    const text = fc.oneof(
      { weight: 6, arbitrary: this.value(media.schema ?? {}).map(asJson) },
      { weight: 1, arbitrary: fc.constantFrom(...examples, {}).map(asJson) },
      { weight: 2, arbitrary: anyJson.map(asJson) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...['', '{', '[', '"', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":1,"a":2}'],
          ...['['.repeat(DEEP) + ']'.repeat(DEEP), '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP), JSON.stringify(HUGE)],
          ...[`{"name":"${HUGE}"}`, '{"name":"\\u0000"}', '{"name":"\\ud800x"}', `{"id":1${'0'.repeat(400)}}`],
        ),
      },
    );
    return fc.option(
      fc.oneof(
        { weight: 9, arbitrary: text.map((it) => Buffer.from(it)) },
        fc.uint8Array({ maxLength: 300 }).map((it) => Buffer.from(it)),
      ),
      { freq: 9, nil: undefined },
    );
  }

  /** A value as the schema has it; in some places of it, another one. */
  private value(schema: Schema, depth = 0): Arbitrary<unknown> {
    const fitting = this.fitting(this.resolve(schema), depth);
    return fc.oneof({ weight: 5, arbitrary: fitting }, anyJson);
  }

  private fitting(schema: Schema, depth: number): Arbitrary<unknown> {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => this.value(one, depth + 1)));
    switch ([schema.type].flat()[0]) {
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 1_000, 1_000_000) });
      case 'number':
        return fc.double({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(this.value(schema.items ?? {}, depth + 1), { maxLength: 3 });
      case 'object':
        return this.object(schema, depth);
      default:
        return fc.oneof(fc.constantFrom(...this.known), fc.constant(schema.example ?? 'text'));
    }
  }

  private object({ properties = {}, required = [] }: Schema, depth: number): Arbitrary<unknown> {
    const values = Object.entries(properties).map(([name, one]) => [name, this.value(one, depth + 1)]);
    const known = Object.fromEntries(values) as Record<string, Arbitrary<unknown>>;
    return fc.record(known, { requiredKeys: depth === 0 ? required : [] });
  }

  private resolve(schema: Schema): Schema {
    if (!schema.$ref) return schema.allOf?.[0] ? this.resolve(schema.allOf[0]) : schema;
    const name = schema.$ref.split('/').at(-1) ?? '';
    return this.resolve(this.document.components?.schemas?.[name] ?? {});
  }
}

/** As it would stand in an address. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Lone surrogates cannot be written into an address. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
