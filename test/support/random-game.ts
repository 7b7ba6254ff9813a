import { Chess } from 'chess.js';
import { makeRandom } from '../../src/rehearsal/random.js';

/** A legal game of at most so many plies, in SAN; the same for the same seed. Captures are rare, so that it can be long. */
export function makeRandomGame(seed: number, plies: number, opening: readonly string[] = []): string {
  const random = makeRandom(seed);
  const chess = new Chess();
  for (const san of opening) chess.move(san);
  while (chess.history().length < plies && !chess.isGameOver()) {
    const moves = chess.moves();
    const quiet = moves.filter((san) => !san.includes('x') || random() < 0.02);
    const pool = quiet.length > 0 ? quiet : moves;
    chess.move(pool[Math.floor(random() * pool.length)] ?? '');
  }
  return chess.history().join(' ');
}
