// Long runs of the tests that gain from repetition: 200 random fault scripts instead of 20, on any machine.
import { spawnSync } from 'node:child_process';

const result = spawnSync('npm', ['run', 'test:integration', '--', '--testPathPatterns', 'faults'], {
  stdio: 'inherit',
  env: { SOAK_SEEDS: '200', ...process.env },
  shell: process.platform === 'win32',
});
process.exit(result.status ?? 1);
