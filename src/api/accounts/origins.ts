import type { FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { findStrangeness, isLocalName, isLoopbackHost } from '../queue-board/local-client.js';

type Http = AppConfig['http'];

/** True when nobody but this machine can connect. */
export function listensLocally({ host }: Http): boolean {
  return isLoopbackHost(host);
}

/** True when other machines can connect, perhaps through a proxy, and nothing says that they do so over TLS. */
export function isOpenWithoutTls(http: Http): boolean {
  return (!listensLocally(http) || http.trustedProxies !== undefined) && http.publicUrl?.startsWith('https:') !== true;
}

/** True for a request of this machine itself to a server that nobody else reaches, through a proxy neither. */
export function isOfThisMachine({ raw, headers }: FastifyRequest, http: Http): boolean {
  const { publicUrl, trustedProxies } = http;
  if (!listensLocally(http) || trustedProxies) return false;
  if (publicUrl !== undefined && !isLocalName(new URL(publicUrl).host)) return false;
  return findStrangeness({ remoteAddress: raw.socket.remoteAddress, headers }) === undefined;
}

/** True for a request over TLS, as far as a trusted proxy or the setting PUBLIC_URL tells. */
export function isOverTls(request: FastifyRequest, { publicUrl }: Http): boolean {
  return request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
}

/** What links to this server begin with. */
export function baseUrlOf(request: FastifyRequest, { publicUrl }: Http): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

/** True when a browser says that the request comes from a page of this server: the same site is not enough. */
export function isFromOwnPage(request: FastifyRequest, { publicUrl }: Http): boolean {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site) return site === 'same-origin';
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.host.toLowerCase() || (publicUrl !== undefined && host === new URL(publicUrl).host);
}

/**
 * True when the header Host may be one of this server. A page of another site can point its own name at 127.0.0.1 (DNS
 * rebinding) and is then of the same origin for the browser; the header still tells that name. Behind a proxy, and where
 * others can connect anyway, Rookery does not know its names.
 */
export function isOwnHost(request: FastifyRequest, http: Http): boolean {
  if (!listensLocally(http) || http.trustedProxies) return true;
  const host = request.headers.host ?? '';
  return isLocalName(host) || (http.publicUrl !== undefined && host.toLowerCase() === new URL(http.publicUrl).host);
}
