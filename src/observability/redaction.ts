import type { AppConfig } from '../config/app-config.js';

const HIDDEN = '[hidden]';
const MIN_SECRET_LENGTH = 4;
// Credentials by shape, wherever they turn up: Bearer tokens, passwords inside URLs, the 12-character ids of own games, and
// what Rookery itself hands out (src/accounts/secrets.ts).
// The last one also inside a text that was made into JSON, where quotes are escaped.
const SHAPES: readonly [RegExp, string][] = [
  [/\b(Bearer)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s/"]+@/gi, `$1:${HIDDEN}@`],
  // Whatever stands before or after: in `link%3Drl_...` that is a letter.
  [/(r[iklos]_)[\w-]{43,}/g, `$1${HIDDEN}`],
  [/(\\?"fullId\\?":\s*\\?")[A-Za-z0-9]{12}\b/g, `$1${HIDDEN}`],
];

/**
 * Makes a function that hides secrets in any text: the configured token and database passwords by value, others by shape.
 * Used on every log line just before it is written and on every error text that leaves the process.
 */
export function makeRedactor(config: AppConfig): (text: string) => string {
  const { lichess, database, redis } = config;
  const values = [
    lichess.token ?? '',
    ...passwordsOf(database.url),
    ...passwordsOf(database.directUrl),
    ...passwordsOf(redis.url),
  ];
  // The longer first: a short one may be part of it.
  const secrets = [...new Set(values.flatMap((value) => [value, escapeForJson(value)]))]
    .filter((value) => value.length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const byValue = secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
    return SHAPES.reduce((hidden, [shape, replacement]) => hidden.replace(shape, replacement), byValue);
  };
}

/** The password of a URL as it stands there and as the server gets it. */
function passwordsOf(url: string | undefined): string[] {
  if (!url || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** A secret with quotes or backslashes looks different inside a line of JSON. */
function escapeForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Injectable form of the redactor. */
export class Redactor {
  constructor(readonly hide: (text: string) => string) {}
}
