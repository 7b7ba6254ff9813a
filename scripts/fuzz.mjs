// npm run fuzz -- <target>|all [--seconds N] [--seed N] [--cases N]: feeds mutated files to a reader until the time is over;
// `all` shares the time among the targets. Fails on a crash, on a record that takes more than 2 s, and on more than 300 MB of
// memory; the seed of the case is printed, and `--seed N --cases 1` does it again. A target is a file of scripts/fuzz/targets.
// With SHARED_DATA=<folder of recorded data> real files are mutated as well; then the same seed needs the same folder.
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const TARGETS = readdirSync(join(import.meta.dirname, 'fuzz/targets')).map((name) => name.replace(/\.mjs$/, ''));
// A start, and what waits for another program, uses no processor time it could be judged by; at the lowest priority beside a
// test suite either may take minutes. What computes for too long is found by scripts/fuzz/watch.mjs.
const LONGEST_SILENCE_MS = 300_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    cases: { type: 'string', default: 'Infinity' },
  },
});
const targets = positionals[0] === 'all' ? TARGETS : positionals;
const numbers = [values.seconds, values.seed, values.cases].map(Number);
if (positionals.length !== 1 || !TARGETS.includes(targets[0]) || !numbers.every((number) => number >= 0)) {
  console.error('npm run fuzz -- <target>|all [--seconds N] [--seed N] [--cases N]');
  console.error(`Targets: ${TARGETS.join(', ')}`);
  process.exit(1);
}

let child;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    child?.kill('SIGKILL');
    process.exit(1);
  });
}
for (const target of targets) {
  const isFine = await run(target, Number(values.seconds) / targets.length);
  if (!isFine) process.exitCode = 1;
}

/** @returns whether nothing fell */
function run(target, seconds) {
  const args = [target, String(seconds), values.seed, values.cases];
  child = fork(join(import.meta.dirname, 'fuzz/process.mjs'), args);
  let seed;
  let totals;
  const giveUp = () => {
    const what = seed === undefined ? 'the start' : `seed ${seed}`;
    console.error(`fuzz ${target}: nothing is heard of ${what} for ${LONGEST_SILENCE_MS / 1_000} s`);
    child.kill('SIGKILL');
  };
  let watch = setTimeout(giveUp, LONGEST_SILENCE_MS);
  child.on('message', (message) => {
    if (message.totals) totals = message.totals;
    else seed = message.seed;
    clearTimeout(watch);
    watch = setTimeout(giveUp, LONGEST_SILENCE_MS);
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(watch);
      const isFine = code === 0 && totals !== undefined;
      if (isFine) console.log(JSON.stringify({ fuzz: target, ...totals }));
      else console.error(`fuzz ${target}: failed at ${describe(seed)} (exit ${code}, signal ${signal})`);
      resolve(isFine);
    });
  });

  function describe(at) {
    if (at === undefined) return 'the start';
    return `seed ${at}; again by: npm run fuzz -- ${target} --seed ${at} --cases 1`;
  }
}
