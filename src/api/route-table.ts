import type { FastifyInstance } from 'fastify';

/** Which methods an address answers to; wildcards, such as pages made of files, are left out. */
export class RouteTable {
  private readonly routes: { method: string; pattern: RegExp }[] = [];

  /** Learns of every route that is added from now on. */
  static of(server: FastifyInstance): RouteTable {
    const table = new RouteTable();
    server.addHook('onRoute', ({ method, url }) => [method].flat().forEach((one) => table.add(one, url)));
    return table;
  }

  /** @param url as the router has it, such as /api/games/:id */
  add(method: string, url: string): void {
    if (url.includes('*')) return;
    const segments = url.split('/').map((segment) => (segment.startsWith(':') ? '[^/]+' : escape(segment)));
    this.routes.push({ method: method.toUpperCase(), pattern: new RegExp(`^${segments.join('/')}$`) });
  }

  /** Methods that would be answered; empty when there is no such address. */
  methodsOf(path: string): string[] {
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
