import type { Color } from '../../chess/color.js';
import { type Score, scoreFor } from '../../chess/score.js';

/** A setting that an engine offers. */
export interface UciOption {
  name: string;
  type: string;
  /** Text as the engine gave it; absent for buttons. */
  default?: string;
  min?: number;
  max?: number;
}

/** What an engine says while it searches. */
export interface UciInfo {
  /** Rank of the line, 1 is the best. */
  multipv: number;
  /** Plies. */
  depth?: number;
  /** From the view of the side to move, as engines have it. */
  score?: Score;
  /** The score is only a bound, because the search was wrong about its window and repeats. */
  isBound: boolean;
  nodes?: number;
  timeMs?: number;
  /** Moves in UCI notation. */
  pv: string[];
}

export type UciMessage =
  | { type: 'id'; key: 'name' | 'author'; value: string }
  | { type: 'option'; option: UciOption }
  | { type: 'uciok' }
  | { type: 'readyok' }
  | { type: 'info'; info: UciInfo }
  | { type: 'string'; text: string }
  | { type: 'bestmove'; move?: string };

/** What one search came to for one line. */
export interface Evaluation {
  /** From White's side. A mated side to move has `mate` 0, which has no sign. */
  score: Score;
  /**
   * The engine's choice; undefined when there is nothing to play. It may differ from the first move of `pv` when the
   * search ended while it was changing its mind.
   */
  bestMove?: string;
  /** Moves in UCI notation, castling as king takes rook. */
  pv: string[];
  /** Plies of the deepest finished iteration. */
  depth: number;
  /** Of the whole search. */
  nodes: number;
  /** Of the whole search, as the engine measured it. */
  timeMs: number;
}

/** The longest line worth reading, characters: 246 plies of a variation take 1,500. */
export const MAX_LINE_LENGTH = 16_384;
/** Stockfish searches no deeper (MAX_PLY), so a mate further away is nonsense. */
const MAX_MATE = 246;
/** Stockfish's VALUE_INFINITE. */
const MAX_CP = 32_002;
const MOVE = /^[a-h][1-8][a-h][1-8][nbrqk]?$/;
const OPTION_KEYWORDS = new Set(['name', 'type', 'default', 'min', 'max', 'var']);

/** Reads one line of an engine; undefined when it says nothing that matters, banners and junk included. */
export function parseUci(line: string): UciMessage | undefined {
  if (line.length > MAX_LINE_LENGTH) return undefined;
  const [command, ...words] = line.trim().split(/\s+/);
  switch (command) {
    case 'info':
      return words[0] === 'string'
        ? { type: 'string', text: words.slice(1).join(' ') }
        : { type: 'info', info: parseInfo(words) };
    case 'bestmove':
      return parseBestMove(words[0]);
    case 'uciok':
    case 'readyok':
      return words.length === 0 ? { type: command } : undefined;
    case 'option':
      return parseOption(words);
    case 'id':
      return parseId(words);
    default:
      return undefined;
  }
}

function parseId([key, ...words]: readonly string[]): UciMessage | undefined {
  if ((key !== 'name' && key !== 'author') || words.length === 0) return undefined;
  return { type: 'id', key, value: words.join(' ') };
}

/** What is no move at all is junk, so that the search it should have ended runs into its deadline. */
function parseBestMove(word: string | undefined): UciMessage | undefined {
  // `0000` is the null move of the protocol.
  if (word === '(none)' || word === '0000') return { type: 'bestmove' };
  return word !== undefined && MOVE.test(word) ? { type: 'bestmove', move: word } : undefined;
}

/** Values run up to the next keyword and may hold spaces. */
function parseOption(words: readonly string[]): UciMessage | undefined {
  const values = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const word of words) {
    if (OPTION_KEYWORDS.has(word) && (word === 'var' || !values.has(word))) {
      current = [];
      values.set(word, current);
    } else current?.push(word);
  }
  const textOf = (key: string): string | undefined => values.get(key)?.join(' ');
  const [name, type] = [textOf('name'), textOf('type')];
  if (!name || !type) return undefined;
  const [min, max] = [wholeNumber(textOf('min')), wholeNumber(textOf('max'))];
  return { type: 'option', option: { name, type, default: textOf('default'), min, max } };
}

function parseInfo(words: readonly string[]): UciInfo {
  const info: UciInfo = { multipv: 1, isBound: false, pv: [] };
  for (let at = 0; at < words.length; at++) {
    if (words[at] === 'pv') return { ...info, pv: movesAtStart(words.slice(at + 1)) };
    readWord(info, words[at] ?? '', words[at + 1]);
  }
  return info;
}

/** Whatever is unknown is skipped, and its values with it. */
function readWord(info: UciInfo, word: string, next: string | undefined): void {
  if (word === 'depth') info.depth = wholeNumber(next);
  else if (word === 'multipv') info.multipv = wholeNumber(next) ?? 1;
  else if (word === 'nodes') info.nodes = wholeNumber(next);
  else if (word === 'time') info.timeMs = wholeNumber(next);
  else if (word === 'cp' || word === 'mate') info.score = parseScore(word, next);
  else if (word === 'lowerbound' || word === 'upperbound') info.isBound = true;
}

function parseScore(kind: 'cp' | 'mate', word: string | undefined): Score | undefined {
  const value = /^-\d/.test(word ?? '') ? negative(wholeNumber(word?.slice(1))) : wholeNumber(word);
  if (value === undefined) return undefined;
  if (kind === 'mate') return Math.abs(value) <= MAX_MATE ? { mate: value } : undefined;
  return Math.abs(value) <= MAX_CP ? { cp: value } : undefined;
}

function negative(value: number | undefined): number | undefined {
  // Subtracted from 0, since the negative of 0 is another number.
  return value === undefined ? undefined : 0 - value;
}

function wholeNumber(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : undefined;
}

function movesAtStart(words: readonly string[]): string[] {
  const end = words.findIndex((word) => !MOVE.test(word));
  return end === -1 ? [...words] : words.slice(0, end);
}

interface Line {
  depth: number;
  score: Score;
  isBound: boolean;
  pv: string[];
}

/**
 * Collects what an engine says during one `go`. Bounds do not count for the best line, as at Lichess (fishnet, and
 * `ui/lib/src/ceval/protocol.ts`); for the others they may be all there is.
 */
export class SearchRecord {
  private readonly latest = new Map<number, Line>();
  /** The last lines of one depth that were all there. */
  private whole: Line[] = [];
  private nodes = 0;
  private timeMs = 0;

  constructor(private readonly turn: Color) {}

  add(info: UciInfo): void {
    this.nodes = Math.max(this.nodes, info.nodes ?? 0);
    this.timeMs = Math.max(this.timeMs, info.timeMs ?? 0);
    const { multipv, depth, score, isBound, pv } = info;
    if (depth === undefined || score === undefined || (isBound && multipv === 1)) return;
    this.latest.set(multipv, { depth, score, isBound, pv });
    this.keepWhole(depth);
  }

  /** The last line of each rank, best first; scores still from the side to move. */
  lines(): readonly Readonly<Line>[] {
    const ranks = [...this.latest.keys()].sort((a, b) => a - b);
    return ranks.flatMap((rank) => this.latest.get(rank) ?? []);
  }

  /** What the search came to, best line first; empty when there was no score. */
  finish(bestMove: string | undefined): Evaluation[] {
    const lines = this.latest.size > 1 && this.whole.length > 0 ? this.whole : this.lines();
    return lines.map(({ depth, score, pv }) => ({
      // The one place where scores change sides.
      score: scoreFor(this.turn, score),
      bestMove: lines.length === 1 ? bestMove : (pv[0] ?? bestMove),
      pv,
      depth,
      nodes: this.nodes,
      timeMs: this.timeMs,
    }));
  }

  /** A search that ends in mid-depth has mixed its ranks: the same move may stand in two of them. */
  private keepWhole(depth: number): void {
    const lines = this.lines();
    if (lines.length < 2 || lines.some((line) => line.depth !== depth || line.isBound)) return;
    if (new Set(lines.map((line) => line.pv[0])).size === lines.length && lines.length >= this.whole.length) {
      this.whole = [...lines];
    }
  }
}

/** Cuts text into lines, whatever the pieces it comes in. A line that is too long is dropped whole. */
export class LineCutter {
  private rest = '';
  private isDropping = false;

  push(piece: string): string[] {
    const parts = piece.split('\n');
    const tail = parts.pop() ?? '';
    const lines: string[] = [];
    for (const part of parts) {
      this.append(part);
      if (!this.isDropping) lines.push(this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest);
      this.rest = '';
      this.isDropping = false;
    }
    this.append(tail);
    return lines;
  }

  /** What came after the last line break. */
  end(): string {
    return this.rest;
  }

  private append(text: string): void {
    if (!this.isDropping) this.rest += text;
    if (this.rest.length <= MAX_LINE_LENGTH) return;
    this.rest = '';
    this.isDropping = true;
  }
}
