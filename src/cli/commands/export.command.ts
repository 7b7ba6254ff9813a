import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parseIsoTime } from '../../chess/iso-time.js';
import { COLORS, type Color } from '../../chess/color.js';
import { SPEEDS, type Speed } from '../../chess/speed.js';
import {
  DEFAULT_EVALS,
  EVALUATION_CHOICES,
  type EvaluationChoice,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportRequest,
} from '../../exports/export-request.js';
import { chooseFile, formatOfName } from '../../exports/export-target.js';
import { ExportsService, formatOf, type TextRequest, type WrittenFile } from '../../exports/exports.service.js';
import {
  ParquetExport,
  type ParquetRequest,
  type WrittenTables,
} from '../../exports/parquet/parquet-export.service.js';
import { PlayersService } from '../../players/players.service.js';
import { ExportProgress } from '../export-progress.js';
import type { WithApp } from '../program.js';
import { type CommandContext, CommandFailed, INTERRUPTED_EXIT_CODE } from '../runtime.js';
import { formatCount } from '../terminal.js';

interface ExportOptions {
  format?: ExportFormat;
  out: string;
  since?: Date;
  until?: Date;
  speed?: Speed;
  rated?: boolean;
  casual?: boolean;
  color?: Color;
  result?: 'win' | 'draw' | 'loss';
  opponent?: string;
  opening?: string;
  evals?: EvaluationChoice;
  clocks: boolean;
  plies?: boolean;
  json?: boolean;
}

export function addExportCommand(program: Command, withApp: WithApp): void {
  program
    .command('export')
    .description('write stored games to a file: all, those of a player, or those that fit the filters')
    .argument('[player]', "only this player's games")
    .addOption(
      new Option('--format <format>', 'default: by the name of the file; parquet makes a folder').choices(
        EXPORT_FORMATS,
      ),
    )
    .option('--out <file>', 'file, folder, or - for standard output; a name ending in .gz is compressed', '.')
    .option('--since <time>', 'only games begun at this time or later, ISO 8601', parseTimeOption)
    .option('--until <time>', 'only games begun before this time', parseTimeOption)
    .addOption(new Option('--speed <speed>', 'only games of this speed').choices(SPEEDS))
    .addOption(new Option('--rated', 'only rated games').conflicts('casual'))
    .option('--casual', 'only casual games')
    .addOption(new Option('--color <color>', 'only games the player had this side in').choices(COLORS))
    .addOption(new Option('--result <result>', "from the player's side").choices(['win', 'draw', 'loss']))
    .option('--opponent <name>', 'only games against this player')
    .option('--opening <text>', 'ECO code, or the beginning of one or of a name')
    .addOption(
      new Option('--evals <whose>', "evaluations: best is ours, or Lichess's where we have none").choices(
        EVALUATION_CHOICES,
      ),
    )
    .option('--no-clocks', 'leave the clocks out')
    .option('--plies', 'Parquet: also a table of the positions our engine evaluated')
    .option('--json', 'answer with one JSON line')
    .action((player: string | undefined, options: ExportOptions) =>
      withApp((context) => exportGames(context, player, options), options),
    );
}

async function exportGames(context: CommandContext, player: string | undefined, options: ExportOptions): Promise<void> {
  const request = await makeRequest(context, player, options);
  const { format } = request;
  if (format === 'parquet')
    return exportTables(context, { ...request, format, plies: options.plies ?? false }, options);
  if (options.plies) throw new Error('--plies is for --format parquet; other formats have evaluations in the game.');
  const text: TextRequest = { ...request, format };
  if (options.out === '-') return writeToOutput(context, text);
  const name = `${text.selection.player ?? 'rookery'}.${formatOf(text.format).extension}`;
  const path = await chooseFile(options.out, name);
  const file = await writeFile(context, text, path);
  context.terminal.answer(file, describeFile(file));
}

async function exportTables(context: CommandContext, request: ParquetRequest, { out }: ExportOptions): Promise<void> {
  if (out === '-') throw new Error('Parquet is a folder of files: --out <folder>.');
  const { app, terminal, stop } = context;
  const onProgress = await makeProgress(context, request);
  try {
    const tables = await app.get(ParquetExport, { strict: false }).write(request, resolve(out), { stop, onProgress });
    terminal.answer(tables, describeTables(tables));
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. Months that are done stay in ${out}; the same command goes on with the next one.`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  }
}

async function makeRequest(
  { app }: CommandContext,
  name: string | undefined,
  options: ExportOptions,
): Promise<ExportRequest> {
  const format = options.format ?? formatOfName(options.out);
  if (!format) throw new Error(`In which format? --format ${EXPORT_FORMATS.join('|')}, or a file name that says it.`);
  const { since, until, speed, color, result, opening, rated, casual } = options;
  const players = app.get(PlayersService, { strict: false });
  const opponent = options.opponent === undefined ? undefined : players.parseName(options.opponent);
  const player = name === undefined ? undefined : (await players.get(players.parseName(name))).id;
  const filter = {
    since,
    until,
    speed,
    color,
    result,
    opening,
    opponent,
    rated: rated ?? (casual ? false : undefined),
  };
  const evals = options.evals ?? DEFAULT_EVALS[format];
  return { format, selection: { player, filter }, evals, clocks: options.clocks };
}

async function writeFile(context: CommandContext, request: TextRequest, path: string): Promise<WrittenFile> {
  const { app, terminal, stop } = context;
  const exports = app.get(ExportsService, { strict: false });
  const onProgress = await makeProgress(context, request);
  try {
    const file = await exports.writeFile(request, path, { stop, onProgress });
    if (file.startedAnew) terminal.remark(`A half file of before was not gone on with: ${file.startedAnew}.`);
    return file;
  } catch (error) {
    if (!stop.aborted) throw error;
    terminal.remark(`Stopped. What is finished stays in ${path}.part; the same command goes on from there.`);
    throw new CommandFailed(INTERRUPTED_EXIT_CODE);
  }
}

/** The answer is the games themselves; there is no other. */
async function writeToOutput(context: CommandContext, request: TextRequest): Promise<void> {
  const { app, terminal, stop } = context;
  const onProgress = await makeProgress(context, request);
  try {
    for await (const piece of app.get(ExportsService, { strict: false }).stream(request, { stop, onProgress })) {
      await terminal.write(piece);
    }
  } catch (error) {
    // Whoever read it has enough: `rookery export --out - | head`.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return;
    if (stop.aborted) throw new CommandFailed(INTERRUPTED_EXIT_CODE);
    throw error;
  }
}

async function makeProgress(
  { app, terminal }: CommandContext,
  { selection }: ExportRequest,
): Promise<((games: number) => void) | undefined> {
  if (!terminal.interactive) return undefined;
  const progress = new ExportProgress(await app.get(ExportsService, { strict: false }).count(selection));
  return (games) => terminal.progress(progress.render(games));
}

function describeFile({ path, games, bytes, resumedAfter }: WrittenFile): string {
  const resumed = resumedAfter > 0 ? `, going on after ${formatCount(resumedAfter)} of before` : '';
  return `${formatCount(games)} games written to ${path} (${formatCount(bytes)} bytes)${resumed}.`;
}

function describeTables({ path, games, plies, files, bytes, monthsWritten, monthsUnchanged }: WrittenTables): string {
  const positions = plies > 0 ? ` and ${formatCount(plies)} positions` : '';
  const months = `${formatCount(monthsWritten)} months written, ${formatCount(monthsUnchanged)} unchanged`;
  return `${formatCount(games)} games${positions} in ${formatCount(files)} files (${formatCount(bytes)} bytes) in ${path}: ${months}.`;
}

function parseTimeOption(text: string): Date {
  const time = parseIsoTime(text);
  if (!time)
    throw new InvalidArgumentError('It must be an ISO 8601 date or time, such as 2025-01-31 or 2025-01-31T12:00Z.');
  return time;
}
