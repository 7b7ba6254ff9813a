import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../src/database/embedded/free-port.js';
import { describeWith, type Tool } from './needs.js';

/** A Redis of its own for one spec file. */
export interface TestRedis {
  url: string;
  /** Ends it with kill -9 and starts an empty one at the same address. */
  loseEverything(): Promise<void>;
  /** Ends it with kill -9 until `comeBack`; what it held is lost. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

export const REDIS: Tool = {
  isThere: spawnSync('redis-server', ['--version']).status === 0,
  install: 'apt-get install redis-server',
};

/** Like `describe`, for what needs a redis-server on PATH. */
export function describeWithRedis(title: string, body: () => void): void {
  describeWith([REDIS], title, body);
}

export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'rookery-redis-'));
  const port = await findFreePort();
  let server = await start(port, folder);
  const end = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    loseEverything: async () => {
      await end();
      server = await start(port, folder);
    },
    goAway: end,
    comeBack: async () => {
      server = await start(port, folder);
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve();
    });
  });
  return server;
}
