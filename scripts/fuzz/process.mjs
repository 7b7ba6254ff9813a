// The process that reads mutated files; fuzz.mjs watches it. Arguments: target, seconds, first seed, number of cases.
import { mutate } from './mutate.mjs';
import { makeRandom } from '../../dist/src/rehearsal/random.js';

const SLOWEST_RECORD_MS = 2_000;
const MOST_MEMORY = 300 * 1024 * 1024;

const [name, seconds, firstSeed, cases] = process.argv.slice(2);
const target = await import(`./targets/${name}.mjs`);
const seeds = await target.makeSeeds();
const until = performance.now() + Number(seconds) * 1_000;
const totals = { cases: 0, records: 0, refused: 0, megabytes: 0, slowestMs: 0, slowestSeed: 0, mostMemoryMb: 0 };

for (let seed = Number(firstSeed); totals.cases < Number(cases) && performance.now() < until; seed++) {
  process.send({ seed });
  const random = makeRandom(seed);
  const bytes = mutate(seeds, target.dictionary, random);
  const { records, refused, slowestMs } = await target.read(bytes, random);
  totals.cases++;
  totals.records += records;
  totals.refused += refused;
  totals.megabytes += bytes.length / 1e6;
  if (slowestMs > totals.slowestMs) Object.assign(totals, { slowestMs: Math.round(slowestMs), slowestSeed: seed });
  if (slowestMs > SLOWEST_RECORD_MS) throw new Error(`Seed ${seed}: a record took ${Math.round(slowestMs)} ms`);
  const { rss } = process.memoryUsage();
  totals.mostMemoryMb = Math.max(totals.mostMemoryMb, Math.round(rss / 1024 / 1024));
  if (rss > MOST_MEMORY) throw new Error(`Seed ${seed}: ${totals.mostMemoryMb} MB of memory`);
  // Messages go out between cases.
  if (totals.cases % 16 === 0) await new Promise((resolve) => setImmediate(resolve));
}
totals.megabytes = Math.round(totals.megabytes);
process.send({ totals }, () => process.disconnect());
