import type { AnalysisEffort } from '../analysis/analyses.service.js';
import type { RunView } from '../runs/run-view.js';
import { formatCount, formatDuration } from './terminal.js';

const WINDOW_MS = 30_000;

interface Sample {
  atMs: number;
  ended: number;
  effort: AnalysisEffort;
}

/** Turns looks at an analysis into the progress line: games, positions and nodes a second, games left, time left. */
export class AnalysisProgress {
  private samples: Sample[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  render(run: RunView, effort: AnalysisEffort): string {
    const ended = run.finished + run.failed;
    const name = run.playerId ?? `run ${run.id}`;
    const total = run.total ?? 0;
    const first = this.remember({ atMs: this.now(), ended, effort });
    const seconds = (this.now() - first.atMs) / 1000;
    const perSecond = (now: number, before: number): number => (seconds > 0 ? (now - before) / seconds : 0);
    const rate = perSecond(ended, first.ended);
    const parts = [
      `${formatCount(ended)} of ${formatCount(total)} games`,
      `${perSecond(effort.positions, first.effort.positions).toFixed(1)} positions/s`,
      `${formatCount(Math.round(perSecond(effort.nodes, first.effort.nodes) / 1000))} knodes/s`,
      ...(run.failed > 0 ? [`${formatCount(run.failed)} failed`] : []),
      `${formatCount(total - ended)} left`,
      ...(rate > 0 ? [`${formatDuration((total - ended) / rate)} to go`] : []),
    ];
    return `${name}: ${parts.join(' · ')}`;
  }

  /** @returns the oldest look that still counts */
  private remember(sample: Sample): Sample {
    this.samples = [...this.samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS), sample];
    return this.samples[0] ?? sample;
  }
}

/** How an analysis ended, for people. */
export function describeAnalysisRun(run: RunView, effort: AnalysisEffort): string {
  const what = run.playerId === null ? `Run ${run.id}` : `The analysis of ${run.playerId}'s games`;
  const outcome = run.state === 'failed' ? 'failed' : `is ${run.state}`;
  const message = run.message === null ? '' : ` ${run.message}.`;
  const counts = `${formatCount(run.finished)} of ${formatCount(run.total ?? 0)} games analysed`;
  const searched = `${formatCount(effort.positions)} positions searched, ${formatCount(Math.round(effort.nodes / 1000))} knodes`;
  return `${what} ${outcome} (run ${run.id}): ${counts}, ${searched}.${message}`;
}
