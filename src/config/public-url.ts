import type { HttpConfig } from './app-config.js';

/** What links to this server begin with, for people at this machine unless PUBLIC_URL says how others reach it. */
export function makePublicUrl({ host, port, publicUrl }: Pick<HttpConfig, 'host' | 'port' | 'publicUrl'>): string {
  if (publicUrl !== undefined) return publicUrl;
  // Where it listens everywhere, it listens here too.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
