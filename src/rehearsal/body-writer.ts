import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LineFeed } from './line-feed.js';

// Big pieces keep the cost per game low; at this size one piece is about 100 games.
const PIECE_CHARACTERS = 64 * 1024;
// A paced answer is written at most this often; several games then go out together.
const LEAST_TICK_MS = 10;

/** True when nobody listens any more. */
function isGone(response: ServerResponse): boolean {
  return response.destroyed || response.closed || response.socket === null || response.socket.destroyed;
}

/** Writes one piece and waits while the client reads slower than we write; false once the client is gone. */
async function write(response: ServerResponse, piece: string | Buffer): Promise<boolean> {
  if (isGone(response)) return false;
  if (response.write(piece)) return true;
  await drained(response);
  return !isGone(response);
}

/** Waits until there is room again or the client is gone; by hand, because this stands in the path of every piece. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}

/**
 * Sends a feed to its end, honouring back-pressure.
 * @param pace lines per second; undefined means as fast as the client reads.
 */
export async function writeBody(response: ServerResponse, feed: LineFeed, pace: number | undefined): Promise<void> {
  // The client shall see the status at once, also when the first line is a long way off.
  response.flushHeaders();
  const lines = feed.lines[Symbol.iterator]();
  try {
    const isOpen = (await writeTrickle(response, lines, feed)) && (await writeLines(response, lines, pace));
    if (isOpen) await endBody(response, feed);
  } finally {
    lines.return?.();
  }
}

async function writeLines(
  response: ServerResponse,
  lines: Iterator<string>,
  pace: number | undefined,
): Promise<boolean> {
  const started = performance.now();
  let sent = 0;
  for (;;) {
    const due =
      pace === undefined ? Number.POSITIVE_INFINITY : Math.floor(((performance.now() - started) * pace) / 1000) + 1;
    const { piece, count, done } = collect(lines, due - sent);
    sent += count;
    if (piece !== '' && !(await write(response, piece))) return false;
    if (done) return true;
    // A fast reader would otherwise keep the loop to itself: a socket drains before other requests are looked at.
    if (pace === undefined) await setImmediate();
    else await setTimeout(Math.max(LEAST_TICK_MS, 1000 / pace));
    if (isGone(response)) return false;
  }
}

/** Joins lines up to the size of a piece or the given number. */
function collect(lines: Iterator<string>, most: number): { piece: string; count: number; done: boolean } {
  let piece = '';
  let count = 0;
  while (count < most && piece.length < PIECE_CHARACTERS) {
    const next = lines.next();
    if (next.done) return { piece, count, done: true };
    piece += next.value;
    count++;
  }
  return { piece, count, done: false };
}

/** The first lines in small pieces of bytes, so that characters and lines are torn apart anywhere. */
async function writeTrickle(
  response: ServerResponse,
  lines: Iterator<string>,
  { trickle }: LineFeed,
): Promise<boolean> {
  for (let line = 0; line < (trickle?.lines ?? 0); line++) {
    const next = lines.next();
    if (next.done || !trickle) return true;
    const bytes = Buffer.from(next.value);
    for (let start = 0; start < bytes.length; start += trickle.bytes) {
      if (!(await write(response, bytes.subarray(start, start + trickle.bytes)))) return false;
      await setTimeout(trickle.everyMs);
    }
  }
  return true;
}

async function endBody(response: ServerResponse, { ending }: LineFeed): Promise<void> {
  if (ending === 'finish') response.end();
  else if (ending === 'stall') await once(response, 'close');
  else response.socket?.end(() => response.destroy());
}
