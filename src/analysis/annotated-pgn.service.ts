import { Injectable } from '@nestjs/common';
import { JUDGEMENT_GLYPHS, JUDGEMENTS } from '../chess/judgement.js';
import { makePgn, type PgnGame, type PgnMove } from '../chess/pgn-writer.js';
import type { GameDetail, SideView } from '../games/game-view.js';
import { GamesService } from '../games/games.service.js';
import { AnalysesRepository } from './analyses.repository.js';
import type { GameAnalysisView, PlyRow } from './analysis-view.js';
import { type GamePosition, listPositions } from './game-positions.js';
import { describeSource } from './describe-source.js';
import { readLichessEvaluations } from './lichess-evaluations.js';

const RESULTS = { white: '1-0', black: '0-1', draw: '1/2-1/2' } as const;
// Lichess's words for the tag Termination, by status.
const TERMINATIONS: Record<string, string> = {
  outoftime: 'Time forfeit',
  timeout: 'Abandoned',
  noStart: 'Abandoned',
  cheat: 'Rules infraction',
  aborted: 'Abandoned',
  insufficientMaterialClaim: 'Insufficient material',
};
const VARIANT_NAMES: Record<string, string> = {
  standard: 'Standard',
  chess960: 'Chess960',
  fromPosition: 'From Position',
  kingOfTheHill: 'King of the Hill',
  threeCheck: 'Three-check',
  antichess: 'Antichess',
  atomic: 'Atomic',
  horde: 'Horde',
  racingKings: 'Racing Kings',
  crazyhouse: 'Crazyhouse',
};

/** A game as PGN, with all that is known about its moves. */
@Injectable()
export class AnnotatedPgn {
  constructor(
    private readonly games: GamesService,
    private readonly analyses: AnalysesRepository,
  ) {}

  /** @throws GameNotFoundError */
  async make(id: string): Promise<string> {
    const game = await this.games.get(id);
    const analysis = await this.analyses.find(game.id);
    const plies = analysis ? await this.analyses.listPlies(game.id) : [];
    return makePgn(describeGame(game, analysis, plies));
  }
}

/** Our evaluations where there are any, else Lichess's. */
function describeGame(game: GameDetail, analysis: GameAnalysisView | undefined, plies: readonly PlyRow[]): PgnGame {
  const positions = listPositions(game);
  const ours = new Map(plies.map((row) => [row.ply, row]));
  const lichess = analysis?.source ? undefined : readLichessEvaluations(game.analysis, positions);
  const annotator = analysis?.source ? describeSource(analysis) : lichess && 'lichess.org';
  const moves = positions.flatMap((position) => {
    const { ply, move } = position;
    if (!move) return [];
    const row = ours.get(ply);
    const evaluation = toScore(row ?? lichess?.get(ply));
    return [
      {
        ...makeMove(position, move.san),
        glyph: glyphOf(row?.judgment),
        evaluation,
        clockCs: game.clocksCs?.[ply - 1],
      },
    ];
  });
  return { tags: listTags(game, positions, annotator), moves, result: resultOf(game) };
}

function makeMove({ fen, turn }: GamePosition, san: string): Pick<PgnMove, 'san' | 'color' | 'number'> {
  const fullmoves = Number(fen.split(' ').at(-1));
  // The FEN after Black's move counts one further.
  return turn === 'black' ? { san, color: 'white', number: fullmoves } : { san, color: 'black', number: fullmoves - 1 };
}

function glyphOf(judgment: string | null | undefined): string | undefined {
  const name = JUDGEMENTS.find((known) => known === judgment);
  return name && JUDGEMENT_GLYPHS[name].glyph;
}

/** The mate on the board is no evaluation. */
function toScore(row: { cp: number | null; mate: number | null } | undefined): PgnMove['evaluation'] {
  if (row?.cp !== null && row?.cp !== undefined) return { cp: row.cp };
  return row?.mate ? { mate: row.mate } : undefined;
}

function listTags(
  game: GameDetail,
  [start]: readonly GamePosition[],
  annotator: string | undefined,
): (readonly [string, string])[] {
  const [date = '', time = ''] = game.createdAt.toISOString().split(/[T.]/);
  const { white, black } = game.players;
  const clock = game.clock ? `${game.clock.initialS}+${game.clock.incrementS}` : '-';
  return [
    ['Event', `${game.rated ? 'Rated' : 'Casual'} ${game.perf} game`],
    ['Site', `https://lichess.org/${game.id}`],
    ['Date', date.replaceAll('-', '.')],
    ['Round', '-'],
    ['White', nameOf(white)],
    ['Black', nameOf(black)],
    ['Result', resultOf(game)],
    ['GameId', game.id],
    ['UTCDate', date.replaceAll('-', '.')],
    ['UTCTime', time],
    ...ratingTags('White', white),
    ...ratingTags('Black', black),
    ['Variant', VARIANT_NAMES[game.variant] ?? game.variant],
    ['TimeControl', clock],
    ...(game.opening
      ? ([
          ['ECO', game.opening.eco],
          ...(game.opening.name === null ? [] : [['Opening', game.opening.name] as const]),
        ] as const)
      : []),
    ['Termination', TERMINATIONS[game.status] ?? (resultOf(game) === '*' ? 'Unterminated' : 'Normal')],
    ...(game.initialFen && start
      ? ([
          ['FEN', start.fen],
          ['SetUp', '1'],
        ] as const)
      : []),
    ...(annotator ? ([['Annotator', annotator]] as const) : []),
  ];
}

function ratingTags(side: string, { rating, ratingDiff, title }: SideView): (readonly [string, string])[] {
  const sign = ratingDiff !== null && ratingDiff >= 0 ? '+' : '';
  return [
    [`${side}Elo`, rating === null ? '?' : String(rating)],
    ...(ratingDiff === null ? [] : ([[`${side}RatingDiff`, `${sign}${ratingDiff}`]] as const)),
    ...(title === null ? [] : ([[`${side}Title`, title]] as const)),
  ];
}

function nameOf({ name, aiLevel }: SideView): string {
  if (aiLevel !== null) return `lichess AI level ${aiLevel}`;
  return name ?? 'Anonymous';
}

function resultOf({ result }: GameDetail): PgnGame['result'] {
  return result in RESULTS ? RESULTS[result as keyof typeof RESULTS] : '*';
}
