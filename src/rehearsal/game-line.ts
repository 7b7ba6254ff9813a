import { isOpenStatus } from '../chess/status.js';
import type { LineOptions } from './export-query.js';
import type { GameRecord } from './game-record.js';
import type { GameJson } from './lichess-json.js';
import { makePgn } from './pgn.js';
import type { GameSideJson } from './world/world.js';

// lila: modules/game/src/main/PgnDump.scala. Running games are shown 3 plies late, but their first 5 plies always.
const WITHHELD_PLIES = 3;
const ALWAYS_SHOWN_PLIES = 5;

/** Turns games into the lines of an answer and remembers them up to a limit of bytes. */
export class LineMaker {
  private cachedBytes = 0;

  /** @param renamed present spelling by account id; @param cacheBytes limit of remembered lines in bytes. */
  constructor(
    private readonly renamed: ReadonlyMap<string, string>,
    private readonly cacheBytes: number,
  ) {}

  /** Key under which lines of the same options are remembered. */
  static keyOf(options: LineOptions): string {
    return Object.values(options).join();
  }

  /** One line with its `\n`, or a PGN followed by two blank lines. */
  makeLine(record: GameRecord, options: LineOptions, key: string): string {
    if (record.lineKey === key) return record.line;
    const line = this.makeText(record, options);
    this.remember(record, line, key);
    return line;
  }

  private remember(record: GameRecord, line: string, key: string): void {
    const more = line.length - record.line.length;
    if (this.cachedBytes + more > this.cacheBytes) return;
    this.cachedBytes += more;
    record.line = line;
    record.lineKey = key;
  }

  private makeText(record: GameRecord, options: LineOptions): string {
    if (record.brokenLine !== undefined) return `${record.brokenLine}\n`;
    const game = this.withPresentNames(record.withheld ? record.json : withhold(record.json));
    return options.format === 'pgn' ? makePgn(game, options) : `${JSON.stringify(shapeGame(game, options))}\n`;
  }

  private withPresentNames(game: GameJson): GameJson {
    if (this.renamed.size === 0) return game;
    const rename = (side: GameSideJson): GameSideJson => {
      const name = side.user && this.renamed.get(side.user.id);
      return side.user && name ? { ...side, user: { ...side.user, name } } : side;
    };
    return { ...game, players: { white: rename(game.players.white), black: rename(game.players.black) } };
  }
}

/** The prefix of a running game that Lichess lets others see: late, and without anything about its end. */
function withhold(game: GameJson): GameJson {
  if (!isOpenStatus(game.status)) return game;
  const plies = game.moves ? game.moves.split(' ') : [];
  const shown = Math.max(plies.length - WITHHELD_PLIES, Math.min(plies.length, ALWAYS_SHOWN_PLIES));
  const prefix: GameJson = { ...game, moves: plies.slice(0, shown).join(' ') };
  if (game.clocks) prefix.clocks = game.clocks.slice(0, shown);
  delete prefix.winner;
  delete prefix.analysis;
  delete prefix.pgn;
  return prefix;
}

/**
 * Leaves out the fields nobody asked for: JSON skips what is undefined. Order of the fields as in lila's toJson.
 * One literal for all games and not a spread: objects of one shape are several times faster to make and to write.
 */
function shapeGame(game: GameJson, options: LineOptions): object {
  const shaped: Record<keyof GameJson, unknown> = {
    id: game.id,
    fullId: isOwnGame(game, options.viewer) ? game.fullId : undefined,
    rated: game.rated,
    variant: game.variant,
    speed: game.speed,
    perf: game.perf,
    createdAt: game.createdAt,
    lastMoveAt: game.lastMoveAt,
    status: game.status,
    source: game.source,
    players: { white: shapeSide(game.players.white, options), black: shapeSide(game.players.black, options) },
    initialFen: game.initialFen,
    winner: game.winner,
    opening: options.opening ? game.opening : undefined,
    moves: options.moves ? game.moves : undefined,
    clocks: options.clocks ? game.clocks : undefined,
    pgn: options.pgnInJson ? (game.pgn ?? makePgn(game, options)) : undefined,
    daysPerTurn: game.daysPerTurn,
    analysis: options.evals ? game.analysis : undefined,
    arenaTour: game.arenaTour,
    tournament: game.tournament,
    swissTour: game.swissTour,
    swiss: game.swiss,
    clock: game.clock,
    lastFen: options.lastFen ? game.lastFen : undefined,
    lastMove: options.lastFen ? game.lastMove : undefined,
    division: options.division ? game.division : undefined,
    import: game.import,
  };
  // Recorded lines may carry fields this program has never heard of.
  for (const field in game) if (!(field in shaped)) Object.assign(shaped, { [field]: game[field as keyof GameJson] });
  return shaped;
}

function isOwnGame({ players }: GameJson, viewer: string | undefined): boolean {
  return viewer !== undefined && (players.white.user?.id === viewer || players.black.user?.id === viewer);
}

/** The summary of the analysis comes with evals or accuracy, its percentage with accuracy only. */
function shapeSide(side: GameSideJson, { evals, accuracy }: LineOptions): GameSideJson {
  if (!side.analysis || (evals && accuracy)) return side;
  const { analysis, ...rest } = side;
  if (!evals && !accuracy) return rest;
  const summary = { ...analysis };
  if (!accuracy) delete summary.accuracy;
  return { ...rest, analysis: summary };
}
