import { makeToken, bearer } from './accounts.js';
import type { ApiServer } from './api-server.js';
import { Browser } from './browser.js';
import { queryDatabase } from './test-database.js';

/** An owner who does anything, by a token and at a browser in turn, and is let in again whatever came of it. */
export class FuzzOwner {
  private ways: Record<string, string>[] = [];

  constructor(
    private readonly api: ApiServer,
    private readonly databaseUrl: string,
  ) {}

  /** Headers that say who asks. */
  headers(turn: number): Record<string, string> {
    return this.ways[turn % this.ways.length] ?? {};
  }

  /** Makes good what was done to the owner's account: signed out, revoked, disabled, made a viewer. */
  async reinstate(): Promise<void> {
    await queryDatabase(this.databaseUrl, `update users set role = 'owner', disabled_at = null`);
    await queryDatabase(this.databaseUrl, 'delete from sign_in_attempts');
    const statuses = await Promise.all(this.ways.map(async (way) => this.statusOf(way)));
    if (statuses.length === 2 && statuses.every((status) => status === 200)) return;
    const { session } = await Browser.ofOwner(this.api);
    const cookie = { cookie: `rookery_session=${session}`, 'sec-fetch-site': 'same-origin' };
    this.ways = [bearer(await makeToken(this.databaseUrl)), cookie];
  }

  private async statusOf(headers: Record<string, string>): Promise<number> {
    return (await this.api.ask('/api/account', { headers, anonymous: true })).status;
  }
}
