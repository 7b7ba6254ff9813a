// A worker that analyses games as `start --worker` does, without the rooms it does not need for that: for tests that start
// one again and again, since most of a start is loading them.
import { AnalysisModule } from '../../dist/src/analysis/analysis.module.js';
import { RunsModule } from '../../dist/src/runs/runs.module.js';
import { openProcess } from './open-process.mjs';

const rooms = [RunsModule, AnalysisModule.with({ worker: true })];
const { close } = await openProcess({ roles: ['analysis'], rooms, level: 'error' });
process.on('SIGTERM', close);
