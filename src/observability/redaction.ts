import type { AppConfig } from '../config/app-config.js';

const HIDDEN = '[hidden]';
// Credentials by shape, wherever they turn up: Bearer tokens, passwords inside URLs, the 12-character ids of own games.
const SHAPES: readonly [RegExp, string][] = [
  [/\b(Bearer)\s+[A-Za-z0-9._~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s@/"]+@/gi, `$1:${HIDDEN}@`],
  [/("fullId":\s*")[A-Za-z0-9]{12}"/g, `$1${HIDDEN}"`],
];

/**
 * Makes a function that hides secrets in any text: the configured token and database passwords by value, others by shape.
 * Used on every log line just before it is written and on every error text that leaves the process.
 */
export function makeRedactor(config: AppConfig): (text: string) => string {
  const values = [config.lichess.token, passwordOf(config.database.url), passwordOf(config.database.directUrl)];
  const secrets = [...new Set(values)].filter((value): value is string => value !== undefined && value.length > 3);
  return (text) => {
    const byValue = secrets.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
    return SHAPES.reduce((hidden, [shape, replacement]) => hidden.replace(shape, replacement), byValue);
  };
}

function passwordOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  return decodeURIComponent(new URL(url).password) || undefined;
}

/** Injectable form of the redactor. */
export class Redactor {
  constructor(readonly hide: (text: string) => string) {}
}
