// Variants, set-up positions and the endings that do not come by themselves.
import { Random } from './random.mjs';
import { CHEATER, HOME, ROSTER } from './roster.mjs';
import { activeAt, DAY, longest, randomMoment, seat } from './plan.mjs';

/** @typedef {import('./plan.mjs').Plan} Plan */

const VARIANTS = [
  'chess960',
  'crazyhouse',
  'antichess',
  'atomic',
  'horde',
  'kingOfTheHill',
  'racingKings',
  'threeCheck',
];
const CLOCKS = [
  { initial: 60, increment: 0 },
  { initial: 180, increment: 2 },
  { initial: 300, increment: 3 },
  { initial: 600, increment: 0 },
];

/** Own positions, some with Black to move. */
const POSITIONS = [
  '4k3/pppppppp/8/8/8/8/PPPPPPPP/4K3 w - - 0 1',
  'rnb1kbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1',
  'rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNB1KBNR b KQkq - 0 1',
  '8/5k2/4p1p1/3pP1Pp/3P3P/4K3/8/8 b - - 0 1',
  '4k2r/8/8/8/8/8/8/R3K3 w Qk - 0 1',
  'r3k2r/8/2pppp2/8/8/2PPPP2/8/R3K2R b KQkq - 0 1',
  '2r3k1/5ppp/8/8/8/8/5PPP/2Q3K1 b - - 0 1',
];

/** @param {Plan} plan @param {number} each games per variant */
export function planVariants(plan, each) {
  const { rng } = plan;
  for (const variant of VARIANTS) {
    for (let i = 0; i < each; i++) {
      // The home player tries every variant twice.
      const options = { variant, rated: rng.chance(0.85), source: rng.chance(0.7) ? 'lobby' : 'friend' };
      planGame(plan, i < 2, { ...options, initialFen: variant === 'chess960' ? chess960Fen(rng) : undefined });
    }
  }
  POSITIONS.forEach((initialFen, i) => {
    for (let again = 0; again < 2; again++) {
      planGame(plan, i % 3 === 0, { variant: 'fromPosition', source: i === 4 ? 'position' : 'friend', initialFen });
    }
  });
}

/** @param {Plan} plan @param {boolean} withHome @param {import('./plan.mjs').GameOptions} options */
function planGame(plan, withHome, options) {
  const { rng } = plan;
  const clock = rng.pick(CLOCKS);
  const home = ROSTER[0];
  for (;;) {
    const startAt = randomMoment(rng);
    const active = activeAt(startAt);
    const first = withHome ? home : rng.pick(active);
    const second = rng.pick(active.filter(({ name }) => name !== first.name && name !== HOME));
    if (!plan.reserve([first, second], startAt, startAt + longest(clock))) continue;
    const byMail = options.variant === 'crazyhouse' && rng.chance(0.2);
    const [white, black] = rng.shuffle([seat(first), seat(second)]);
    plan.addGame(
      plan.addSession(startAt),
      [white, black],
      byMail ? { ...options, daysPerTurn: 3 } : { ...options, clock },
    );
    return;
  }
}

/** Endings that play does not bring about: spread over games that exist already. @param {Plan} plan */
export function planFates(plan) {
  const rng = new Random('fates');
  const live = plan.games.filter(({ fate, clock, variant }) => !fate && clock && variant === 'standard');
  const meetings = rng.shuffle(live.filter(({ source }) => ['pool', 'lobby', 'friend'].includes(source)));
  const tournaments = rng.shuffle(live.filter(({ arena, swiss }) => arena || swiss));
  const take = (/** @type {any[]} */ list, /** @type {number} */ count) => list.splice(0, count);

  const cheated = meetings.filter(
    ({ seats }) => seats.white.player?.name === CHEATER || seats.black.player?.name === CHEATER,
  );
  for (const game of cheated.slice(0, 5)) {
    game.fate = {
      kind: 'cheat',
      ply: rng.int(24, 50),
      cheater: game.seats.white.player?.name === CHEATER ? 'white' : 'black',
    };
  }
  const fair = meetings.filter(({ fate, seats }) => !fate && seats.white.player && seats.black.player);
  for (const [i, game] of take(fair, 16).entries())
    game.fate = { kind: 'timeout', ply: rng.int(3, 40), draw: i % 8 === 0 };
  for (const game of take(fair, 15)) game.fate = { kind: 'aborted', ply: rng.pick([0, 0, 1, 1, 1]) };
  for (const game of take(tournaments, 12)) game.fate = { kind: 'noStart', ply: rng.pick([0, 1]) };
}

/** Back rank as chess960 allows it: bishops on both colours, king between the rooks. @param {Random} rng */
function chess960Fen(rng) {
  const rank = Array(8).fill('');
  const free = () => rank.flatMap((piece, i) => (piece === '' ? [i] : []));
  rank[rng.int(0, 3) * 2] = 'b';
  rank[rng.int(0, 3) * 2 + 1] = 'b';
  for (const piece of ['q', 'n', 'n']) rank[rng.pick(free())] = piece;
  free().forEach((file, i) => (rank[file] = 'rkr'[i]));
  const black = rank.join('');
  return `${black}/pppppppp/8/8/8/8/PPPPPPPP/${black.toUpperCase()} w KQkq - 0 1`;
}
