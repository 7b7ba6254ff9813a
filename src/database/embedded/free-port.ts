import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ranges from which operating systems take the near end of outgoing connections, so that none of those can
// sit on the port while the server is restarted.
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;
const CANDIDATES = 100;

/** Whether nobody listens on a loopback port. */
export async function isFreePort(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** A free loopback port: the preferred one, or else any. */
export async function findFreePort(preferred?: number): Promise<number> {
  if (preferred && (await isFreePort(preferred))) return preferred;
  for (let i = 0; i < CANDIDATES; i++) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (await isFreePort(port)) return port;
  }
  throw new Error('There is no free port on loopback');
}
