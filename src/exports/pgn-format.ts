import { JUDGEMENT_GLYPHS, JUDGEMENTS } from '../chess/judgement.js';
import type { PgnAnnotations } from '../chess/pgn-text.js';
import { makePgn, type PgnGame, type PgnMove } from '../chess/pgn-writer.js';
import type { GameDetail } from '../games/game-view.js';
import { type ExportedGame, startColorOf } from './exported-game.js';
import { makeResult, makeTags } from './pgn-tags.js';
import type { TextFormat } from './text-format.js';

/** Games as Lichess's PGN exports have them. */
export const PGN_FORMAT: TextFormat = {
  extension: 'pgn',
  version: 2,
  head: '',
  make: (exported) => makePgn(describeGame(exported)),
};

/** What PGN says of a game. It follows from what survives PGN: read back and written again it is the same. */
export function describeGame(exported: ExportedGame): PgnGame {
  const { game } = exported;
  const sans = game.moves === '' ? [] : game.moves.split(' ');
  const notes = new Map(game.pgn?.annotations?.map((annotations) => [annotations.ply, annotations]));
  const clocks = listTimes(game.clocksCs ?? game.extra?.clocksCs);
  const thinks = listTimes(game.extra?.thinkCs);
  const moves = sans.map((san, i): PgnMove => ({
    san,
    ...describeMove(game.analysis?.[i], notes.get(i + 1)),
    clockCs: clocks[i],
    thinkCs: thinks[i],
  }));
  const before = notes.get(0);
  return { tags: makeTags(exported), before, start: startOf(game), moves, result: makeResult(game) };
}

/** By ply; some may be missing. What stands beside a game may also be anything a source once sent. */
function listTimes(times: unknown): (number | undefined)[] {
  if (!Array.isArray(times)) return [];
  return times.map((cs: unknown) => (isWhole(cs) && cs >= 0 ? cs : undefined));
}

function describeMove(entry: unknown, notes: PgnAnnotations | undefined): Omit<PgnMove, 'san'> {
  const { eval: cp, mate, depth, judgment } = (entry ?? {}) as Record<string, unknown>;
  const nag = nagOf(judgment);
  const score = isWhole(cp) ? { cp } : isWhole(mate) ? { mate } : undefined;
  return {
    ...notes,
    nags: [...(notes?.nags ?? []), ...(nag === undefined ? [] : [nag])],
    evaluation: score && (isWhole(depth) ? { ...score, depth } : score),
  };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function nagOf(judgment: unknown): number | undefined {
  const name = JUDGEMENTS.find((known) => known === (judgment as { name?: unknown } | undefined)?.name);
  return name && JUDGEMENT_GLYPHS[name].nag;
}

function startOf(game: GameDetail): PgnGame['start'] {
  const number = Number(game.initialFen?.split(' ')[5] ?? 1);
  return { color: startColorOf(game), number: Number.isSafeInteger(number) && number > 0 ? number : 1 };
}
