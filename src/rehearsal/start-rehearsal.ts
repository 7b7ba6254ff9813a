import { loadNdjsonWorld } from './ndjson-world.js';
import { RehearsalServer, type RehearsalOptions } from './rehearsal-server.js';
import { loadWorld } from './world/world.js';

export interface StartOptions {
  /** 0 takes a free one; default 0. */
  port?: number;
  /** Files of recorded games to serve; default: the generated world. */
  files?: readonly string[];
  /** Whose export contains the broken lines of the files; default: nobody's. */
  brokenLinesOf?: string;
  /** How the server behaves: pace, penalty, faults, changes, tokens, ... */
  server?: Omit<RehearsalOptions, 'world'>;
}

/** A running rehearsal: its address, its server, and the way to end it. */
export interface RunningRehearsal {
  url: string;
  server: RehearsalServer;
  stop: () => Promise<void>;
}

/** Starts a fake Lichess with the generated world or with recorded games. */
export async function startRehearsal(options: StartOptions = {}): Promise<RunningRehearsal> {
  const server = new RehearsalServer({ ...options.server, ...(await openWorld(options)) });
  const url = await server.start(options.port);
  return { url, server, stop: () => server.stop() };
}

async function openWorld(options: StartOptions): Promise<Pick<RehearsalOptions, 'world' | 'brokenRecords'>> {
  const brokenRecords = options.server?.brokenRecords ?? [];
  if (!options.files?.length) return { world: { ...(await loadWorld()), runningAsExported: true }, brokenRecords };
  const world = await loadNdjsonWorld(options.files);
  const broken = options.brokenLinesOf === undefined ? [] : world.brokenRecordsFor(options.brokenLinesOf);
  return { world, brokenRecords: [...brokenRecords, ...broken] };
}
