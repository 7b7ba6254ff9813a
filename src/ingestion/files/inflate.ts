import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Transform } from 'node:stream';
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
 * @throws DamagedFileError, MissingProgramError
 */
export function inflate(raw: AsyncIterable<Uint8Array>, compression: Compression): AsyncIterable<Uint8Array> {
  switch (compression) {
    case 'gzip':
      return throughTransform(raw, createGunzip());
    case 'bzip2':
      return throughProgram(raw, 'bzip2', ['-dc']);
    case 'zstd':
      return throughProgram(raw, 'zstd', ['-dcq']);
  }
}

/** Piece by piece, since a stream that fails drops what it has in hand: up to 16 kB of what it unpacked. */
async function* throughTransform(raw: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
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
  try {
    for await (const chunk of raw) {
      for (const piece of inPieces(chunk)) {
        await write(piece);
        yield* out.splice(0);
        if (state.isOver) break;
      }
      if (state.isOver) break;
    }
    if (!state.isOver) transform.end();
    await settled;
    yield* out.splice(0);
    if (state.failure) throw new DamagedFileError(state.failure.message);
  } finally {
    transform.destroy();
  }
}

function* inPieces(chunk: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
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
