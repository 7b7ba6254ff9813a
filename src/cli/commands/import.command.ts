import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { CSV_COLUMNS } from '../../ingestion/files/csv-games.js';
import { ImportsService, type RequestedImport } from '../../ingestion/files/imports.service.js';
import type { ImportView } from '../../ingestion/files/import-view.js';
import { describeImport, ImportProgressLine } from '../import-text.js';
import type { WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { formatCount, type Terminal } from '../terminal.js';

interface ImportCommandOptions {
  trust?: boolean;
  columns?: string;
  maxRejected: number;
  json?: boolean;
}

const DEFAULT_SHARE = 0.05;
const SHOWN_FILES = 5;

export function addImportCommand(program: Command, withApp: WithApp): void {
  program
    .command('import')
    .description('read games from files: PGN, NDJSON of Lichess, CSV; plain, .gz, .bz2 or .zst')
    .argument('<files...>', 'paths, directories, patterns, or - for standard input')
    .option('--trust', 'do not check the moves by the rules')
    .option('--columns <file>', `JSON file that says which column of a table is what: {"moves": "Moves", ...}`)
    .option(
      '--max-rejected <share>',
      'share of rejected records that still counts as success',
      parseShare,
      DEFAULT_SHARE,
    )
    .option('--json', 'answer with one JSON line')
    .action((files: string[], options: ImportCommandOptions) =>
      withApp((context) => importFiles(context, files, options), options),
    );
}

async function importFiles(context: CommandContext, names: string[], options: ImportCommandOptions): Promise<void> {
  const { terminal } = context;
  const imports = context.app.get(ImportsService, { strict: false });
  const columns = options.columns === undefined ? undefined : await readColumns(options.columns);
  const requested = await imports.request({ names, startedBy: 'cli', trusted: options.trust, columns });
  remarkOn(requested, terminal);
  const run = await followToEnd(context, imports, requested);
  terminal.answer(run, describeImport(run));
  if (run.state === 'failed') throw new CommandFailed();
  if (run.rejected > run.received * options.maxRejected) {
    const share = `${(100 * options.maxRejected).toFixed(options.maxRejected < 0.01 ? 2 : 0)}%`;
    terminal.remark(`More than ${share} of the records were rejected (--max-rejected).`);
    throw new CommandFailed();
  }
}

function remarkOn({ run, created, found }: RequestedImport, terminal: Terminal): void {
  if (!created) terminal.remark(`Going on with run ${run.id}, ${formatCount(run.received)} records received so far.`);
  for (const remark of found.passedOver.slice(0, SHOWN_FILES)) terminal.remark(`Passed over: ${remark}`);
  const more = found.passedOver.length - SHOWN_FILES;
  if (more > 0) terminal.remark(`Passed over: ${formatCount(more)} more files`);
}

async function followToEnd(
  { terminal, stop }: CommandContext,
  imports: ImportsService,
  { run, found }: RequestedImport,
): Promise<ImportView> {
  const line = new ImportProgressLine();
  const { head } = found.files.find(({ path }) => path === '-') ?? {};
  try {
    return await imports.runToEnd(run.id, stop, {
      head,
      onProgress: (progress) => terminal.progress(line.render(progress)),
    });
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(
      head
        ? `Stopped. What is stored stays; import the whole input again for the rest (run ${run.id}).`
        : `Stopped. Nothing is lost: the same command goes on from here (run ${run.id}).`,
    );
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  }
}

async function readColumns(path: string): Promise<Record<string, string>> {
  const content: unknown = JSON.parse(await readFile(path, 'utf8'));
  const entries = typeof content === 'object' && content !== null ? Object.entries(content) : [];
  const wrong = entries.find(
    ([key, value]) => typeof value !== 'string' || !CSV_COLUMNS.some((column) => column === key),
  );
  if (entries.length === 0 || wrong) {
    throw new Error(
      `${path} must say what the columns are called, such as {"moves": "Moves"}; ` +
        `${wrong ? `"${wrong[0]}" is wrong. ` : ''}There are ${CSV_COLUMNS.join(', ')}.`,
    );
  }
  return Object.fromEntries(entries);
}

/** 5%, or 0.05 */
function parseShare(text: string): number {
  const match = /^(\d{1,3}(?:\.\d+)?)(%?)$/.exec(text);
  const share = match ? Number(match[1]) / (match[2] ? 100 : 1) : NaN;
  if (!(share >= 0 && share <= 1)) throw new InvalidArgumentError('It must be a share such as 5% or 0.05.');
  return share;
}
