// Adds to package-lock.json the optional packages of other platforms that npm left out of it (npm/cli#4828). Without
// them `npm ci` calls the lock file out of sync. They carry no checksum: only the platform they are for fetches them.
// Run it after `npm install`: node scripts/complete-lockfile.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const OS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'loong64', 'riscv64'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Platform of a package by its name, such as @swc/core-linux-x64-gnu. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.includes(word));
  return os && cpu ? { cpu: [cpu], os: [os] } : undefined;
}

const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
    .map(([name, version]) => ({ name, version, dev: entry.dev, platform: platformOf(name) })),
);
for (const { name, version, dev, platform } of missing) {
  if (!platform || !/^\d/.test(version)) continue;
  lock.packages[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true };
}
const sorted = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`Added ${missing.length} optional packages of other platforms.`);
