import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { GameSource } from './game-record.js';
import type { BrokenRecord, RehearsalWorld } from './game-store.js';
import type { GameJson, RehearsalPlayer } from './lichess-json.js';

/** A line that is no game: not JSON, or JSON without what a game needs, or cut by the end of the file. */
export interface BrokenLine {
  file: string;
  /** Line number from 1. */
  line: number;
  text: string;
  reason: string;
}

/** A world made of recorded API lines. */
export interface NdjsonWorld extends RehearsalWorld {
  readonly players: readonly RehearsalPlayer[];
  /** One per id; a game that stands in several files is the richest of its lines. */
  readonly games: readonly GameSource[];
  readonly brokenLines: readonly BrokenLine[];
  /** The broken lines as records of one player's export. */
  brokenRecordsFor(player: string): BrokenRecord[];
}

/** A recorded line; parsed again at each reading, which keeps a big file small in memory. */
class RecordedGame implements GameSource {
  readonly id: string;
  readonly createdAt: number;
  readonly status: string;
  readonly white: string | undefined;
  readonly black: string | undefined;
  readonly richness: number;

  constructor(
    private readonly text: string,
    game: GameJson,
  ) {
    this.id = game.id;
    this.createdAt = game.createdAt;
    this.status = game.status;
    this.white = game.players.white.user?.name;
    this.black = game.players.black.user?.name;
    this.richness = measureRichness(game);
  }

  load(): GameJson {
    return JSON.parse(this.text) as GameJson;
  }
}

/** Reads `.ndjson` and `.ndjson.gz` files of game objects, one per line. */
export async function loadNdjsonWorld(paths: readonly string[]): Promise<NdjsonWorld> {
  const games = new Map<string, RecordedGame>();
  const brokenLines: BrokenLine[] = [];
  for (const path of paths) {
    for await (const { line, text, cut } of readLines(path)) {
      if (text.trim() === '') continue;
      const game = cut ?? parseGame(text);
      if (typeof game === 'string') brokenLines.push({ file: basename(path), line, text, reason: game });
      else addRicher(games, new RecordedGame(text, game));
    }
  }
  const recorded = [...games.values()];
  return {
    games: recorded,
    players: derivePlayers(recorded),
    brokenLines,
    runningAsExported: true,
    brokenRecordsFor: (player) => brokenLines.map(({ text }) => ({ player, line: text })),
  };
}

interface NumberedLine {
  line: number;
  text: string;
  /** Why the line ends before its end. */
  cut?: string;
}

/** Splits at `\n` only; a file whose compression breaks off gives what came before, its last piece marked as cut. */
async function* readLines(path: string): AsyncGenerator<NumberedLine> {
  let rest = '';
  let line = 0;
  let cut: string | undefined;
  try {
    for await (const piece of openText(path)) {
      const texts = (rest + piece).split('\n');
      rest = texts.pop() ?? '';
      for (const text of texts) yield { line: ++line, text };
    }
  } catch (error) {
    if (!isCompressionError(error)) throw error;
    cut = messageOf(error);
  }
  if (rest !== '') yield { line: line + 1, text: rest, cut };
}

function openText(path: string): AsyncIterable<string> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file.setEncoding('utf8') as AsyncIterable<string>;
  const gunzip = createGunzip();
  file.on('error', (error) => gunzip.destroy(error));
  const text: Readable = file.pipe(gunzip).setEncoding('utf8');
  return text as AsyncIterable<string>;
}

/** The game, or the reason why the line is none. */
function parseGame(text: string): GameJson | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return messageOf(error);
  }
  return isGame(value) ? value : 'not a game object';
}

/** zlib's own codes: Z_BUF_ERROR is the early end of a file. */
function isCompressionError(error: unknown): boolean {
  return hasText(error, 'code') && error.code.startsWith('Z_');
}

function messageOf(error: unknown): string {
  return hasText(error, 'message') ? error.message : String(error);
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[key] === 'string';
}

/** Asks only for what the server itself needs: judging the rest is the reader's task. */
function isGame(value: unknown): value is GameJson {
  if (typeof value !== 'object' || value === null) return false;
  const { id, createdAt, status, players } = value as Partial<Record<keyof GameJson, unknown>>;
  if (typeof id !== 'string' || typeof createdAt !== 'number' || typeof status !== 'string') return false;
  return typeof players === 'object' && players !== null && 'white' in players && 'black' in players;
}

function addRicher(games: Map<string, RecordedGame>, game: RecordedGame): void {
  const known = games.get(game.id);
  if (!known || game.richness > known.richness) games.set(game.id, game);
}

/** More analysis beats clocks, clocks beat any other field. */
function measureRichness(game: GameJson): number {
  return (game.analysis ? 1000 : 0) + (game.clocks ? 100 : 0) + Object.keys(game).length;
}

/** Players under the name they carry in their newest game. */
function derivePlayers(games: readonly RecordedGame[]): RehearsalPlayer[] {
  const names = new Map<string, string>();
  for (const game of games.toSorted((a, b) => a.createdAt - b.createdAt)) {
    for (const name of [game.white, game.black]) if (name !== undefined) names.set(name.toLowerCase(), name);
  }
  return [...names.values()].map((username) => ({ username }));
}
