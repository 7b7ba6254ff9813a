import type { SearchEngine } from './engine-service.js';
import type { CacheEntry } from './evaluation-cache.js';
import type { Evaluation } from './evaluation.js';
import type { GamePosition } from './game-positions.js';
import type { SearchPart } from './search-plan.js';

/** What searching a part brought. */
export interface SearchedPart {
  /** By ply. */
  evaluations: Map<number, Evaluation>;
  /** What may be used for other games. */
  entries: CacheEntry[];
  nodes: number;
  engineMs: number;
}

/** Moves of an expected line that are kept, as many as Lichess keeps. */
const PV_PLIES = 12;

/** Searches the positions of one part of a game, one after the other. */
export class GameSearch {
  private readonly result: SearchedPart = { evaluations: new Map(), entries: [], nodes: 0, engineMs: 0 };

  private readonly startFen: string;
  /** Of the whole game, UCI. */
  private readonly moves: readonly string[];

  /** `positions` are those of the whole game; `known` are evaluations that need no search, by EPD. */
  constructor(
    private readonly engine: SearchEngine,
    positions: readonly GamePosition[],
    private readonly known: ReadonlyMap<string, Evaluation>,
  ) {
    this.startFen = positions[0]?.fen ?? '';
    this.moves = positions.flatMap(({ move }) => (move ? [move.uci] : []));
  }

  /** @throws EngineFailure */
  async run({ inGame, alone }: SearchPart, signal: AbortSignal): Promise<SearchedPart> {
    if (inGame.length > 0) await this.engine.newGame();
    for (const position of inGame) {
      signal.throwIfAborted();
      const moves = this.moves.slice(0, position.ply);
      this.result.evaluations.set(position.ply, await this.search(position, this.startFen, moves));
    }
    for (const position of alone) {
      signal.throwIfAborted();
      this.result.evaluations.set(position.ply, await this.searchAlone(position));
    }
    return this.result;
  }

  private async searchAlone(position: GamePosition): Promise<Evaluation> {
    const known = this.known.get(position.epd);
    if (known) return known;
    await this.engine.newGame();
    const evaluation = await this.search(position, `${position.epd} 0 1`, []);
    this.result.entries.push({ epd: position.epd, evaluation });
    return evaluation;
  }

  private async search(position: GamePosition, fen: string, moves: readonly string[]): Promise<Evaluation> {
    const found = await this.engine.evaluate({ fen, moves });
    this.result.nodes += found.nodes;
    this.result.engineMs += found.timeMs;
    const line = found.pv[0] === found.bestMove ? found.pv : [found.bestMove];
    const pv = followLine(position, line.slice(0, PV_PLIES));
    return {
      cp: 'cp' in found.score ? found.score.cp : null,
      mate: 'mate' in found.score ? found.score.mate : null,
      best: pv[0] ?? null,
      pv: pv.join(' '),
      depth: found.depth,
      nodes: found.nodes,
      source: 'engine',
    };
  }
}

/** The engine's line as the game writes its moves: castling is e1g1 outside chess960. Ends before what cannot be played. */
function followLine({ replay }: GamePosition, line: readonly string[]): string[] {
  const game = replay.clone();
  const moves: string[] = [];
  for (const uci of line) {
    if (!game.isLegal(uci)) break;
    moves.push(game.playUci(uci).uci);
  }
  return moves;
}
