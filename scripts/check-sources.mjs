// Format, lint and types at the same time; each takes one processor. What they say comes one after the other.
import { spawn } from 'node:child_process';

const CHECKS = ['format:check', 'lint', 'types'];

function run(script) {
  const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ script, code, output }));
  });
}

const results = await Promise.all(CHECKS.map(run));
for (const { script, code, output } of results) {
  console.log(`npm run ${script}: ${code === 0 ? 'passed' : `failed\n${output}`}`);
}
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
