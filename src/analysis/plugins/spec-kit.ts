// For specs: games as plugins get them.
import { INITIAL_FEN, makeFen, parseFen } from 'chessops/fen';
import { makeSanAndPlay, parseSan } from 'chessops/san';
import { setupPosition } from 'chessops/variant';
import { makeUci, type Position, type Rules } from 'chessops';
import { speedOf } from '../../chess/speed.js';
import { checkResult } from './plugin-check.js';
import type { AnalysedGame, AnalysisPlugin, Metrics, PlyEvaluation, PlyView } from './plugin.js';

const ROLES = ['pawn', 'knight', 'bishop', 'rook', 'queen', 'king'];

/** chessops' names of what is played by other rules than chess. */
const RULES: Record<string, Rules> = { threeCheck: '3check', kingOfTheHill: 'kingofthehill', atomic: 'atomic' };

/** What a test says about a game; the rest is filled in. */
export interface GameSketch {
  id?: string;
  variant?: string;
  fen?: string;
  /** SANs with spaces between. */
  moves: string;
  /** After each ply: centipawns, or `#3` for mates; may end early. */
  evaluations?: readonly (number | string)[];
  /** The best move of each position from the start position on, UCI. */
  best?: readonly (string | null)[];
  clocksCs?: readonly number[];
  clock?: { initialS: number; incrementS: number };
  status?: string;
  winner?: 'white' | 'black' | null;
  berserk?: 'white' | 'black';
}

/** An analysed game as plugins get it, replayed by chessops, so that no code of ours has a say in what tests start from. */
export function analysedGame(sketch: GameSketch): AnalysedGame {
  const { variant = 'standard', fen = INITIAL_FEN, clock = null, clocksCs = null } = sketch;
  const rules = RULES[variant] ?? 'chess';
  const position = setupPosition(rules, parseFen(fen).unwrap()).unwrap();
  const start = { fen, ...viewOf(position), color: position.turn, ...evaluationOf(sketch, 0) };
  const sans = sketch.moves.split(' ').filter(Boolean);
  return {
    id: sketch.id ?? 'gamegame',
    variant,
    speed: speedOf(clock ? { initial: clock.initialS, increment: clock.incrementS } : undefined),
    rated: true,
    status: sketch.status ?? 'resign',
    winner: sketch.winner ?? null,
    players: {
      white: side('white_rook', sketch.berserk === 'white'),
      black: side('black_rook', sketch.berserk === 'black'),
    },
    clock,
    clocksCs,
    start,
    plies: sans.map((san, index) => play(position, san, index + 1, sketch)),
  };
}

function play(position: Position, san: string, ply: number, sketch: GameSketch): PlyView {
  const color = position.turn;
  const move = parseSan(position, san);
  if (!move) throw new Error(`${san} is not legal at ply ${ply}`);
  const uci = castlingToKing(makeUci(move), position, sketch.variant);
  const made = makeSanAndPlay(position, move);
  const clockCs = sketch.clocksCs?.[ply - 1];
  return {
    ply,
    color,
    san: made,
    uci,
    ...viewOf(position),
    ...evaluationOf(sketch, ply),
    ...(clockCs !== undefined && { clockCs }),
  };
}

/** chessops writes castling as king takes rook; standard chess has the square the king goes to. */
function castlingToKing(uci: string, before: Position, variant = 'standard'): string {
  const castlings: Record<string, string> = { e1h1: 'e1g1', e1a1: 'e1c1', e8h8: 'e8g8', e8a8: 'e8c8' };
  const isKing = before.board.king.has(uci.charCodeAt(0) - 97 + 8 * (uci.charCodeAt(1) - 49));
  return (variant !== 'chess960' && isKing && castlings[uci]) || uci;
}

function viewOf(position: Position): { board: number[]; epd: string } {
  const board = Array.from({ length: 64 }, (_, square) => {
    const piece = position.board.get(square);
    return piece ? ROLES.indexOf(piece.role) + 1 + (piece.color === 'white' ? 0 : 8) : 0;
  });
  return { board, epd: makeFen(position.toSetup()).split(' ').slice(0, 4).join(' ') };
}

function evaluationOf({ evaluations, best }: GameSketch, ply: number): { evaluation?: PlyEvaluation } {
  const value = ply === 0 ? 15 : evaluations?.[ply - 1];
  if (evaluations === undefined || value === undefined) return {};
  const isMate = typeof value === 'string';
  return {
    evaluation: {
      cp: isMate ? null : value,
      mate: isMate ? Number(value.slice(1)) : null,
      best: best?.[ply] ?? null,
    },
  };
}

function side(name: string, berserk: boolean): AnalysedGame['players']['white'] {
  return { id: name, name, rating: 1500, berserk };
}

/** What a plugin says about a game, if it is of the shape that it declared. */
export async function metricsOf(plugin: AnalysisPlugin, game: AnalysedGame): Promise<Metrics> {
  const check = checkResult(plugin.metrics, await plugin.analyse(game));
  if ('fault' in check) throw new Error(`${plugin.name}: ${check.fault}`);
  return check.metrics;
}

/**
 * A game through all phases: the middlegame begins with ply 3 (10 pieces left), the endgame with ply 7 (6 left). The engine
 * never agrees with the move.
 */
export const PHASED_GAME: GameSketch = {
  variant: 'fromPosition',
  fen: 'rnbqk2r/1pp1ppp1/8/8/8/8/1PP1PPP1/RNBQKB1R w - - 0 1',
  moves: 'Nc3 Nc6 Rxa8 Qxd1+ Kxd1 Rxh1 Rxc8+ Kd7 Rf8',
  evaluations: [0, 100, 300, 300, 200, 200, -100, 0, 100],
  best: Array.from({ length: 10 }, () => 'a1a1'),
};

/** A game that White wins after a blunder on each side, a mate found and the mate given away. */
export const EVENTFUL_GAME: GameSketch = {
  moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6 O-O Be7 Re1 b5 Bb3 d6 c3 O-O',
  evaluations: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -400, 0, '#5', '#4', 100, 100],
  best: Array.from({ length: 17 }, () => 'a1a1'),
  status: 'resign',
  winner: 'white',
};
