// A whole Rookery in a process of its own, without HTTP, that analyses what its parent names. `here` false leaves the work
// to whoever has the role for it.
import { AnalysisRequests } from '../../dist/src/analysis/analysis-requests.service.js';
import { AnalysisWork } from '../../dist/src/analysis/analysis-work.service.js';
import { bootContext } from '../../dist/src/boot.js';
import { loadConfig } from '../../dist/src/config/load-config.js';
import { RunsService } from '../../dist/src/runs/runs.service.js';

const LOOK_MS = 200;
const running = await bootContext(loadConfig(JSON.parse(process.argv[2]), '/dev/null'), { stream: process.stderr });
const get = (service) => running.app.get(service, { strict: false });

async function follow(runId) {
  for (;;) {
    const run = await get(RunsService).get(runId);
    if (run.finished + run.failed === run.total) return run;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

async function analyse({ ids, nodes, here }) {
  const started = performance.now();
  const before = process.cpuUsage();
  const { run } = await get(AnalysisRequests).requestGames(ids, { startedBy: 'bench', nodes, doneHere: here });
  const ended = here ? await get(AnalysisWork).runToEnd(run.id, new AbortController().signal) : await follow(run.id);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, cpuSeconds: (user + system) / 1e6, finished: ended.finished, failed: ended.failed };
}

process.on('message', (message) => {
  if (message === 'stop') void running.close().then(() => process.disconnect());
  else void analyse(message).then((result) => process.send(result));
});
process.send('ready');
