// Jobs through our port against the bare library below it, for both transports, in one run and in turns. Bars: no-op jobs
// per second at least 0.85 of the library's; half of the jobs start in an idle worker within 1.15 times what the library takes,
// or half a millisecond after it, and 99 of 100 within 100 ms; one that somebody waits for overtakes 10,000 others within 100 ms
// beside the job in hand; two processes do jobs that need the processor at least 1.7 times as fast as one, or, where the machine
// itself cannot do that without any queue, 0.95 of what it can; how a run stands is told within 20 ms (95 of 100) when a million
// have ended. What the baseline does stands in jobs/sides.mjs.
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetJobs, openSide, query } from './jobs/sides.mjs';
import { measureState } from './jobs/state.mjs';
import { startServers } from './jobs/servers.mjs';
import { median, now, quantile, range, startWorkers } from './jobs/workers.mjs';

const number = (name, usual) => Number(process.env[`BENCH_${name}`] ?? usual);
const ROUNDS = number('ROUNDS', 3);
const JOBS = number('JOBS', 6_000);
const CONCURRENCY = number('CONCURRENCY', 8);
const PICKUPS = number('PICKUPS', 200);
const WAITING = number('WAITING', 10_000);
const OVERTAKERS = number('OVERTAKERS', 30);
const BUSY_JOBS = number('BUSY_JOBS', 150);
const BURN_ROUNDS = number('BURN_ROUNDS', 40_000);
const IDLE_SECONDS = number('IDLE_SECONDS', 20);
const ENDED_RUNS = number('ENDED_RUNS', 1_000_000);
const ASKED = number('ASKED', 500);
const KINDS = (process.env.BENCH_TRANSPORTS ?? 'postgres,redis').split(',');
const PARTS = (process.env.BENCH_PARTS ?? 'rate,pickup,overtake,busy,idle,state').split(',');
const BARS = {
  ratio: 0.85,
  latency: 1.15,
  latencyMs: 0.5,
  pickupMs: 100,
  overtakeMs: 100,
  speedUp: 1.7,
  ofMachine: 0.95,
  stateMs: 20,
};
// More jobs where they are much faster, so that a round takes seconds there too.
const REDIS_FACTOR = 5;
const ADDED_AT_ONCE = 1_000;
const SLOW_JOB_MS = 20;
const json = process.argv.includes('--json');
const say = (text) => json || console.log(text);
const ms = (value) => `${value.toFixed(1)} ms`;

/** No-op jobs per second: added, done, and both one after the other. */
async function measureOnce(side, servers) {
  const jobs = side.kind === 'redis' ? JOBS * REDIS_FACTOR : JOBS;
  const plan = { side, servers, jobs, addedAtOnce: ADDED_AT_ONCE, concurrency: CONCURRENCY };
  const child = fork('bench/jobs/rate-process.mjs', [JSON.stringify(plan)]);
  const seconds = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`A measuring process ended with ${code}`)));
  });
  return Object.fromEntries(Object.entries(seconds).map(([what, took]) => [what, jobs / took]));
}

async function measureRate(kind, servers) {
  const sides = ['port', 'bare'].map((library) => ({ kind, library }));
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    const round = {};
    for (const side of i % 2 ? sides.toReversed() : sides) round[side.library] = await measureOnce(side, servers);
    rounds.push(round);
    say(`  ${kind} round ${i + 1}: port ${showRate(round.port)}; bare ${showRate(round.bare)}`);
  }
  const ratio = (what) => median(rounds.map(({ port, bare }) => port[what] / bare[what]));
  return { rounds, ratio: ratio('both'), addRatio: ratio('add'), workRatio: ratio('work') };
}

const showRate = ({ add, work, both }) =>
  `${Math.round(add)} added/s, ${Math.round(work)} done/s, ${Math.round(both)} jobs/s`;

/** Milliseconds from before a job is added until it starts in an idle worker of another process. */
async function measurePickup(side, servers, count) {
  await forgetJobs(side, servers);
  const waiting = new Map();
  const workers = await startWorkers(1, { side, servers }, (job) => waiting.get(job.n)?.(job));
  const producer = await openSide(side, servers);
  await sleep(1_000);
  const took = [];
  for (let n = 0; n < count; n++) {
    const started = new Promise((resolve) => waiting.set(n, resolve));
    const before = now();
    await producer.add([n]);
    took.push((await started).startedAt - before);
    // Not in step with anything that polls.
    await sleep(5 + Math.random() * 40);
  }
  await producer.close();
  await workers.stop();
  return { median: median(took), p99: quantile(took, 0.99), worst: Math.max(...took) };
}

/** Milliseconds from before one important job is added until it starts, while one worker has thousands of others to do. */
async function measureOvertaking(side, servers) {
  await forgetJobs(side, servers);
  const producer = await openSide(side, servers);
  for (let from = 0; from < WAITING; from += ADDED_AT_ONCE) await producer.add(range(from, ADDED_AT_ONCE));
  const waiting = new Map();
  const plan = { side, servers, sleepMs: SLOW_JOB_MS };
  const workers = await startWorkers(1, plan, (job) => waiting.get(job.n)?.(job));
  const took = [];
  for (let i = 0; i < OVERTAKERS; i++) {
    await sleep(30 + Math.random() * 60);
    const n = WAITING + i;
    const started = new Promise((resolve) => waiting.set(n, resolve));
    const before = now();
    await producer.add([n], 'high');
    took.push((await started).startedAt - before);
  }
  await workers.stop();
  await producer.close();
  return { median: median(took), p99: quantile(took, 0.99), worst: Math.max(...took) };
}

/** Milliseconds from the first start to the last end of jobs that keep a processor busy. */
async function measureBusy(side, servers, processes) {
  if (side) await forgetJobs(side, servers);
  const jobs = [];
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const onJob = (job) => {
    jobs.push(job);
    if (jobs.length === BUSY_JOBS) finish();
  };
  const workers = await startWorkers(processes, { side, servers, burnRounds: BURN_ROUNDS }, onJob);
  const numbers = range(0, BUSY_JOBS);
  if (side) {
    const producer = await openSide(side, servers);
    await producer.add(numbers);
    await finished;
    await producer.close();
  } else {
    workers.children.forEach((child, i) => child.send({ numbers: numbers.filter((n) => n % processes === i) }));
    await finished;
  }
  await workers.stop();
  if (jobs.length !== BUSY_JOBS || new Set(jobs.map(({ n }) => n)).size !== BUSY_JOBS) {
    throw new Error(`${jobs.length} jobs were done instead of each of ${BUSY_JOBS} once`);
  }
  return Math.max(...jobs.map(({ endedAt }) => endedAt)) - Math.min(...jobs.map(({ startedAt }) => startedAt));
}

/** How much faster two processes are than one, with the queue and without any, in turns: a busy machine is so for both. */
async function measureSpeedUp(side, servers) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i++) {
    const machine = await compareProcesses(undefined, servers);
    rounds.push({ machine, queue: await compareProcesses(side, servers) });
  }
  const speedUp = (what) => median(rounds.map((round) => round[what].oneMs / round[what].twoMs));
  return { rounds, speedUp: speedUp('queue'), machine: speedUp('machine') };
}

async function compareProcesses(side, servers) {
  return { oneMs: await measureBusy(side, servers, 1), twoMs: await measureBusy(side, servers, 2) };
}

/** Transactions per second that one whole worker process makes while there is nothing to do. */
async function measureIdle(kind, servers) {
  const redis = kind === 'redis' && { REDIS_URL: servers.redisUrl };
  const env = { PATH: process.env.PATH, DATABASE_URL: servers.databaseUrl, PORT: '0', LOG_LEVEL: 'error', ...redis };
  const worker = fork('dist/bundle/main.js', ['start', '--worker'], { env });
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  await sleep(5_000);
  const before = await countTransactions(servers);
  await sleep(IDLE_SECONDS * 1_000);
  const after = await countTransactions(servers);
  worker.kill('SIGTERM');
  if ((await ended) !== 0) throw new Error('The idle worker did not end well');
  return (after - before) / IDLE_SECONDS;
}

async function countTransactions({ databaseUrl }) {
  const sql = `select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()`;
  return Number((await query(databaseUrl, sql))[0].n);
}

const showTimes = (times) => `median ${ms(times.median)}, p99 ${ms(times.p99)}, worst ${ms(times.worst)}`;

async function measureKind(kind, servers) {
  const port = { kind, library: 'port' };
  const bare = { kind, library: 'bare' };
  const result = {};
  if (PARTS.includes('rate')) {
    result.rate = await measureRate(kind, servers);
    const { ratio, addRatio, workRatio } = result.rate;
    const parts = `adding ${addRatio.toFixed(2)}, doing ${workRatio.toFixed(2)}`;
    say(`${kind}: ${ratio.toFixed(2)} of the bare library's jobs per second (bar ${BARS.ratio}; ${parts})`);
  }
  if (PARTS.includes('pickup')) {
    // pg-boss by itself follows a clock of half a second: fewer samples say as much.
    const clocked = kind === 'postgres';
    result.pickup = {
      port: await measurePickup(port, servers, PICKUPS),
      bare: await measurePickup({ ...bare, clocked }, servers, clocked ? Math.ceil(PICKUPS / 5) : PICKUPS),
    };
    say(`${kind}: added to started, idle worker: ${showTimes(result.pickup.port)} (bar p99 ${BARS.pickupMs} ms)`);
    say(`${kind}:   bare library: ${showTimes(result.pickup.bare)}`);
  }
  if (PARTS.includes('overtake')) {
    result.overtake = { port: await measureOvertaking(port, servers), bare: await measureOvertaking(bare, servers) };
    const bar = `bar ${BARS.overtakeMs} ms beside a running job of ${SLOW_JOB_MS} ms`;
    say(`${kind}: high while ${WAITING} low wait: ${showTimes(result.overtake.port)} (${bar})`);
    say(`${kind}:   bare library: ${showTimes(result.overtake.bare)}`);
  }
  if (PARTS.includes('busy')) {
    result.busy = await measureSpeedUp(port, servers);
    const { speedUp, machine } = result.busy;
    const without = `without any queue ${machine.toFixed(2)}`;
    say(`${kind}: two processes against one: ${speedUp.toFixed(2)} times (bar ${BARS.speedUp}; ${without})`);
  }
  if (PARTS.includes('idle')) {
    result.idlePerSecond = await measureIdle(kind, servers);
    say(`${kind}: an idle worker makes ${result.idlePerSecond.toFixed(1)} transactions a second in PostgreSQL`);
  }
  if (PARTS.includes('state')) {
    const there = kind === 'redis' ? servers : { ...servers, redisUrl: undefined };
    result.state = await measureState(there, { runs: ENDED_RUNS, asked: ASKED });
    for (const [what, { median: half, p95 }] of Object.entries(result.state))
      say(`${kind}: ${what}, ${ENDED_RUNS} runs ended: median ${ms(half)}, p95 ${ms(p95)} (bar ${BARS.stateMs} ms)`);
  }
  return result;
}

/** A share of so little time is within a turn of an event loop, so half a millisecond more counts as nothing. */
function isAsQuick({ port, bare }) {
  return port.median <= Math.max(BARS.latency * bare.median, bare.median + BARS.latencyMs);
}

function isMet({ rate, pickup, overtake, busy, state }) {
  return (
    (!rate || rate.ratio >= BARS.ratio) &&
    (!pickup || (pickup.port.p99 <= BARS.pickupMs && isAsQuick(pickup))) &&
    (!overtake || overtake.port.worst <= BARS.overtakeMs + SLOW_JOB_MS) &&
    (!state || Object.values(state).every(({ p95 }) => p95 <= BARS.stateMs)) &&
    (!busy || busy.speedUp >= Math.min(BARS.speedUp, BARS.ofMachine * busy.machine))
  );
}

const servers = await startServers();
try {
  const result = { bench: 'jobs', bars: BARS };
  for (const kind of KINDS) {
    if (kind === 'redis' && !servers.redisUrl) say('redis: not measured, there is no redis-server on PATH');
    else result[kind] = await measureKind(kind, servers);
  }
  result.met = KINDS.every((kind) => !result[kind] || isMet(result[kind]));
  if (json) console.log(JSON.stringify(result));
  else console.log(result.met ? 'All bars are met.' : `Below a bar: ${JSON.stringify(BARS)}`);
  process.exitCode = result.met ? 0 : 1;
} finally {
  await servers.stop();
}
