import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { TooManySignInsError } from './accounts.errors.js';

const WINDOW_S = 15 * 60;
/** Holds for rows of tries that count no more. */
export const ATTEMPTS_ENDED = `started_at < now() - interval '${WINDOW_S} seconds'`;
/** Tries in a window: of one name from one address, from one address, and of one name from anywhere. */
export const SIGN_IN_LIMITS = { nameHere: 10, address: 30, name: 100 } as const;
const IPV6_NETWORK_GROUPS = 4;

interface Counter {
  key: Buffer;
  limit: number;
}

/**
 * Counts tries to sign in, in the database, so that all processes count together. A try is counted before anything is
 * compared: a hundred at once are a hundred.
 */
@Injectable()
export class SignInLimits {
  constructor(private readonly database: Database) {}

  /** @param name absent where the secret itself says who. @throws TooManySignInsError */
  async count(address: string | null, name?: string): Promise<void> {
    const counters = countersOf(address, name);
    const rows = await this.database.query<{ key: Buffer; attempts: number; leftS: number }>(
      `insert into sign_in_attempts as a (key, attempts) select key, 1 from unnest($1::bytea[]) as it (key) order by key
       on conflict (key) do update set
         attempts = case when a.started_at < now() - $2::integer * interval '1 second' then 1 else a.attempts + 1 end,
         started_at = case when a.started_at < now() - $2::integer * interval '1 second' then now() else a.started_at end
       returning key, attempts, ceil(extract(epoch from started_at - now()) + $2::integer)::integer as "leftS"`,
      [counters.map(({ key }) => key), WINDOW_S],
    );
    const over = rows.filter(({ key, attempts }) => attempts > (counters.find((it) => it.key.equals(key))?.limit ?? 0));
    if (over.length > 0) throw new TooManySignInsError(Math.max(1, ...over.map(({ leftS }) => leftS)));
  }

  /**
   * Whoever got in made no mistakes that count: the next one from there starts anew, and this try is none of its address, which
   * a whole team may share.
   */
  async forget(address: string | null, name: string): Promise<void> {
    const counters = countersOf(address, name);
    const keysOf = (limit: number): Buffer[] => counters.filter((it) => it.limit === limit).map(({ key }) => key);
    await this.database.execute(`delete from sign_in_attempts where key = any($1::bytea[]) or ${ATTEMPTS_ENDED}`, [
      keysOf(SIGN_IN_LIMITS.nameHere),
    ]);
    await this.database.execute(
      'update sign_in_attempts set attempts = attempts - 1 where key = any($1::bytea[]) and attempts > 0',
      [keysOf(SIGN_IN_LIMITS.address)],
    );
  }
}

function countersOf(address: string | null, name: string | undefined): Counter[] {
  const from = networkOf(address ?? '');
  const who = name?.toLowerCase();
  return [
    // Secrets of links cannot be guessed: tries of passwords must not shut out whoever has one.
    { key: keyOf(who === undefined ? 'secret' : 'address', from), limit: SIGN_IN_LIMITS.address },
    ...(who === undefined
      ? []
      : [
          { key: keyOf('name here', `${from} ${who}`), limit: SIGN_IN_LIMITS.nameHere },
          { key: keyOf('name', who), limit: SIGN_IN_LIMITS.name },
        ]),
  ];
}

/** Whoever has one address of IPv6 has the whole /64. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.toLowerCase().startsWith('::ffff:')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const missing = address.includes('::') ? 8 - groups.length - (tail === '' ? 0 : tail.split(':').length) : 0;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail === '' ? [] : tail.split(':'))];
  return all
    .slice(0, IPV6_NETWORK_GROUPS)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}

function keyOf(kind: string, text: string): Buffer {
  return createHash('sha256').update(`${kind}\n${text}`).digest();
}
