import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';

const LONGEST_SEED = 60_000;
// Of damaged archives, what comes before the damage.
const AS_FAR_AS_POSSIBLE = { finishFlush: constants.Z_SYNC_FLUSH };

/** Beginnings of the recorded files in SHARED_DATA whose path fits, unpacked where gzip packed them; none without that folder. */
export function readRealFiles(pattern) {
  return readRealArchives(pattern, Infinity).map((bytes) => {
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes, AS_FAR_AS_POSSIBLE) : bytes).subarray(0, LONGEST_SEED);
  });
}

/** The same, left as they are. */
export function readRealArchives(pattern, longest = LONGEST_SEED) {
  const folder = process.env.SHARED_DATA;
  if (!folder) return [];
  const paths = readdirSync(folder, { recursive: true }).filter((path) => pattern.test(path));
  return paths.sort().map((path) => readFileSync(join(folder, path)).subarray(0, longest));
}
