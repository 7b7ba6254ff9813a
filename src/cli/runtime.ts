import type { INestApplicationContext } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import type { OpenDatabase } from '../database/open-database.js';
import type { Terminal } from './terminal.js';

/** A started application as commands see it. */
export interface CommandApp {
  app: INestApplicationContext;
  database: OpenDatabase;
  close: () => Promise<void>;
}

/** What the entry point lends to the commands. */
export interface CommandRuntime {
  /** `worker` leaves out the role api. */
  loadConfig(options?: { worker?: boolean }): AppConfig;
  /** Database and services, no HTTP. */
  openApp(config: AppConfig): Promise<CommandApp>;
  /** Runs the server until `stop` aborts. */
  serve(config: AppConfig, stop: AbortSignal): Promise<void>;
  demo(options: DemoOptions, terminal: Terminal, stop: AbortSignal): Promise<void>;
  rehearse(options: RehearsalCommandOptions, terminal: Terminal, stop: AbortSignal): Promise<void>;
  /** Aborts at the first SIGINT or SIGTERM; the second one ends the process at once. */
  stop: AbortSignal;
}

export interface DemoOptions {
  /** Stop after the summary instead of staying up. */
  once: boolean;
}

export interface RehearsalCommandOptions {
  port: number;
  /** NDJSON files to serve instead of the generated world. */
  files: string[];
  /** Games a second; unlimited when absent. */
  pace?: number;
}

/** Everything a command gets to work with. */
export interface CommandContext {
  app: INestApplicationContext;
  config: AppConfig;
  database: OpenDatabase;
  terminal: Terminal;
  stop: AbortSignal;
}

/** What a shell reports of a command that was interrupted: 128 and the number of SIGINT. */
export const INTERRUPTED_EXIT_CODE = 130;

/** A command ends with this when it has said all there is to say; only the exit code remains. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';

  constructor(readonly exitCode = 1) {
    super('The command failed');
  }
}
