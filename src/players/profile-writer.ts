import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../chess/ids.js';
import type { Tx } from '../database/database.service.js';

/** What an account shows beyond its name. */
export interface ProfileRecord {
  id: PlayerId;
  perfs: object;
  /** Games by how they ended; what is stored stays where it is absent. */
  counts?: object;
  /** Seconds. */
  playTime?: { total: number; tv?: number; human?: number };
  verified: boolean;
  country?: string;
  location?: string;
  realName?: string;
  bio?: string;
  links?: string;
  fideRating?: number;
}

/** Who had no profile before, and whose changed. */
export interface ProfileOutcome {
  inserted: Set<PlayerId>;
  updated: Set<PlayerId>;
}

const COLUMNS: readonly [name: string, type: string, value: (row: ProfileRecord) => unknown][] = [
  ['player_id', 'text', (row) => row.id],
  ['perfs', 'jsonb', (row) => JSON.stringify(row.perfs)],
  ['counts', 'jsonb', (row) => row.counts && JSON.stringify(row.counts)],
  ['play_seconds', 'bigint', (row) => row.playTime?.total],
  ['tv_seconds', 'bigint', (row) => row.playTime?.tv],
  ['human_seconds', 'bigint', (row) => row.playTime?.human],
  ['verified', 'boolean', (row) => row.verified],
  ['country', 'text', (row) => row.country],
  ['location', 'text', (row) => row.location],
  ['real_name', 'text', (row) => row.realName],
  ['bio', 'text', (row) => row.bio],
  ['links', 'text', (row) => row.links],
  ['fide_rating', 'integer', (row) => row.fideRating],
];
const NAMES = COLUMNS.map(([name]) => name);
const OTHERS = NAMES.filter((name) => name !== 'player_id');
const changed = (name: string): string =>
  name === 'counts' ? 'coalesce(excluded.counts, profiles.counts)' : `excluded.${name}`;
const UPSERT = `
insert into profiles (${NAMES.join(', ')})
select * from unnest(${COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')}) as batch (${NAMES.join(', ')})
order by player_id collate "C"
on conflict (player_id) do update set ${OTHERS.map((name) => `${name} = ${changed(name)}`).join(', ')}, updated_at = now()
where (${OTHERS.map((name) => `profiles.${name}`).join(', ')}) is distinct from (${OTHERS.map(changed).join(', ')})
returning player_id as id, (xmax = 0) as "isNew"`;

/** Writes profiles of stored players. */
@Injectable()
export class ProfileWriter {
  /** Stores profiles, each once, in one statement; those that say nothing new change no row. */
  async save(tx: Tx, profiles: readonly ProfileRecord[]): Promise<ProfileOutcome> {
    if (profiles.length === 0) return { inserted: new Set(), updated: new Set() };
    const values = COLUMNS.map(([, , value]) => profiles.map((row) => value(row) ?? null));
    const rows = await tx.query<{ id: PlayerId; isNew: boolean }>(UPSERT, values);
    const idsOf = (isNew: boolean): Set<PlayerId> =>
      new Set(rows.filter((row) => row.isNew === isNew).map(({ id }) => id));
    return { inserted: idsOf(true), updated: idsOf(false) };
  }
}
