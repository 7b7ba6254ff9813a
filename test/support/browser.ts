import type { Answer, ApiServer, Asking } from './api-server.js';

/** Somebody at a page of the server: keeps its cookies and says where requests come from, as browsers do. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly api: ApiServer) {}

  get session(): string | undefined {
    return this.cookies.get('rookery_session');
  }

  set session(secret: string | undefined) {
    if (secret === undefined) this.cookies.delete('rookery_session');
    else this.cookies.set('rookery_session', secret);
  }

  async ask<T = unknown>(path: string, asking: Asking = {}): Promise<Answer<T>> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...asking.headers };
    const answer = await this.api.ask<T>(path, { ...asking, headers, anonymous: true });
    this.takeCookies(answer);
    return answer;
  }

  async get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.ask<T>(path);
  }

  async send<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return this.ask<T>(path, { method, body });
  }

  /** Sends a form of the page at /sign-in. */
  async submit(fields: Record<string, string>): Promise<Answer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.ask('/sign-in', { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
  }

  private takeCookies({ headers }: Answer): void {
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
