import type { RunTree, RunView } from '../runs/run-view.js';
import { formatTable } from './table.js';
import { formatCount } from './terminal.js';

/** The progress line of a pipeline: how far it is, and how far the stage is that is at work. */
export function renderProgress(tree: RunTree): string {
  const stage = tree.stages.find(({ state }) => state !== 'done' && state !== 'failed');
  const parts = [
    tree.percent === null ? [] : `${tree.percent}%`,
    stage ? describeStage(stage) : [],
    tree.message ?? [],
  ];
  return `${nameOf(tree)}: ${parts.flat().join(' · ') || tree.state}`;
}

/** A run and its stages, for people. */
export function describeTree(tree: RunTree): string {
  const head = `${nameOf(tree)} is ${tree.state} (run ${tree.id}, started by ${tree.startedBy}).`;
  const message = tree.message === null ? [] : [`  ${tree.message}`];
  const stages = tree.stages.length === 0 ? [] : [describeRuns(tree.stages)];
  return [head, ...message, ...stages].join('\n');
}

/** Runs one a line. */
export function describeRuns(runs: readonly RunView[]): string {
  const rows = runs.map((run) => ({
    run: run.id,
    what: nameOf(run),
    state: run.state,
    done: run.percent === null ? '' : `${run.percent}%`,
    units: describeUnits(run),
    'took, s': describeTime(run),
    'started by': run.startedBy,
    message: run.message ?? '',
  }));
  return formatTable(['run', 'what', 'state', 'done', 'units', 'took, s', 'started by', 'message'], rows);
}

function nameOf(run: RunView): string {
  return run.name ?? `${run.kind}${run.playerId === null ? '' : ` ${run.playerId}`}`;
}

function describeStage(stage: RunView): string[] {
  if (stage.total === null) return [`${stage.name} begins`];
  const failed = stage.failed > 0 ? [`${formatCount(stage.failed)} failed`] : [];
  return [`${stage.name} ${formatCount(stage.finished + stage.failed)} of ${formatCount(stage.total)}`, ...failed];
}

function describeUnits({ total, finished, failed }: RunView): string {
  const ended = `${formatCount(finished + failed)}${total === null ? '' : ` of ${formatCount(total)}`}`;
  return failed > 0 ? `${ended}, ${formatCount(failed)} failed` : ended;
}

function describeTime({ startedAt, finishedAt }: RunView): string {
  if (!startedAt) return '';
  return (((finishedAt ?? new Date()).getTime() - startedAt.getTime()) / 1000).toFixed(1);
}
