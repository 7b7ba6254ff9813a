// npm run bench -- [name...]: prints figures as ratios against a baseline measured in the same run.
// Absolute numbers drift with the machine; quote the ratios.
import { spawnSync } from 'node:child_process';

const BENCHES = ['ingest', 'import', 'jobs', 'replay', 'analysis', 'graph', 'api'];
const [command, ...rest] = process.argv.slice(2);

if (command === '--help' || command === undefined) {
  console.log(`npm run bench -- <name> [--json]\nNames: ${BENCHES.join(', ')}, all`);
} else {
  const chosen = command === 'all' ? BENCHES : [command];
  for (const name of chosen) {
    if (!BENCHES.includes(name)) {
      console.error(`There is no bench "${name}". Names: ${BENCHES.join(', ')}, all`);
      process.exit(1);
    }
    const { status } = spawnSync(process.execPath, [`bench/${name}.mjs`, ...rest], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}
