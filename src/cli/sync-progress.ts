import type { RunView } from '../runs/run-view.js';
import { formatClock, formatCount, formatDuration } from './terminal.js';

const RATE_WINDOW_MS = 10_000;

interface Sample {
  atMs: number;
  received: number;
}

/** Turns looks at a run into the progress line: games, rate, share of the account's count, time left, or why it waits. */
export class SyncProgress {
  private samples: Sample[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  render(run: RunView): string {
    const name = run.playerId ?? `run ${run.id}`;
    if (run.state === 'waiting') return `${name}: ${formatCount(run.received)} games · ${explainWait(run)}`;
    if (run.state === 'queued') return `${name}: waiting for a free hand`;
    const rate = this.rate(run.received);
    const parts = [`${formatCount(run.received)} games`, `${formatRate(rate)} games/s`, ...this.share(run, rate)];
    if (run.rejected > 0) parts.push(`${formatCount(run.rejected)} kept aside`);
    return `${name}: ${parts.join(' · ')}`;
  }

  private rate(received: number): number {
    const atMs = this.now();
    this.samples = [...this.samples.filter((sample) => atMs - sample.atMs <= RATE_WINDOW_MS), { atMs, received }];
    const first = this.samples[0];
    const seconds = first ? (atMs - first.atMs) / 1000 : 0;
    return first && seconds > 0 ? (received - first.received) / seconds : 0;
  }

  private share(run: RunView, rate: number): string[] {
    if (!run.accountGames || run.maxGames !== null) return [];
    const share = Math.min(1, run.received / run.accountGames);
    const parts = [`${Math.floor(share * 100)}% of ${formatCount(run.accountGames)}`];
    const left = run.accountGames - run.received;
    if (rate > 0 && left > 0) parts.push(`${formatDuration(left / rate)} left`);
    return parts;
  }
}

function explainWait(run: RunView): string {
  if (run.waitingUntil) return `${run.message ?? 'waiting'} until ${formatClock(run.waitingUntil)}`;
  return run.message ?? 'waiting';
}

function formatRate(rate: number): string {
  return rate >= 10 ? formatCount(Math.round(rate)) : rate.toFixed(1);
}

/** What a finished run brought, for people. */
export function describeRun(run: RunView): string {
  const counts = [
    `${formatCount(run.received)} received`,
    `${formatCount(run.inserted)} new`,
    `${formatCount(run.updated)} updated`,
    `${formatCount(run.unchanged)} unchanged`,
    `${formatCount(run.rejected)} rejected`,
  ].join(', ');
  const stored = run.storedGames === null ? [] : [`${formatCount(run.storedGames)} finished games stored.`];
  const requests = run.requests === 1 ? '1 request' : `${formatCount(run.requests)} requests`;
  const lines = [
    `${run.playerId ?? 'The replay'} ${describeOutcome(run)} (run ${run.id}).`,
    `${counts}; ${requests}.`,
    ...stored,
  ];
  return [...lines, ...run.notes.map((note) => `Note: ${note}`)].join('\n');
}

function describeOutcome(run: RunView): string {
  if (run.state === 'failed') return `failed: ${run.message}`;
  if (run.state === 'stopped') return `was stopped: ${run.message}`;
  if (run.state !== 'done') return `is ${run.state}`;
  return run.playerId === null ? 'is done' : 'is up to date';
}
