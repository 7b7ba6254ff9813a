import { Worker } from 'node:worker_threads';
import { Network } from './core/network.js';
import { InvalidEdgeError, InvalidNetworkQuestionError } from './core/network-errors.js';
import { NetworkUnavailableError } from './graph.errors.js';
import type {
  ComputedFigures,
  ComputeTask,
  ReadNetwork,
  ThreadMessage,
  ThreadSetup,
  ThreadStep,
} from './graph-messages.js';
import type { NetworkReading } from './network-reader.js';
import { threadModule } from '../config/root.js';

/** Memory of the thread's JavaScript, MB; typed arrays lie outside of it. */
const LIMITS = { maxOldGenerationSizeMb: 2_048, maxYoungGenerationSizeMb: 32 };

export interface ThreadOptions {
  /** The thread is ended after so many milliseconds. */
  deadlineMs: number;
  /** Ends it early. */
  stop?: AbortSignal;
  /** Told of each step that has ended. */
  onStep?: (step: ThreadStep) => void;
}

/** Reads the network in a thread of its own. @throws InvalidEdgeError, NetworkUnavailableError, or what the database says */
export async function readInThread(
  databaseUrl: string,
  games: boolean,
  options: ThreadOptions,
): Promise<NetworkReading> {
  const message = await runThread({ task: 'read', games, databaseUrl }, options);
  if (message.kind !== 'network') throw new Error('The thread read no network');
  return makeReading(message.network);
}

/** Computes figures in a thread of its own. @throws as `readInThread`, and InvalidNetworkQuestionError */
export async function computeInThread(
  databaseUrl: string,
  task: ComputeTask,
  options: ThreadOptions,
): Promise<ComputedFigures> {
  const message = await runThread({ ...task, databaseUrl }, options);
  if (message.kind !== 'figures') throw new Error('The thread computed no figures');
  return message.figures;
}

function makeReading({ ids, arcs, rows, games, asOf, version }: ReadNetwork): NetworkReading {
  const network = new Network(ids, arcs, rows);
  if (games) network.games = games;
  return { network, asOf, version };
}

/** Runs a thread to its last message. It is gone when this settles, however. */
async function runThread(setup: ThreadSetup, { deadlineMs, stop, onStep }: ThreadOptions): Promise<ThreadMessage> {
  stop?.throwIfAborted();
  const worker = new Worker(threadModule('graph/graph-thread.js'), {
    workerData: setup,
    resourceLimits: LIMITS,
    execArgv: [],
    argv: [],
  });
  let timer: NodeJS.Timeout | undefined;
  let onStop = (): void => undefined;
  try {
    return await new Promise<ThreadMessage>((resolve, reject) => {
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'ended') onStep?.(message.step);
        else if (message.kind === 'network' || message.kind === 'figures') resolve(message);
        else reject(errorOf(message));
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new NetworkUnavailableError('The thread with the player network ended early')));
      const late = `The player network was not ready within ${deadlineMs / 1000} s`;
      timer = setTimeout(() => reject(new NetworkUnavailableError(late)), deadlineMs);
      onStop = () => reject(stop?.reason as Error);
      stop?.addEventListener('abort', onStop, { once: true });
    });
  } finally {
    clearTimeout(timer);
    stop?.removeEventListener('abort', onStop);
    await worker.terminate();
  }
}

function errorOf(message: Extract<ThreadMessage, { kind: 'bad-edge' | 'bad-question' | 'failed' }>): Error {
  switch (message.kind) {
    case 'bad-edge':
      return new InvalidEdgeError(message.playerA, message.playerB, message.reason);
    case 'bad-question':
      return new InvalidNetworkQuestionError(message.field, message.reason);
    case 'failed':
      return Object.assign(new Error(message.message), { code: message.code, stack: message.stack });
  }
}
