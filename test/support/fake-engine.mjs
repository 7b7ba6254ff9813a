// An engine that speaks UCI and misbehaves as its first argument says; without one it behaves. Not a chess program: it
// answers e2e4 to everything.
import { createInterface } from 'node:readline';

const [fault = 'none'] = process.argv.slice(2);
const say = (text) => process.stdout.write(`${text}\n`);
const hang = () => undefined;
const forever = (step) => setInterval(step, 1);

const identity = ['id name Fake 1.0', 'id author nobody', 'option name Hash type spin default 16 min 1 max 64'];
const search = ['info depth 1 score cp 20 nodes 10 time 1 pv e2e4', 'bestmove e2e4'];

const FAULTS = {
  'dies at start': { start: () => die('no such net: nn-none.nnue') },
  'hangs at uci': { uci: hang },
  'hangs at isready': { isready: hang },
  'hangs in go': { go: hang, stop: hang },
  'dies in go': { go: () => setTimeout(() => die('out of memory'), 20) },
  'is killed in go': {
    go: () => (say('info depth 1 score cp 20'), setTimeout(() => process.kill(process.pid, 'SIGKILL'), 20)),
  },
  'closes its output': { go: () => (process.stdout.end(), forever(hang)) },
  'junk for an answer': { go: () => ['hello', 'bestmove', 'bestmove z9z9', 'info', '\u0000\u0001'].forEach(say) },
  'an illegal move': { go: () => ['info depth 1 score cp 20', 'bestmove e2e5'].forEach(say) },
  'no move where there are some': { go: () => ['info depth 1 score cp 20', 'bestmove (none)'].forEach(say) },
  'half a line': { go: () => process.stdout.write('info depth 1 score cp 20\nbestmove e2') },
  floods: { go: () => forever(() => say('info string and so on\n'.repeat(4_000))) },
  'one endless line': { go: () => forever(() => process.stdout.write('x'.repeat(60_000))) },
  'no score': { go: () => say('bestmove e2e4') },
  'two moves': { go: () => [...search, 'bestmove d2d4'].forEach(say) },
  'ignores everything': { go: hang, stop: hang, quit: hang, eof: hang },
  'slow in pieces': { go: () => dribble(`${search.join('\r\n')}\r\n`) },
  'searches until stop': { go: hang, stop: () => search.forEach(say) },
};

if (fault === 'ignores everything') for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, hang);

function die(words) {
  process.stderr.write(`goodbye\n${words}`, () => process.exit(3));
}

function dribble(text) {
  if (text === '') return;
  process.stdout.write(text[0]);
  setImmediate(dribble, text.slice(1));
}

const good = {
  start: hang,
  uci: () => [...identity, 'uciok'].forEach(say),
  isready: () => say('readyok'),
  go: () => search.forEach(say),
  stop: hang,
  quit: () => process.exit(0),
  eof: () => process.exit(0),
};

if (fault !== 'none' && !FAULTS[fault]) throw new Error(`No such fault: ${fault}`);
const acts = { ...good, ...FAULTS[fault] };
acts.start();
// Keeps it alive when its input ends.
forever(hang);
createInterface({ input: process.stdin })
  .on('line', (line) => acts[line.split(' ')[0]]?.())
  .on('close', () => acts.eof());
