// Compiles src/ when any source is newer than the last build, so that every npm script works straight after `npm ci`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stamp = 'dist/.built';
const inputs = [
  'src',
  'migrations',
  'scripts/bundle.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'package-lock.json',
];

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const children = readdirSync(path).filter((name) => !name.endsWith('.spec.ts'));
  return Math.max(stats.mtimeMs, ...children.map((name) => newest(join(path, name))));
}

const built = existsSync(stamp) && existsSync('dist/bundle/main.js');
const inShippedImage = !existsSync('src');
if (!inShippedImage && !(built && statSync(stamp).mtimeMs >= Math.max(...inputs.map(newest)))) {
  for (const step of [['node_modules/@nestjs/cli/bin/nest.js', 'build'], ['scripts/bundle.mjs']]) {
    const { status } = spawnSync(process.execPath, step, { stdio: ['ignore', 2, 2] });
    if (status !== 0) process.exit(status ?? 1);
  }
  writeFileSync(stamp, '');
}
