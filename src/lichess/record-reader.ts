/** A record breaks the rules of the API; the message names the field and what is wrong with it. */
export class InvalidRecordError extends Error {
  override readonly name = 'InvalidRecordError';
}

const MAX_TEXT = 200_000;
// Far more than any field of the API; writers of JSON run out of stack at some thousands.
const MAX_DEPTH = 32;
const INT32 = 2_147_483_647;

/** A JSON object of unknown content. */
export type JsonObject = Record<string, unknown>;

/** Reads typed fields out of one JSON object; every complaint names the full path of the field. */
export class RecordReader {
  constructor(
    private readonly object: JsonObject,
    private readonly path = '',
  ) {}

  static from(value: unknown, path: string): RecordReader {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path || 'record', 'is not an object');
    return new RecordReader(value as JsonObject, path);
  }

  text(key: string): string {
    return this.optionalText(key) ?? fail(this.at(key), 'is missing');
  }

  optionalText(key: string): string | undefined {
    const value = this.object[key];
    if (value === undefined) return undefined;
    if (typeof value !== 'string') fail(this.at(key), 'is not a text');
    return checkText(value, this.at(key));
  }

  integer(key: string, min = -INT32, max = INT32): number {
    return this.optionalInteger(key, min, max) ?? fail(this.at(key), 'is missing');
  }

  optionalInteger(key: string, min = -INT32, max = INT32): number | undefined {
    const value = this.object[key];
    if (value === undefined || isInteger(value, min, max)) return value;
    return checkInteger(value, this.at(key), min, max);
  }

  boolean(key: string): boolean {
    const value = this.object[key];
    if (typeof value !== 'boolean') fail(this.at(key), value === undefined ? 'is missing' : 'is not true or false');
    return value;
  }

  /** Marks that Lichess sends only when they are set. */
  flag(key: string): boolean {
    return this.object[key] === undefined ? false : this.boolean(key);
  }

  child(key: string): RecordReader {
    return this.optionalChild(key) ?? fail(this.at(key), 'is missing');
  }

  optionalChild(key: string): RecordReader | undefined {
    const value = this.object[key];
    return value === undefined ? undefined : RecordReader.from(value, this.at(key));
  }

  optionalIntegers(key: string, maxLength: number): number[] | undefined {
    const values = this.optionalArray(key, maxLength);
    const wrong = values?.findIndex((value) => !isInteger(value, -INT32, INT32)) ?? -1;
    // Only then: a path for every entry takes longer than the rest.
    if (wrong >= 0) checkInteger(values?.[wrong], `${this.at(key)}[${wrong}]`, -INT32, INT32);
    return values as number[] | undefined;
  }

  optionalObjects(key: string, maxLength: number): RecordReader[] | undefined {
    return this.optionalArray(key, maxLength)?.map((value, index) =>
      RecordReader.from(value, `${this.at(key)}[${index}]`),
    );
  }

  /** Fields not named in `known`; undefined when there are none. */
  rest(known: ReadonlySet<string>): JsonObject | undefined {
    let rest: JsonObject | undefined;
    for (const key in this.object) {
      if (known.has(key)) continue;
      checkDepth(this.object[key], this.at(key), MAX_DEPTH);
      rest ??= {};
      rest[key] = this.object[key];
    }
    return rest;
  }

  at(key: string): string {
    return this.path ? `${this.path}.${key}` : key;
  }

  private optionalArray(key: string, maxLength: number): unknown[] | undefined {
    const value = this.object[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) fail(this.at(key), 'is not a list');
    const list = value as unknown[];
    if (list.length > maxLength) fail(this.at(key), `has more than ${maxLength} entries`);
    return list;
  }
}

export function fail(path: string, problem: string): never {
  throw new InvalidRecordError(`${path} ${problem}`);
}

function checkDepth(value: unknown, path: string, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) fail(path, `is nested deeper than ${MAX_DEPTH} levels`);
  for (const inner of Object.values(value)) checkDepth(inner, path, levels - 1);
}

function checkText(value: string, path: string): string {
  if (value.length > MAX_TEXT) fail(path, `is longer than ${MAX_TEXT} characters`);
  // PostgreSQL cannot hold this character in a text.
  if (value.includes('\u0000')) fail(path, 'contains a NUL character');
  return value;
}

function isInteger(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

function checkInteger(value: unknown, path: string, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) fail(path, 'is not a whole number');
  if (value < min || value > max) fail(path, `is not between ${min} and ${max}`);
  return value;
}
