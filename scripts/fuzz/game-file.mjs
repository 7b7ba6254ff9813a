// Reads a mutated file as the thread of an import does: tell what it is, cut, parse, check the moves, make lines for COPY.
import { BatchFill, BatchMaker } from '../../dist/src/ingestion/files/batch-maker.js';
import { BadTableError } from '../../dist/src/ingestion/files/csv-games.js';
import { detectFormat, SAMPLE_BYTES } from '../../dist/src/ingestion/files/detect-format.js';
import { makeGameReader } from '../../dist/src/ingestion/files/game-readers.js';
import { checkPieces, checkSamePieces } from './check-pieces.mjs';
import { below, oneOf } from './random.mjs';
import { timed } from './timed.mjs';

const BATCH = { records: 500, bytes: 16 * 1024 * 1024 };
const FILE_ID = 1;
const RUN_ID = 1;
// No source hands out a large file in crumbs.
const LARGE = 10_000;
// A million pieces would be the fuzz's own memory, not the readers'.
const MOST_KEPT = 2_000_000;
const MOST_CHUNKS = 500;

/** One file on its way through the readers; what they say is checked. */
export class GameFile {
  counts = { records: 0, refused: 0, slowestMs: 0 };
  #fill = new BatchFill(BATCH);
  #maker;
  #batches = 0;
  #reader;

  constructor(format, checked) {
    this.#reader = makeGameReader(format, { checked, fileId: FILE_ID });
    const read = this.#reader.read.bind(this.#reader);
    this.#reader.read = (bytes) => {
      const game = timed(this.counts, () => read(bytes));
      if (checked) checkMoves(game.record);
      return game;
    };
  }

  /** @returns what was cut off */
  push(chunk) {
    return this.#take(timed(this.counts, () => this.#reader.splitter.push(chunk)));
  }

  /** @param isDamaged the archive ended too early: the last record may be half of one */
  end(isDamaged = false) {
    const pieces = timed(this.counts, () => this.#reader.splitter.end());
    const isWhole = ({ bytes }, i) => i < pieces.length - 1 || this.#reader.isWhole?.(bytes);
    const taken = this.#take(isDamaged ? pieces.filter(isWhole) : pieces);
    this.#flush();
    return taken;
  }

  #take(pieces) {
    for (const piece of pieces) {
      this.#maker ??= new BatchMaker(RUN_ID, this.#reader);
      this.#maker.add(piece);
      if (this.#fill.add(piece)) this.#flush();
    }
    return pieces;
  }

  #flush() {
    if (!this.#maker) return;
    const { records, ids, rejections } = this.#maker.finish(this.#batches++);
    const given = this.#fill.records;
    this.#maker = undefined;
    this.#fill = new BatchFill(BATCH);
    this.counts.records += records;
    this.counts.refused += rejections.length;
    if (records !== given || ids.length + rejections.length !== records) throw new Error('A record is lost');
    if (rejections.some(({ reason }) => reason.trim() === '')) throw new Error('A record is refused without a reason');
  }
}

/** Moves that were played by the rules are letters, digits and signs of ASCII. */
function checkMoves({ variant, moves }) {
  if (variant === 'standard' && /[^!-~ ]/.test(moves)) throw new Error(`These moves were played: ${moves}`);
}

/** What kind of file an import would take it for; the expected one where that is none. Half of the time it is not asked. */
export function chooseFormat(counts, expected, sample, random) {
  const detected = timed(counts, () => detectFormat(sample));
  return random() < 0.5 ? expected : (detected.format ?? expected);
}

/** @returns how many records there were, how many were refused, and how long the slowest took */
export function readGameFile(expected, bytes, random) {
  const start = { slowestMs: 0 };
  const format = chooseFormat(start, expected, bytes.subarray(0, SAMPLE_BYTES), random);
  const file = new GameFile(format, random() < 0.7);
  file.counts.slowestMs = start.slowestMs;
  try {
    if (bytes.length > MOST_KEPT) {
      for (const chunk of cutChunks(bytes, random)) file.push(chunk);
      file.end();
      return file.counts;
    }
    const pieces = [...cutChunks(bytes, random)].flatMap((chunk) => file.push(chunk)).concat(file.end());
    checkPieces(bytes, pieces, format);
    if (random() < 0.1) checkSamePieces(pieces, cutAgain(format, bytes, random));
  } catch (error) {
    if (!(error instanceof BadTableError)) throw error;
    file.counts.records++;
    file.counts.refused++;
  }
  return file.counts;
}

/** The bytes in chunks of one random size, as sources hand them out. */
export function* cutChunks(bytes, random) {
  const least = bytes.length > LARGE ? Math.ceil(bytes.length / MOST_CHUNKS) : 1;
  const size = least + below(random, oneOf(random, [50, 5_000, 300_000]));
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function cutAgain(format, bytes, random) {
  const { splitter } = makeGameReader(format, { checked: false, fileId: FILE_ID });
  return [...cutChunks(bytes, random)].flatMap((chunk) => splitter.push(chunk)).concat(splitter.end());
}
