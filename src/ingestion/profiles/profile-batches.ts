import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { Database, type Tx } from '../../database/database.service.js';
import type { HeldLease } from '../../database/leases.js';
import { toPlainText } from '../../database/plain-text.js';
import {
  type AccountsAnswer,
  type LichessAccount,
  type OddAccount,
  parseAccounts,
} from '../../lichess/parse-account.js';
import type { AccountState } from '../../players/player.entity.js';
import { type AccountFacts, type KnownAccount, PlayerWriter } from '../../players/player-writer.js';
import { type ProfileOutcome, ProfileWriter } from '../../players/profile-writer.js';
import type { LedgerEntry } from '../../runs/run-view.js';
import { LedgerRepository } from '../ledger.repository.js';
import type { Rejection } from '../raw-record.js';
import { RejectedRecordsRepository } from '../rejected-records.repository.js';
import { type ProfileFindings, ProfileOrdersRepository } from './profile-orders.repository.js';

/** What Lichess answered to a question after some players. */
export interface ProfileBatch extends AccountsAnswer {
  asked: readonly PlayerId[];
}

/** Where a batch belongs. */
export interface ProfileTarget {
  runId: number;
  /** Right to ask for profiles; an old holder cannot commit. */
  lease: HeldLease;
}

/** Names the source of user objects among rejected records. */
export const USERS_SOURCE = 'lichess:users';

/** Commits what was said of some players in one transaction: accounts, profiles, rejected records, ledger. */
@Injectable()
export class ProfileBatches {
  constructor(
    private readonly database: Database,
    private readonly players: PlayerWriter,
    private readonly profiles: ProfileWriter,
    private readonly rejected: RejectedRecordsRepository,
    private readonly ledger: LedgerRepository,
    private readonly orders: ProfileOrdersRepository,
  ) {}

  /** Everybody who was asked after ends as one of inserted, updated, unchanged, rejected, and is not due any more. */
  async write(batch: ProfileBatch, { runId, lease }: ProfileTarget): Promise<LedgerEntry> {
    return this.database.transaction(async (tx) => {
      await lease.fence(tx);
      const known = await this.players.lockAccounts(tx, batch.asked);
      const outcome = await this.saveAccounts(tx, batch, known);
      await this.rejected.resolveAt(tx, USERS_SOURCE, batch.accounts.map(placeOf));
      await this.rejected.save(tx, USERS_SOURCE, runId, batch.odd.map(toRejection));
      const entry = makeEntry(batch, known, outcome);
      await this.ledger.add(tx, runId, entry);
      await this.orders.addFindings(tx, runId, {
        ...countFindings(batch, known),
        renamed: await this.players.countRenamed(tx, batch.asked),
      });
      return entry;
    });
  }

  /** Tries a user object again that was rejected. */
  async replay(raw: string, target: ProfileTarget): Promise<LedgerEntry> {
    const user = JSON.parse(raw) as { id: PlayerId };
    const asked = [user.id.toLowerCase() as PlayerId];
    return this.write({ ...parseAccounts([user], new Set(asked)), asked }, target);
  }

  private async saveAccounts(
    tx: Tx,
    { asked, accounts, odd }: ProfileBatch,
    known: ReadonlyMap<PlayerId, KnownAccount>,
  ): Promise<ProfileOutcome> {
    const told = new Map(accounts.map((account) => [account.id, account]));
    const oddIds = new Set(odd.map(({ id }) => id));
    await this.players.saveSightings(
      tx,
      accounts.filter(({ closed }) => !closed),
    );
    await this.players.saveAccounts(
      tx,
      asked.map((id) => factsOf(id, told.get(id), known.get(id)?.state ?? 'seen', oddIds.has(id))),
    );
    return this.profiles.save(
      tx,
      accounts.flatMap(({ id, profile }) => (profile ? [{ ...profile, id }] : [])),
    );
  }
}

/** Of whom nothing could be understood, nothing is said but that they were looked at. */
function factsOf(id: PlayerId, account: LichessAccount | undefined, before: AccountState, odd: boolean): AccountFacts {
  if (account) return { ...account, state: account.closed ? 'closed' : 'open', marked: markOf(account) };
  return { id, state: odd ? before : stateLeftOut(before) };
}

/** Of a closed account no more is said than that it is closed. */
function markOf({ closed, marked }: LichessAccount): boolean | undefined {
  return closed ? undefined : marked;
}

/** Lichess leaves out whom it does not know; whether it did so with closed accounts in other years is not certain. */
function stateLeftOut(before: AccountState): AccountFacts['state'] {
  return before === 'closed' ? 'closed' : 'unknown';
}

function makeEntry(
  batch: ProfileBatch,
  known: ReadonlyMap<PlayerId, KnownAccount>,
  saved: ProfileOutcome,
): LedgerEntry {
  const { asked, accounts, odd } = batch;
  const told = new Map(accounts.map((account) => [account.id, account]));
  const oddIds = new Set(odd.map(({ id }) => id));
  const isUpdated = (id: PlayerId): boolean => {
    const before = known.get(id);
    const after = factsOf(id, told.get(id), before?.state ?? 'seen', false);
    return saved.updated.has(id) || before?.state !== after.state || before.marked !== (after.marked ?? before.marked);
  };
  const others = asked.filter((id) => !oddIds.has(id) && !saved.inserted.has(id));
  const updated = others.filter(isUpdated).length;
  return {
    received: asked.length,
    inserted: saved.inserted.size,
    updated,
    unchanged: others.length - updated,
    rejected: oddIds.size,
  };
}

function countFindings(
  { asked, accounts, odd }: ProfileBatch,
  known: ReadonlyMap<PlayerId, KnownAccount>,
): Omit<ProfileFindings, 'renamed'> {
  const told = new Set([...accounts, ...odd].map(({ id }) => id));
  const leftOut = asked.filter((id) => !told.has(id));
  const unknown = leftOut.filter((id) => stateLeftOut(known.get(id)?.state ?? 'seen') === 'unknown').length;
  return {
    unknown,
    closed: accounts.filter(({ closed }) => closed).length + leftOut.length - unknown,
    marked: accounts.filter(({ marked }) => marked).length,
  };
}

function toRejection(account: OddAccount): Rejection {
  return { record: { text: account.raw, position: placeOf(account) }, reason: toPlainText(account.reason) };
}

function placeOf({ id }: { id: PlayerId }): string {
  return `account ${id}`;
}
