// Writes docs/openapi.json, the description of the HTTP API, from the application itself.
// Usage: node scripts/openapi.mjs
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const TARGET = 'docs/openapi.json';

const { loadConfig } = await import('../dist/src/config/load-config.js');
const { bootServer } = await import('../dist/src/serve.js');

const home = await mkdtemp(join(tmpdir(), 'rookery-openapi-'));
const config = loadConfig({ ROOKERY_HOME: home, PORT: '0', ROLES: 'api' }, '/dev/null');
const server = await bootServer(config, { stream: process.stderr, level: 'error' });
try {
  const answer = await fetch(`${server.address}/docs-json`);
  await writeFile(TARGET, `${JSON.stringify(await answer.json(), null, 2)}\n`);
} finally {
  await server.close();
  await rm(home, { recursive: true, force: true });
}
