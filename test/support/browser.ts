import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import type { Answer, ApiServer, Asking } from './api-server.js';

export const TEST_PASSWORD = 'otters like cold rivers';

/** Somebody at a page of the server: keeps its cookies and says where requests come from, as browsers do. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly api: ApiServer) {}

  /** One that the owner is signed in with. */
  static async ofOwner(api: ApiServer): Promise<Browser> {
    const { secret } = await api.app.get(SignInLinks).make();
    const browser = new Browser(api);
    expect((await browser.send('POST', '/api/sign-in/link', { link: secret })).status).toBe(204);
    return browser;
  }

  /** One whose user was invited and has the password of tests. */
  static async ofInvited(api: ApiServer, name: string, role = 'member'): Promise<Browser> {
    const owner = await Browser.ofOwner(api);
    const { json } = await owner.send<{ link: string }>('POST', '/api/invitations', { role });
    const browser = new Browser(api);
    const invitation = new URL(json.link).searchParams.get('invitation');
    const body = { invitation, name, password: TEST_PASSWORD };
    expect((await browser.send('POST', '/api/sign-in/invitation', body)).status).toBe(204);
    return browser;
  }

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
