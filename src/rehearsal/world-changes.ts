import type { GameInput } from './game-record.js';
import type { GameStore, LateAnalysis } from './game-store.js';
import type { GameJson } from './lichess-json.js';

/** Something that happens to the world while it is being read. */
export type WorldChange =
  | { type: 'finishGame'; id: string; patch: Partial<GameJson> }
  | { type: 'addGame'; game: GameInput }
  | { type: 'removeGame'; id: string }
  | { type: 'addAnalysis'; id: string; late: LateAnalysis }
  | { type: 'closeAccount' | 'reopenAccount'; player: string }
  | { type: 'renameAccount'; player: string; username: string };

/** When: once `afterRequests` admitted requests have begun, and the next one has sent `afterLines` lines (default 0). */
export interface ChangeMoment {
  afterRequests: number;
  afterLines?: number;
}

export interface ScriptedChange {
  applyAt: ChangeMoment;
  change: WorldChange;
}

export function applyChange(store: GameStore, change: WorldChange): void {
  switch (change.type) {
    case 'finishGame':
      store.finishGame(change.id, change.patch);
      break;
    case 'addGame':
      store.addGame(change.game);
      break;
    case 'removeGame':
      store.removeGame(change.id);
      break;
    case 'addAnalysis':
      store.addAnalysis(change.id, change.late);
      break;
    case 'closeAccount':
      store.closeAccount(change.player);
      break;
    case 'reopenAccount':
      store.reopenAccount(change.player);
      break;
    case 'renameAccount':
      store.renameAccount(change.player, change.username);
      break;
  }
}

/** Applies scripted changes at their moments; one whose answer was too short for `afterLines` comes with the next request. */
export class ChangeSchedule {
  private requests = 0;
  private waiting: ScriptedChange[];

  constructor(
    private readonly store: GameStore,
    changes: readonly ScriptedChange[] = [],
  ) {
    this.waiting = [...changes];
  }

  get pending(): readonly ScriptedChange[] {
    return this.waiting;
  }

  add(changes: readonly ScriptedChange[]): void {
    this.waiting.push(...changes);
  }

  requestBegins(): void {
    this.apply(({ afterRequests, afterLines = 0 }) =>
      afterLines === 0 ? afterRequests <= this.requests : afterRequests < this.requests,
    );
    this.requests++;
  }

  linesSent(lines: number): void {
    if (this.waiting.length === 0) return;
    this.apply(({ afterRequests, afterLines = 0 }) => afterRequests === this.requests - 1 && afterLines <= lines);
  }

  private apply(isDue: (moment: ChangeMoment) => boolean): void {
    const due = this.waiting.filter(({ applyAt }) => isDue(applyAt));
    if (due.length === 0) return;
    this.waiting = this.waiting.filter((scripted) => !due.includes(scripted));
    for (const { change } of due) applyChange(this.store, change);
  }
}
