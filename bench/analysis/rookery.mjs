import { fork } from 'node:child_process';

/** Starts a Rookery without HTTP; see rookery-process.mjs. */
export async function startRookery(env) {
  const child = fork('bench/analysis/rookery-process.mjs', [JSON.stringify(env)]);
  const hear = () =>
    new Promise((resolve, reject) => {
      const fail = (code) => reject(new Error(`Rookery ended with ${code}`));
      child.once('exit', fail);
      child.once('message', (message) => {
        child.off('exit', fail);
        resolve(message);
      });
    });
  await hear();
  return {
    /** Analyses games by id: seconds from asking to the end of the run, and processor time of this process alone. */
    async analyse(ids, nodes, { here = true } = {}) {
      const answer = hear();
      child.send({ ids, nodes, here });
      const { finished, failed, ...took } = await answer;
      if (failed > 0 || finished !== ids.length) throw new Error(`${finished} of ${ids.length} games were analysed`);
      return took;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

/** A worker process as `start --worker` makes it. */
export async function startWorker(env) {
  const child = fork('dist/bundle/main.js', ['start', '--worker'], { env: { PATH: process.env.PATH, ...env } });
  return {
    pid: child.pid,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      if ((await ended) !== 0) throw new Error('The worker did not end well');
    },
  };
}
