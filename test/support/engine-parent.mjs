// A process that starts engines and keeps them searching until it is killed; it writes their process ids as one JSON line.
import { EnginePool } from '../../dist/src/analysis/engine/engine-pool.js';
import { UciEngine } from '../../dist/src/analysis/engine/uci-engine.js';

const command = JSON.parse(process.argv[2]);
const START = 'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1';
const engines = [];
const pool = new EnginePool({
  size: 2,
  idleMs: 60_000,
  start: async (signal) => {
    const engine = await UciEngine.start(command, { hashMb: 1, signal });
    engines.push(engine);
    return engine;
  },
});

const search = { fen: START, moves: [], nodes: 10 ** 12, deadlineMs: 600_000 };
for (let i = 0; i < 2; i++) {
  void pool.use(async (engine) => {
    const searching = engine.evaluate(search);
    if (engines.length === 2) process.stdout.write(`${JSON.stringify(engines.map(({ pid }) => pid))}\n`);
    await searching;
  });
}
