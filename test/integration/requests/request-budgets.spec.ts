import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { createDataSource } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.service.js';
import { RequestBudgets } from '../../../src/requests/request-budgets.service.js';
import { TooManyRequestsError } from '../../../src/requests/requests.errors.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

describe('request budgets of several processes', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let replicas: RequestBudgets[];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database(await createDataSource(testDatabase.url, SCHEMA).initialize());
  });
  beforeEach(() => {
    replicas = [new RequestBudgets(database), new RequestBudgets(database)];
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    await testDatabase.drop();
  });

  /** How many of so many requests pass, sent to the replicas in turn. */
  async function countPassed(actor: string, perMinute: number, requests: number, cost = 1): Promise<number> {
    const taken = await Promise.allSettled(
      Array.from({ length: requests }, async (_, i) => replicas[i % replicas.length]?.take(actor, perMinute, cost)),
    );
    const refused = taken.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused.every((error) => error instanceof TooManyRequestsError && error.retryAfterS >= 1)).toBe(true);
    return taken.length - refused.length;
  }

  it('let as many pass as the limit says, over all of them', async () => {
    const passed = await countPassed('one', 600, 2_000);
    // What comes back while the test runs: ten a second.
    expect(passed).toBeGreaterThanOrEqual(560);
    expect(passed).toBeLessThanOrEqual(650);
    expect(await countPassed('another', 600, 10)).toBe(10);
  });

  it('write seldom', async () => {
    const asked = jest.spyOn(database, 'query');
    expect(await countPassed('busy', 60_000, 3_000)).toBe(3_000);
    const writes = asked.mock.calls.length;
    asked.mockRestore();
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThan(20);
  });

  it('count what is expensive as more, and never more than there is in a minute', async () => {
    expect(await countPassed('exporter', 100, 30, 20)).toBe(5);
    expect(await countPassed('small', 10, 3, 20)).toBe(1);
  });

  it('let through what is cheap where what is expensive has to wait', async () => {
    const [replica] = replicas as [RequestBudgets];
    const retryAfter = async (actor: string, cost: number): Promise<number> => {
      try {
        await replica.take(actor, 60, cost);
        return 0;
      } catch (error) {
        return (error as TooManyRequestsError).retryAfterS;
      }
    };
    for (let n = 0; n < 50; n++) await replica.take('mixed', 60);
    expect(await retryAfter('mixed', 40)).toBeGreaterThanOrEqual(25);
    // Ten are left, and one comes back each second.
    const asked = jest.spyOn(database, 'query');
    for (let n = 0; n < 10; n++) expect(await retryAfter('mixed', 1)).toBe(0);
    expect(await retryAfter('mixed', 1)).toBe(1);
    expect(await retryAfter('mixed', 40)).toBeGreaterThanOrEqual(35);
    await sleep(1_200);
    expect(await retryAfter('mixed', 40)).toBeGreaterThanOrEqual(35);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(3);
    expect(await retryAfter('mixed', 1)).toBe(0);
    asked.mockRestore();
  });

  it('fill again by the clock of the database', async () => {
    expect(await countPassed('patient', 6, 20)).toBe(6);
    await database.execute(
      `update request_budgets set refilled_at = refilled_at - interval '30 s' where actor = 'patient'`,
    );
    // What a replica was told before, it believes for a moment: others ask anew.
    replicas = [new RequestBudgets(database)];
    expect(await countPassed('patient', 6, 20)).toBe(3);
  });

  it('turn nobody away when the database does not answer', async () => {
    const away = { query: () => Promise.reject(new Error('gone')) } as unknown as Database;
    const blind = new RequestBudgets(away);
    await expect(blind.take('anybody', 600)).resolves.toBeUndefined();
  });
});
