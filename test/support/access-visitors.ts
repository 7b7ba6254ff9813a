import { type Scope } from '../../src/accounts/actor.js';
import { SignInLinks } from '../../src/accounts/sign-in-links.service.js';
import { makeSecret } from '../../src/accounts/secrets.js';
import { BEAVER } from './access-rows.js';
import type { Answer, ApiServer, Asking } from './api-server.js';
import { bearer, makeToken } from './accounts.js';
import { Browser, TEST_PASSWORD } from './browser.js';
import { queryDatabase } from './test-database.js';

/** Somebody who tries every door. */
export interface Visitor {
  name: string;
  /** How far they reach; nothing: nobody knows them. */
  scope?: Scope;
  via: 'token' | 'session';
  /** The one whose rows are asked for. */
  isBeaver: boolean;
  /** Says of no page that the request comes from there. */
  isForeign: boolean;
  ask(path: string, asking: Asking): Promise<Answer>;
}

/** Everybody who may come to a server: strangers, what held once, each role, narrowed tokens, and the one whose rows there are. */
export class Visitors {
  constructor(
    private readonly api: ApiServer,
    private readonly databaseUrl: string,
  ) {}

  async make(): Promise<Visitor[]> {
    const { databaseUrl: url, api } = this;
    const token = async (name: string, options: Parameters<typeof makeToken>[1], scope?: Scope): Promise<Visitor> =>
      this.byToken(name, await makeToken(url, { user: name, ...options }), scope);
    const revoked = await token('revoked', { role: 'owner' });
    await this.sql('update api_tokens set revoked_at = now() where id = (select max(id) from api_tokens)');
    const expired = await token('expired', { role: 'owner' });
    await this.sql('update api_tokens set expires_at = now() where id = (select max(id) from api_tokens)');
    const disabled = await token('disabled', { role: 'owner' });
    await this.sql(`update users set disabled_at = now() where name = 'disabled'`);
    const ended = await Browser.ofOwner(api);
    await this.sql(`update sessions set seen_at = now() - interval '1 year' where id = (select max(id) from sessions)`);
    const strange = new Browser(api);
    strange.session = makeSecret('session');
    const [owner, member, beaver] = [
      await Browser.ofOwner(api),
      await Browser.ofInvited(api, 'Member'),
      new Browser(api),
    ];
    await beaver.send('POST', '/api/sign-in/password', { name: BEAVER, password: TEST_PASSWORD });
    const anonymous: Visitor['ask'] = (path, asking) => api.ask(path, { ...asking, anonymous: true });
    return [
      { name: 'nobody', via: 'token', isBeaver: false, isForeign: false, ask: anonymous },
      this.byToken('garbage', 'garbage'),
      this.byToken('made up', makeSecret('token')),
      revoked,
      expired,
      disabled,
      await token('viewer', { role: 'viewer' }, 'read'),
      await token('member', { user: 'Member', role: 'member' }, 'write'),
      await token('member who may only read', { user: 'Member', role: 'member', scope: 'read' }, 'read'),
      await token('owner', {}, 'admin'),
      await token('owner who may only read', { user: 'owner', scope: 'read' }, 'read'),
      await token('owner who may not run the server', { user: 'owner', scope: 'write' }, 'write'),
      await token('the beaver', { user: BEAVER, role: 'member' }, 'write'),
      this.atBrowser('somebody with an ended session', ended),
      this.atBrowser('somebody with a made-up session', strange),
      this.atBrowser('a member at a browser', member, 'write'),
      this.atBrowser('an owner at a browser', owner, 'admin'),
      this.fromNowhere(this.atBrowser('an owner at no page', owner, 'admin')),
      { ...this.atBrowser('the beaver at a browser', beaver, 'write'), isBeaver: true },
    ];
  }

  /** A link to sign in with that nobody used. */
  async makeLink(): Promise<string> {
    return (await this.api.app.get(SignInLinks).make()).secret;
  }

  private byToken(name: string, secret: string, scope?: Scope): Visitor {
    const ask: Visitor['ask'] = (path, asking) =>
      this.api.ask(path, { ...asking, headers: { ...asking.headers, ...bearer(secret) } });
    return { name, scope, via: 'token', isBeaver: name === 'the beaver', isForeign: false, ask };
  }

  /** @param browser keeps the session that it has now, whatever an answer says */
  private atBrowser(name: string, { session }: Browser, scope?: Scope): Visitor {
    const ask: Visitor['ask'] = (path, asking) => {
      const browser = new Browser(this.api);
      browser.session = session;
      return browser.ask(path, asking);
    };
    return { name, scope, via: 'session', isBeaver: false, isForeign: false, ask };
  }

  private fromNowhere(visitor: Visitor): Visitor {
    const ask: Visitor['ask'] = (path, asking) =>
      visitor.ask(path, { ...asking, headers: { ...asking.headers, 'sec-fetch-site': 'none' } });
    return { ...visitor, isForeign: true, ask };
  }

  private async sql(text: string): Promise<void> {
    await queryDatabase(this.databaseUrl, text);
  }
}
