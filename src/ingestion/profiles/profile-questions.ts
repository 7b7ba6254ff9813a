import { Injectable } from '@nestjs/common';
import type { PlayerId } from '../../chess/ids.js';
import { LichessClient } from '../../lichess/lichess-client.js';
import { LichessError } from '../../lichess/lichess.errors.js';
import type { GateOptions } from '../../lichess/lichess-gate.js';
import type { AccountsAnswer } from '../../lichess/parse-account.js';
import { RunsService } from '../../runs/runs.service.js';
import { LedgerRepository } from '../ledger.repository.js';
import { WaitNotes } from '../wait-notes.js';
import { ProfileBudget, type ProfileGrant } from './profile-budget.js';

/** Asks Lichess after players. */
@Injectable()
export class ProfileQuestions {
  constructor(
    private readonly client: LichessClient,
    private readonly runs: RunsService,
    private readonly ledger: LedgerRepository,
    private readonly budget: ProfileBudget,
  ) {}

  /** @throws LichessError */
  async ask(
    runId: number,
    asked: readonly PlayerId[],
    grant: ProfileGrant,
    signal: AbortSignal,
  ): Promise<AccountsAnswer> {
    const waits = new WaitNotes(this.runs, runId);
    const options: GateOptions = { signal, onWait: waits.onWait };
    try {
      const answer = await this.askOnce(runId, asked, grant, options);
      if (answer.accounts.length + answer.odd.length === 0) await this.confirmNobody(runId, asked, options);
      return answer;
    } finally {
      await waits.saved();
    }
  }

  private async askOnce(
    runId: number,
    asked: readonly PlayerId[],
    grant: ProfileGrant,
    options: GateOptions,
  ): Promise<AccountsAnswer> {
    await this.ledger.countRequest(runId);
    try {
      return await this.client.listAccounts(asked, options);
    } finally {
      // Should it not be written, the request counts from when it was decided upon.
      await this.budget.settle(grant).catch(() => undefined);
    }
  }

  /** An answer without anybody may be a hiccup; then the account page of the first one says more. */
  private async confirmNobody(runId: number, [first]: readonly PlayerId[], options: GateOptions): Promise<void> {
    if (first === undefined) return;
    await this.ledger.countRequest(runId);
    if (!(await this.client.findAccount(first, options))) return;
    throw new LichessError('unexpected-content', `Lichess left out everybody, although it knows "${first}"`);
  }
}
