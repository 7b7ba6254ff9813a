import { formatCount, formatDuration } from './terminal.js';

const WINDOW_MS = 10_000;

/** Turns counts of written games into the progress line: games, rate, time left. */
export class ExportProgress {
  private samples: { atMs: number; games: number }[] = [];

  constructor(
    private readonly total: number,
    private readonly now: () => number = Date.now,
  ) {}

  render(games: number): string {
    const atMs = this.now();
    this.samples = [...this.samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS), { atMs, games }];
    const first = this.samples[0] ?? { atMs, games };
    const seconds = (atMs - first.atMs) / 1000;
    const rate = seconds > 0 ? (games - first.games) / seconds : 0;
    const left = this.total - games;
    const share = this.total > 0 ? Math.min(100, Math.floor((100 * games) / this.total)) : 100;
    return [
      `${formatCount(games)} of ${formatCount(this.total)} games`,
      `${share}%`,
      `${formatCount(Math.round(rate))} games/s`,
      ...(rate > 0 && left > 0 ? [`${formatDuration(left / rate)} to go`] : []),
    ].join(' · ');
  }
}
