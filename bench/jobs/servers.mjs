// What the benches of jobs run on: an embedded PostgreSQL and, where redis-server is on PATH, a Redis on loopback. PostgreSQL
// is not tuned: fsync and synchronous_commit are on. Redis keeps everything in memory alone, for both sides.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { findFreePort } from '../../dist/src/database/embedded/free-port.js';
import { openDatabase } from '../../dist/src/database/open-database.js';
import { SCHEMA } from '../../dist/src/schema.js';

/** An embedded PostgreSQL with our tables. */
export async function startPostgres() {
  const home = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
  const config = loadConfig({ ROOKERY_HOME: home }, '/dev/null');
  const database = await openDatabase(config, SCHEMA, pino({ level: 'silent' }));
  const stop = async () => {
    await database.close();
    await rm(home, { recursive: true, force: true });
  };
  return { url: database.dataSource.options.url, stop };
}

/** Undefined where there is no redis-server. */
async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'rookery-bench-redis-'));
  const port = await findFreePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    server.stdout.on('data', (chunk) => {
      if (String(chunk).includes('Ready to accept connections')) resolve();
    });
  });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}/0`, stop };
}

/** `redisUrl` is undefined where there is no redis-server. */
export async function startServers() {
  const postgres = await startPostgres();
  const redis = await startRedis();
  const stop = async () => {
    await redis?.stop();
    await postgres.stop();
  };
  return { databaseUrl: postgres.url, redisUrl: redis?.url, stop };
}
