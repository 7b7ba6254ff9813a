import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { detectFormat, SAMPLE_BYTES } from './detect-format.js';
import { UnreadableFileError } from './files.errors.js';
import { DamagedFileError, MissingProgramError } from './record-errors.js';
import type { FileFormat } from './import-file.entity.js';
import { type Compression, detectCompression, inflate, MAGIC_BYTES } from './inflate.js';
import { readRaw } from './raw-file.js';

/** A file with games, before it is read. */
export interface InspectedFile {
  /** Where it is; `-` for standard input. */
  path: string;
  name: string;
  format: FileFormat;
  compression?: Compression;
  /** Absent for standard input. */
  bytes?: number;
  /** Equal for equal content; that of standard input looks at its beginning only. */
  fingerprint: string;
  /** What was taken off standard input. */
  head?: Uint8Array[];
}

/** Files up to this size are compared by every byte. */
const WHOLE_BYTES = 64 * 1024 * 1024;
const SAMPLES = 64;
const SAMPLE_SIZE = 64 * 1024;

/**
 * Finds out by its content what a file is.
 * @throws UnreadableFileError when it holds no games.
 */
export async function inspectFile(path: string, isTable = false): Promise<InspectedFile> {
  const bytes = path === '-' ? undefined : await sizeOf(path);
  const head: Uint8Array[] = [];
  const { compression, sample } = await readSample(path, head);
  const detected = detectFormat(sample, isTable);
  if ('problem' in detected) throw new UnreadableFileError(path, detected.problem);
  return {
    path,
    name: path === '-' ? 'standard input' : basename(path),
    format: detected.format,
    compression,
    ...(bytes === undefined
      ? { head, fingerprint: hashOf(['standard input', ...head]) }
      : { bytes, fingerprint: await fingerprintOf(path, bytes) }),
  };
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFileError(
      path,
      error.code === 'ENOENT' ? 'does not exist' : `cannot be read: ${error.message}`,
    );
  });
  if (!found.isFile()) throw new UnreadableFileError(path, 'is not a file');
  return found.size;
}

/** Unpacks the beginning; whatever was read of the file is put into `head`. */
async function readSample(
  path: string,
  head: Uint8Array[],
): Promise<{ compression?: Compression; sample: Uint8Array }> {
  const raw = readRaw(path);
  let done = false;
  const taken = (async function* () {
    for await (const chunk of raw) {
      head.push(chunk);
      yield chunk;
      if (done) return;
    }
  })();
  const first = await firstBytes(taken, head);
  const compression = detectCompression(first);
  const rest = (async function* () {
    yield* head.slice();
    yield* { [Symbol.asyncIterator]: () => taken };
  })();
  try {
    return { compression, sample: await takeSample(compression ? inflate(rest, compression) : rest) };
  } catch (error) {
    throw error instanceof MissingProgramError ? new UnreadableFileError(path, error.problem) : error;
  } finally {
    done = true;
    if (path !== '-') await raw.return(undefined);
  }
}

async function firstBytes(chunks: AsyncGenerator<Uint8Array>, head: Uint8Array[]): Promise<Uint8Array> {
  let count = 0;
  while (count < MAGIC_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    count += next.value.length;
  }
  return Buffer.concat(head).subarray(0, MAGIC_BYTES);
}

async function takeSample(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      length += chunk.length;
      if (length >= SAMPLE_BYTES) break;
    }
  } catch (error) {
    // What came before the damage tells; the damage itself is found again when the file is read.
    if (!(error instanceof DamagedFileError) || length === 0) throw error;
  }
  return Buffer.concat(parts).subarray(0, SAMPLE_BYTES);
}

/** Hash of the content; of a large file, of its size and of samples spread over it. */
async function fingerprintOf(path: string, bytes: number): Promise<string> {
  const hash = createHash('sha256').update(String(bytes));
  if (bytes <= WHOLE_BYTES) {
    for await (const chunk of readRaw(path)) hash.update(chunk);
    return hash.digest('hex');
  }
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(SAMPLE_SIZE);
    for (let i = 0; i < SAMPLES; i++) {
      const at = Math.floor(((bytes - SAMPLE_SIZE) * i) / (SAMPLES - 1));
      const { bytesRead } = await file.read(buffer, 0, SAMPLE_SIZE, at);
      hash.update(buffer.subarray(0, bytesRead));
    }
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
