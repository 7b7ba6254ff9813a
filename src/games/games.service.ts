import { Injectable } from '@nestjs/common';
import { type GameId, parseGameId, type PlayerId } from '../chess/ids.js';
import type { Tx } from '../database/database.service.js';
import { GameNotFoundError, InvalidCursorError } from './games.errors.js';
import {
  type GamePageQuery,
  type GameSelection,
  GamesRepository,
  type PagePosition,
  type SortOrder,
} from './games.repository.js';
import { type GameDetail, type GameSummary, toDetail, toSummary } from './game-view.js';

export type { GameSelection, PagePosition, SortOrder } from './games.repository.js';

export interface GamePage {
  items: GameSummary[];
  /** Opaque; absent on the last page. */
  nextCursor?: string;
}

const STREAM_PAGE = 500;

/** Looking at stored games, and what ingestion has to know of them. */
@Injectable()
export class GamesService {
  constructor(private readonly repository: GamesRepository) {}

  /** @throws GameNotFoundError */
  async get(id: string): Promise<GameDetail> {
    const gameId = parseGameId(id);
    const game = gameId && (await this.repository.find(gameId));
    if (!game) throw new GameNotFoundError(id);
    return game;
  }

  /** A game and what `getVersion` gives for it. @throws GameNotFoundError */
  async getVersioned(id: string): Promise<{ value: GameDetail; version: string }> {
    const gameId = parseGameId(id);
    const found = gameId && (await this.repository.findVersioned(gameId));
    if (!found) throw new GameNotFoundError(id);
    return found;
  }

  /** Changes whenever what `get` gives does. @throws GameNotFoundError */
  async getVersion(id: string): Promise<string> {
    const gameId = parseGameId(id);
    const version = gameId && (await this.repository.findVersion(gameId));
    if (!version) throw new GameNotFoundError(id);
    return version;
  }

  /** One page of games. @throws InvalidCursorError */
  async list(selection: GameSelection, order: SortOrder, limit: number, cursor?: string): Promise<GamePage> {
    const after = cursor === undefined ? undefined : parseCursor(cursor, order);
    const rows = await this.repository.listRows({ ...selection, order, limit: limit + 1, after }, false);
    const items = rows.slice(0, limit).map(toSummary);
    const last = items.at(-1);
    return rows.length > limit && last ? { items, nextCursor: makeCursor(last, order) } : { items };
  }

  /** All selected games in full, a page at a time, so memory stays flat and no transaction stays open. */
  async *stream(selection: GameSelection, order: SortOrder): AsyncIterable<GameDetail> {
    const query: GamePageQuery = { ...selection, order, limit: STREAM_PAGE };
    for (;;) {
      const games = (await this.repository.listRows(query, true)).map(toDetail);
      yield* games;
      const last = games.at(-1);
      if (!last || games.length < STREAM_PAGE) return;
      query.after = last;
    }
  }

  /** Notes what the game has been analysed with, unless it has changed since it was read. */
  async noteAnalysed(tx: Tx, { id, provenance }: GameDetail, analysedWith: string): Promise<void> {
    await this.repository.noteAnalysed(tx, id, provenance.changedAt, analysedWith);
  }

  /** Selected games in full by creation and id, in pages; `after` goes on behind a game. No transaction stays open. */
  async *streamPages(selection: GameSelection, limit: number, after?: PagePosition): AsyncGenerator<GameDetail[]> {
    let position = after;
    for (;;) {
      const games = await this.repository.listSelected(selection, limit, position);
      if (games.length > 0) yield games;
      if (games.length < limit) return;
      position = games.at(-1);
    }
  }

  async countSelected(selection: GameSelection): Promise<number> {
    return this.repository.countSelected(selection);
  }

  /** Games of the player that were being played when last seen, oldest first. */
  async listOpenIds(player: PlayerId): Promise<GameId[]> {
    return this.repository.listOpenIds(player);
  }

  /** Finished games of the player, counted as Lichess counts them. */
  async countFinished(player: PlayerId): Promise<number> {
    return this.repository.countFinished(player);
  }

  async countAll(): Promise<number> {
    return this.repository.countAll();
  }

  /** Keeps the rows of unfinished games that Lichess deleted, and stops asking for them. */
  async markVanished(tx: Tx, ids: readonly GameId[]): Promise<void> {
    await this.repository.markVanished(tx, ids);
  }
}

function makeCursor(position: PagePosition, order: SortOrder): string {
  return Buffer.from(`${order[0]}.${position.createdAt.getTime()}.${position.id}`).toString('base64url');
}

function parseCursor(cursor: string, order: SortOrder): PagePosition {
  const text = Buffer.from(cursor, 'base64url').toString();
  const match = /^([no])\.(\d{1,15})\.([A-Za-z0-9]{8,24})$/.exec(text);
  const id = parseGameId(match?.[3] ?? '');
  if (!match || !id || match[1] !== order[0]) throw new InvalidCursorError();
  return { createdAt: new Date(Number(match[2])), id };
}
