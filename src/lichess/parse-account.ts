import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { LichessError } from './lichess.errors.js';
import { InvalidRecordError, RecordReader } from './record-reader.js';

/** What `/api/user/{u}` says that we use. Times are epoch milliseconds. */
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
}

/** @throws LichessError unexpected-content when this is not a user object. */
export function parseAccount(value: unknown): LichessAccount {
  try {
    return readAccount(RecordReader.from(value, 'user'));
  } catch (error) {
    if (!(error instanceof InvalidRecordError)) throw error;
    throw new LichessError('unexpected-content', `Lichess sent an odd user object: ${error.message}`, { cause: error });
  }
}

function readAccount(user: RecordReader): LichessAccount {
  const id = parsePlayerId(user.text('id'));
  if (!id) throw new InvalidRecordError('user.id is not a user id');
  const patronColor = user.optionalInteger('patronColor', 0, 1000);
  return {
    id,
    name: user.optionalText('username') ?? user.text('name'),
    title: user.optionalText('title'),
    flair: user.optionalText('flair'),
    patron: user.flag('patron') || patronColor !== undefined,
    patronColor,
    closed: user.flag('disabled'),
    createdAt: user.optionalInteger('createdAt', 0, Number.MAX_SAFE_INTEGER),
    seenAt: user.optionalInteger('seenAt', 0, Number.MAX_SAFE_INTEGER),
    gameCount: user.optionalChild('count')?.optionalInteger('all', 0),
  };
}
