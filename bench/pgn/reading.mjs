// Reading a PGN file by one thread, ours and pgn-extract's, for the benches that compare the two.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PgnSplitter } from '../../dist/src/chess/pgn/pgn-splitter.js';
import { readPgn } from '../../dist/src/chess/pgn/read-pgn.js';
import { StandardReplayer } from '../../dist/src/chess/replay/standard-replayer.js';
import { standardSetup } from '../../dist/src/chess/replay/standard-setup.js';
import { startPosition } from '../../dist/src/chess/replay/start-position.js';

const CHUNK_SIZE = 65_536;
const NEXT_GAME = Buffer.from('\n[Event ');
const END_OF_TAGS = Buffer.from(']\n\n');

/** Reads a file in chunks, as it comes from a disk: cut into games, tags, clocks, evaluations, moves checked and written anew. */
export function readPgnFile(path) {
  const bytes = readFileSync(path);
  const splitter = new PgnSplitter();
  const counts = { games: 0, plies: 0, tags: 0, clocks: 0 };
  const read = (pieces) => {
    for (const piece of pieces) {
      const game = readPgn(piece.bytes, { checkMoves: true });
      counts.games++;
      counts.plies += game.plies;
      counts.tags += game.tags.size;
      counts.clocks += game.clocksCs?.length ?? 0;
    }
  };
  for (let at = 0; at < bytes.length; at += CHUNK_SIZE) read(splitter.push(bytes.subarray(at, at + CHUNK_SIZE)));
  read(splitter.end());
  return counts;
}

/** Checks every move of a file of standard chess with a blank line behind its tags, and no more; what it gives back keeps the work from being thought needless. */
export function checkFile(path) {
  return replay(path, new StandardReplayer(false));
}

/** The same, and carries along the key of every position. */
export function replayFile(path) {
  return replay(path, new StandardReplayer());
}

function replay(path, replayer) {
  const bytes = readFileSync(path);
  const start = new StandardReplayer().position;
  start.set(standardSetup(startPosition('standard')));
  const counts = { games: 0, plies: 0, keys: 0 };
  for (let at = 0; at < bytes.length; counts.games++) {
    const next = bytes.indexOf(NEXT_GAME, at + 1);
    const end = next < 0 ? bytes.length : next + 1;
    const moves = bytes.indexOf(END_OF_TAGS, at) + END_OF_TAGS.length;
    replayer.position.copy(start);
    counts.plies += replayer.replayMovetext(bytes, moves, end);
    counts.keys ^= replayer.position.keyLow;
    at = end;
  }
  return counts;
}

export function findPgnExtract() {
  // Debian puts it where games are, which is not on every PATH.
  return ['pgn-extract', '/usr/games/pgn-extract'].find((path) => spawnSync(path, ['--version']).error === undefined);
}

/** Every move checked, and no more. */
export function checkWithPgnExtract(program, path) {
  const { status, stderr } = spawnSync(program, ['-s', '-r', path], { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`pgn-extract ended with ${status}: ${stderr}`);
}

export function timed(work) {
  const started = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - started) / 1000 };
}
