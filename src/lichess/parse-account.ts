import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { LichessError } from './lichess.errors.js';
import { type LichessProfile, readProfile } from './parse-profile.js';
import { InvalidRecordError, type JsonObject, RecordReader } from './record-reader.js';

/** What `/api/user/{u}`, and in short `/api/users`, says that we use. Times are epoch milliseconds. */
export interface LichessAccount {
  id: PlayerId;
  /** Present spelling. */
  name: string;
  title?: string;
  flair?: string;
  patron: boolean;
  patronColor?: number;
  /** Closed by its owner or by Lichess; nothing else is shown then. */
  closed: boolean;
  createdAt?: number;
  seenAt?: number;
  /** Finished games by Lichess's own count: games against the computer included, imports not. */
  gameCount?: number;
  /** Marked by Lichess for breaking its rules; the mark may come and go. */
  marked: boolean;
  /** Absent when closed. */
  profile?: LichessProfile;
}

/** A user object that cannot be understood, of an account that was asked for. */
export interface OddAccount {
  id: PlayerId;
  /** The object as JSON. */
  raw: string;
  reason: string;
}

/** What `/api/users` answered. Who was asked for and is in neither list was left out. */
export interface AccountsAnswer {
  accounts: LichessAccount[];
  odd: OddAccount[];
}

/**
 * Reads the answer to a question after `asked`; accounts nobody asked for are ignored.
 * @throws LichessError unexpected-content when it is no list, or when one in it has no id: it could be any of those asked
 * for, and these would seem to be left out.
 */
export function parseAccounts(value: unknown, asked: ReadonlySet<PlayerId>): AccountsAnswer {
  if (!Array.isArray(value)) throw new LichessError('unexpected-content', 'Lichess sent no list of users');
  const answer: AccountsAnswer = { accounts: [], odd: [] };
  for (const user of value as unknown[]) {
    const id = findId(user);
    if (!id) throw new LichessError('unexpected-content', 'Lichess sent a user without an id');
    if (!asked.has(id)) continue;
    try {
      answer.accounts.push(readAccount(RecordReader.from(user, 'user'), user as JsonObject));
    } catch (error) {
      if (!(error instanceof InvalidRecordError)) throw error;
      answer.odd.push({ id, raw: JSON.stringify(user), reason: error.message });
    }
  }
  return answer;
}

function findId(user: unknown): PlayerId | undefined {
  const id = (user as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? parsePlayerId(id) : undefined;
}

/** @throws LichessError unexpected-content when this is not a user object. */
export function parseAccount(value: unknown): LichessAccount {
  try {
    return readAccount(RecordReader.from(value, 'user'), value as JsonObject);
  } catch (error) {
    if (!(error instanceof InvalidRecordError)) throw error;
    throw new LichessError('unexpected-content', `Lichess sent an odd user object: ${error.message}`, { cause: error });
  }
}

function readAccount(user: RecordReader, object: JsonObject): LichessAccount {
  const id = parsePlayerId(user.text('id'));
  if (!id) throw new InvalidRecordError('user.id is not a user id');
  const patronColor = user.optionalInteger('patronColor', 0, 1000);
  const closed = user.flag('disabled');
  return {
    id,
    name: user.optionalText('username') ?? user.text('name'),
    title: user.optionalText('title'),
    flair: user.optionalText('flair'),
    patron: user.flag('patron') || patronColor !== undefined,
    patronColor,
    closed,
    createdAt: user.optionalInteger('createdAt', 0, Number.MAX_SAFE_INTEGER),
    seenAt: user.optionalInteger('seenAt', 0, Number.MAX_SAFE_INTEGER),
    gameCount: user.optionalChild('count')?.optionalInteger('all', 0),
    marked: user.flag('tosViolation'),
    profile: closed ? undefined : readProfile(object),
  };
}
