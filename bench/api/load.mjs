// Requests without a pause from so many clients, each on a connection of its own.
import { Pool } from 'undici';

/** @returns requests a second, the 50th, 95th and 99th percentile of their times, ms, and how many did not end as 200 */
export async function load(origin, paths, { clients, seconds, headers = {} }) {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const times = [];
  let failed = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  const ask = async (first) => {
    for (let n = first; performance.now() < end; n++) {
      const began = performance.now();
      const { statusCode, body } = await pool.request({ method: 'GET', path: paths[n % paths.length], headers });
      await body.dump({ limit: 10_000_000 });
      times.push(performance.now() - began);
      if (statusCode !== 200) failed++;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, i) => ask(i)));
  const took = (performance.now() - started) / 1000;
  await pool.destroy();
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  return { perSecond: times.length / took, p50: at(0.5), p95: at(0.95), p99: at(0.99), requests: times.length, failed };
}
