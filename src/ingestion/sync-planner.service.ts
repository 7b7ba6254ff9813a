import { Injectable } from '@nestjs/common';
import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import { PlayersService } from '../players/players.service.js';
import { RUN_IS_ACTIVE } from '../runs/runs.service.js';
import { planSyncs, type SyncCandidate, type SyncPlanItem } from './sync-policy.js';

const OPEN_GAMES = `
  select player, count(*) filter (where speed <> 'correspondence')::int as live,
    count(*) filter (where speed = 'correspondence')::int as correspondence
  from (select white_id as player, speed from games where status in ('created', 'started') and vanished_at is null
        union all
        select black_id, speed from games where status in ('created', 'started') and vanished_at is null) sides
  group by player`;

/** Everybody whose history is wanted, less those who are being read. */
const CANDIDATES = `
  select p.id as "playerId", p.id is not distinct from $1 as "isHome", p.account_state as "accountState",
    coalesce(p.depth, 0) as depth, s.synced_at as "syncedAt", failed.at as "failedAt",
    json_build_object('live', coalesce(o.live, 0), 'correspondence', coalesce(o.correspondence, 0)) as "openGames"
  from players p
    left join player_syncs s on s.player_id = p.id
    left join (${OPEN_GAMES}) o on o.player = p.id
    left join lateral (select finished_at as at from runs where player_id = p.id and kind = 'sync' and state = 'failed'
      order by id desc limit 1) failed on true
  where p.tracked
    and not exists (select 1 from runs where kind = 'sync' and player_id = p.id and ${RUN_IS_ACTIVE})`;

/** Says whose history is to be read next. */
@Injectable()
export class SyncPlanner {
  private readonly name?: string;
  private readonly home?: PlayerId;

  constructor(
    { lichess }: AppConfig,
    private readonly database: Database,
    private readonly players: PlayersService,
  ) {
    this.name = lichess.username;
    this.home = lichess.username ? parsePlayerId(lichess.username) : undefined;
  }

  /** Those that are due first, in the order in which they are read; then the others, by the time they become due. */
  async plan(now: Date): Promise<SyncPlanItem[]> {
    return planSyncs(await this.database.query<SyncCandidate>(CANDIDATES, [this.home ?? null]), now);
  }

  /** Makes the player of the setting LICHESS_USERNAME one whose history is wanted. */
  async trackHome(): Promise<void> {
    if (this.name) await this.players.track(this.name);
  }

  /** Whether this is the player of the setting LICHESS_USERNAME. */
  isHome(playerId: PlayerId): boolean {
    return playerId === this.home;
  }
}
