// npm run fuzz -- <target> [--seconds N] [--seed N] [--cases N]: feeds mutated files to a reader until the time is over.
// Fails on a crash, on a record that takes more than 2 s, and on more than 300 MB of memory; the seed of the case is printed,
// and `--seed N --cases 1` does it again. A target is a file of scripts/fuzz/targets. With SHARED_DATA=<folder of recorded
// data> real files are mutated as well.
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const TARGETS = readdirSync(join(import.meta.dirname, 'fuzz/targets')).map((name) => name.replace(/\.mjs$/, ''));
// A whole file of many records; one record has 2 s, which the reader's process measures itself.
const LONGEST_CASE_MS = 20_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    cases: { type: 'string', default: 'Infinity' },
  },
});
const [target] = positionals;
if (positionals.length !== 1 || !TARGETS.includes(target)) {
  console.error(`npm run fuzz -- <target> [--seconds N] [--seed N] [--cases N]\nTargets: ${TARGETS.join(', ')}`);
  process.exit(1);
}

const child = fork(join(import.meta.dirname, 'fuzz/process.mjs'), [target, values.seconds, values.seed, values.cases]);
let seed = 'none';
let watch = setTimeout(() => {}, 0);
let totals;
child.on('message', (message) => {
  if (message.totals) totals = message.totals;
  else seed = message.seed;
  clearTimeout(watch);
  watch = setTimeout(giveUp, LONGEST_CASE_MS);
});
child.on('exit', (code, signal) => {
  clearTimeout(watch);
  const isFine = code === 0 && totals !== undefined;
  if (isFine) console.log(JSON.stringify({ fuzz: target, ...totals }));
  else console.error(`fuzz ${target}: failed at seed ${seed} (exit ${code}, signal ${signal})`);
  process.exitCode = isFine ? 0 : 1;
});

function giveUp() {
  console.error(`fuzz ${target}: seed ${seed} hangs for more than ${LONGEST_CASE_MS / 1_000} s`);
  child.kill('SIGKILL');
}
