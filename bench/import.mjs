// Games per second of `import` (file -> thread -> COPY -> merge -> commit) against COPY of the same finished rows into an
// identical table, both in one run, in turns: PGN and NDJSON, moves checked and trusted. Bar: at least 0.75 of COPY, moves
// checked. Identical means with its keys, indexes and the triggers that keep edges; without a bar stands COPY without those. Beside them the moves of the same PGN checked and nothing else, by one thread, against pgn-extract where it is
// installed: at least 3 times as fast; and without a bar all of reading it, tags, clocks and moves written anew. And memory: a file of 1 GB must not take 50 MB more than one of 10 MB.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { bootContext } from '../dist/src/boot.js';
import { loadConfig } from '../dist/src/config/load-config.js';
import { ImportsService } from '../dist/src/ingestion/files/imports.service.js';
import { makeAccount } from '../dist/src/rehearsal/generated-account.js';
import { makePgn } from '../dist/src/rehearsal/pgn.js';
import { checkWithPgnExtract, findPgnExtract, timed } from './pgn/reading.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const READ_ROUNDS = ROUNDS + 2;
const GAMES = Number(process.env.BENCH_GAMES ?? 200_000);
const LARGE_MB = Number(process.env.BENCH_LARGE_MB ?? 1_000);
const MOVES = (process.env.BENCH_MOVES ?? 'checked,trusted').split(',');
const SMALL_MB = 10;
const BARS = { ratio: 0.75, legality: 3, growthMb: 50 };
// Games of one account; a larger file holds those of several.
const MOST_GAMES = 200_000;
const json = process.argv.includes('--json');

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const forget = 'truncate games, players, runs, import_files, rejected_records cascade';

const MAKERS = {
  ndjson: (game) => `${JSON.stringify(game)}\n`,
  pgn: (game) => makePgn(game, { tags: true, moves: true, opening: false }),
};

/** Games of one account after the other, so many or so many bytes of them. */
async function writeFile(path, format, { games = Infinity, bytes = Infinity }) {
  const out = createWriteStream(path);
  let written = 0;
  let left = games;
  for (let seed = 9; left > 0 && written < bytes; seed++) {
    const world = makeAccount({ seed, username: 'Bench_Rook', games: Math.min(left, MOST_GAMES), opponents: 4_000 });
    left -= MOST_GAMES;
    for (const game of world.games) {
      const text = MAKERS[format](game.load());
      written += text.length;
      if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve));
      if (written >= bytes) break;
    }
  }
  await new Promise((resolve) => out.end(resolve));
}

async function importFile(running, path, trusted) {
  const service = running.app.get(ImportsService, { strict: false });
  const { run } = await service.request({ names: [path], startedBy: 'cli', trusted });
  const started = performance.now();
  const done = await service.runToEnd(run.id, new AbortController().signal);
  const seconds = (performance.now() - started) / 1000;
  if (done.state !== 'done' || done.rejected > 0) throw new Error(`The import went wrong: ${JSON.stringify(done)}`);
  return done.received / seconds;
}

/** COPY of the games that are there, in one statement, into the table they came from, emptied, and into one without triggers. */
async function measureCopies(client) {
  const chunks = [];
  const collect = new Writable({ write: (chunk, _, done) => (chunks.push(chunk), done()) });
  await pipeline(client.query(copyTo('copy games to stdout')), collect);
  await client.query('drop table if exists same_games');
  await client.query('create table same_games (like games including all)');
  await client.query(
    'alter table same_games add foreign key (white_id) references players, add foreign key (black_id) references players',
  );
  const bare = await measureCopy(client, 'same_games', chunks);
  await client.query('drop table same_games');
  // Its trigger empties the edges too.
  await client.query('truncate games cascade');
  return { bare, identical: await measureCopy(client, 'games', chunks) };
}

async function measureCopy(client, table, chunks) {
  await client.query('checkpoint');
  const started = performance.now();
  const into = client.query(copyFrom(`copy ${table} from stdin`));
  for (const chunk of chunks) if (!into.write(chunk)) await new Promise((resolve) => into.once('drain', resolve));
  await new Promise((resolve, reject) => into.end((error) => (error ? reject(error) : resolve())));
  return into.rowCount / ((performance.now() - started) / 1000);
}

async function compare(running, client, folder, format, trusted) {
  const path = join(folder, format);
  const imports = [];
  const copies = [];
  for (let round = 0; round < ROUNDS; round++) {
    await client.query(forget);
    await client.query('checkpoint');
    imports.push(await importFile(running, path, trusted));
    copies.push(await measureCopies(client));
  }
  const rate = median(imports);
  const copy = median(copies.map(({ identical }) => identical));
  const bare = median(copies.map(({ bare }) => bare));
  const megabytes = (await stat(path)).size / 1e6;
  return {
    format,
    moves: trusted ? 'trusted' : 'checked',
    gamesPerS: Math.round(rate),
    mbPerS: Number(((rate * megabytes) / GAMES).toFixed(1)),
    copyPerS: Math.round(copy),
    ratio: Number((rate / copy).toFixed(2)),
    withoutTriggers: Number((rate / bare).toFixed(2)),
  };
}

/** Times one way of reading the file, on each call, by a process that does nothing else: code that other work has shaped is slower. */
function startReading(what, path) {
  const child = fork(new URL('pgn/reading-process.mjs', import.meta.url), [what, path]);
  return {
    async time() {
      child.send('go');
      const [seconds] = await once(child, 'message');
      return seconds;
    },
    stop: () => child.disconnect(),
  };
}

/** How many times as fast as pgn-extract one thread checks the moves of the file, and reads it; undefined where there is none. */
async function measureReading(path) {
  const program = findPgnExtract();
  if (program === undefined) return undefined;
  const checking = startReading('checkFile', path);
  const reading = startReading('readPgnFile', path);
  const rounds = [];
  for (let round = 0; round < READ_ROUNDS; round++) {
    const checked = await checking.time();
    const read = await reading.time();
    const theirs = timed(() => checkWithPgnExtract(program, path)).seconds;
    rounds.push({ theirsPerS: Math.round(GAMES / theirs), legality: theirs / checked, reading: theirs / read });
  }
  checking.stop();
  reading.stop();
  const medianOf = (what) => Number(median(rounds.map((round) => round[what])).toFixed(2));
  return { rounds, legality: medianOf('legality'), reading: medianOf('reading') };
}

/** Largest resident memory of a process of its own that imports a file, MB. */
async function measureMemory(home, path) {
  const child = fork('dist/bundle/main.js', ['import', path, '--json'], {
    env: { ...process.env, ROOKERY_HOME: home, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let peakKb = 0;
  const { readFile } = await import('node:fs/promises');
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    peakKb = Math.max(peakKb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }, 100);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`The import of ${path} ended with ${code}`);
  return Math.round(peakKb / 1024);
}

const folder = await mkdtemp(join(tmpdir(), 'rookery-bench-'));
const home = join(folder, 'home');
const config = loadConfig({ ROOKERY_HOME: home, LOG_LEVEL: 'error' }, '/dev/null');
const running = await bootContext(config, { stream: process.stderr });
try {
  const client = new pg.Client({ connectionString: running.database.dataSource.options.url });
  await client.connect();
  for (const format of ['pgn', 'ndjson']) await writeFile(join(folder, format), format, { games: GAMES });
  const speeds = [];
  for (const format of ['pgn', 'ndjson']) {
    for (const trusted of MOVES.map((moves) => moves === 'trusted'))
      speeds.push(await compare(running, client, folder, format, trusted));
  }
  const reading = await measureReading(join(folder, 'pgn'));
  const memory = {};
  if (LARGE_MB > 0 && process.platform === 'linux') {
    for (const megabytes of [SMALL_MB, LARGE_MB]) {
      await client.query(forget);
      const path = join(folder, `${megabytes}.pgn`);
      await writeFile(path, 'pgn', { bytes: megabytes * 1e6 });
      memory[megabytes] = await measureMemory(home, path);
    }
  }
  await client.end();
  const growthMb = (memory[LARGE_MB] ?? 0) - (memory[SMALL_MB] ?? 0);
  const ok =
    growthMb <= BARS.growthMb &&
    (!reading || reading.legality >= BARS.legality) &&
    speeds.every(({ moves, ratio }) => moves === 'trusted' || ratio >= BARS.ratio);
  if (json)
    console.log(JSON.stringify({ games: GAMES, rounds: ROUNDS, speeds, reading, memory, growthMb, bars: BARS, ok }));
  else {
    console.table(speeds);
    if (reading)
      console.log(
        `the moves of the PGN checked: ${reading.legality} times pgn-extract; read as an import does: ${reading.reading} times`,
      );
    for (const [megabytes, peak] of Object.entries(memory))
      console.log(`${megabytes} MB of PGN: at most ${peak} MB of memory`);
    console.log(ok ? 'All bars are met.' : `Below a bar: ${JSON.stringify(BARS)}`);
  }
  process.exitCode = ok ? 0 : 1;
} finally {
  await running.close();
  await rm(folder, { recursive: true, force: true });
}
