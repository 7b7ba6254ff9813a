import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource } from '../../../src/database/data-source.js';
import { Database } from '../../../src/database/database.service.js';
import {
  Claim,
  type ClaimOptions,
  IdempotencyKeys,
  type KeyedRequest,
} from '../../../src/requests/idempotency-keys.service.js';
import { withLogContext } from '../../../src/observability/log-context.js';
import { RunsService } from '../../../src/runs/runs.service.js';
import { IdempotencyKeyBusyError, IdempotencyKeyReusedError } from '../../../src/requests/requests.errors.js';
import { SCHEMA } from '../../../src/schema.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

const HOLD_MS = 800;
const ANSWER = { status: 202, location: '/api/runs/1', answer: '{"id":1}' };

describe('idempotency keys', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let replicas: IdempotencyKeys[];
  const requestOf = (key: string, requestSha256 = 'a'): KeyedRequest => ({
    actor: 'address:192.0.2.1',
    route: 'POST /api/exports',
    key,
    requestSha256,
  });

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = new Database(await createDataSource(testDatabase.url, SCHEMA).initialize());
    replicas = [new IdempotencyKeys(database), new IdempotencyKeys(database)];
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    await testDatabase.drop();
  });

  const claim = async (request: KeyedRequest, options?: ClaimOptions, replica = 0) =>
    (replicas[replica] as IdempotencyKeys).claim(request, options);
  const claimFirst = async (request: KeyedRequest, options?: ClaimOptions): Promise<Claim> => {
    const claimed = await claim(request, options);
    if (!(claimed instanceof Claim)) throw new Error('It was answered before');
    return claimed;
  };

  it('let one of many do the work and give all the same answer', async () => {
    let worked = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const claimed = await claim(requestOf('many'), undefined, i % 2);
        if (!(claimed instanceof Claim)) return claimed;
        worked++;
        await claimed.keep(ANSWER);
        return ANSWER;
      }),
    );
    expect(worked).toBe(1);
    expect(answers).toEqual(Array.from({ length: 20 }, () => ANSWER));
  });

  it('refuse another request with the same key, and know actors and routes apart', async () => {
    await (await claimFirst(requestOf('same'))).keep(ANSWER);
    await expect(claim(requestOf('same', 'b'))).rejects.toThrow(IdempotencyKeyReusedError);
    await (await claimFirst({ ...requestOf('same', 'b'), actor: 'address:192.0.2.2' })).giveUp();
    await (await claimFirst({ ...requestOf('same', 'b'), route: 'POST /api/crawls' })).giveUp();
  });

  it('let the next one try when the first gave up', async () => {
    const first = await claimFirst(requestOf('failed'));
    const next = claim(requestOf('failed'));
    await first.giveUp();
    const second = await next;
    expect(second).toBeInstanceOf(Claim);
    await (second as Claim).giveUp();
  });

  it('do not let anybody wait for ever', async () => {
    const first = await claimFirst(requestOf('slow'));
    await expect(claim(requestOf('slow'), { patienceMs: 50 })).rejects.toThrow(IdempotencyKeyBusyError);
    await first.giveUp();
  });

  it('stay with a request that takes longer than they are held', async () => {
    const slow = await claimFirst(requestOf('long'), { holdMs: HOLD_MS });
    const other = { patienceMs: 3 * HOLD_MS, holdMs: HOLD_MS };
    await expect(claim(requestOf('long'), other, 1)).rejects.toThrow(IdempotencyKeyBusyError);
    await slow.keep(ANSWER);
    expect(await claim(requestOf('long'), other, 1)).toEqual(ANSWER);
  });

  it('fall to the next one soon after whoever had them is gone', async () => {
    const dying = new Database(await createDataSource(testDatabase.url, SCHEMA).initialize());
    const gone = await new IdempotencyKeys(dying).claim(requestOf('gone'), { holdMs: HOLD_MS });
    await sleep(HOLD_MS / 2);
    await dying.dataSource.destroy();
    const diedAt = performance.now();
    const second = await claimFirst(requestOf('gone'), { patienceMs: 5 * HOLD_MS, holdMs: HOLD_MS });
    expect(performance.now() - diedAt).toBeLessThan(3 * HOLD_MS);
    await expect((gone as Claim).giveUp()).rejects.toThrow();
    await second.giveUp();
  });

  it('are held for fifteen seconds, and a late answer counts no more', async () => {
    const gone = await claimFirst(requestOf('late'));
    const lookAfter = async (seconds: number) => {
      const claimedAt = `clock_timestamp() - interval '${seconds} s'`;
      await database.execute(`update idempotency_keys set claimed_at = ${claimedAt} where key = 'late'`);
      return claim(requestOf('late'), { patienceMs: 0 });
    };
    await expect(lookAfter(12)).rejects.toThrow(IdempotencyKeyBusyError);
    const second = (await lookAfter(16)) as Claim;
    await gone.keep({ ...ANSWER, answer: '"late"' });
    await second.keep(ANSWER);
    expect(await claim(requestOf('late'))).toEqual(ANSWER);
  });

  describe('name the work they start', () => {
    const startRun = (workKey?: string, parentId?: number): Promise<number | undefined> =>
      withLogContext({ workKey }, () =>
        database.transaction(async (tx) => {
          const [run] = await tx.query<{ id: number }>(
            `insert into runs (kind, started_by, parent_id) values ('export', 'api', $1) returning id`,
            [parentId ?? null],
          );
          return run?.id;
        }),
      );

    it('the same for whoever takes over, until a day has passed', async () => {
      const first = await claimFirst(requestOf('work'));
      expect(first.isRepeat).toBe(false);
      await first.release();
      const second = await claimFirst(requestOf('work'), { patienceMs: 0 });
      expect([second.work, second.isRepeat]).toEqual([first.work, true]);
      await expect(claim(requestOf('work', 'b'))).rejects.toThrow(IdempotencyKeyReusedError);
      await database.execute(`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'work'`);
      const other = await claimFirst(requestOf('work', 'b'));
      expect([other.work === first.work, other.isRepeat]).toEqual([false, false]);
      second.rest();
      await other.giveUp();
    });

    it('and a run has that name, which no second one gets', async () => {
      const { work } = await claimFirst(requestOf('run')).then(async (claimed) => {
        await claimed.release();
        return claimed;
      });
      const runs = new RunsService(database);
      expect(await runs.findStarted(work)).toBeUndefined();
      const id = await startRun(work);
      expect(await runs.findStarted(work)).toBe(id);
      await expect(startRun(work)).rejects.toThrow('runs_work_key_key');
      await startRun(work, id);
      expect(await runs.findStarted(work)).toBe(id);
      await startRun();
      await startRun();
    });
  });

  it('are free again after a day', async () => {
    await (await claimFirst(requestOf('old'))).keep(ANSWER);
    await database.execute(`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'old'`);
    await (await claimFirst(requestOf('old', 'b'))).giveUp();
  });
});
