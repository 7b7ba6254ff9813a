// A worker in a process of its own. It says what it did by messages: the number of the job, when it started and ended on
// the clock that all processes of a machine share. `burnRounds` keeps the processor busy, `sleepMs` only takes time.
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSide } from './sides.mjs';

const { side, servers, concurrency = 1, burnRounds = 0, sleepMs = 0 } = JSON.parse(process.argv[2]);
const now = () => Number(process.hrtime.bigint()) / 1e6;

function burn(rounds) {
  let block = Buffer.alloc(64);
  for (let i = 0; i < rounds; i++) block = createHash('sha512').update(block).digest();
}

async function handle(n) {
  const startedAt = now();
  if (burnRounds > 0) burn(burnRounds);
  if (sleepMs > 0) await sleep(sleepMs);
  process.send({ n, startedAt, endedAt: now() });
}

const running = side ? await openSide(side, servers) : undefined;
await running?.work(concurrency, handle);
process.on('message', async ({ numbers }) => {
  // No queue at all: what the machine itself can do.
  for (const n of numbers) await handle(n);
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void Promise.resolve(running?.close()).finally(() => process.exit(0)));
process.send('ready');
