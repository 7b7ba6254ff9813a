// A thread beside the readers: ends the process when one step takes more processor time than any may, which a thread in an
// endless loop cannot do itself. By processor time, so that a busy machine is no hang.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const STANDARD_ERROR = 2;
const LOOK_MS = 1_000;
const { steps, longestMs } = workerData;
let seen = { step: -1, processorMs: 0 };

setInterval(() => {
  const step = Atomics.load(steps, 0);
  const { user, system } = process.cpuUsage();
  const processorMs = (user + system) / 1_000;
  if (step !== seen.step) seen = { step, processorMs };
  if (processorMs - seen.processorMs < longestMs) return;
  writeSync(STANDARD_ERROR, `The case hangs: it took more than ${longestMs / 1_000} s of processor time\n`);
  process.kill(process.pid, 'SIGKILL');
}, LOOK_MS);
