// The least that can drive an engine: what Rookery asks of it for a game, written to its standard input as soon as it has
// answered, and nothing done with the answers but counting nodes.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { listPositions } from '../../dist/src/analysis/game-positions.js';
import { planSearches } from '../../dist/src/analysis/search-plan.js';
// The one thing here that knows how engines are found; nothing else of that folder is used.
import { engineCommand } from '../../dist/src/analysis/engine/engine-command.js';

/** What is to be searched for each game, as Rookery plans it. */
export function planGames(games) {
  return games.map(({ moves }) => {
    const positions = listPositions({ variant: 'standard', moves });
    const uci = positions.flatMap(({ move }) => (move ? [move.uci] : []));
    return planSearches(positions).map(({ inGame, alone }) => ({
      inGame: inGame.map(({ ply }) => describe(positions[0].fen, uci.slice(0, ply))),
      alone: alone.map(({ epd }) => ({ epd, position: describe(`${epd} 0 1`, []) })),
    }));
  });
}

const describe = (fen, moves) => `position fen ${fen}${moves.length > 0 ? ` moves ${moves.join(' ')}` : ''}`;

/** An engine with the options Rookery gives it. */
class RawEngine {
  nodes = 0;
  searches = 0;

  constructor(path, hashMb) {
    const { program, args } = engineCommand(path);
    this.child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    createInterface({ input: this.child.stdout }).on('line', (line) => this.hear(line));
    this.hashMb = hashMb;
  }

  async setUp() {
    await this.ask('uci', 'uciok');
    this.child.stdin.write(`setoption name Threads value 1\nsetoption name Hash value ${this.hashMb}\n`);
    await this.ask('isready', 'readyok');
  }

  async newGame() {
    await this.ask('ucinewgame\nisready', 'readyok');
  }

  async search(position, nodes) {
    this.last = 0;
    await this.ask(`${position}\ngo nodes ${nodes}`, 'bestmove');
    this.nodes += this.last;
    this.searches++;
  }

  async stop() {
    this.child.stdin.end('quit\n');
    await this.ended;
  }

  hear(line) {
    const nodes = / nodes (\d+)/.exec(line);
    if (nodes) this.last = Math.max(this.last, Number(nodes[1]));
    if (line.startsWith(this.expected)) this.heard();
  }

  async ask(text, expected) {
    await new Promise((resolve) => {
      this.expected = expected;
      this.heard = resolve;
      this.child.stdin.write(`${text}\n`);
    });
  }
}

/**
 * Starts so many engines; `search` does what is planned, game by game, and a position that holds for every game only once.
 * It returns seconds, nodes and searches of that call.
 */
export async function startRaw({ engines: count, path, hashMb }) {
  const known = new Set();
  const engines = Array.from({ length: count }, () => new RawEngine(path, hashMb));
  await Promise.all(engines.map((engine) => engine.setUp()));
  const sum = (what) => engines.reduce((total, engine) => total + engine[what], 0);
  return {
    async search(plan, nodes) {
      const before = { nodes: sum('nodes'), searches: sum('searches') };
      const waiting = [...plan];
      const started = performance.now();
      const work = async (engine) => {
        for (let game = waiting.shift(); game; game = waiting.shift()) await searchGame(engine, game, known, nodes);
      };
      await Promise.all(engines.map(work));
      const seconds = (performance.now() - started) / 1000;
      return { seconds, nodes: sum('nodes') - before.nodes, searches: sum('searches') - before.searches };
    },
    async stop() {
      await Promise.all(engines.map((engine) => engine.stop()));
    },
  };
}

async function searchGame(engine, parts, known, nodes) {
  for (const { inGame, alone } of parts) {
    if (inGame.length > 0) await engine.newGame();
    for (const position of inGame) await engine.search(position, nodes);
    for (const { epd, position } of alone) {
      if (known.has(epd)) continue;
      known.add(epd);
      await engine.newGame();
      await engine.search(position, nodes);
    }
  }
}
