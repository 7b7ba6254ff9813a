import { Injectable } from '@nestjs/common';
import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { Database } from '../database/database.service.js';
import { InvalidPlayerNameError, PlayerNotFoundError } from './players.errors.js';
import type { AccountState } from './player.entity.js';
import { PlayerWriter } from './player-writer.js';

/** A stored player. */
export interface PlayerView {
  id: PlayerId;
  name: string;
  title: string | null;
  flair: string | null;
  patron: boolean;
  tracked: boolean;
  accountState: AccountState;
  accountCheckedAt: Date | null;
  accountCreatedAt: Date | null;
  accountSeenAt: Date | null;
  accountGames: number | null;
}

const SELECT_PLAYER = `select id, name, title, flair, patron, tracked, account_state as "accountState",
  account_checked_at as "accountCheckedAt", account_created_at as "accountCreatedAt",
  account_seen_at as "accountSeenAt", account_games as "accountGames" from players`;

/** Rules and look-ups for players. */
@Injectable()
export class PlayersService {
  constructor(
    private readonly database: Database,
    private readonly writer: PlayerWriter,
  ) {}

  /** @throws InvalidPlayerNameError */
  parseName(input: string): PlayerId {
    const id = parsePlayerId(input.trim());
    if (!id || id.startsWith('!')) throw new InvalidPlayerNameError(input);
    return id;
  }

  async find(id: PlayerId): Promise<PlayerView | undefined> {
    const [player] = await this.database.query<PlayerView>(`${SELECT_PLAYER} where id = $1`, [id]);
    return player;
  }

  /** @throws PlayerNotFoundError */
  async get(id: PlayerId): Promise<PlayerView> {
    const player = await this.find(id);
    if (!player) throw new PlayerNotFoundError(id);
    return player;
  }

  /** Asks for a player's history from now on; harmless to repeat. @throws InvalidPlayerNameError */
  async track(input: string): Promise<PlayerView> {
    const id = this.parseName(input);
    await this.database.transaction((tx) => this.writer.track(tx, id, input.trim()));
    return this.get(id);
  }

  async listTracked(): Promise<PlayerView[]> {
    return this.database.query<PlayerView>(`${SELECT_PLAYER} where tracked order by id`);
  }
}
