import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportView } from '../../src/ingestion/files/import-view.js';
import { makeRandom } from '../../src/rehearsal/random.js';
import { makeCsv, makeGames, makeNdjson, makePgnFile, pack, ZSTD } from '../support/game-files.js';
import { RookeryProcess, runRookery } from '../support/rookery-process.js';
import { auditLedger, readStoredGames } from '../support/stored-games.js';
import { createTestDatabase, queryDatabase, type TestDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const KILLS = Number(process.env.KILLS ?? 60);
const GAMES = 13_000;
/** A third of them stands in each file, and a third of those in another one too. */
const SHARE = 9_000;

describe('kill -9 of an import', () => {
  let database: TestDatabase;
  let folder: string;
  let files: string[];
  let env: Record<string, string>;
  const random = makeRandom(61);

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    folder = await mkdtemp(join(tmpdir(), 'rookery-import-kills-'));
    env = { DATABASE_URL: database.url, ROOKERY_HOME: folder, LICHESS_LEASE_MS: '1000', LOG_LEVEL: 'error' };
    const games = makeGames(GAMES);
    const last = makePgnFile(games.slice(-SHARE));
    const contents: [string, string | Uint8Array][] = [
      ['games.ndjson.gz', gzipSync(makeNdjson(games.slice(0, SHARE)))],
      ['games.pgn', makePgnFile(games.slice(2_000, 2_000 + SHARE))],
      ['games.csv', makeCsv(games.slice(1_000, 1_000 + SHARE))],
      ZSTD.isThere ? ['games.pgn.zst', pack('zstd', last)] : ['games.pgn.gz', gzipSync(last)],
    ];
    files = contents.map(([name]) => join(folder, name));
    for (const [name, content] of contents) await writeFile(join(folder, name), content);
  }, 120_000);

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const countBatches = async (): Promise<number> => {
    const rows = await queryDatabase<{ received: number }>(
      database.url,
      `select coalesce(sum(received), 0)::int as received from runs where kind = 'import'`,
    ).catch(() => []);
    return rows[0]?.received ?? 0;
  };

  /** Kills the process as soon as it has committed something new, or at a random instant. */
  const killOnce = async (inMidst: boolean): Promise<void> => {
    const before = await countBatches();
    const victim = new RookeryProcess(['import', ...files], env);
    if (inMidst) {
      await until(async () => !victim.running || (await countBatches()) > before, {
        timeoutMs: 60_000,
        everyMs: 20,
        what: 'a batch that is committed',
      });
    } else await new Promise((resolve) => setTimeout(resolve, random() * 4_000));
    await victim.kill();
  };

  it(`${KILLS} times at random instants loses nothing and doubles nothing`, async () => {
    for (let kill = 0; kill < KILLS; kill++) await killOnce(kill % 6 === 1);
    const run = await runRookery<ImportView>(['import', ...files], env);
    expect(run.state).toBe('done');
    const stored = await readComparable(database.url);
    expect(stored.size).toBe(GAMES);
    expect(await auditLedger(database.url)).toEqual({ unbalanced: 0, inserted: GAMES, games: GAMES });
    expect(run.files.map(({ received }) => received)).toEqual(files.map(() => SHARE));
    expect(run.rejected).toBe(0);

    const calm = await createTestDatabase();
    await runRookery(['import', ...files], { ...env, DATABASE_URL: calm.url });
    expect(await readComparable(calm.url)).toEqual(stored);
    await calm.drop();
  }, 900_000);
});

/** Rows without the order in which files brought them. */
async function readComparable(url: string): Promise<Map<string, Record<string, unknown>>> {
  const games = await readStoredGames(url);
  for (const row of games.values()) row.file_ids = (row.file_ids as number[]).length;
  return games;
}
