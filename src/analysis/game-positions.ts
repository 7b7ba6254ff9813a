import { createHash } from 'node:crypto';
import type { Color } from '../chess/color.js';
import { InvalidPositionError } from '../chess/replay/replay-errors.js';
import { openGame } from '../chess/replay/open-game.js';
import type { PlayedMove, Replay } from '../chess/replay/replay.js';
import { VARIANTS, type Variant } from '../chess/variant.js';
import { type Evaluation, ruledEvaluation } from './evaluation.js';

/** What decides a game's moves. */
export interface GameMoves {
  variant: string;
  /** Absent for the usual start. */
  initialFen?: string | null;
  /** SAN, parted by single spaces. */
  moves: string;
}

/** A position of a game and what decides how it is evaluated. */
export interface GamePosition {
  /** Half-moves played before it. */
  ply: number;
  turn: Color;
  /** The move that led here; absent at the start. */
  move?: PlayedMove;
  epd: string;
  fen: string;
  /** 64 squares from a1; see Replay. */
  board: Uint8Array;
  /** What the rules say, where they say it: mate, stalemate, a third repetition, fifty moves without progress. */
  ruled?: Evaluation;
  /** Its evaluation may be that of the position alone, whatever the game was. */
  contextFree: boolean;
  /** The game as it stands here; not to be played on. */
  replay: Replay;
}

// Where games begin to differ: of one player's games hardly any two share a later position (docs/capacity.md).
const CONTEXT_FREE_PLIES = 16;
const REPETITIONS_TO_DRAW = 3;
const HALFMOVES_TO_DRAW = 100;

/** Every position of a game, the start first. @throws IllegalMoveError, InvalidPositionError */
export function listPositions({ variant, initialFen, moves }: GameMoves): GamePosition[] {
  const game = openGame({ variant: parseVariant(variant), initialFen: initialFen ?? undefined });
  const history = new History(variant === 'standard' && !initialFen);
  const positions = [describe(game, history)];
  for (const san of moves === '' ? [] : moves.split(' ')) positions.push(describe(game, history, game.play(san)));
  return positions;
}

/** Lichess may play a variant this version does not know. */
function parseVariant(name: string): Variant {
  const variant = VARIANTS.find((known) => known === name);
  if (!variant) throw new InvalidPositionError(`This version of Rookery does not know the rules of ${name}`);
  return variant;
}

function describe(game: Replay, history: History, move?: PlayedMove): GamePosition {
  const occurrences = history.add(game, move);
  return {
    ply: game.ply,
    turn: game.turn,
    move,
    epd: game.epd(),
    fen: game.fen(),
    board: game.board.slice(),
    ruled: applyRules(game, occurrences),
    contextFree: game.ply <= CONTEXT_FREE_PLIES && history.isForgettable,
    replay: game.clone(),
  };
}

function applyRules(game: Replay, occurrences: number): Evaluation | undefined {
  if (game.isCheckmate()) return ruledEvaluation({ mate: 0 });
  if (game.isStalemate()) return ruledEvaluation({ cp: 0 });
  // Either side may claim it, so it is worth that much to one of them.
  if (occurrences >= REPETITIONS_TO_DRAW || game.halfmoves >= HALFMOVES_TO_DRAW) return ruledEvaluation({ cp: 0 });
  return undefined;
}

/** Which positions a game had, and whether they can matter later on. */
class History {
  /** False for good once a game began elsewhere or a piece went back to where it came from: repetitions are near. */
  isForgettable: boolean;
  private readonly occurrences = new Map<string, number>();
  private readonly moves: PlayedMove[] = [];

  constructor(usualStart: boolean) {
    this.isForgettable = usualStart;
  }

  /** @returns how often this position has been on the board */
  add(game: Replay, move?: PlayedMove): number {
    if (move) {
      if (this.moves.some((earlier) => undoes(move, earlier))) this.isForgettable = false;
      this.moves.push(move);
    }
    const count = (this.occurrences.get(game.key()) ?? 0) + 1;
    this.occurrences.set(game.key(), count);
    if (count > 1) this.isForgettable = false;
    return count;
  }
}

/** The piece went to a square some piece of its side had left, from where that one had gone. */
function undoes(move: PlayedMove, earlier: PlayedMove): boolean {
  if (move.color !== earlier.color) return false;
  return move.uci.slice(0, 2) === earlier.uci.slice(2, 4) && move.uci.slice(2, 4) === earlier.uci.slice(0, 2);
}

/** What an analysis is of. */
export function hashMoves({ variant, initialFen, moves }: GameMoves): string {
  return createHash('sha256')
    .update([variant, initialFen ?? '', moves].join('\n'))
    .digest('hex');
}
