import fc from 'fast-check';
import { SPEEDS } from '../../src/chess/speed.js';
import { STATUS_IDS } from '../../src/chess/status.js';
import { VARIANTS } from '../../src/chess/variant.js';

type Json = Record<string, unknown>;

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  // PostgreSQL has no NUL.
  .map((text) => text.replaceAll('\0', '0'));
const unknownValue = fc.oneof(
  anyText,
  fc.integer(),
  fc.boolean(),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.constant(null),
);
/** Fields no version knows, under names that sort as the database keeps them. */
const unknownFields = fc.oneof(
  { arbitrary: fc.constant({}), weight: 4 },
  { arbitrary: fc.record({ zz1: unknownValue, zz2: fc.record({ a: unknownValue }) }, { requiredKeys: [] }), weight: 1 },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const mark = fc.constantFrom(true, undefined);
const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

const counts = fc
  .tuple(fc.array(whole(300), { minLength: 4, maxLength: 4 }), maybe(whole(100)), unknownFields)
  .map(([[inaccuracy, mistake, blunder, acpl], accuracy, unknown]) => ({
    inaccuracy,
    mistake,
    blunder,
    acpl,
    accuracy,
    ...unknown,
  }));

/** Accounts are few, so that each comes in many games; one looks the same in all of them. */
function account(number: number): Json {
  return {
    name: `White_Rook-${number}`,
    title: number % 7 === 0 ? 'GM' : undefined,
    flair: number % 3 === 0 ? 'nature.seedling' : undefined,
    patron: number % 5 === 0 ? true : undefined,
    patronColor: number % 10 === 0 ? (number % 9) + 1 : undefined,
    id: `white_rook-${number}`,
  };
}

const identity: fc.Arbitrary<Json> = fc.oneof(
  whole(40).map((number) => ({ user: account(number) })),
  fc.integer({ min: 1, max: 8 }).map((aiLevel) => ({ aiLevel })),
  anyText.map((name) => ({ name })),
  fc.constant({}),
);
const side: fc.Arbitrary<Json> = fc
  .tuple(identity, fc.array(maybe(whole(3500)), { minLength: 2, maxLength: 2 }), maybe(counts), unknownFields)
  .chain(([who, [rating, ratingDiff], analysis, unknown]) =>
    fc
      .record({ provisional: mark, berserk: mark, blindfold: mark, team: maybe(anyText) })
      .map((marks) => ({ ...who, rating, ratingDiff, ...marks, analysis, ...unknown })),
  );

const judgment = fc.record({ name: fc.constantFrom('Inaccuracy', 'Mistake', 'Blunder'), comment: anyText });
const score = fc.oneof(
  fc.integer({ min: -3000, max: 3000 }).map((cp) => ({ eval: cp })),
  fc.integer({ min: -30, max: 30 }).map((mate) => ({ mate })),
  fc.constant({}),
);
const entry: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: score, weight: 5 },
  {
    arbitrary: fc
      .tuple(score, fc.constantFrom('e2e4', 'e7e8q'), anyText, maybe(judgment), unknownFields)
      .map(([known, best, variation, judged, unknown]) => ({
        ...known,
        best,
        variation,
        judgment: judged,
        ...unknown,
      })),
    weight: 1,
  },
);

const SANS = ['e4', 'e5', 'Nf3', 'O-O', 'exd8=Q+', 'R1a3', 'N@f3', 'Qh4#'];
const tournament: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({}),
  fc.constant({ tournament: 'abcd1234' }),
  anyText.map((name) => ({ arenaTour: { id: 'abcd1234', name } })),
  fc.constant({ swissTour: { id: 'wxyz9876' } }),
);
const clock = fc
  .tuple(whole(10_800), whole(180))
  .map(([initial, increment]) => ({ initial, increment, totalTime: initial + 40 * increment }));

const head = fc.record({
  rated: fc.boolean(),
  variant: fc.constantFrom(...VARIANTS, 'newVariant'),
  speed: fc.constantFrom(...SPEEDS),
  perf: fc.constantFrom(...SPEEDS, 'atomic'),
  // Few moments: games of the same millisecond are ordered by their ids.
  createdAt: fc.oneof(fc.integer({ min: 1.3e12, max: 1.8e12 }), fc.integer({ min: 1.5e12, max: 1.5e12 + 3 })),
  lastMoveAt: fc.integer({ min: 1.3e12, max: 1.8e12 }),
  status: fc.constantFrom(...Object.keys(STATUS_IDS), 'newEnding'),
  source: maybe(fc.constantFrom('pool', 'lobby', 'ai', 'arena')),
});
const tail = fc.record({
  initialFen: maybe(fc.constant('4k3/8/8/8/8/8/8/4K3 b - - 0 1')),
  winner: maybe(fc.constantFrom('white', 'black')),
  opening: maybe(fc.record({ eco: fc.constantFrom('A00', 'B01', 'E99'), name: anyText, ply: whole(30) })),
  moves: fc.array(fc.constantFrom(...SANS), { maxLength: 12 }).map((moves) => moves.join(' ')),
  clocks: maybe(fc.array(whole(1_000_000), { maxLength: 12 })),
  daysPerTurn: maybe(fc.integer({ min: 1, max: 14 })),
  analysis: maybe(fc.array(entry, { maxLength: 12 })),
});
const end = fc.record({
  clock: maybe(clock),
  division: maybe(fc.record({ middle: whole(100), end: whole(200) }, { requiredKeys: [] })),
  import: maybe(fc.record({ date: fc.constantFrom('1972.08.31', '????.??.??') }, { requiredKeys: [] })),
});

/** Any game the API may send, but for the id; fields stand in the order in which Lichess writes them. */
const anyGame: fc.Arbitrary<Json> = fc
  .tuple(head, fc.tuple(side, side), tail, tournament, end, unknownFields)
  .map(([first, [white, black], middle, tour, last, unknown]) => ({
    ...first,
    players: { white, black },
    ...middle,
    ...tour,
    ...last,
    ...unknown,
  }));

/** So many different games as lines, in the order of an export. */
export function makeAnyGames(seed: number, count: number): string[] {
  const games = fc.sample(anyGame, { seed, numRuns: count });
  const withIds: Json[] = games.map((game, i) => ({ id: makeId((i * 7919) % 1_000_003), ...game }));
  return withIds.sort(compareGames).map((game) => JSON.stringify(game));
}

function compareGames(a: Json, b: Json): number {
  const [one, other] = [Number(a.createdAt), Number(b.createdAt)];
  if (one !== other) return one - other;
  return String(a.id) < String(b.id) ? -1 : 1;
}

const DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function makeId(number: number): string {
  let id = '';
  for (let rest = number; id.length < 8; rest = Math.floor(rest / 62)) id += DIGITS[rest % 62];
  return id;
}
