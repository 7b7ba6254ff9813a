import type { Command } from 'commander';
import { RejectedRecordsService } from '../../ingestion/rejected-records.service.js';
import type { RejectedView } from '../../ingestion/rejected-view.js';
import { parsePositive, type WithApp } from '../program.js';
import { CommandFailed } from '../runtime.js';
import { describeRun } from '../sync-progress.js';

const SHOWN_CHARACTERS = 120;

interface ListOptions {
  limit: number;
  run?: number;
  resolved?: boolean;
  json?: boolean;
}

export function addRejectedCommands(program: Command, withApp: WithApp): void {
  const rejected = program.command('rejected').description('records that could not be stored');
  rejected
    .command('list')
    .description('show them, newest first')
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--run <number>', 'only those of this run', parsePositive)
    .option('--resolved', 'show those whose game was stored after all')
    .option('--json', 'answer with one JSON line')
    .action((options: ListOptions) =>
      withApp(async ({ app, terminal }) => {
        const service = app.get(RejectedRecordsService, { strict: false });
        const records = await service.list({ limit: options.limit, runId: options.run, resolved: options.resolved });
        terminal.answer(records.map(toPlain), records.map(describe).join('\n') || 'No rejected records.');
      }, options),
    );
  rejected
    .command('replay')
    .description('try them again with the rules of today')
    .argument('[id]', 'only this one', parsePositive)
    .option('--json', 'answer with one JSON line')
    .action((id: number | undefined, options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const run = await app.get(RejectedRecordsService, { strict: false }).replay({ startedBy: 'cli', recordId: id });
        if (!run) {
          terminal.remark('Another process is replaying already; try again when it is done.');
          throw new CommandFailed();
        }
        terminal.answer(run, describeRun(run));
      }, options),
    );
}

function toPlain(record: RejectedView): Record<string, unknown> {
  return { ...record, raw: record.raw.toString('utf8') };
}

function describe(record: RejectedView): string {
  const raw = record.raw.toString('utf8');
  const shown = raw.length > SHOWN_CHARACTERS ? `${raw.slice(0, SHOWN_CHARACTERS)}…` : raw;
  const times = record.attempts === 1 ? 'once' : `${record.attempts} times`;
  return [
    `${record.id}  ${record.reason}`,
    `    ${record.source}, ${record.position}, received ${times}, last in run ${record.lastRunId}`,
    `    ${shown}`,
  ].join('\n');
}
