import type { FastifyReply, FastifyRequest } from 'fastify';

const SESSION = 'rookery_session';
const SESSION_PATH = '/';
const SESSION_MAX_AGE_S = 14 * 24 * 60 * 60;

export interface CookieOptions {
  path: string;
  maxAgeS: number;
  /** Only over TLS. */
  secure: boolean;
}

/** Sends a cookie that scripts cannot read and that does not come with requests of other sites. */
export function setCookie(reply: FastifyReply, name: string, value: string, options: CookieOptions): void {
  const { path, maxAgeS, secure } = options;
  const parts = [`${name}=${value}`, `Path=${path}`, `Max-Age=${maxAgeS}`, 'HttpOnly', 'SameSite=Lax'];
  reply.header('set-cookie', [...parts, ...(secure ? ['Secure'] : [])].join('; '));
}

/** The value of a cookie; undefined when it did not come. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const [key = '', ...value] = pair.split('=');
    if (key.trim() === name) return value.join('=').trim();
  }
  return undefined;
}

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return readCookie(request, SESSION);
}

export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  setCookie(reply, SESSION, secret, { path: SESSION_PATH, maxAgeS: SESSION_MAX_AGE_S, secure });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  setCookie(reply, SESSION, '', { path: SESSION_PATH, maxAgeS: 0, secure });
}
