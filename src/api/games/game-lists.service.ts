import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { type GamePage, GamesService } from '../../games/games.service.js';
import { PlayersService } from '../../players/players.service.js';
import { refusePaging } from '../list-answer.js';
import { makeNdjson } from '../ndjson.js';
import { DEFAULT_LIMIT, type GamesQuery } from './games.query.js';

/** Games of all players, and of one who is stored. */
@Injectable()
export class GameLists {
  constructor(
    private readonly players: PlayersService,
    private readonly games: GamesService,
  ) {}

  /** @throws PlayerNotFoundError @throws InvalidCursorError */
  async list({ order, limit = DEFAULT_LIMIT, cursor, ...filter }: GamesQuery, player?: PlayerId): Promise<GamePage> {
    const page = await this.games.list({ player, filter }, order, limit, cursor);
    // Whoever has games is stored.
    if (player && page.items.length === 0) await this.players.get(player);
    return page;
  }

  /** The whole list as NDJSON. @throws PlayerNotFoundError @throws InvalidRequestError */
  async stream({ order, limit, cursor, ...filter }: GamesQuery, player?: PlayerId): Promise<AsyncIterable<Buffer>> {
    refusePaging({ limit, cursor });
    if (player) await this.players.get(player);
    return makeNdjson(this.games.stream({ player, filter }, order));
  }
}
