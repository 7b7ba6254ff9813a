import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const { server, home } = globalThis.rookeryTestServer ?? {};
  if (!server) return;
  globalThis.rookeryTestServer = undefined;
  await server.close();
  await rm(home, { recursive: true, force: true });
}
