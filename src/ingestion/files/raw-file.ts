import { close, open, read } from 'node:fs';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

const CHUNK_BYTES = 256 * 1024;
const STANDARD_INPUT = 0;
const RETRY_MS = 10;

const openFile = promisify(open);
const closeFile = promisify(close);
const readFile = (fd: number, buffer: Buffer): Promise<number> =>
  new Promise((resolve, reject) =>
    read(fd, buffer, 0, buffer.length, null, (error, count) => (error ? reject(error) : resolve(count))),
  );

/** The bytes of a file, or of standard input for `-`, as they lie there. Reads no further than asked. */
export async function* readRaw(path: string): AsyncGenerator<Uint8Array> {
  const fd = path === '-' ? STANDARD_INPUT : await openFile(path, 'r');
  try {
    for (;;) {
      // A new one each time: records refer to it.
      const buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const count = await readAvailable(fd, buffer);
      if (count === 0) return;
      yield buffer.subarray(0, count);
    }
  } finally {
    if (fd !== STANDARD_INPUT) await closeFile(fd);
  }
}

async function readAvailable(fd: number, buffer: Buffer): Promise<number> {
  for (;;) {
    try {
      return await readFile(fd, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // The end of a pipe on Windows, and a pipe that has nothing yet.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      await sleep(RETRY_MS);
    }
  }
}

/** Chunks that were read already, then the others. */
export async function* withHead(
  head: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* head;
  yield* rest;
}
