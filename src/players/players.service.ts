import { Injectable } from '@nestjs/common';
import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { Database } from '../database/database.service.js';
import { InvalidPlayerNameError, PlayerNotFoundError } from './players.errors.js';
import type { AccountState } from './player.entity.js';
import type { StoredPerf } from './profile.entity.js';
import { type PlayerSighting, PlayerWriter } from './player-writer.js';

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
  /** Marked by Lichess for breaking its rules. */
  marked: boolean;
  /** Spelling of the name before its case was changed. */
  formerName: string | null;
  renamedAt: Date | null;
}

/** What an account shows beyond its name, as of `accountCheckedAt` of its player. */
export interface ProfileView {
  /** By perf. */
  perfs: Record<string, StoredPerf>;
  counts: Record<string, number> | null;
  playSeconds: number | null;
  tvSeconds: number | null;
  humanSeconds: number | null;
  verified: boolean;
  country: string | null;
  location: string | null;
  realName: string | null;
  bio: string | null;
  links: string | null;
  fideRating: number | null;
  updatedAt: Date;
}

const SELECT_PROFILE = `select perfs, counts, play_seconds::float8 as "playSeconds", tv_seconds::float8 as "tvSeconds",
  human_seconds::float8 as "humanSeconds", verified, country, location, real_name as "realName", bio, links,
  fide_rating as "fideRating", updated_at as "updatedAt" from profiles`;

const SELECT_PLAYER = `select id, name, title, flair, patron, tracked, account_state as "accountState",
  account_checked_at as "accountCheckedAt", account_created_at as "accountCreatedAt",
  account_seen_at as "accountSeenAt", account_games as "accountGames",
  account_marked as marked, former_name as "formerName", renamed_at as "renamedAt" from players`;

/** Which players to list; everything given must hold. */
export interface PlayerFilter {
  /** Beginning of the name, in any case. */
  namePrefix?: string;
  accountState?: AccountState;
  tracked?: boolean;
  afterId?: PlayerId;
  limit: number;
}

const ID = 'id collate "C"';
// Behind every character a name can have.
const LAST = '~';

/** The statement behind a page of players; a test looks at its plan. Databases differ in the order of texts, this one does not. */
export function makePlayersQuery(filter: PlayerFilter): { sql: string; values: unknown[] } {
  const prefix = filter.namePrefix?.toLowerCase();
  const sql = `${SELECT_PLAYER} where ($1::text is null or ${ID} > $1)
    and ($2::text is null or ${ID} >= $2) and ($3::text is null or ${ID} < $3)
    and ($4::text is null or account_state = $4) and ($5::boolean is null or tracked = $5) order by ${ID} limit $6`;
  const { afterId, accountState, tracked, limit } = filter;
  const upTo = prefix === undefined ? null : `${prefix}${LAST}`;
  return { sql, values: [afterId ?? null, prefix ?? null, upTo, accountState ?? null, tracked ?? null, limit] };
}

interface AccountRow {
  id: PlayerId;
  name: string;
  title: string | null;
  flair: string | null;
  patron: boolean;
  patronColor: number | null;
}

function toSighting({ id, name, title, flair, patron, patronColor }: AccountRow): PlayerSighting {
  return {
    id,
    name,
    patron,
    title: title ?? undefined,
    flair: flair ?? undefined,
    patronColor: patronColor ?? undefined,
  };
}

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
    const [player] = await this.database.queryOften<PlayerView>(`${SELECT_PLAYER} where id = $1`, [id]);
    return player;
  }

  async findProfile(id: PlayerId): Promise<ProfileView | undefined> {
    const [profile] = await this.database.query<ProfileView>(`${SELECT_PROFILE} where player_id = $1`, [id]);
    return profile;
  }

  /** What games show of these accounts, by id. */
  async listAccounts(ids: readonly PlayerId[]): Promise<Map<PlayerId, PlayerSighting>> {
    const rows = await this.database.query<AccountRow>(
      `select id, name, title, flair, patron, patron_color as "patronColor" from players where id = any($1::text[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, toSighting(row)]));
  }

  /** @throws PlayerNotFoundError */
  async get(id: PlayerId): Promise<PlayerView> {
    const player = await this.find(id);
    if (!player) throw new PlayerNotFoundError(id);
    return player;
  }

  /** One page by id, which is the name in lower case. */
  async list(filter: PlayerFilter): Promise<PlayerView[]> {
    const { sql, values } = makePlayersQuery(filter);
    return this.database.query<PlayerView>(sql, values);
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
