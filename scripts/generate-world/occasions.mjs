// Where games come from: the pool and friends, arenas, swisses, simuls, the computer, correspondence, imports.
import { CHEATER, HOME, ROSTER, WORLD_END } from './roster.mjs';
import { activeAt, DAY, HOUR, longest, MINUTE, randomMoment, seat } from './plan.mjs';

/** @typedef {import('./plan.mjs').Plan} Plan */

const home = /** @type {import('./roster.mjs').Player} */ (ROSTER.find(({ name }) => name === HOME));
const ghost = { ...home, name: 'ghost', id: 'ghost', skill: 1650, growth: 0, flair: undefined, patron: undefined };

/** Time controls in seconds with their share per clock habit. */
const CONTROLS = [
  { clock: { initial: 15, increment: 0 }, fast: 11, even: 4, addict: 3 },
  { clock: { initial: 30, increment: 0 }, fast: 5, even: 1, addict: 1 },
  { clock: { initial: 60, increment: 0 }, fast: 22, even: 6, addict: 9 },
  { clock: { initial: 60, increment: 1 }, fast: 8, even: 4, addict: 3 },
  { clock: { initial: 120, increment: 1 }, fast: 9, even: 7, addict: 6 },
  { clock: { initial: 180, increment: 0 }, fast: 16, even: 12, addict: 16 },
  { clock: { initial: 180, increment: 2 }, fast: 10, even: 16, addict: 12 },
  { clock: { initial: 300, increment: 0 }, fast: 6, even: 12, addict: 12 },
  { clock: { initial: 300, increment: 3 }, fast: 4, even: 10, addict: 8 },
  { clock: { initial: 600, increment: 0 }, fast: 6, even: 16, addict: 20 },
  { clock: { initial: 600, increment: 5 }, fast: 2, even: 7, addict: 6 },
  { clock: { initial: 900, increment: 10 }, fast: 1, even: 5, addict: 4 },
  { clock: { initial: 1800, increment: 0 }, fast: 2, even: 5, addict: 5 },
  { clock: { initial: 1800, increment: 20 }, fast: 1, even: 4, addict: 3 },
];
const POOLED = new Set([
  '60+0',
  '120+1',
  '180+0',
  '180+2',
  '300+0',
  '300+3',
  '600+0',
  '600+5',
  '900+10',
  '1800+0',
  '1800+20',
]);

/**
 * Two players meet for a few games with changing colours. The home player takes part as often as it takes to reach `homeGames`.
 * @param {Plan} plan @param {{ total: number, homeGames: number }} quota
 */
export function planMeetings(plan, { total, homeGames }) {
  const { rng } = plan;
  while (plan.games.length < total) {
    const missing = homeGames - plan.countOf(HOME);
    const withHome = rng.chance(missing / (total - plan.games.length));
    const startAt = randomMoment(rng);
    const active = activeAt(startAt);
    const first = withHome ? home : rng.weighted(active, ({ activity }) => activity);
    const second = opponentFor(plan, first, active);
    const { clock } = rng.weighted(CONTROLS, (control) => control[first.habit] * control[second.habit]);
    const length = Math.min(
      total - plan.games.length,
      rng.weighted([1, 2, 3, 4], (count) => 1 / count ** 1.5),
    );
    if (!plan.reserve([first, second], startAt, startAt + length * longest(clock))) continue;
    const session = plan.addSession(startAt);
    const control = `${clock.initial}+${clock.increment}`;
    const source = rng.chance(0.12) ? 'friend' : POOLED.has(control) ? 'pool' : 'lobby';
    const rated = rng.chance(source === 'friend' ? 0.4 : 0.93);
    const flip = rng.chance(0.5);
    for (let i = 0; i < length; i++) {
      const pair = (i % 2 === 0) === flip ? [first, second] : [second, first];
      const game = i === 0 ? source : source === 'pool' ? 'lobby' : source;
      plan.addGame(session, [seat(pair[0]), seat(pair[1])], { clock, rated, source: game });
    }
  }
}

/** Somebody who joined a few weeks ago: few games, provisional ratings. @param {Plan} plan @param {number} count */
export function planNewcomer(plan, count) {
  const { rng } = plan;
  const newcomer = ROSTER.find(({ name }) => name === 'Freshly_Hatched');
  const clock = { initial: 300, increment: 0 };
  while (plan.countOf(newcomer.name) < count) {
    const startAt = rng.int(newcomer.joinedAt + HOUR, WORLD_END - DAY);
    const opponent = plan.countOf(newcomer.name) === 0 ? home : opponentFor(plan, newcomer, activeAt(startAt));
    if (!plan.reserve([newcomer, opponent], startAt, startAt + longest(clock))) continue;
    const [white, black] = rng.shuffle([seat(newcomer), seat(opponent)]);
    plan.addGame(plan.addSession(startAt), [white, black], { clock, rated: true, source: 'lobby' });
  }
}

/** People of like strength meet most; now and then anyone. */
function opponentFor(plan, first, active) {
  const others = active.filter(({ name }) => name !== first.name && name !== HOME);
  return plan.rng.weighted(
    others,
    ({ skill, activity }) => activity * (0.03 + Math.exp(-(((skill - first.skill) / 230) ** 2))),
  );
}

const ARENAS = [
  { name: 'Rook Around the Clock Arena', clock: [180, 0] },
  { name: 'Bullet Before Breakfast Arena', clock: [60, 0] },
  { name: 'Nine Queens Arena', clock: [300, 0] },
  { name: 'Rooks vs Pawns Team Battle', clock: [180, 0], teams: ['the-rooks', 'the-pawns'] },
  { name: 'Żubrówka Bullet Arena', clock: [120, 1] },
  { name: 'Tea and Tactics Arena', clock: [600, 0] },
  { name: 'Café Größenwahn Arena', clock: [180, 2] },
  { name: 'Midsummer Blitz Arena', clock: [180, 0] },
  { name: 'Last Pawn Standing Arena', clock: [60, 1] },
];

/** Arena: who is free is paired again and again; here in waves, so several games share a millisecond. @param {Plan} plan */
export function planArenas(plan) {
  const { rng } = plan;
  ARENAS.forEach(({ name, clock: [initial, increment], teams }, i) => {
    const clock = { initial, increment };
    const waves = 4;
    const waveMs = longest(clock);
    // The last ones are so recent that exports already show them in the newer form.
    const startAt = i < 6 ? evening(rng) : WORLD_END - (9 - i) * 40 * DAY - 2 * HOUR;
    const entrants = entrantsFor(plan, startAt, startAt + waves * waveMs, i % 3 === 1 ? 10 : 14);
    const arena = { id: rng.id(), name, isNew: i >= 6 };
    for (let wave = 0; wave < waves; wave++) {
      const session = plan.addSession(startAt + wave * waveMs, { together: true });
      const queue = rng.shuffle(entrants).slice(0, rng.chance(0.4) ? entrants.length - 2 : entrants.length);
      for (const [white, black] of teams ? teamPairs(rng, entrants) : pairsOf(queue)) {
        const berserk = berserkOf(rng, white, black);
        const team = teams && { white: teams[entrants.indexOf(white) % 2], black: teams[entrants.indexOf(black) % 2] };
        plan.addGame(session, [seat(white), seat(black)], {
          clock,
          rated: true,
          source: 'arena',
          arena: { ...arena, team },
          berserk,
        });
      }
    }
  });
}

/** @param {Plan} plan */
export function planSwisses(plan) {
  const { rng } = plan;
  const clocks = [
    { initial: 300, increment: 3 },
    { initial: 600, increment: 0 },
    { initial: 180, increment: 2 },
  ];
  clocks.forEach((clock, i) => {
    const rounds = 4;
    const roundMs = longest(clock) + MINUTE;
    const startAt = i < 2 ? evening(rng) : WORLD_END - 20 * DAY;
    const entrants = entrantsFor(plan, startAt, startAt + rounds * roundMs, 14);
    const swiss = { id: rng.id(), isNew: i === 2 };
    for (let round = 0; round < rounds; round++) {
      const session = plan.addSession(startAt + round * roundMs, { together: true });
      for (const [white, black] of pairsOf(rng.shuffle(entrants))) {
        plan.addGame(session, [seat(white), seat(black)], { clock, rated: true, source: 'swiss', swiss });
      }
    }
  });
}

/** One against many, all boards started in the same millisecond. @param {Plan} plan */
export function planSimuls(plan) {
  const { rng } = plan;
  const clock = { initial: 900, increment: 10 };
  for (const [hostName, guests] of /** @type {const} */ ([
    [HOME, 9],
    ['Grandmother_Castle', 10],
  ])) {
    const host = ROSTER.find(({ name }) => name === hostName);
    const startAt = WORLD_END - (hostName === HOME ? 131 : 77) * DAY - 90 * MINUTE;
    const weaker = activeAt(startAt).filter(
      ({ skill, name }) => skill < host.skill && name !== hostName && name !== HOME,
    );
    const chosen = [...(hostName === HOME ? [] : [home]), ...rng.shuffle(weaker)].slice(0, guests);
    if (!plan.reserve([host, ...chosen], startAt, startAt + 3 * HOUR)) throw new Error('simul: somebody is busy');
    const session = plan.addSession(startAt, { together: true });
    for (const guest of chosen) plan.addGame(session, [seat(host), seat(guest)], { clock, source: 'simul' });
  }
}

/** Games by mail: start any time, last for weeks, run side by side. @param {Plan} plan @param {number} count */
export function planCorrespondence(plan, count) {
  const { rng } = plan;
  for (let i = 0; i < count; i++) {
    const startAt = Math.min(randomMoment(rng), WORLD_END - 200 * DAY + rng.int(0, 60 * DAY));
    const active = activeAt(startAt).filter(({ habit }) => habit !== 'fast');
    const first = i < 26 ? home : rng.pick(active);
    const second = opponentFor(plan, first, active);
    // Some agree on one game with each colour: two games, one millisecond.
    const double = rng.chance(0.2);
    const session = plan.addSession(startAt, { together: true });
    const daysPerTurn = rng.chance(0.08) ? undefined : rng.pick([1, 2, 3, 3, 5, 7, 10, 14]);
    const options = { daysPerTurn, rated: rng.chance(0.7), source: rng.chance(0.5) ? 'friend' : 'lobby' };
    const pair = rng.shuffle([first, second]);
    plan.addGame(session, [seat(pair[0]), seat(pair[1])], options);
    if (double) plan.addGame(session, [seat(pair[1]), seat(pair[0])], options);
  }
}

/** Against the computer, against nobody known, against the deleted account. @param {Plan} plan */
export function planOddOpponents(plan) {
  const { rng } = plan;
  const kinds = /** @type {const} */ ([
    ['ai', 44, 12],
    ['anonymous', 22, 5],
    ['ghost', 7, 3],
  ]);
  for (const [kind, count, withHome] of kinds) {
    for (let i = 0; i < count; i++) {
      const startAt = randomMoment(rng);
      const player = i < withHome ? home : rng.pick(activeAt(startAt));
      const { clock } = rng.weighted(CONTROLS.slice(4), (control) => control[player.habit]);
      if (!plan.reserve([player], startAt, startAt + longest(clock))) continue;
      const session = plan.addSession(startAt);
      const opponent =
        kind === 'ghost'
          ? seat(ghost)
          : kind === 'ai'
            ? { aiLevel: rng.int(1, 8) }
            : { skill: player.skill + rng.int(-200, 200) };
      const untimed = kind === 'ai' && rng.chance(0.2);
      const source = kind === 'ai' ? 'ai' : rng.chance(0.5) ? 'friend' : 'lobby';
      plan.addGame(session, rng.shuffle([seat(player), opponent]), {
        clock: untimed ? undefined : clock,
        rated: kind === 'ghost',
        source,
      });
    }
  }
  // Two who never registered: nobody's history shows it, only its id leads to it.
  const session = plan.addSession(randomMoment(rng));
  plan.addGame(session, [{ skill: 1400 }, { skill: 1450 }], {
    clock: { initial: 300, increment: 0 },
    source: 'friend',
  });
}

/** Bots accept challenges through the API; a few boards are relayed from elsewhere. @param {Plan} plan */
export function planBotsAndRelays(plan) {
  const { rng } = plan;
  const bots = ROSTER.filter(({ title }) => title === 'BOT');
  for (let i = 0; i < 46; i++) {
    const startAt = Math.max(randomMoment(rng), ...bots.map(({ joinedAt }) => joinedAt + DAY));
    const bot = rng.pick(bots);
    const player = i < 5 ? home : rng.pick(activeAt(startAt));
    const clock = rng.pick([
      { initial: 60, increment: 0 },
      { initial: 180, increment: 2 },
      { initial: 300, increment: 0 },
    ]);
    const isRelay = i % 11 === 10;
    const seats = isRelay ? rng.shuffle(activeAt(startAt)).slice(0, 2) : i === 7 ? bots : rng.shuffle([bot, player]);
    if (!plan.reserve(seats, startAt, startAt + longest(clock))) continue;
    const options = isRelay
      ? { clock, source: 'relay' }
      : { clock, rated: rng.chance(0.6), source: rng.chance(0.6) ? 'api' : 'friend' };
    plan.addGame(plan.addSession(startAt), [seat(seats[0]), seat(seats[1])], options);
  }
}

/** Games brought in as text: no clocks, names as somebody wrote them. @param {Plan} plan */
export function planImports(plan) {
  const { rng } = plan;
  const sides = [
    [
      { name: 'Hörbiger, Xaver (1950)', skill: 2000 },
      { name: 'Þorsteinsdóttir, Álfheiður', skill: 2100 },
    ],
    [seat(home), { name: 'Uncle Ottokar', skill: 1500 }],
    [{ name: 'Village champion', skill: 1700 }, seat(home)],
    [{ name: 'Żółta Wieża', skill: 1900 }, seat(ROSTER[3])],
    [
      { name: '?', skill: 1300 },
      { name: 'Café regular', skill: 1400 },
    ],
  ];
  const dates = ['1972.08.31', '2024.02.??', undefined, '1998.11.07', undefined];
  sides.forEach((seats, i) => {
    const fate = i === 4 ? { kind: /** @type {const} */ ('unknownFinish'), ply: 21 } : undefined;
    const options = { source: 'import', import: dates[i] ? { date: dates[i] } : {}, fate };
    plan.addGame(
      plan.addSession(randomMoment(rng)),
      /** @type {[import('./plan.mjs').Seat, import('./plan.mjs').Seat]} */ (seats),
      options,
    );
  });
}

/** Games that the end of the world's time finds unfinished: at the board, by mail, and one not begun. @param {Plan} plan */
export function planRunning(plan) {
  const { rng } = plan;
  const active = rng.shuffle(activeAt(WORLD_END - HOUR).filter(({ name }) => ![HOME, CHEATER].includes(name)));
  const blitz = { initial: 300, increment: 3 };
  const running = /** @type {const} */ ('started');
  const live = [
    { pair: [home, active[0]], ply: 31 },
    { pair: [active[1], active[2]], ply: 44 },
    { pair: [active[3], active[4]], ply: 4 },
  ];
  for (const { pair, ply } of live) {
    const startAt = WORLD_END - 5 * MINUTE - rng.int(0, 90_000);
    if (!plan.reserve(pair, startAt, WORLD_END)) throw new Error('running game: somebody is busy');
    const fate = { kind: running, ply };
    plan.addGame(plan.addSession(startAt), [seat(pair[0]), seat(pair[1])], {
      clock: blitz,
      rated: true,
      source: 'pool',
      fate,
    });
  }
  const created = { kind: /** @type {const} */ ('created'), ply: 0 };
  const pair = [seat(active[5]), seat(active[6])];
  plan.addGame(plan.addSession(WORLD_END - 4000), [pair[0], pair[1]], {
    clock: blitz,
    rated: true,
    source: 'lobby',
    fate: created,
  });
  const mail = [
    { pair: [home, opponentFor(plan, home, active.slice(7))], days: 75, daysPerTurn: 14 },
    { pair: [active[4], home], days: 24, daysPerTurn: 7 },
    { pair: [active[0], active[1]], days: 9, daysPerTurn: 5 },
    { pair: [active[2], active[3]], days: 2, daysPerTurn: 3 },
  ];
  for (const { pair, days, daysPerTurn } of mail) {
    const session = plan.addSession(WORLD_END - days * DAY - rng.int(0, DAY));
    const options = { daysPerTurn, rated: true, source: 'friend' };
    plan.addGame(session, [seat(pair[0]), seat(pair[1])], options);
  }
}

/** An evening in the first two thirds of the world's time. */
function evening(rng) {
  return Math.min(randomMoment(rng), WORLD_END - 200 * DAY - rng.int(0, 90 * DAY));
}

/** Free players for a tournament, the home player among them two times out of three. */
function entrantsFor(plan, from, to, count) {
  const { rng } = plan;
  const candidates = rng.shuffle(activeAt(from).filter(({ name }) => name !== HOME));
  const entrants = [];
  if (rng.chance(0.67) && plan.reserve([home], from, to)) entrants.push(home);
  for (const player of candidates) {
    if (entrants.length === count) break;
    if (plan.reserve([player], from, to)) entrants.push(player);
  }
  return entrants;
}

/** @template T @param {T[]} list @returns {[T, T][]} */
function pairsOf(list) {
  return Array.from({ length: Math.floor(list.length / 2) }, (_, i) => [list[2 * i], list[2 * i + 1]]);
}

/** Every other entrant belongs to the second team; teams meet only each other. */
function teamPairs(rng, entrants) {
  const [first, second] = [0, 1].map((rest) => rng.shuffle(entrants.filter((_, i) => i % 2 === rest)));
  return second.map((player, i) => rng.shuffle([first[i], player]));
}

function berserkOf(rng, white, black) {
  const dares = (player) => rng.chance(player.habit === 'fast' ? 0.2 : 0.04);
  return { white: dares(white), black: dares(black) };
}
