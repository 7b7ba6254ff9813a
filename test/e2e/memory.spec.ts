import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { RookeryProcess } from '../support/rookery-process.js';
import { createTestDatabase, queryDatabase } from '../support/test-database.js';
import { until } from '../support/until.js';

const run = promisify(execFile);
const GAMES = 100_000;
const MAX_GROWTH_MB = 50;

/** Resident memory of a process, MB; by `ps`, which every Unix has. */
async function residentMb(pid: number): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) / 1024;
}

describe('memory', () => {
  it(`grows less than ${MAX_GROWTH_MB} MB between game 10,000 and game ${GAMES} of one stream`, async () => {
    const database = await createTestDatabase();
    const plan = JSON.stringify({ games: GAMES });
    const lichess = fork('bench/rehearsal-process.mjs', [plan], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      execArgv: [],
    });
    const [address] = (await once(lichess.stdout ?? lichess, 'data')) as [Buffer];
    const env = { DATABASE_URL: database.url, LICHESS_URL: address.toString().trim(), LOG_LEVEL: 'error' };
    const sync = new RookeryProcess(['sync', 'Bench_Rook', '--json'], env);
    const received = async (): Promise<number> =>
      (await queryDatabase<{ received: number }>(database.url, 'select received from runs'))[0]?.received ?? 0;

    await until(async () => (await received()) >= 10_000, { timeoutMs: 60_000, what: '10,000 games' });
    const early = await residentMb(sync.pid);
    let latest = early;
    while (sync.running) {
      latest = (await residentMb(sync.pid).catch(() => latest)) || latest;
      if ((await received()) >= GAMES) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { code, stderr } = await sync.ended;
    lichess.kill('SIGTERM');
    await once(lichess, 'exit');
    await database.drop();
    expect([code, stderr]).toEqual([0, '']);
    process.stderr.write(`memory: ${early.toFixed(0)} MB at 10,000 games, ${latest.toFixed(0)} MB at ${GAMES}\n`);
    expect(latest - early).toBeLessThan(MAX_GROWTH_MB);
  }, 300_000);
});
