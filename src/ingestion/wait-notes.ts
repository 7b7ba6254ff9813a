import type { GateWait } from '../lichess/lichess-gate.js';
import type { RunsService } from '../runs/runs.service.js';

/** Writes down on a run why it waits for the gate; the state is for people to look at. */
export class WaitNotes {
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly runs: RunsService,
    private readonly runId: number,
  ) {}

  /** To be told by the gate. In order, and never in the way. */
  readonly onWait = (wait: GateWait | undefined): void => {
    this.saving = this.saving.then(() => this.save(wait)).catch(() => undefined);
  };

  /** Resolves when all of it is written, so that it cannot come after the end of the run. */
  async saved(): Promise<void> {
    await this.saving;
  }

  private async save(wait: GateWait | undefined): Promise<void> {
    if (!wait) return this.runs.markRunning(this.runId);
    if (wait.reason === 'paused') return this.runs.markWaiting(this.runId, 'Lichess asked us to pause', wait.until);
    return this.runs.markWaiting(this.runId, 'Another process is talking to Lichess');
  }
}
