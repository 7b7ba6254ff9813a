import type { RehearsalCommandOptions } from './cli/runtime.js';
import type { Terminal } from './cli/terminal.js';
import { startRehearsal } from './rehearsal/start-rehearsal.js';

/** The fake Lichess by itself, until it is stopped. */
export async function runRehearsal(
  options: RehearsalCommandOptions,
  terminal: Terminal,
  stop: AbortSignal,
): Promise<void> {
  const rehearsal = await startRehearsal(options);
  terminal.answer(
    { url: rehearsal.url },
    `The fake Lichess listens at ${rehearsal.url}; start Rookery with LICHESS_URL=${rehearsal.url}. Ctrl-C ends it.`,
  );
  if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
  await rehearsal.stop();
}
