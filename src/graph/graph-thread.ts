// Entry of a thread that reads the player network, and computes figures if that is its task; started by network-thread.ts. It
// has a connection of its own, so that all it reads is of one moment and nothing of it waits for the requests of a server.
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { InvalidEdgeError, InvalidNetworkQuestionError } from './core/network-errors.js';
import { needsGames } from './core/network-filter.js';
import { connectedOnly } from './core/connected.js';
import { tallyNetwork } from './core/tally.js';
import { computeFigures } from './figures.js';
import type {
  ComputedFigures,
  ComputeTask,
  ReadNetwork,
  ThreadMessage,
  ThreadSetup,
  ThreadStep,
} from './graph-messages.js';
import { readLabels } from './graph-values.js';
import { readNetwork } from './network-reader.js';

const CONNECT_LIMIT_MS = 10_000;
const setup = workerData as ThreadSetup;

function say(message: ThreadMessage, handOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handOver);
}
const ended = (step: ThreadStep): void => say({ kind: 'ended', step });

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: setup.databaseUrl,
    application_name: 'rookery network',
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
  });
  // What goes wrong is known from the statement that was under way; without a listener it would come twice.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function read(games: boolean): Promise<ReadNetwork> {
  const { network, asOf, version } = await withClient((client) => readNetwork(client, { games }));
  const { ids, arcs, rows, games: pairGames } = network;
  return { ids, arcs, rows, games: pairGames, asOf, version };
}

async function compute(task: ComputeTask): Promise<ComputedFigures> {
  const { filter } = task.parameters;
  const { labels, network, asOf, version } = await withClient(async (client) => ({
    ...(await readNetwork(client, { games: needsGames(filter) })),
    labels: task.labelsOf === undefined ? undefined : await readLabels(client, task.labelsOf),
  }));
  ended('read');
  const connected = connectedOnly(tallyNetwork(network, filter));
  const ids = Array.from(connected.players, (player) => network.idOf(player));
  ended('count');
  const { summary, values } = computeFigures(task, { ids, tally: connected.tally }, labels);
  ended('compute');
  return { asOf, version, players: ids.length, edges: connected.tally.targets.length / 2, summary, values };
}

/** Memory of all arrays, to be handed over. */
function buffersOf({ arcs, rows, games }: ReadNetwork): ArrayBuffer[] {
  const arrays = [arcs, rows, games ?? {}].flatMap((part) => Object.values<Uint8Array<ArrayBuffer>>(part));
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}

try {
  if (setup.task === 'read') {
    const network = await read(setup.games);
    say({ kind: 'network', network }, buffersOf(network));
  } else {
    const figures = await compute(setup);
    say({ kind: 'figures', figures }, [figures.values.buffer as ArrayBuffer]);
  }
} catch (error) {
  say(describe(error));
} finally {
  parentPort?.close();
}

function describe(error: unknown): ThreadMessage {
  if (error instanceof InvalidEdgeError) {
    return { kind: 'bad-edge', playerA: error.playerA, playerB: error.playerB, reason: error.reason };
  }
  if (error instanceof InvalidNetworkQuestionError) {
    return { kind: 'bad-question', field: error.field, reason: error.reason };
  }
  const { message, code, stack } = error as NodeJS.ErrnoException;
  return { kind: 'failed', message, code, stack };
}
