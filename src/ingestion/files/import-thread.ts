// Entry of a thread that reads one file; started by file-reader.ts. It unpacks, cuts, parses, checks, and makes lines for COPY.
import { parentPort, workerData } from 'node:worker_threads';
import { BatchFill, BatchMaker } from './batch-maker.js';
import { BadTableError } from './csv-games.js';
import { DamagedFileError } from './record-errors.js';
import { makeGameReader } from './game-readers.js';
import type { ThreadMessage, ThreadRequest, ThreadSetup } from './import-messages.js';
import { inflate } from './inflate.js';
import { buffersOf } from './prepared-batch.js';
import { readRaw, withHead } from './raw-file.js';
import type { Piece } from './record-reader.js';

const setup = workerData as ThreadSetup;
const reader = makeGameReader(setup.format, setup.options);
const done = new Set(setup.done);
let nextBatch = 0;
let fill = new BatchFill(setup.batchSize);
/** There is none while records are passed over that are stored already. */
let maker: BatchMaker | undefined;
let bytes = 0;
let inHand = 0;
/** What usual batches take; that of an unusual one is not kept. */
const MOST_SPARE_BYTES = 16 * 1024 * 1024;
/** Memory of batches that are committed: kept, since else it is the next collection of garbage that gives it back. */
const spare: ArrayBuffer[] = [];
let wake: (() => void) | undefined;

parentPort?.on('message', ({ memory }: ThreadRequest) => {
  spare.push(...memory.filter(({ byteLength }) => byteLength <= MOST_SPARE_BYTES));
  inHand--;
  wake?.();
});

function say(message: ThreadMessage, handOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handOver);
}

async function begin(): Promise<void> {
  maker = undefined;
  if (done.has(nextBatch)) return;
  while (inHand >= setup.ahead) await new Promise<void>((resolve) => (wake = resolve));
  maker = new BatchMaker(setup.runId, reader, spare);
}

function flush(): void {
  const { records } = fill;
  if (records === 0) return;
  const batch = nextBatch++;
  fill = new BatchFill(setup.batchSize);
  if (!maker) return say({ kind: 'skipped', batch, records, bytes });
  const prepared = maker.finish(batch);
  inHand++;
  say({ kind: 'batch', batch: prepared, bytes }, buffersOf(prepared));
}

async function take(pieces: readonly Piece[]): Promise<void> {
  for (const piece of pieces) {
    if (fill.records === 0) await begin();
    maker?.add(piece);
    if (fill.add(piece)) flush();
  }
}

async function* counted(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of raw) {
    bytes += chunk.length;
    yield chunk;
  }
}

/** @returns what is wrong with the archive */
async function readAll(): Promise<string | undefined> {
  const again = setup.path === '-' ? undefined : () => readRaw(setup.path);
  const raw = counted(setup.head ? withHead(setup.head, readRaw(setup.path)) : readRaw(setup.path));
  try {
    for await (const chunk of setup.compression ? inflate(raw, setup.compression, again) : raw) {
      await take(reader.splitter.push(chunk));
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError)) throw error;
    await take(reader.splitter.end().filter((piece, i, all) => i < all.length - 1 || reader.isWhole?.(piece.bytes)));
    flush();
    return error.message;
  }
  await take(reader.splitter.end());
  flush();
  return undefined;
}

try {
  const damage = await readAll();
  say({ kind: 'end', bytes, damage });
} catch (error) {
  if (!(error instanceof BadTableError)) throw error;
  say({ kind: 'refused', problem: error.message });
} finally {
  parentPort?.close();
}
