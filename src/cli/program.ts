import { Command, InvalidArgumentError } from 'commander';
import { AuditLog, type Deed, OPERATOR } from '../accounts/audit.service.js';
import { addAccountsCommands } from './commands/accounts.commands.js';
import { addAnalyseCommand } from './commands/analyse.command.js';
import { addCrawlCommands } from './commands/crawl.commands.js';
import { addDatabaseCommands } from './commands/database.commands.js';
import { addDoctorCommand } from './commands/doctor.command.js';
import { addExportCommand } from './commands/export.command.js';
import { addGraphCommands } from './commands/graph.commands.js';
import { addDuplicatesCommand } from './commands/duplicates.command.js';
import { addImportCommand } from './commands/import.command.js';
import { addJobsCommands } from './commands/jobs.commands.js';
import { addPipelineCommands } from './commands/pipelines.commands.js';
import { addProfilesCommand } from './commands/profiles.command.js';
import { addRejectedCommands } from './commands/rejected.commands.js';
import { addScheduleCommands } from './commands/schedules.commands.js';
import { addStatusCommand } from './commands/status.command.js';
import { addSyncCommand } from './commands/sync.command.js';
import { addVerifyCommand } from './commands/verify.command.js';
import { describeDeed } from './deed.js';
import type { CommandContext, CommandRuntime } from './runtime.js';
import { Terminal } from './terminal.js';

/** Runs `work` with a started application and closes it afterwards, whatever happens. */
export type WithApp = (work: (context: CommandContext) => Promise<void>, options: { json?: boolean }) => Promise<void>;

/** All commands of Rookery. */
export function createProgram(runtime: CommandRuntime, version: string): Command {
  const program = new Command('rookery')
    .description('Collects chess games from Lichess exactly once and answers questions about them.')
    .version(version)
    .showHelpAfterError('(rookery --help lists all commands)')
    .showSuggestionAfterError()
    .exitOverride();
  let running: Command = program;
  program.hook('preAction', (_, command) => void (running = command));
  const withApp = makeWithApp(runtime, () => describeDeed(running));

  program
    .command('start')
    .description('run the server: REST under /api, its description at /docs')
    .option('--worker', 'only work: every role but api, health at any free PORT unless PORT is set')
    .action(({ worker }: { worker?: boolean }) => runtime.serve(runtime.loadConfig({ worker }), runtime.stop));
  addSyncCommand(program, withApp);
  addCrawlCommands(program, withApp);
  addProfilesCommand(program, withApp);
  addImportCommand(program, withApp);
  addDuplicatesCommand(program, withApp);
  addAnalyseCommand(program, withApp);
  addExportCommand(program, withApp);
  addGraphCommands(program, withApp);
  addStatusCommand(program, withApp);
  addDoctorCommand(program, withApp);
  addVerifyCommand(program, runtime, withApp);
  addRejectedCommands(program, withApp);
  addJobsCommands(program, withApp);
  addPipelineCommands(program, withApp);
  addScheduleCommands(program, withApp);
  addAccountsCommands(program, withApp);
  addDatabaseCommands(program, withApp);
  addRehearsalCommands(program, runtime);
  return program;
}

function makeWithApp(runtime: CommandRuntime, findDeed: () => Deed | undefined): WithApp {
  return async (work, { json }) => {
    const config = runtime.loadConfig();
    const { app, database, close } = await runtime.openApp(config);
    const terminal = new Terminal(json ?? false);
    try {
      const deed = findDeed();
      if (deed) await app.get(AuditLog, { strict: false }).note(OPERATOR, deed);
      await work({ app, config, database, terminal, stop: runtime.stop });
    } finally {
      terminal.endProgress();
      await close();
    }
  };
}

function addRehearsalCommands(program: Command, runtime: CommandRuntime): void {
  program
    .command('demo')
    .description('show everything on an invented world: no network, own database, nothing of yours is touched')
    .option('--once', 'stop after the summary instead of leaving the server running')
    .option('--json', 'answer with one JSON line')
    .action((options: { once?: boolean; json?: boolean }) =>
      runtime.demo({ once: options.once ?? false }, new Terminal(options.json ?? false), runtime.stop),
    );
  program
    .command('rehearsal')
    .description('run the built-in fake Lichess by itself, for trying things out (set LICHESS_URL to its address)')
    .argument('[files...]', 'NDJSON files to serve instead of the generated world')
    .option('--port <number>', 'where to listen; 0 for any free port', parseWholeNumber, 0)
    .option('--pace <games>', 'games a second; unlimited when absent', parseWholeNumber)
    .option('--json', 'answer with one JSON line')
    .action((files: string[], options: { port: number; pace?: number; json?: boolean }) =>
      runtime.rehearse({ ...options, files }, new Terminal(options.json ?? false), runtime.stop),
    );
}

export function parseWholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

export function parsePositive(text: string): number {
  const number = parseWholeNumber(text);
  if (number < 1) throw new InvalidArgumentError('It must be at least 1.');
  return number;
}
