// The process that reads mutated files; fuzz.mjs watches it. Arguments: target, seconds, first seed, number of cases.
import { Worker } from 'node:worker_threads';
import { mutate } from './mutate.mjs';
import { steps } from './timed.mjs';
import { makeRandom } from '../../dist/src/rehearsal/random.js';

const SLOWEST_RECORD_MS = 2_000;
const MOST_MEMORY_MB = 300;
// Between two pieces of work; one record is judged when it ends.
const LONGEST_STEP_MS = 30_000;

// Nobody is left to report to. A listener holds the process, which may wait for what never comes and is to end then.
process.once('disconnect', () => process.exit());
process.channel.unref();

// Such as of listeners that become more and more.
process.on('warning', (warning) => {
  throw warning;
});

const [name, seconds, firstSeed, cases] = process.argv.slice(2);
const { makeSeeds, read, dictionary, changes } = await import(`./targets/${name}.mjs`);
const source = { seeds: await makeSeeds(), dictionary, changes };
const until = performance.now() + Number(seconds) * 1_000;
const totals = {
  firstSeed: Number(firstSeed),
  cases: 0,
  records: 0,
  refused: 0,
  megabytes: 0,
  slowestMs: 0,
  slowestSeed: Number(firstSeed),
  mostMemoryMb: 0,
};
new Worker(new URL('watch.mjs', import.meta.url), { workerData: { steps, longestMs: LONGEST_STEP_MS } }).unref();

for (let seed = Number(firstSeed); totals.cases < Number(cases) && performance.now() < until; seed++) {
  process.send({ seed });
  Atomics.add(steps, 0, 1);
  await readCase(seed);
  // Messages go out between cases.
  if (totals.cases % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
}
totals.megabytes = Math.round(totals.megabytes);
process.send({ totals }, () => process.disconnect());

async function readCase(seed) {
  const random = makeRandom(seed);
  const bytes = mutate(source, random);
  const { records, refused, slowestMs } = await read(bytes, random);
  totals.cases++;
  totals.records += records;
  totals.refused += refused;
  totals.megabytes += bytes.length / 1e6;
  if (slowestMs > totals.slowestMs) Object.assign(totals, { slowestMs: Math.round(slowestMs), slowestSeed: seed });
  if (slowestMs > SLOWEST_RECORD_MS) throw new Error(`Seed ${seed}: a record took ${Math.round(slowestMs)} ms`);
  // The peak, also of moments in which nobody looked.
  totals.mostMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  if (totals.mostMemoryMb > MOST_MEMORY_MB) throw new Error(`Seed ${seed}: ${totals.mostMemoryMb} MB of memory`);
}
