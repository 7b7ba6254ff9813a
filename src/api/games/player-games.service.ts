import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { type GamePage, GamesService } from '../../games/games.service.js';
import { PlayersService } from '../../players/players.service.js';
import { makeNdjson } from '../ndjson.js';
import { InvalidRequestError } from '../problems/api.errors.js';
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
    await this.players.get(id);
    return this.games.list(id, filter, order, limit, cursor);
  }

  /** The whole list as NDJSON. @throws PlayerNotFoundError @throws InvalidRequestError */
  async stream(id: PlayerId, query: PlayerGamesQuery): Promise<AsyncIterable<Buffer>> {
    const { order, limit, cursor, ...filter } = query;
    refuse({ limit, cursor });
    await this.players.get(id);
    return makeNdjson(this.games.stream(id, filter, order));
  }
}

/** Ignoring what was asked for would be worse than refusing it. */
function refuse(paging: Record<string, unknown>): void {
  const given = Object.keys(paging).filter((field) => paging[field] !== undefined);
  const problem = (field: string): string => `${field} has no meaning with NDJSON: the answer is the whole list`;
  if (given.length > 0) throw new InvalidRequestError(given.map((field) => ({ field, problems: [problem(field)] })));
}
