/** Content types of the API answers. */
export const NDJSON = 'application/x-ndjson';
export const JSON_TYPE = 'application/json';
export const PGN = 'application/x-chess-pgn';
export const HTML = 'text/html; charset=utf-8';
export const TEXT = 'text/plain; charset=utf-8';

// lila: modules/common/src/main/HTTPRequest.scala; compared case-sensitively.
const CRAWLER_PIECES = [
  'curl',
  'wget',
  'python-requests',
  'python-urllib',
  'python-httpx',
  'aiohttp',
  'okhttp',
  'axios',
  'undici',
  'commons-httpclient',
  'HeadlessChrome',
  'Googlebot',
] as const;

/** True for the default User-Agents of HTTP libraries, and for none at all: their exports are answered 404. */
export function isCrawler(userAgent: string | undefined): boolean {
  return !userAgent || CRAWLER_PIECES.some((piece) => userAgent.includes(piece));
}

/**
 * NDJSON only for the sole value `application/x-ndjson`; JSON lines too for anything that starts like JSON; else PGN.
 * Two values, NDJSON among them, yield PGN (lila: modules/api/src/main/GameApiV2.scala, Format.byRequest).
 */
export function formatOf(accept: string | undefined): 'json' | 'pgn' {
  if (accept === NDJSON) return 'json';
  return accept?.startsWith(JSON_TYPE) || accept?.startsWith('application/vnd.lichess.v') ? 'json' : 'pgn';
}

/** Errors are JSON when a token is sent or Accept starts with JSON; NDJSON does not count (lila: ResponseBuilder.scala). */
export function wantsJsonError(hasToken: boolean, accept: string | undefined): boolean {
  return hasToken || (accept?.startsWith(JSON_TYPE) ?? false);
}

/** The token of `Authorization: Bearer <token>`; other prefixes are ignored. */
export function findBearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer (.+)$/.exec(authorization ?? '')?.[1]?.trim();
}

/** A small page as the site or the proxy in front of it sends. */
export function makeHtmlPage(title: string, footer: string): string {
  return (
    `<!DOCTYPE html><html><head><title>${title}</title></head>` +
    `<body><center><h1>${title}</h1></center><hr><center>${footer}</center></body></html>\n`
  );
}
