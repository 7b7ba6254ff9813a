#!/usr/bin/env node
import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { bootContext } from './boot.js';
import { createProgram } from './cli/program.js';
import { CommandFailed, type CommandRuntime } from './cli/runtime.js';
import type { AppConfig } from './config/app-config.js';
import { loadConfig, loadWorkerConfig } from './config/load-config.js';
import { VERSION } from './config/root.js';
import { makeRedactor } from './observability/redaction.js';

const STOPPED_EXIT_CODE = 130;

/** The first signal asks to stop; the second one, for a server, to give back what it has in hand at once. */
const stopping = new AbortController();
const hurrying = new AbortController();

/** Ending the process as it stands loses nothing either; a command does so at the second signal, a server at the third. */
function listenForSignals(): AbortSignal {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!stopping.signal.aborted) stopping.abort(new Error(`stopped by ${signal}`));
      else if (serving && !hurrying.signal.aborted) hurrying.abort();
      else process.exit(STOPPED_EXIT_CODE);
    });
  }
  return stopping.signal;
}

let serving = false;

/** How much beyond what was in use the heap may grow before it is tidied up. */
function letHeapGrow(percent: number): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}

async function serve(config: AppConfig, stop: AbortSignal): Promise<void> {
  serving = true;
  // Nothing but answers, which are gone at once: a sixth more of them a second, for 60 MB.
  if (config.roles.join() === 'api') letHeapGrow(100);
  const { bootServer, describeFirstSignIn } = await import('./serve.js');
  const running = await bootServer(config, { stream: process.stdout }, hurrying.signal);
  if (config.roles.includes('api')) {
    const note = await describeFirstSignIn(running.app, running.address);
    if (note) process.stdout.write(`\n${note}\n\n`);
  }
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await running.close();
}

function createRuntime(stop: AbortSignal): CommandRuntime {
  return {
    loadConfig: ({ worker } = {}) => (worker ? loadWorkerConfig() : loadConfig()),
    serve,
    // Commands answer on stdout; what they log is for when something is wrong.
    openApp: (config) =>
      bootContext(config, { stream: process.stderr, level: config.log.level === 'info' ? 'warn' : config.log.level }),
    // What a server does not need is loaded by those who ask for it.
    demo: async (options, terminal, stop) => (await import('./demo.js')).runDemo(loadConfig(), options, terminal, stop),
    rehearse: async (...what) => (await import('./rehearse.js')).runRehearsal(...what),
    stop,
  };
}

/** One line for people; the stack only when the log level asks for it. */
function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\n  because: ${error.cause.message}` : '';
  try {
    const config = loadConfig();
    const stack = ['debug', 'trace'].includes(config.log.level) && error instanceof Error ? `\n${error.stack}` : '';
    return makeRedactor(config)(`${text}${cause}${stack}`);
  } catch {
    return `${text}${cause}`;
  }
}

function exitCodeFor(error: unknown, stop: AbortSignal): number {
  if (stop.aborted && error === stop.reason) return STOPPED_EXIT_CODE;
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof CommandFailed) return error.exitCode;
  process.stderr.write(`${explain(error)}\n`);
  return 1;
}

// V8 lets its heap grow far beyond what is in use before it tidies up. A stream of games makes garbage all the time; this
// keeps the process as small as its work (promise P7), for some per cent of its time.
letHeapGrow(20);

const stop = listenForSignals();
try {
  await createProgram(createRuntime(stop), VERSION).parseAsync(process.argv);
} catch (error) {
  process.exitCode = exitCodeFor(error, stop);
}
