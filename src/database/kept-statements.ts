import type { PoolClient, QueryResult } from 'pg';
import { sqlStateOf } from './database.errors.js';
import { isDirect } from './direct-connections.js';

// A plan kept by a connection takes some 100 kB of PostgreSQL's memory.
const MOST = 100;
// The statement is there no more, or a migration has changed what it gives.
const STALE = ['26000', '0A000'];

/**
 * Statements that PostgreSQL parses and plans once for each connection, and not each time: for a page of games that is a
 * third of its work. Only for connections that lead directly to PostgreSQL; a pooler in transaction mode would send the
 * next statement to a backend that has never heard of it.
 */
export class KeptStatements {
  private readonly names = new Map<string, string>();
  private readonly forgetful = new WeakSet<PoolClient>();

  async query(client: PoolClient, text: string, values: unknown[]): Promise<QueryResult> {
    const name = this.nameOf(text);
    if (name === undefined || !isDirect(client) || this.forgetful.has(client)) return client.query({ text, values });
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      if (!STALE.includes(sqlStateOf(error) ?? '')) throw error;
      // The driver would go on naming it; the next connection may keep it again.
      this.forgetful.add(client);
      return client.query({ text, values });
    }
  }

  /** Undefined for those beyond the limit. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST) return known;
    const name = `rookery_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
