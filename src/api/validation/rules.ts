import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';
import { parsePlayerId } from '../../chess/ids.js';
import { parseIsoTime } from '../../chess/iso-time.js';

// Control characters and lone surrogates: PostgreSQL takes no NUL, and nobody types the others.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const INT32 = 2_147_483_647;

interface About {
  description: string;
  example?: string | number | boolean;
}

/** One rule with one message that begins with the name of the field. */
function rule(name: string, test: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => `$property ${message}` } });
}

/** May be left out; null is a value like others, and hardly ever the right one. */
function leftOut(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

/** Converts the text of a query parameter where it has the right form, and leaves it for the rule to refuse where not. */
function fromText(parse: (text: string) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (parse(value) ?? value) : value));
}

/** Whole number in a query. */
export function QueryInt({ min, max, ...about }: About & { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'integer', minimum: min, maximum: max }),
    leftOut(),
    fromText(parseDigits),
    rule('queryInt', isIntBetween(min, max), `must be a whole number from ${min} to ${max}`),
  );
}

/** Yes or no in a query: true, false, 1 or 0 and nothing else. */
export function QueryBoolean(about: About): PropertyDecorator {
  const values: Record<string, boolean> = { true: true, 1: true, false: false, 0: false };
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'boolean' }),
    leftOut(),
    fromText((text) => (Object.hasOwn(values, text) ? values[text] : undefined)),
    rule('queryBoolean', (value) => typeof value === 'boolean', 'must be true or false (or 1 or 0)'),
  );
}

/** One of some words in a query. */
export function QueryEnum(values: readonly string[], about: About): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', enum: [...values] }),
    leftOut(),
    rule('queryEnum', (value) => values.some((known) => known === value), `must be one of ${values.join(', ')}`),
  );
}

/** Some words with commas between, in a query, or a list of them in a body; becomes a list. */
export function QueryEnumList(
  values: readonly string[],
  about: Omit<About, 'example'> & { example: string[] },
): PropertyDecorator {
  const isKnown = (value: unknown): boolean => values.some((known) => known === value);
  return applyDecorators(
    ApiPropertyOptional({ ...about, enum: [...values], isArray: true, style: 'form', explode: false } as object),
    leftOut(),
    fromText((text) => text.split(',')),
    rule(
      'queryEnumList',
      (value) => Array.isArray(value) && value.length > 0 && value.length <= values.length && value.every(isKnown),
      `must be one or more of ${values.join(', ')}, with commas between`,
    ),
  );
}

/** Number with a fraction in a query or a body. */
export function QueryNumber({ min, max, ...about }: About & { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'number', minimum: min, maximum: max }),
    leftOut(),
    fromText((text) => (/^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined)),
    rule(
      'queryNumber',
      (value) => typeof value === 'number' && value >= min && value <= max,
      `must be a number from ${min} to ${max}`,
    ),
  );
}

/** Short printable text in a query. */
export function QueryText({ maxLength, ...about }: About & { maxLength: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', minLength: 1, maxLength }),
    leftOut(),
    rule('queryText', isPrintable(maxLength), `must be given once, as 1 to ${maxLength} printable characters`),
  );
}

/** Where the next page of a list begins. @param about.example one that this list could have handed out */
export function QueryCursor(about: { example: string; hint?: string; maxLength?: number }): PropertyDecorator {
  const { example, hint = '', maxLength = 200 } = about;
  return QueryText({ maxLength, description: `nextCursor of the page before${hint}`, example });
}

/** ISO 8601 time in a query; becomes a Date. */
export function QueryTime(about: About): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', format: 'date-time' }),
    leftOut(),
    fromText(parseIsoTime),
    rule(
      'queryTime',
      (value) => value instanceof Date,
      'must be an ISO 8601 date or time with a time zone, such as 2024-05-01 or 2024-05-01T18:30:00Z',
    ),
  );
}

/** Player in a query; becomes a PlayerId. */
export function QueryPlayer(about: About): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', minLength: 2, maxLength: 31 }),
    leftOut(),
    isPlayer(),
  );
}

/** Player that a query has to name. */
export function RequiredPlayer(about: About): PropertyDecorator {
  return applyDecorators(ApiProperty({ ...about, type: 'string', minLength: 2, maxLength: 31 }), isPlayer());
}

function isPlayer(): PropertyDecorator {
  return applyDecorators(
    fromText(parsePlayerId),
    rule(
      'queryPlayer',
      (value) => typeof value === 'string' && parsePlayerId(value) !== undefined,
      'must be a Lichess username: 2 to 30 letters, digits, _ or -',
    ),
  );
}

/** Number of a row in a path; becomes a number. */
export function PathId(about: About): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...about, type: 'integer', minimum: 1, maximum: INT32 }),
    fromText(parseDigits),
    rule('pathId', isIntBetween(1, INT32), `must be a whole number from 1 to ${INT32}`),
  );
}

/** One of some words that has to be given, in a path or a query. */
export function PathEnum(values: readonly string[], about: About): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...about, type: 'string', enum: [...values] }),
    rule('pathEnum', (value) => values.some((known) => known === value), `must be one of ${values.join(', ')}`),
  );
}

/** True for a whole number within bounds. */
export function isIntBetween(min: number, max: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

/** Rule for a field of a JSON body. */
export function BodyInt({ min, max, ...about }: About & { min: number; max: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'integer', minimum: min, maximum: max }),
    leftOut(),
    rule('bodyInt', isIntBetween(min, max), `must be a whole number from ${min} to ${max}`),
  );
}

/** Rule for a field of a JSON body. */
export function BodyBoolean(about: About): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'boolean' }),
    leftOut(),
    rule('bodyBoolean', (value) => typeof value === 'boolean', 'must be true or false'),
  );
}

/** One of some words in a JSON body. */
export function BodyEnum(values: readonly string[], about: About): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', enum: [...values] }),
    leftOut(),
    rule('bodyEnum', (value) => values.some((known) => known === value), `must be one of ${values.join(', ')}`),
  );
}

/** Some of some words in a JSON body. */
export function BodyEnums(values: readonly string[], about: Omit<About, 'example'>): PropertyDecorator {
  const isSome = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length <= values.length &&
    value.every((item) => values.some((known) => known === item));
  return applyDecorators(
    ApiPropertyOptional({
      ...about,
      type: 'array',
      items: { type: 'string', enum: [...values] },
      maxItems: values.length,
      example: values.slice(0, 2),
    }),
    leftOut(),
    rule('bodyEnums', isSome, `must be a list with some of ${values.join(', ')}`),
  );
}

/** Short text in a JSON body. */
export function BodyOptionalText({ maxLength, ...about }: About & { maxLength: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...about, type: 'string', minLength: 1, maxLength }),
    leftOut(),
    rule('bodyOptionalText', isPrintable(maxLength), `must be a text of 1 to ${maxLength} printable characters`),
  );
}

/** Required short text in a JSON body. */
export function BodyText({ maxLength, ...about }: About & { maxLength: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...about, type: 'string', minLength: 1, maxLength }),
    rule('bodyText', isPrintable(maxLength), `must be a text of 1 to ${maxLength} printable characters`),
  );
}

/** List of players in a JSON body, by username in any case. */
export function BodyPlayers({ maxItems, example, ...about }: About & { maxItems: number }): PropertyDecorator {
  const isPlayer = (value: unknown): boolean =>
    typeof value === 'string' && parsePlayerId(value)?.startsWith('!') === false;
  return applyDecorators(
    ApiPropertyOptional({
      ...about,
      type: 'array',
      items: { type: 'string', minLength: 2, maxLength: 30 },
      minItems: 1,
      maxItems,
      example: [example],
    }),
    leftOut(),
    rule(
      'bodyPlayers',
      (value) => Array.isArray(value) && value.length > 0 && value.length <= maxItems && value.every(isPlayer),
      `must be a list of 1 to ${maxItems} Lichess usernames: 2 to 30 letters, digits, _ or -`,
    ),
  );
}

/** List of short texts in a JSON body. */
export function BodyTexts({
  maxItems,
  maxLength,
  example,
  ...about
}: About & { maxItems: number; maxLength: number }): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      ...about,
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength },
      minItems: 1,
      maxItems,
      example: [example],
    }),
    leftOut(),
    rule(
      'bodyTexts',
      (value) =>
        Array.isArray(value) && value.length > 0 && value.length <= maxItems && value.every(isPrintable(maxLength)),
      `must be a list of 1 to ${maxItems} texts of 1 to ${maxLength} printable characters`,
    ),
  );
}

function isPrintable(maxLength: number): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'string' && value.length > 0 && value.length <= maxLength && !UNPRINTABLE.test(value);
}

function parseDigits(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
