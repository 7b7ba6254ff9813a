// Times one way of reading a PGN file in a process of its own: each message to it is answered with the seconds it took.
import * as reading from './reading.mjs';

const [what, path] = process.argv.slice(2);
process.on('message', () => process.send(reading.timed(() => reading[what](path)).seconds));
