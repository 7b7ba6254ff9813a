import type { FailureView, QueueView, WorkerView } from '../queues/failure-view.js';
import type { AttemptError } from '../queues/job-failure.entity.js';
import { formatTable } from './table.js';
import { formatCount, formatDuration, formatPairs } from './terminal.js';

const COUNTS = ['waiting', 'delayed', 'active', 'dead'] as const;
const OLDEST = 'oldest waits';

/** One line a queue, numbers under each other. */
export function describeQueues(queues: readonly QueueView[]): string {
  const rows = queues.map((queue) => ({
    queue: queue.name,
    ...alignRight(Object.fromEntries(COUNTS.map((column) => [column, formatCount(queue[column])]))),
    ...alignRight({
      [OLDEST]: queue.oldestWaitingMs === null ? '-' : formatDuration(queue.oldestWaitingMs / 1000),
    }),
    state: queue.paused ? 'paused' : 'open',
  }));
  return formatTable(['queue', ...COUNTS, OLDEST, 'state'], rows);
}

export function describeWorkers(workers: readonly WorkerView[], now = Date.now()): string {
  if (workers.length === 0) return 'No process is at work: start one with `npm start`.';
  const age = (time: Date): string => formatDuration((now - time.getTime()) / 1000);
  const rows = workers.map(({ name, roles, version, since, seenAt }) => ({
    process: name,
    roles: roles.join(', '),
    version,
    up: age(since),
    seen: `${age(seenAt)} ago`,
  }));
  return formatTable(['process', 'roles', 'version', 'up', 'seen'], rows);
}

/** Two lines a job, those of all under each other. */
export function describeFailures(failures: readonly FailureView[]): string {
  if (failures.length === 0) return 'No failed jobs.';
  const cells = failures.map(({ state, jobId, queue, attempts, lastFailedAt }) => [
    state,
    jobId,
    queue,
    countFailures(attempts),
    formatTime(lastFailedAt),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const indent = ' '.repeat((widths[0] ?? 0) + 2);
  const lines = failures.flatMap(({ message }, i) => [
    (cells[i] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
    `${indent}${message.split('\n')[0] ?? ''}`,
  ]);
  const hint = '`jobs show <id>` tells all about one, `jobs retry <id>` puts a dead one back.';
  return [...lines.map((line) => line.trimEnd()), '', hint].join('\n');
}

/** Everything about one failed job: what it was asked to do, then every attempt with its causes. */
export function describeFailure(failure: FailureView): string {
  const { queue, jobId, name, state, attempts, payload, firstFailedAt, lastFailedAt, errors } = failure;
  const facts = formatPairs([
    ['Queue', queue],
    ['Kind', name],
    ['State', state === 'dead' ? `dead: \`jobs retry ${jobId}\` puts it back` : 'retrying: it starts again by itself'],
    ['Failures', `${attempts} in a row`],
    ['First', formatTime(firstFailedAt)],
    ['Last', formatTime(lastFailedAt)],
    ['Payload', JSON.stringify(payload)],
  ]);
  return [jobId, facts, '', ...errors.map(describeAttempt)].join('\n').trimEnd();
}

/** 1 job put back. */
export function describeReplay(replayed: number): string {
  return `${formatCount(replayed)} ${replayed === 1 ? 'job' : 'jobs'} put back.`;
}

function describeAttempt({ at, chain }: AttemptError): string {
  const time = formatTime(new Date(at));
  const indent = ' '.repeat(time.length + 4);
  return chain
    .map(({ name, message }, depth) => {
      const text = `${name}: ${message}`.replaceAll('\n', `\n${indent}`);
      return depth === 0 ? `  ${time}  ${text}` : `${indent}because ${text}`;
    })
    .join('\n');
}

function countFailures(attempts: number): string {
  if (attempts === 0) return 'put back';
  return attempts === 1 ? '1 failure' : `${attempts} failures`;
}

/** Pads each value to the width of its column's name. */
function alignRight(row: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([column, text]) => [column, text.padStart(column.length)]));
}

/** Whole seconds in UTC, such as 2026-05-01T18:30:00Z. */
function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
