import type { RehearsalCommandOptions } from './cli/runtime.js';
import type { Terminal } from './cli/terminal.js';
import { startRehearsal } from './rehearsal/start-rehearsal.js';

/** The fake Lichess by itself, until it is stopped. */
export async function runRehearsal(
  options: RehearsalCommandOptions,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<void> {
  const { port, files, pace } = options;
  const rehearsal = await startRehearsal({ port, files, server: { pace } });
  terminal.answer(
    { url: rehearsal.url },
    `The fake Lichess listens at ${rehearsal.url}; start Rookery with LICHESS_URL=${rehearsal.url}. Ctrl-C ends it.`,
  );
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await rehearsal.stop();
}
