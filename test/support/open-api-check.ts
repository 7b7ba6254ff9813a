import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  description?: string;
  example?: unknown;
  default?: unknown;
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  allOf?: Schema[];
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
}

interface Parameter extends Pick<Schema, '$ref' | 'description' | 'example'> {
  name?: string;
  examples?: object;
  schema?: Schema;
}

export const ISO_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Every operation of a document by its route, such as `GET /api/runs/{id}`. */
export function operationsOf<Operation>(
  document: OpenAPIObject,
): { route: string; method: string; path: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([verb, operation]) => {
      const method = verb.toUpperCase();
      return { route: `${method} ${path}`, method, path, operation };
    }),
  );
}

/** Everything in which a value differs from its documented schema; undocumented fields differ too. */
export function differences(document: OpenAPIObject, schema: unknown, value: unknown, path = '$'): string[] {
  const rest = resolve(document, schema as Schema);
  if (rest.anyOf) return fewestDifferences(rest.anyOf.map((one) => differences(document, one, value, path)));
  if (value === null) return [rest.type].flat().includes('null') ? [] : [`${path} is null`];
  if (rest.enum && !rest.enum.includes(value))
    return [`${path} is ${JSON.stringify(value)}, none of the documented values`];
  const type = typeOf(rest);
  switch (type) {
    case 'object':
      return objectDifferences(document, rest, value, path);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => differences(document, rest.items, item, `${path}[${index}]`))
        : [`${path} is not an array`];
    case 'string':
      return textDifferences(rest, value, path);
    case 'integer':
      return Number.isInteger(value) ? [] : [`${path} is not a whole number`];
    case undefined:
      return [`${path} has no documented type`];
    default:
      return typeof value === type ? [] : [`${path} is not a ${type}`];
  }
}

/** A value has to fit one of some schemas. */
function fewestDifferences([first = [], ...others]: string[][]): string[] {
  return others.some((one) => one.length === 0) ? [] : first;
}

/** The one type beside null. */
function typeOf({ type }: Schema): string | undefined {
  const types = [type].flat().filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

/** References of the document that lead nowhere. */
export function danglingReferences(document: OpenAPIObject): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  return references.filter((reference) => lookUp(document, reference) === undefined);
}

/** Fields of schemas without a word on what they are, as `Schema.field`; what is said of the schema they refer to will do. */
export function undescribedFields(document: OpenAPIObject): string[] {
  const isDescribed = (field: Schema): boolean => Boolean(field.description ?? resolve(document, field).description);
  const look = (name: string, { properties = {}, items }: Schema): string[] => [
    ...Object.entries(properties).flatMap(([key, field]) => [
      ...(isDescribed(field) ? [] : [`${name}.${key}`]),
      ...look(`${name}.${key}`, field),
    ]),
    ...(items ? look(name, items) : []),
  ];
  return Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => look(name, schema as Schema));
}

/** Parameters of an operation that do not say what they are, or show no value they may have. */
export function unclearParameters(document: OpenAPIObject, parameters: readonly object[] = []): string[] {
  const isClear = ({ description, example, examples, schema = {} }: Parameter): boolean =>
    Boolean(description) && [example, examples, schema.example, schema.enum, schema.default].some(isSaid);
  return parameters
    .map((one: Parameter): Parameter => (one.$ref ? (lookUp(document, one.$ref) ?? {}) : one))
    .filter((one) => !isClear(one))
    .map(({ name = '?' }) => name);
}

const isSaid = (value: unknown): boolean => value !== undefined;

function objectDifferences(document: OpenAPIObject, schema: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [`${path} is not an object`];
  if (schema.additionalProperties === true) return [];
  const properties = schema.properties ?? {};
  const further = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value as object, name));
  const own = Object.entries(value as object).flatMap(([name, item]) => {
    const known = properties[name] ?? further;
    return known ? differences(document, known, item, `${path}.${name}`) : [`${path}.${name} is not documented`];
  });
  return [...missing.map((name) => `${path}.${name} is missing`), ...own];
}

function textDifferences({ format }: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'string') return [`${path} is not a text`];
  return format === 'date-time' && !ISO_UTC.test(value) ? [`${path} is not an ISO 8601 time in UTC`] : [];
}

function resolve(document: OpenAPIObject, schema: Schema): Schema {
  if (schema.$ref) return resolve(document, lookUp(document, schema.$ref) ?? {});
  const [only] = schema.allOf ?? [];
  return only ? resolve(document, only) : schema;
}

function lookUp(document: OpenAPIObject, reference: string): Schema | undefined {
  const path = reference.replace(/^#\//, '').split('/');
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document) as
    Schema | undefined;
}
