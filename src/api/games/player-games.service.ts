import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { type GamePage, GamesService } from '../../games/games.service.js';
import { PlayersService } from '../../players/players.service.js';
import { refusePaging } from '../list-answer.js';
import { makeNdjson } from '../ndjson.js';
import { DEFAULT_LIMIT, type PlayerGamesQuery } from './player-games.query.js';

/** The games of one stored player. */
@Injectable()
export class PlayerGames {
  constructor(
    private readonly players: PlayersService,
    private readonly games: GamesService,
  ) {}

  /** @throws PlayerNotFoundError @throws InvalidCursorError */
  async list(id: PlayerId, query: PlayerGamesQuery): Promise<GamePage> {
    const { order, limit = DEFAULT_LIMIT, cursor, ...filter } = query;
    const page = await this.games.list(id, filter, order, limit, cursor);
    // Whoever has games is stored.
    if (page.items.length === 0) await this.players.get(id);
    return page;
  }

  /** The whole list as NDJSON. @throws PlayerNotFoundError @throws InvalidRequestError */
  async stream(id: PlayerId, query: PlayerGamesQuery): Promise<AsyncIterable<Buffer>> {
    const { order, limit, cursor, ...filter } = query;
    refusePaging({ limit, cursor });
    await this.players.get(id);
    return makeNdjson(this.games.stream(id, filter, order));
  }
}
