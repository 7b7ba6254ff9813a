import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import { DamagedFileError, MissingProgramError } from './record-errors.js';

export type Compression = 'gzip' | 'bzip2' | 'zstd';

/** Bytes that are enough for `detectCompression`. */
export const MAGIC_BYTES = 6;
// A thousandfold is what gzip can do: more at a time would let a small file fill the memory.
const PIECE_BYTES = 16 * 1024;
const MAX_COMPLAINT = 500;

const BEGINNINGS: readonly (readonly [RegExp, Compression])[] = [
  [/^\u001f\u008b/, 'gzip'],
  [/^BZh[1-9]/, 'bzip2'],
  [/^(?:\u0028\u00b5\u002f\u00fd)/, 'zstd'],
  // A skippable frame, as parallel packers put before the others.
  [/^[\u0050-\u005f]\u002a\u004d\u0018/, 'zstd'],
];

/** How a file is packed, by its first bytes; undefined for what is not packed. */
export function detectCompression(head: Uint8Array): Compression | undefined {
  const beginning = String.fromCharCode(...head.subarray(0, MAGIC_BYTES));
  return BEGINNINGS.find(([pattern]) => pattern.test(beginning))?.[1];
}

/**
 * Unpacks a stream, several members or frames one after the other too. Hands out everything before a damage and throws then.
 *
 * @param again reads the same stream once more. Without it up to 16 kB before the damage of a gzip archive are lost.
 * @throws DamagedFileError, MissingProgramError
 */
export function inflate(
  raw: AsyncIterable<Uint8Array>,
  compression: Compression,
  again?: () => AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  switch (compression) {
    case 'gzip':
      return gunzip(raw, again);
    case 'bzip2':
      return throughProgram(raw, 'bzip2', ['-dc']);
    case 'zstd':
      return throughProgram(raw, 'zstd', ['-dcq']);
  }
}

/** How far unpacking has come: bytes it took that were in order, and bytes it gave. */
interface Progress {
  taken: number;
  given: number;
}

/** A stream that fails drops what it unpacked last. So it is unpacked once more, near the damage byte by byte. */
async function* gunzip(
  raw: AsyncIterable<Uint8Array>,
  again?: () => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const first: Progress = { taken: 0, given: 0 };
  try {
    yield* unpack(raw, first);
  } catch (error) {
    if (!(error instanceof DamagedFileError) || !again) throw error;
    const second: Progress = { taken: 0, given: 0 };
    for await (const chunk of unpack(again(), second, first.taken)) {
      const isNew = second.given - first.given;
      if (isNew > 0) yield chunk.subarray(Math.max(0, chunk.length - isNew));
    }
  }
}

/** @param fineFrom from this byte on it takes single bytes, and so gives all that can be unpacked */
async function* unpack(
  raw: AsyncIterable<Uint8Array>,
  progress: Progress,
  fineFrom = Infinity,
): AsyncGenerator<Uint8Array> {
  const transform = createGunzip();
  const out: Uint8Array[] = [];
  const state: { isOver: boolean; failure?: Error; goOn?: () => void } = { isOver: false };
  const settled = new Promise<void>((resolve) => {
    const settle = (failure?: Error): void => {
      state.failure ??= failure;
      state.isOver = true;
      // Of a piece it fails at, or of which only padding is left, it does not say that it took it.
      state.goOn?.();
      resolve();
    };
    transform.on('data', (chunk: Uint8Array) => out.push(chunk));
    transform.on('error', settle);
    transform.on('end', () => settle());
  });
  const write = (piece: Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      state.goOn = resolve;
      transform.write(piece, () => resolve());
    });
  function* takeOut(): Generator<Uint8Array> {
    for (const chunk of out.splice(0)) {
      progress.given += chunk.length;
      yield chunk;
    }
  }
  try {
    for await (const piece of inPieces(raw, fineFrom)) {
      await write(piece);
      yield* takeOut();
      if (state.isOver) break;
      progress.taken += piece.length;
    }
    if (!state.isOver) transform.end();
    await settled;
    yield* takeOut();
    if (state.failure) throw new DamagedFileError(state.failure.message);
  } finally {
    transform.destroy();
  }
}

async function* inPieces(raw: AsyncIterable<Uint8Array>, fineFrom: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of raw) {
    for (let at = 0; at < chunk.length;) {
      const size = read < fineFrom ? Math.min(PIECE_BYTES, fineFrom - read) : 1;
      const piece = chunk.subarray(at, at + size);
      yield piece;
      at += piece.length;
      read += piece.length;
    }
  }
}

async function* throughProgram(
  raw: AsyncIterable<Uint8Array>,
  program: string,
  args: readonly string[],
): AsyncGenerator<Uint8Array> {
  const child = spawn(program, args, { stdio: 'pipe' });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  // Awaited below; whoever stops reading early does not.
  ended.catch(() => undefined);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(0, MAX_COMPLAINT);
  });
  // It closes its end when it finds a damage; that is told by its exit code.
  child.stdin.on('error', () => undefined);
  let inputFault: unknown;
  const feeding = feed(raw, child.stdin).catch((error: unknown) => {
    inputFault = error;
    child.kill('SIGKILL');
  });
  try {
    for await (const chunk of child.stdout) yield chunk as Uint8Array;
    const [code] = await ended.catch((error: unknown) => {
      throw explainMissing(program, error);
    });
    if (inputFault) throw inputFault as Error;
    if (code !== 0) throw new DamagedFileError(describeComplaint(program, complaint));
  } finally {
    child.stdin.destroy();
    child.kill('SIGKILL');
    await feeding;
  }
}

async function feed(
  raw: AsyncIterable<Uint8Array>,
  stdin: NodeJS.WritableStream & { destroyed: boolean },
): Promise<void> {
  for await (const chunk of raw) {
    if (stdin.destroyed) return;
    if (!stdin.write(chunk)) await drained(stdin);
  }
  stdin.end();
}

/** Resolves when it takes more or has ended, and leaves no listener behind: a large file waits thousands of times. */
function drained(stdin: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      stdin.off('drain', settle);
      stdin.off('close', settle);
      resolve();
    };
    stdin.on('drain', settle);
    stdin.on('close', settle);
  });
}

function explainMissing(program: string, error: unknown): Error {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error as Error;
  return new MissingProgramError(program);
}

/** First line of what the program says, without its own name and the name of its standard input. */
function describeComplaint(program: string, complaint: string): string {
  const line = complaint.split('\n').find((text) => text.trim() !== '') ?? `${program} gave up`;
  return line
    .replace(/^\s*(zstd|bzip2):\s*/, '')
    .replace(/\/\*stdin\*\\\s*:\s*/, '')
    .trim();
}
