import { fork } from 'node:child_process';

/** Starts worker processes; `onJob` gets what each job reports. */
export async function startWorkers(count, plan, onJob) {
  const children = await Promise.all(Array.from({ length: count }, () => startWorker(plan, onJob)));
  const stop = async () => {
    await Promise.all(
      children.map(async (child) => {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }),
    );
  };
  return { children, stop };
}

async function startWorker(plan, onJob) {
  const child = fork('bench/jobs/worker-process.mjs', [JSON.stringify(plan)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A worker ended with ${code}`)));
    child.on('message', (message) => (message === 'ready' ? resolve() : onJob(message)));
  });
  return child;
}

/** Milliseconds on the clock that worker processes use. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => quantile(values, 0.5);
export const range = (from, count) => Array.from({ length: count }, (_, i) => from + i);
