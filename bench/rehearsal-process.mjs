// The fake Lichess in a process of its own, so that both sides can use a core each. Prints its address as one line.
import { makeAccount } from '../dist/src/rehearsal/generated-account.js';
import { RehearsalServer } from '../dist/src/rehearsal/rehearsal-server.js';

const plan = JSON.parse(process.argv[2] ?? '{}');
const { pace, ...account } = plan;
const server = new RehearsalServer({ world: makeAccount({ seed: 7, username: 'Bench_Rook', ...account }), pace });
console.log(await server.start());
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
