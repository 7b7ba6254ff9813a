import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const ENGINE = createRequire(import.meta.url).resolve('stockfish/src/stockfish-17.1-lite-single-03e3232.js');

/**
 * @typedef {object} Line one principal variation, scored from the side to move
 * @property {number} [cp]
 * @property {number} [mate]
 * @property {string[]} pv UCI, castling as king takes rook
 */

/** One Stockfish process. Searches by nodes on one thread with a cleared hash per game, so results never vary. */
export class Engine {
  constructor() {
    this.process = spawn(process.execPath, [ENGINE], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.on('exit', (code) => {
      if (code) throw new Error(`engine ended with code ${code}`);
    });
    /** @type {Map<number, Line>} */
    this.lines = new Map();
    this.multiPv = 0;
    createInterface({ input: this.process.stdout }).on('line', (line) => this.read(line));
    this.send('setoption name UCI_Chess960 value true');
  }

  /** @param {string} command */
  send(command) {
    this.process.stdin.write(`${command}\n`);
  }

  /** @param {string} line */
  read(line) {
    if (line.startsWith('bestmove') || line === 'readyok') return this.resolve?.();
    const match = /^info .*?\bmultipv (\d+) score (cp|mate) (-?\d+) (?!upperbound|lowerbound).*? pv (.+)$/.exec(line);
    if (!match) return;
    const [, index, kind, score, pv] = match;
    this.lines.set(Number(index), { [kind]: Number(score), pv: pv.split(' ') });
  }

  /** @param {string} command */
  ask(command) {
    return /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        this.resolve = resolve;
        this.send(command);
      })
    );
  }

  async newGame() {
    this.send('ucinewgame');
    await this.ask('isready');
  }

  /**
   * @param {string} fen
   * @param {string[]} moves UCI
   * @param {{ nodes: number, multiPv: number }} limit
   * @returns {Promise<Line[]>} best first
   */
  async search(fen, moves, { nodes, multiPv }) {
    if (multiPv !== this.multiPv) this.send(`setoption name MultiPV value ${multiPv}`);
    this.multiPv = multiPv;
    this.lines.clear();
    this.send(`position fen ${fen}${moves.length > 0 ? ` moves ${moves.join(' ')}` : ''}`);
    await this.ask(`go nodes ${nodes}`);
    return [...this.lines.entries()].sort(([a], [b]) => a - b).map(([, line]) => line);
  }

  quit() {
    this.send('quit');
  }
}

/**
 * Runs the work on as many engines as asked, each taking the next item when free.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T, engine: Engine) => Promise<R>} work
 * @param {{ engines: number, label: string }} options
 * @returns {Promise<R[]>} in the order of the items
 */
export async function mapOnEngines(items, work, { engines, label }) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const run = async () => {
    const engine = new Engine();
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], engine);
      if (index % 100 === 99) console.error(`${label}: ${index + 1} of ${items.length}`);
    }
    engine.quit();
  };
  await Promise.all(Array.from({ length: engines }, run));
  return results;
}
