import { type Color, COLORS } from '../chess/color.js';
import { isContentId } from '../chess/ids.js';
import { resultOf } from '../chess/status.js';
import type { PgnGame } from '../chess/pgn-writer.js';
import type { GameDetail, SideView } from '../games/game-view.js';
import type { ExportedGame } from './exported-game.js';

type Tag = readonly [name: string, value: string];

const RESULTS = { white: '1-0', black: '0-1', draw: '1/2-1/2' } as const;
/** Lichess's words for the tag Termination, by status (lila `PgnDump.scala`). */
const TERMINATIONS: Record<string, string> = {
  created: 'Unterminated',
  started: 'Unterminated',
  unknownFinish: 'Unknown',
  aborted: 'Abandoned',
  noStart: 'Abandoned',
  timeout: 'Time forfeit',
  outoftime: 'Time forfeit',
  cheat: 'Rules infraction',
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
const SIDE_NAMES = { white: 'White', black: 'Black' } as const satisfies Record<Color, string>;
/** Facts of their own columns: what a PGN once said of them must not stand against these. */
const FIXED = new Set(['Result', 'GameId', 'FEN', 'SetUp']);

/** Result as PGN has it. */
export function makeResult({ status, winner }: Pick<GameDetail, 'status' | 'winner'>): PgnGame['result'] {
  const result = resultOf(status, winner ?? undefined);
  return result in RESULTS ? RESULTS[result as keyof typeof RESULTS] : '*';
}

/**
 * Tags in Lichess's order. A tag that a PGN brought and no column holds stands in its place with what it said; those
 * Lichess does not know follow by name. Of a game that is not Lichess's nothing is said that no source said.
 */
export function makeTags({ game, accounts, annotator }: ExportedGame): Tag[] {
  const known = isContentId(game.id) ? listOtherTags(game) : listLichessTags(game);
  const titles = COLORS.map((color): [string, string | undefined] => [
    `${SIDE_NAMES[color]}Title`,
    accounts[color]?.title,
  ]);
  const values = new Map<string, string | undefined>([...known, ...titles, ['Annotator', annotator]]);
  for (const [name, value] of Object.entries(game.pgn?.tags ?? {})) {
    // Whose evaluations these are is said anew; Lichess's may be those of the annotator who came with them.
    const isOurs = name === 'Annotator' && annotator !== undefined && annotator !== 'lichess.org';
    if (!FIXED.has(name) && !isOurs) values.set(name, value);
  }
  const others = [...values.keys()].filter((name) => !ORDER.includes(name)).sort();
  return [...ORDER, ...others].flatMap((name) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
}

const bothSides = (name: string): string[] => [`White${name}`, `Black${name}`];
const ORDER: readonly string[] = [
  ...['Event', 'Site', 'Date', 'Round', 'White', 'Black', 'Result', 'GameId', 'UTCDate', 'UTCTime'],
  ...['Elo', 'RatingDiff', 'Title', 'Team', 'Berserk'].flatMap(bothSides),
  ...['Variant', 'TimeControl', 'ECO', 'Opening', 'Termination', 'FEN', 'SetUp', 'Annotator'],
];

type Values = [name: string, value: string | undefined][];

function listLichessTags(game: GameDetail): Values {
  const [date, time] = makeMoment(game);
  return [
    ['Event', game.arena?.name ?? `${game.rated ? 'rated' : 'casual'} ${game.perf} game`],
    ['Site', `https://lichess.org/${game.id}`],
    ['Date', date],
    ['Round', '-'],
    ['GameId', game.id],
    ['UTCDate', date],
    ['UTCTime', time],
    ...COLORS.flatMap((color) =>
      listSideTags(game.players[color], SIDE_NAMES[color], { name: 'Anonymous', rating: '?' }),
    ),
    ['TimeControl', makeTimeControl(game) ?? '-'],
    ['Variant', VARIANT_NAMES[game.variant] ?? game.variant],
    ['Termination', TERMINATIONS[game.status] ?? 'Normal'],
    ...listCommonTags(game),
  ];
}

function listOtherTags(game: GameDetail): Values {
  const [date, time] = makeMoment(game);
  const isWholeDay = time === '00:00:00';
  // What an import makes of a game without a date.
  const isUnknown = game.createdAt.getTime() === 0;
  return [
    ['Event', '?'],
    ['Site', '?'],
    ['Date', isUnknown ? '????.??.??' : date],
    ['Round', '?'],
    // So that it is the same game wherever it is read.
    ['GameId', game.id],
    ['UTCDate', isWholeDay ? undefined : date],
    ['UTCTime', isWholeDay ? undefined : time],
    ...COLORS.flatMap((color) => listSideTags(game.players[color], SIDE_NAMES[color], { name: '?' })),
    ['TimeControl', makeTimeControl(game)],
    ['Variant', game.variant === 'standard' ? undefined : (VARIANT_NAMES[game.variant] ?? game.variant)],
    ['Termination', TERMINATIONS[game.status]],
    ...listCommonTags(game),
  ];
}

function listCommonTags(game: GameDetail): Values {
  return [
    ['Result', makeResult(game)],
    ['ECO', game.opening?.eco],
    ['Opening', game.opening?.name ?? undefined],
    ['FEN', game.initialFen ?? undefined],
    ['SetUp', game.initialFen === null ? undefined : '1'],
  ];
}

/** @param absent what stands for an unknown name or rating; without one the tag is left out */
function listSideTags(side: SideView, name: string, absent: { name: string; rating?: string }): Values {
  const { rating, ratingDiff, aiLevel } = side;
  const computer = aiLevel === null ? undefined : `lichess AI level ${aiLevel}`;
  return [
    [name, computer ?? side.name ?? absent.name],
    [`${name}Elo`, rating === null ? absent.rating : String(rating)],
    [`${name}RatingDiff`, ratingDiff === null ? undefined : `${ratingDiff >= 0 ? '+' : ''}${ratingDiff}`],
    [`${name}Team`, side.team ?? undefined],
    [`${name}Berserk`, side.berserk ? 'true' : undefined],
  ];
}

function makeMoment({ createdAt }: GameDetail): [date: string, time: string] {
  const [date = '', time = ''] = createdAt.toISOString().split(/[T.]/);
  return [date.replaceAll('-', '.'), time];
}

function makeTimeControl({ clock }: GameDetail): string | undefined {
  return clock ? `${clock.initialS}+${clock.incrementS}` : undefined;
}
