import { openGame } from '../../chess/replay/open-game.js';
import { IllegalMoveError, InvalidPositionError } from '../../chess/replay/replay-errors.js';
import { StandardReplayer } from '../../chess/replay/standard-replayer.js';
import { standardSetup } from '../../chess/replay/standard-setup.js';
import { startPosition } from '../../chess/replay/start-position.js';
import { VARIANTS, type Variant } from '../../chess/variant.js';
import type { GameRecord } from '../../games/game-record.js';
import { BadRecordError } from './record-errors.js';

const INITIAL_BYTES = 16 * 1024;
const SPACE = 0x20;
// Of one unit of a text in UTF-8.
const MOST_BYTES = 3;

/** Replays the moves of games by the rules. Standard chess is played on bytes, everything else move by move. */
export class MoveChecker {
  private readonly replayer = new StandardReplayer();
  private readonly start = standardSetup(startPosition('standard', undefined));
  private bytes = Buffer.allocUnsafe(INITIAL_BYTES);

  /** @throws BadRecordError naming the first move that cannot be played. */
  check({ id, variant, initialFen, moves, plies }: GameRecord): void {
    if (plies === 0 && initialFen === undefined) return;
    try {
      if (variant === 'standard' && initialFen === undefined) this.replayStandard(moves, plies);
      else replayOther(variant, initialFen, moves);
    } catch (error) {
      if (!(error instanceof IllegalMoveError || error instanceof InvalidPositionError)) throw error;
      throw new BadRecordError(error.message, id);
    }
  }

  private replayStandard(moves: string, plies: number): void {
    if (moves.length * MOST_BYTES > this.bytes.length) this.bytes = Buffer.allocUnsafe(moves.length * 2 * MOST_BYTES);
    // Not as Latin-1: of any other letter only the low byte would be left, which may be that of a move.
    const length = this.bytes.write(moves, 0, 'utf8');
    if (!this.start) throw new Error('There is no start position');
    this.replayer.position.set(this.start);
    this.replayer.ply = 0;
    for (let at = 0; at < length; at++) at = this.playOne(at, length);
    const played = this.replayer.ply;
    if (played !== plies)
      throw new BadRecordError(`moves hold something else than moves: ${plies} words, ${played} moves`);
  }

  /** Stricter than movetext, as it is stored like this: moves and single spaces. @returns the place behind it */
  private playOne(at: number, length: number): number {
    const behind = this.replayer.playAt(this.bytes, at, length);
    if (behind < 0) throw this.replayer.explain(this.bytes, at, length);
    if (behind < length && this.bytes[behind] !== SPACE)
      throw new BadRecordError(`moves hold something else than moves behind ply ${this.replayer.ply}`);
    return behind;
  }
}

function replayOther(variant: string, initialFen: string | undefined, moves: string): void {
  const known = VARIANTS.find((name) => name === variant);
  // Lichess may add variants; nobody here knows their rules.
  if (!known) return;
  const game = openGame({ variant: asRules(known, initialFen), initialFen });
  for (const san of moves.split(' ')) if (san !== '') game.play(san);
}

/** A standard game with a start position of its own is played like one from a position. */
function asRules(variant: Variant, initialFen: string | undefined): Variant {
  return variant === 'standard' && initialFen !== undefined ? 'fromPosition' : variant;
}
