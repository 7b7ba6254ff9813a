import { Injectable } from '@nestjs/common';
import { parsePlayerId, type PlayerId } from '../../chess/ids.js';
import { GamesService } from '../../games/games.service.js';
import type { RunView } from '../../runs/run-view.js';
import { SyncService } from '../../ingestion/sync.service.js';
import { PlayersService, type PlayerView, type ProfileView } from '../../players/players.service.js';
import { isFinal } from '../../runs/run.entity.js';
import { RunsService } from '../../runs/runs.service.js';
import { makeTextCursor, type Page, pageOf, parseTextCursor } from '../page-cursor.js';
import type { PlayersQuery } from './player.dto.js';

const LIST = 'players';

/** How far the history of a player has been fetched. */
export interface SyncState {
  activeRunId: number | null;
  lastRun: RunView | null;
}

/** All there is to say about a player on one page. */
export interface PlayerPage extends PlayerView {
  storedGames: number;
  /** Null while Lichess was not asked, and of accounts that were closed then. */
  profile: ProfileView | null;
  sync: SyncState;
}

export interface SyncOptions {
  fullHistory?: boolean;
  maxGames?: number;
}

/** Brings together what the rooms know of a player. */
@Injectable()
export class PlayerPages {
  constructor(
    private readonly players: PlayersService,
    private readonly games: GamesService,
    private readonly sync: SyncService,
    private readonly runs: RunsService,
  ) {}

  /** Keeps an eye on a player from now on; `created` is false when the player was stored already. */
  async add(name: string): Promise<{ created: boolean; page: PlayerPage }> {
    const known = await this.players.find(this.players.parseName(name));
    const player = await this.players.track(name);
    return { created: !known, page: await this.complete(player) };
  }

  /** By id. @throws InvalidCursorError */
  async list({ name, accountState, tracked, limit, cursor }: PlayersQuery): Promise<Page<PlayerView>> {
    const afterId = parseTextCursor(LIST, cursor, parsePlayerId);
    const filter = { namePrefix: name, accountState, tracked, afterId };
    const rows = await this.players.list({ ...filter, limit: limit + 1 });
    return pageOf(rows, limit, ({ id }) => makeTextCursor(LIST, id));
  }

  /** @throws PlayerNotFoundError */
  async get(id: PlayerId): Promise<PlayerPage> {
    return this.complete(await this.players.get(id));
  }

  /** Asks for a stored player's history, or joins the run that is under way. @throws PlayerNotFoundError */
  async requestSync(id: PlayerId, options: SyncOptions): Promise<RunView> {
    await this.players.get(id);
    const { run } = await this.sync.request({ player: id, startedBy: 'api', ...options });
    return run;
  }

  private async complete(player: PlayerView): Promise<PlayerPage> {
    // One after the other: a request takes one connection at a time.
    const storedGames = await this.games.countFinished(player.id);
    const profile = await this.players.findProfile(player.id);
    const [lastRun] = await this.runs.list({ playerId: player.id, limit: 1 });
    // A player has at most one active run, and no other begins before it ends: so it is the newest.
    const activeRunId = lastRun && !isFinal(lastRun.state) ? lastRun.id : null;
    return { ...player, storedGames, profile: profile ?? null, sync: { activeRunId, lastRun: lastRun ?? null } };
  }
}
