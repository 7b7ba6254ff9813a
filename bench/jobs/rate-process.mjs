// Adds no-op jobs and does them all, in a process of its own, so that neither side pays for what the other left behind
// (the log context of ours makes every promise of a process a little slower). Sends the seconds both took.
import { forgetJobs, openSide } from './sides.mjs';
import { now, range } from './workers.mjs';

const { side, servers, jobs, addedAtOnce, concurrency } = JSON.parse(process.argv[2]);
const WARM_UP = 1_000;

async function measure(count) {
  await forgetJobs(side, servers);
  const running = await openSide(side, servers);
  const started = now();
  for (let from = 0; from < count; from += addedAtOnce) {
    await running.add(range(from, Math.min(addedAtOnce, count - from)));
  }
  const added = now();
  let done = 0;
  await new Promise((resolve, reject) => {
    const handler = async () => {
      if (++done === count) resolve();
    };
    running.work(concurrency, handler).catch(reject);
  });
  const ended = now();
  await running.close();
  if (done !== count) throw new Error(`${done} jobs were done instead of ${count}`);
  return { add: (added - started) / 1_000, work: (ended - added) / 1_000, both: (ended - started) / 1_000 };
}

await measure(WARM_UP);
process.send(await measure(jobs), () => process.exit(0));
