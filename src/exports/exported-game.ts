import { type ByColor, type Color, COLORS, opposite } from '../chess/color.js';
import { countJudgements, type JudgementName, JUDGEMENTS } from '../chess/judgement.js';
import { isContentId } from '../chess/ids.js';
import type { OwnAnalysis } from '../analysis/analyses.service.js';
import type { PlyRow } from '../analysis/analysis-view.js';
import { describeSource } from '../analysis/describe-source.js';
import type { GameDetail, SideAnalysisView } from '../games/game-view.js';
import type { PlayerSighting } from '../players/player-writer.js';
import type { ExportRequest } from './export-request.js';

/** A game with what the request wants of it; the formats only write it down. */
export interface ExportedGame {
  /** Clocks, `analysis` and the sides' numbers are those that are wanted. */
  game: GameDetail;
  accounts: ByColor<PlayerSighting | undefined>;
  /** Whose evaluations these are; absent without any. */
  annotator?: string;
}

const LICHESS = 'lichess.org';

/** One entry of `analysis` in Lichess's shape. */
export interface EvaluationEntry {
  eval?: number;
  mate?: number;
  best?: string;
  judgment?: { name?: string };
}

/** Picks clocks and evaluations as the request says. */
export function chooseDetails(
  game: GameDetail,
  own: OwnAnalysis | undefined,
  { evals, clocks }: Pick<ExportRequest, 'evals' | 'clocks'>,
): Pick<ExportedGame, 'game' | 'annotator'> {
  const chosen = clocks ? game : withoutTimes(game);
  if (own && (evals === 'own' || evals === 'best')) {
    return { game: withOwn(chosen, own.plies), annotator: describeSource(own.analysis) };
  }
  if (evals === 'lichess' || evals === 'best') {
    // Evaluations of other games came with a PGN, whose own tag says whose they are.
    return game.analysis && !isContentId(game.id) ? { game: chosen, annotator: LICHESS } : { game: chosen };
  }
  return { game: withAnalysis(chosen, null, { white: null, black: null }) };
}

function withoutTimes(game: GameDetail): GameDetail {
  const { clocksCs: _, thinkCs: __, ...extra } = game.extra ?? {};
  return { ...game, clocksCs: null, extra };
}

function withAnalysis(
  game: GameDetail,
  analysis: unknown[] | null,
  numbers: ByColor<SideAnalysisView | null>,
): GameDetail {
  const { white, black } = game.players;
  const players = { white: { ...white, analysis: numbers.white }, black: { ...black, analysis: numbers.black } };
  return { ...game, analysis, players };
}

/** Our evaluations in the shape of Lichess's. */
function withOwn(game: GameDetail, plies: readonly PlyRow[]): GameDetail {
  const entries = plies.slice(1).map((row, i) => toEntry(row, plies[i]));
  while (entries.length > 0 && !hasScore(entries.at(-1))) entries.pop();
  const first: Color = startColorOf(game);
  const numbersOf = (color: Color): SideAnalysisView => {
    const names = plies.slice(1).filter((_, i) => (i % 2 === 0 ? first : opposite(first)) === color);
    const counts = countJudgements(names.map(({ judgment }) => toJudgement(judgment)));
    const { Inaccuracy: inaccuracies, Mistake: mistakes, Blunder: blunders } = counts;
    return { inaccuracies, mistakes, blunders, acpl: null, accuracy: null };
  };
  return withAnalysis(game, entries, { white: numbersOf('white'), black: numbersOf('black') });
}

const hasScore = (entry: EvaluationEntry | undefined): boolean =>
  entry?.eval !== undefined || entry?.mate !== undefined;

/** @param before the position the move was played in, which knows the best move */
function toEntry({ cp, mate, uci, judgment }: PlyRow, before: PlyRow | undefined): EvaluationEntry {
  const best = before?.best;
  const name = toJudgement(judgment);
  return {
    ...(cp !== null && { eval: cp }),
    // The mate on the board is no evaluation.
    ...(cp === null && mate && { mate }),
    ...(best && best !== uci && { best }),
    ...(name && { judgment: { name } }),
  };
}

function toJudgement(text: string | null): JudgementName | undefined {
  return JUDGEMENTS.find((name) => name === text);
}

/** Whose move the first one is. */
export function startColorOf({ initialFen }: Pick<GameDetail, 'initialFen'>): Color {
  return COLORS.find((color) => color[0] === initialFen?.split(' ')[1]) ?? 'white';
}
