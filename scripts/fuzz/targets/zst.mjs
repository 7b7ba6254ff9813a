// Archives of zstd, bzip2 and gzip through the unpacking and the readers of an import.
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { detectCompression, inflate } from '../../../dist/src/ingestion/files/inflate.js';
import { DamagedFileError } from '../../../dist/src/ingestion/files/record-errors.js';
import { BadTableError } from '../../../dist/src/ingestion/files/csv-games.js';
import { chooseFormat, cutChunks, GameFile } from '../game-file.mjs';
import { makeCsv, makeGames, makeNdjson, makePgnFile } from '../games.mjs';
import { insert } from '../mutate.mjs';
import { below, oneOf } from '../random.mjs';
import { readRealArchives } from '../real-files.mjs';

const FORMATS = ['pgn', 'ndjson', 'csv'];
const MANY = 120;
const FEW = 5;
// A frame may say that 128 kB are the same byte in four bytes of its own: a small file makes gigabytes.
const MOST_UNPACKED = 32 * 1024 * 1024;
const HEADER_BYTES = 20;

const ZSTD_ARGS = [['-1'], ['-19', '--no-check'], ['-3', '--long=27']];
const BZIP2_ARGS = [['-1'], ['-9']];

export const dictionary = [
  ...['28b52ffd', '28b52ffd2400010000', '28b52ffdffffffff', '502a4d1804000000abababab', '5f2a4d18ffffffff'],
  ...['425a68', '425a6839314159265359', '425a683917724538509000000000', '177245385090'],
  ...['1f8b', '1f8b08', '1f8b0800000000000003', '1f8b08ff00000000', '03000000000000000000'],
  ...['00', 'ff', '00'.repeat(512), 'ff'.repeat(8), '0a', '7b7d0a'],
].map((hex) => Buffer.from(hex, 'hex'));

export const changes = [
  function joinFrames(bytes, at, { random, seeds }) {
    const others = Array.from({ length: 1 + below(random, 4) }, () => oneOf(random, seeds));
    return Buffer.concat(random() < 0.5 ? [bytes, ...others] : [...others, bytes]);
  },
  function cutAndJoin(bytes, at, { random, seeds }) {
    return Buffer.concat([bytes.subarray(0, at), oneOf(random, seeds)]);
  },
  function setLength(bytes, at, { random }) {
    const changed = Buffer.from(bytes);
    const start = random() < 0.5 ? below(random, HEADER_BYTES) : at;
    changed.subarray(start, start + oneOf(random, [1, 2, 4, 8])).fill(oneOf(random, [0x00, 0x7f, 0xff]));
    return changed;
  },
  function append(bytes, at, { random, dictionary: words }) {
    return insert(bytes, bytes.length, Buffer.from(oneOf(random, words)));
  },
];

/** @returns archives made here, and real ones where there are any */
export function makeSeeds() {
  const games = makeGames(5);
  const contents = [MANY, FEW, 0].flatMap((count) => {
    const some = games.slice(0, count);
    return [makePgnFile(some), makeNdjson(some), makeCsv(some)];
  });
  const made = contents.flatMap((content) => [
    gzipSync(content),
    gzipSync(content, { level: 0 }),
    ...ZSTD_ARGS.map((args) => pack('zstd', args, content)),
    // With its size in the header, which is not known of a stream.
    pack('zstd', [`--stream-size=${Buffer.byteLength(content)}`], content),
    ...BZIP2_ARGS.map((args) => pack('bzip2', args, content)),
  ]);
  return [...made, ...readRealArchives(/\.(gz|zst|bz2)$/)];
}

/** @returns how many records there were, how many were refused, and how long the slowest took */
export async function read(bytes, random) {
  const refused = { records: 1, refused: 1, slowestMs: 0 };
  const compression = detectCompression(bytes);
  if (!compression) return refused;
  try {
    const file = await readArchive(inflate(asStream(cutChunks(bytes, random)), compression), random);
    return file?.counts ?? refused;
  } catch (error) {
    if (error instanceof BadTableError) return refused;
    throw error;
  }
}

/** @returns undefined when nothing came out */
async function readArchive(chunks, random) {
  // Whoever reads may stop at any time.
  const most = random() < 0.1 ? 1 : MOST_UNPACKED;
  let file;
  let unpacked = 0;
  let isDamaged = false;
  try {
    for await (const chunk of chunks) {
      file ??= openFile(chunk, random);
      file.push(chunk);
      unpacked += chunk.length;
      if (unpacked >= most) break;
    }
  } catch (error) {
    if (!(error instanceof DamagedFileError) || error.message.trim() === '') throw error;
    isDamaged = true;
  }
  file?.end(isDamaged);
  return file;
}

function openFile(sample, random) {
  const start = { slowestMs: 0 };
  const format = chooseFormat(start, oneOf(random, FORMATS), sample, random);
  const file = new GameFile(format, random() < 0.7);
  file.counts.slowestMs = start.slowestMs;
  return file;
}

async function* asStream(chunks) {
  yield* chunks;
}

function pack(program, args, content) {
  const { status, stdout, stderr } = spawnSync(program, ['-c', ...args], { input: content });
  if (status !== 0) throw new Error(`The program ${program} is needed: ${stderr}`);
  return stdout;
}
