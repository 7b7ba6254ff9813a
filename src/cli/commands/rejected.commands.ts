import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { RejectedRecordsService } from '../../ingestion/rejected-records.service.js';
import type { RejectedReason, RejectedView } from '../../ingestion/rejected-view.js';
import { parsePositive, type WithApp } from '../program.js';
import { CommandFailed } from '../runtime.js';
import { describeRun } from '../sync-progress.js';
import { formatTable } from '../table.js';
import { formatCount } from '../terminal.js';

const SHOWN_CHARACTERS = 120;

interface FilterOptions {
  run?: number;
  source?: string;
  resolved?: boolean;
  json?: boolean;
}

interface ListOptions extends FilterOptions {
  limit: number;
  reasons?: boolean;
}

export function addRejectedCommands(program: Command, withApp: WithApp): void {
  const rejected = program.command('rejected').description('records that could not be stored');
  addListCommand(rejected, withApp);
  addShowCommand(rejected, withApp);
  addReplayCommand(rejected, withApp);
  addExportCommand(rejected, withApp);
}

function addFilterOptions(command: Command): Command {
  return command
    .option('--run <number>', 'only those of this run', parsePositive)
    .option('--source <name>', 'only those of this source, such as file:games.pgn or lichess:someplayer')
    .option('--resolved', 'those whose game was stored after all');
}

function addListCommand(rejected: Command, withApp: WithApp): void {
  addFilterOptions(rejected.command('list').description('show them, newest first'))
    .option('--limit <number>', 'how many', parsePositive, 20)
    .option('--reasons', 'show what is wrong with how many of them instead')
    .option('--json', 'answer with one JSON line')
    .action((options: ListOptions) =>
      withApp(async ({ app, terminal }) => {
        const service = app.get(RejectedRecordsService, { strict: false });
        const filter = toFilter(options);
        if (options.reasons) {
          const reasons = await service.listReasons(filter);
          terminal.answer(reasons, describeReasons(reasons));
          return;
        }
        const records = await service.list({ ...filter, limit: options.limit });
        terminal.answer(records.map(toPlain), records.map(describe).join('\n') || 'No rejected records.');
      }, options),
    );
}

function addShowCommand(rejected: Command, withApp: WithApp): void {
  rejected
    .command('show')
    .description('show one of them in full')
    .argument('<id>', 'number of the record', parsePositive)
    .option('--json', 'answer with one JSON line')
    .action((id: number, options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const record = await app.get(RejectedRecordsService, { strict: false }).get(id);
        terminal.answer(toPlain(record), `${describeHead(record)}\n\n${record.raw.toString('utf8')}`);
      }, options),
    );
}

function addReplayCommand(rejected: Command, withApp: WithApp): void {
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

function addExportCommand(rejected: Command, withApp: WithApp): void {
  addFilterOptions(
    rejected.command('export').description('write them to a file, one JSON object a line, byte for byte'),
  )
    .requiredOption('--output <file>', 'where to; an existing file is not overwritten')
    .option('--json', 'answer with one JSON line')
    .action((options: FilterOptions & { output: string }) =>
      withApp(async ({ app, terminal }) => {
        const records = app.get(RejectedRecordsService, { strict: false }).stream(toFilter(options));
        let count = 0;
        const lines = async function* (): AsyncIterable<string> {
          for await (const record of records) {
            count++;
            yield `${JSON.stringify({ ...record, raw: undefined, rawBase64: record.raw.toString('base64') })}\n`;
          }
        };
        await pipeline(Readable.from(lines()), createWriteStream(options.output, { flags: 'wx' }));
        terminal.answer(
          { records: count, output: options.output },
          `${formatCount(count)} records in ${options.output}.`,
        );
      }, options),
    );
}

function toFilter({ run, source, resolved }: FilterOptions): { runId?: number; source?: string; resolved?: boolean } {
  return { runId: run, source, resolved };
}

function toPlain(record: RejectedView): Record<string, unknown> {
  return { ...record, raw: record.raw.toString('utf8') };
}

function describe(record: RejectedView): string {
  const raw = record.raw.toString('utf8');
  const shown = raw.length > SHOWN_CHARACTERS ? `${raw.slice(0, SHOWN_CHARACTERS)}…` : raw;
  return `${describeHead(record)}\n    ${shown.replaceAll('\n', ' ')}`;
}

function describeHead(record: RejectedView): string {
  const times = record.attempts === 1 ? 'once' : `${record.attempts} times`;
  return [
    `${record.id}  ${record.reason}`,
    `    ${record.source}, ${record.position}, received ${times}, last in run ${record.lastRunId}`,
  ].join('\n');
}

function describeReasons(reasons: readonly RejectedReason[]): string {
  if (reasons.length === 0) return 'No rejected records.';
  return formatTable(
    ['records', 'reason', 'first'],
    reasons.map(({ records, example, firstId }) => ({
      records: formatCount(records),
      reason: example,
      first: firstId,
    })),
  );
}
