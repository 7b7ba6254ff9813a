import type { Command } from 'commander';
import { StatusService, type StatusReport } from '../../operations/status.service.js';
import { summariseCrawl } from '../crawl-text.js';
import { describeQueues, describeWorkers } from '../jobs-text.js';
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
  const head = formatPairs([
    ['Rookery', report.version],
    ['Database', `${report.database.kind} PostgreSQL ${report.database.version}, ${report.database.size}`],
    ['Games', formatCount(report.games)],
    ['Players', `${formatCount(report.players)}, ${formatCount(report.trackedPlayers)} of them followed`],
    ['Rejected records', formatCount(report.rejected)],
    ['Lichess', lichess],
    ['Jobs', `in ${report.jobs.transport === 'redis' ? 'Redis' : 'PostgreSQL'}`],
  ]);
  const runs = report.activeRuns.map(
    (run) => `  run ${run.id}: ${run.playerId} is ${run.state}, ${formatCount(run.received)} games received`,
  );
  return [
    head,
    '',
    describeQueues(report.jobs.queues),
    '',
    describeWorkers(report.workers),
    '',
    ...(runs.length > 0 ? ['Active runs', ...runs] : ['No run is active.']),
    ...(report.crawls.length > 0 ? ['', 'Crawls', ...report.crawls.map(summariseCrawl)] : []),
  ].join('\n');
}
