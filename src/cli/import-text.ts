import type { ImportProgress, ImportTaskView, ImportView } from '../ingestion/files/import-view.js';
import { formatCount, formatDuration } from './terminal.js';

const RATE_WINDOW_MS = 10_000;
const MEGABYTE = 1_000_000;

interface Sample {
  atMs: number;
  received: number;
  bytes: number;
}

/** Turns the state of an import into the progress line: share of the bytes, games, rates, time left. */
export class ImportProgressLine {
  private samples: Sample[] = [];

  constructor(private readonly now: () => number = Date.now) {}

  render({ received, rejected, bytes, totalBytes }: ImportProgress): string {
    const atMs = this.now();
    this.samples = [...this.samples.filter((s) => atMs - s.atMs <= RATE_WINDOW_MS), { atMs, received, bytes }];
    const first = this.samples[0] ?? { atMs, received, bytes };
    const seconds = (atMs - first.atMs) / 1000;
    const perSecond = (from: number, to: number): number => (seconds > 0 ? (to - from) / seconds : 0);
    const byteRate = perSecond(first.bytes, bytes);
    const parts = [
      totalBytes ? `${Math.floor((100 * bytes) / totalBytes)}% of ${formatBytes(totalBytes)}` : formatBytes(bytes),
      `${formatCount(received)} games`,
      `${formatCount(Math.round(perSecond(first.received, received)))} games/s`,
    ];
    if (rejected > 0) parts.push(`${formatCount(rejected)} rejected`);
    if (totalBytes && byteRate > 0 && totalBytes > bytes) {
      parts.push(`${formatDuration((totalBytes - bytes) / byteRate)} left`);
    }
    return parts.join(' · ');
  }
}

/** 12.3 MB */
export function formatBytes(bytes: number): string {
  if (bytes < MEGABYTE) return `${formatCount(Math.ceil(bytes / 1000))} kB`;
  const megabytes = bytes / MEGABYTE;
  return megabytes < 100 ? `${megabytes.toFixed(1)} MB` : `${formatCount(Math.round(megabytes))} MB`;
}

/** What an import brought, for people. */
export function describeImport(run: ImportView): string {
  const lines = run.files.length > 1 ? run.files.map(describeFile) : [];
  const total =
    run.state === 'done' ? 'The import is done' : `The import ${run.state === 'failed' ? 'failed' : `is ${run.state}`}`;
  lines.push(`${total} (run ${run.id}). ${describeCounts(run)}.`);
  if (run.message) lines.push(run.message);
  if (run.rejected > 0) lines.push(`\`rookery rejected list --run ${run.id} --reasons\` says what is wrong with them.`);
  return lines.join('\n');
}

function describeFile(file: ImportTaskView): string {
  return `${file.name}: ${describeCounts(file)}${file.message === null ? '' : ` – ${file.message}`}`;
}

function describeCounts(
  counts: Pick<ImportView, 'received' | 'inserted' | 'updated' | 'unchanged' | 'rejected'>,
): string {
  const { received, inserted, updated, unchanged, rejected } = counts;
  return (
    `${formatCount(received)} received = ${formatCount(inserted)} new + ${formatCount(updated)} updated + ` +
    `${formatCount(unchanged)} unchanged + ${formatCount(rejected)} rejected`
  );
}
