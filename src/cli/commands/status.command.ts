import type { Command } from 'commander';
import { StatusService, type StatusReport } from '../../operations/status.service.js';
import type { WithApp } from '../program.js';
import { formatClock, formatCount, formatPairs } from '../terminal.js';

export function addStatusCommand(program: Command, withApp: WithApp): void {
  program
    .command('status')
    .description('what is stored, who works, what Lichess said last')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, database, terminal }) => {
        const report = await app.get(StatusService, { strict: false }).report(database.kind);
        terminal.answer(report, describe(report));
      }, options),
    );
}

function describe(report: StatusReport): string {
  const { gate } = report;
  const lichess = gate.pausedUntil
    ? `asked us to pause until ${formatClock(gate.pausedUntil)}`
    : gate.holder
      ? `${gate.holder} is talking to it since ${formatClock(gate.heldSince ?? new Date())}`
      : 'free';
  const workers = report.workers.map(
    (worker) => `${worker.name} (${worker.roles.join(', ')}) since ${worker.since.toISOString()}`,
  );
  const head = formatPairs([
    ['Rookery', report.version],
    ['Database', `${report.database.kind} PostgreSQL ${report.database.version}, ${report.database.size}`],
    ['Games', formatCount(report.games)],
    ['Players', `${formatCount(report.players)}, ${formatCount(report.trackedPlayers)} of them followed`],
    ['Rejected records', formatCount(report.rejected)],
    ['Lichess', lichess],
    ['Jobs', describeQueues(report)],
    ['Workers', workers.length > 0 ? workers.join(', ') : 'none: start one with `npm start`, or use `sync`'],
  ]);
  const runs = report.activeRuns.map(
    (run) => `  run ${run.id}: ${run.playerId} is ${run.state}, ${formatCount(run.received)} games received`,
  );
  return [head, ...(runs.length > 0 ? ['Active runs', ...runs] : ['No run is active.'])].join('\n');
}

function describeQueues({ jobs }: StatusReport): string {
  const queues = jobs.queues.map(({ name, waiting, delayed, active, dead, paused }) => {
    const counts = `${active} active, ${waiting + delayed} waiting${dead > 0 ? `, ${dead} dead` : ''}`;
    return `${name} ${paused ? 'paused, ' : ''}${counts}`;
  });
  return `in ${jobs.transport === 'redis' ? 'Redis' : 'PostgreSQL'}: ${queues.join('; ')}`;
}
