// Games per second of the replayer of our own (every move checked, key of every position) against `pgn-extract -r`, which
// checks the moves and no more, on the same file, in one run and in turns. Bar: 3 times as fast. Beside it, without a bar, all of
// reading a file as an import does it: cut into games, tags, clocks, evaluations, moves checked and written anew, which
// pgn-extract does not do. The games are made here; with SHARED_DATA=<folder of recorded data> the real games of standard chess there are measured as well.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { checkWithPgnExtract, findPgnExtract, readPgnFile, replayFile, timed } from './pgn/reading.mjs';
import { makeRandom } from '../dist/src/rehearsal/random.js';
import { openGame } from '../dist/src/chess/replay/open-game.js';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const GAMES = Number(process.env.BENCH_GAMES ?? 1_500);
// The same games again and again, until a round takes long enough to be measured.
const REPEATS = 8;
const LONGEST_GAME = 120;
const BAR = 3;
const json = process.argv.includes('--json');
const say = (text) => json || console.log(text);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Captures are tempting, the center is, and kings stay at home: games with the exchanges and lengths of real ones. */
function weigh(game, uci) {
  const to = (uci.charCodeAt(3) - 49) * 8 + uci.charCodeAt(2) - 97;
  const from = (uci.charCodeAt(1) - 49) * 8 + uci.charCodeAt(0) - 97;
  const role = game.board[from] & 7;
  const taken = game.board[to] & 7;
  const isCastling = role === 6 && Math.abs(to - from) === 2;
  const center = 4 - Math.max(Math.abs((to & 7) - 3.5), Math.abs((to >> 3) - 3.5));
  return (1 + center) * (role === 6 ? 0.3 : 1) * (isCastling ? 60 : 1) * (taken ? 2 + 3 * taken : 1);
}

function choose(game, random) {
  const moves = game.legalMoves();
  const weights = moves.map((uci) => weigh(game, uci));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return moves.find((_, i) => (left -= weights[i]) <= 0) ?? moves.at(-1);
}

function makeMovetext(random) {
  const game = openGame({ variant: 'standard' });
  const plies = 20 + Math.floor(random() * (LONGEST_GAME - 20));
  const words = [];
  while (game.ply < plies) {
    const uci = choose(game, random);
    if (uci === undefined) break;
    const { ply, san } = game.playUci(uci);
    const clock = `0:0${Math.floor(random() * 10)}:${10 + Math.floor(random() * 50)}`;
    words.push(`${Math.ceil(ply / 2)}.${ply % 2 ? '' : '..'} ${san} { [%clk ${clock}] }`);
  }
  return `${words.join(' ')} *`;
}

function makeGames() {
  const random = makeRandom(14);
  const tags = '[Event "Bench"]\n[Site "?"]\n[White "Bench_Rook"]\n[Black "Bench_Pawn"]\n[Result "*"]';
  const games = Array.from({ length: GAMES }, () => `${tags}\n\n${makeMovetext(random)}\n\n`);
  return games.join('').repeat(REPEATS);
}

/** The games of standard chess of the recorded files, from their usual start. */
function readRealGames(folder) {
  const paths = readdirSync(folder, { recursive: true }).filter((path) => /^pgn-[a-z]+.*\.pgn(\.gz)?$/.test(path));
  return paths
    .flatMap((path) => {
      const bytes = readFileSync(join(folder, path));
      const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replaceAll('\r', '');
      return text.split(/^(?=\[Event )/m).filter((game) => game.startsWith('[Event '));
    })
    .filter((game) => !game.includes('\n[FEN ') && !/\n\[Variant "(?!Standard")/.test(game))
    .join('');
}

function measure(name, text, program, folder) {
  const path = join(folder, `${name}.pgn`);
  writeFileSync(path, text);
  const rounds = [];
  let counts;
  for (let i = 0; i < ROUNDS; i++) {
    const ours = timed(() => replayFile(path));
    const reading = timed(() => readPgnFile(path));
    const theirs = timed(() => checkWithPgnExtract(program, path));
    counts = ours.result;
    if (reading.result.plies !== counts.plies) throw new Error(`${reading.result.plies} plies were read`);
    const speed = ({ seconds }) => counts.games / seconds;
    const round = { ours: speed(ours), reading: speed(reading), theirs: speed(theirs) };
    const ratios = { ratio: round.ours / round.theirs, readingRatio: round.reading / round.theirs };
    rounds.push({ ...round, ...ratios, usPerPly: (ours.seconds * 1e6) / counts.plies });
    say(
      `  ${name} round ${i + 1}: replay ${Math.round(round.ours)} games/s, reading ${Math.round(round.reading)} games/s, ` +
        `pgn-extract ${Math.round(round.theirs)} games/s, ratios ${ratios.ratio.toFixed(2)} and ` +
        ratios.readingRatio.toFixed(2),
    );
  }
  const ratio = median(rounds.map((round) => round.ratio));
  const readingRatio = median(rounds.map((round) => round.readingRatio));
  return { name, games: counts.games, plies: counts.plies, rounds, ratio, readingRatio, met: ratio >= BAR };
}

function measureAll(program) {
  const folder = mkdtempSync(join(tmpdir(), 'rookery-bench-'));
  try {
    const measured = [measure('made', makeGames(), program, folder)];
    const real = process.env.SHARED_DATA;
    if (real) measured.push(measure('real', readRealGames(real), program, folder));
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const program = findPgnExtract();
if (program === undefined) {
  if (json) console.log(JSON.stringify({ bench: 'replay', skipped: 'pgn-extract is not installed' }));
  else console.log('replay: skipped, pgn-extract is not installed (apt-get install pgn-extract)');
} else {
  const files = measureAll(program);
  const met = files.every((file) => file.met);
  if (json) console.log(JSON.stringify({ bench: 'replay', files, bars: { ratio: BAR }, met }));
  for (const { name, games, plies, ratio, readingRatio, rounds } of files) {
    const speed = Math.round(median(rounds.map(({ ours }) => ours)));
    say(
      `replay of ${games} ${name} games, ${plies} plies: ${ratio.toFixed(2)} times pgn-extract (bar ${BAR}), ` +
        `${speed} games/s, ${median(rounds.map(({ usPerPly }) => usPerPly)).toFixed(3)} us a ply`,
    );
    say(
      `reading the file, cut and parsed, moves checked: ${readingRatio.toFixed(2)} times pgn-extract (bar ${BAR}), ` +
        `${Math.round(median(rounds.map(({ reading }) => reading)))} games/s`,
    );
  }
}
