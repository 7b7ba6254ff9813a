// From played games to the objects that the API gives: times, ratings, game records, accounts.
import { describeGame } from './opening-division.mjs';
import { Random } from './random.mjs';
import { Ratings } from './ratings.mjs';
import { CHEATER, CLOSED, ROSTER, WORLD_END } from './roster.mjs';

const OPEN = new Set(['started', 'created']);
const STANDARD_PERFS = ['bullet', 'blitz', 'rapid', 'classical', 'correspondence'];
const UNRATED = { games: 0, rating: 1500, rd: 500, prog: 0, prov: true };

/**
 * @typedef {object} Entry a game with all that becomes of it
 * @property {import('./plan.mjs').GameSpec} spec
 * @property {import('./play.mjs').Played} played
 * @property {number} createdAt
 * @property {number} endAt
 * @property {Partial<Record<'white' | 'black', import('./ratings.mjs').SideRating>>} ratings
 * @property {Awaited<ReturnType<typeof import('./analysis.mjs').analyseGame>>} [analysis]
 */

/**
 * Puts the played games on the time line, those of one session one after the other.
 * @param {import('./plan.mjs').Session[]} sessions @param {import('./play.mjs').Played[]} played by index of the game
 * @returns {Entry[]} oldest first
 */
export function layOut(sessions, played) {
  const entries = sessions.flatMap(({ startAt, together, games }) => {
    let next = startAt;
    return games.map((spec) => {
      const createdAt = next;
      const endAt = createdAt + played[spec.index].durationMs;
      if (!together) next = endAt + new Random(`gap ${spec.index}`).int(1500, 25_000);
      return { spec, played: played[spec.index], createdAt, endAt, ratings: {} };
    });
  });
  for (const { spec, played: game, createdAt, endAt } of entries) {
    // What outlives the world is still being played.
    if (endAt > WORLD_END && !spec.import) cutAfter(spec, game, WORLD_END - createdAt);
  }
  return entries.sort((a, b) => a.createdAt - b.createdAt || a.spec.index - b.spec.index);
}

/** @param {import('./plan.mjs').GameSpec} spec @param {import('./play.mjs').Played} game @param {number} lifeMs */
function cutAfter(spec, game, lifeMs) {
  if (spec.clock && !OPEN.has(game.status)) throw new Error(`live game ${spec.index} outlives the world`);
  const plies = game.moveMs.filter((ms) => ms <= lifeMs).length;
  for (const list of [game.sans, game.ucis, game.moveMs]) list.length = plies;
  if (spec.clock) game.clocks.length = plies;
  game.status = 'started';
  delete game.winner;
}

/** Ratings in the order of events: a game shows the rating at its start and changes it at its end. @param {Entry[]} entries */
export function rate(entries) {
  const ratings = new Ratings();
  const events = entries.flatMap((entry) => [
    { at: entry.createdAt, entry, isEnd: false },
    { at: entry.endAt, entry, isEnd: true },
  ]);
  events.sort((a, b) => a.at - b.at || Number(a.isEnd) - Number(b.isEnd));
  for (const { at, entry, isEnd } of events) {
    const { seats } = entry.spec;
    const perf = perfOf(entry.spec);
    if (!isEnd && !entry.spec.import) {
      for (const color of COLORS) {
        const { player } = seats[color];
        if (player) entry.ratings[color] = ratings.shown(player, perf, at);
      }
    }
    if (isEnd && countsForRating(entry)) {
      const { winner } = entry.played;
      const players = { white: seats.white.player, black: seats.black.player };
      const diffs = ratings.update(players, perf, at, winner ? Number(winner === 'white') : 0.5);
      for (const color of COLORS) entry.ratings[color].diff = diffs[color];
    }
  }
  return ratings;
}

const COLORS = /** @type {const} */ (['white', 'black']);

/** @param {Entry} entry */
function countsForRating({ spec, played }) {
  return spec.rated && !OPEN.has(played.status) && !['aborted', 'noStart'].includes(played.status);
}

/** @param {import('./plan.mjs').GameSpec} spec */
function perfOf({ variant, speed }) {
  return variant === 'standard' || variant === 'fromPosition' ? speed : variant;
}

/** The game as an export gives it with every option on. @param {Entry} entry */
export function gameJson(entry) {
  const { spec, played, createdAt } = entry;
  // The last three plies of a running game are withheld, but the first five are shown.
  const shown = OPEN.has(played.status)
    ? Math.max(Math.min(5, played.sans.length), played.sans.length - 3)
    : played.sans.length;
  const { opening, division } = describeGame(spec, played.ucis.slice(0, shown));
  const { clock, initialFen, daysPerTurn } = spec;
  return {
    id: spec.id,
    rated: spec.rated,
    variant: spec.variant,
    speed: spec.speed,
    perf: perfOf(spec),
    createdAt,
    lastMoveAt: createdAt + (spec.import ? 0 : (played.moveMs.at(-1) ?? 0)),
    status: played.status,
    source: spec.source,
    players: { white: sideJson(entry, 'white'), black: sideJson(entry, 'black') },
    ...(initialFen && { initialFen }),
    ...(played.winner && { winner: played.winner }),
    ...(opening && { opening }),
    moves: played.sans.slice(0, shown).join(' '),
    ...(clock && { clocks: OPEN.has(played.status) ? played.clocks.slice(0, shown) : played.clocks }),
    ...(daysPerTurn && { daysPerTurn }),
    ...(entry.analysis && { analysis: entry.analysis.entries }),
    ...tournamentJson(spec),
    ...(clock && { clock: { ...clock, totalTime: clock.initial + 40 * clock.increment } }),
    ...(division && { division }),
    ...(spec.import && { import: spec.import }),
  };
}

/** Lichess changed these fields in June 2026; a client must read both forms. @param {import('./plan.mjs').GameSpec} spec */
function tournamentJson({ arena, swiss }) {
  if (arena) return arena.isNew ? { arenaTour: { id: arena.id, name: arena.name } } : { tournament: arena.id };
  if (swiss) return swiss.isNew ? { swissTour: { id: swiss.id } } : { swiss: swiss.id };
  return {};
}

/** @param {Entry} entry @param {'white' | 'black'} color */
function sideJson({ spec, ratings, analysis }, color) {
  const { player, aiLevel, name } = spec.seats[color];
  const shown = ratings[color];
  return {
    ...(player && { user: lightUser(player) }),
    ...(aiLevel && { aiLevel }),
    ...(name && { name }),
    ...(shown && { rating: shown.rating }),
    ...(shown?.diff !== undefined && { ratingDiff: shown.diff }),
    ...(shown?.provisional && { provisional: true }),
    ...(spec.berserk?.[color] && { berserk: true }),
    ...(spec.arena?.team && { team: spec.arena.team[color] }),
    ...(analysis && { analysis: analysis.sides[color] }),
  };
}

/** @param {import('./roster.mjs').Player} player */
function lightUser({ id, name, title, flair, patron, patronColor }) {
  return { name, ...(title && { title }), ...(flair && { flair }), ...(patron && { patron, patronColor }), id };
}

/** The account of a player as `GET /api/user/{username}` gives it. @param {import('./roster.mjs').Player} player @param {Entry[]} entries @param {Ratings} ratings */
export function accountJson(player, entries, ratings) {
  if (player.name === CLOSED) return { id: player.id, username: player.name, disabled: true };
  const rng = new Random(`account ${player.name}`);
  const own = entries.filter(({ spec }) => COLORS.some((color) => spec.seats[color].player?.id === player.id));
  const seen = Math.max(
    player.joinedAt,
    ...own.map(({ createdAt, played }) => createdAt + (played.moveMs.at(-1) ?? 0)),
  );
  const live = own.find(({ spec, played }) => played.status === 'started' && spec.clock);
  const perfs = { ...Object.fromEntries(STANDARD_PERFS.map((perf) => [perf, UNRATED])), ...ratings.perfsOf(player) };
  const puzzles = {
    games: rng.int(0, 900),
    rating: Math.round(player.skill + rng.int(-80, 220)),
    rd: rng.int(60, 100),
    prog: rng.int(-20, 25),
  };
  return {
    id: player.id,
    username: player.name,
    perfs: { ...perfs, puzzle: puzzles },
    ...(player.title && { title: player.title }),
    ...(player.flair && { flair: player.flair }),
    ...(player.patron && { patron: true, patronColor: player.patronColor }),
    ...(player.title === 'BOT' && { verified: true }),
    ...(player.name === CHEATER && { tosViolation: true }),
    createdAt: player.joinedAt,
    // An account that never played was never seen again either.
    ...(own.length > 0 && { seenAt: Math.min(WORLD_END, seen + rng.int(60_000, 5_000_000)) }),
    playTime: { total: playSeconds(own), tv: player.skill > 2200 ? rng.int(1000, 20_000) : 0 },
    ...profileOf(player, rng),
    url: `https://lichess.org/@/${player.name}`,
    ...(live && { playing: `https://lichess.org/${live.spec.id}` }),
    count: countsOf(player, own),
  };
}

/** Seconds at the board; games by mail count little. @param {Entry[]} entries */
function playSeconds(entries) {
  const seconds = entries.map(({ spec, played }) => (spec.clock ? played.durationMs / 1000 : played.sans.length * 40));
  return Math.round(seconds.reduce((sum, each) => sum + each, 0));
}

/** @param {import('./roster.mjs').Player} player @param {Entry[]} entries */
function countsOf(player, entries) {
  const count = {
    all: 0,
    rated: 0,
    ai: 0,
    draw: 0,
    drawH: 0,
    loss: 0,
    lossH: 0,
    win: 0,
    winH: 0,
    bookmark: 0,
    playing: 0,
    import: 0,
    me: 0,
  };
  for (const { spec, played } of entries) {
    if (spec.import) count.import++;
    else if (OPEN.has(played.status)) count.playing++;
    if (spec.import || OPEN.has(played.status) || played.status === 'aborted') continue;
    const color = spec.seats.white.player?.id === player.id ? 'white' : 'black';
    const isAi = COLORS.some((each) => spec.seats[each].aiLevel);
    const result = played.winner ? (played.winner === color ? 'win' : 'loss') : 'draw';
    count.all++;
    count[result]++;
    if (spec.rated) count.rated++;
    if (isAi) count.ai++;
    else count[/** @type {'winH'} */ (`${result}H`)]++;
  }
  return count;
}

/** Some tell about themselves; all of it invented, with the line ends and letters that clients stumble over. */
function profileOf({ title, skill }, rng) {
  const bios = [
    'I castle first and ask questions later.',
    'Knight on the rim? Not dim, just shy.\r\nPlays for the cheese.',
    'Collects endgames, loses most of them. Grüße aus dem Turm!',
    'Je joue, donc je gaffe. ♜',
    'Will trade queens for biscuits.',
  ];
  const profile = {
    ...(rng.chance(0.4) && { flag: rng.pick(['_rainbow', 'EU', 'SE', 'PT', 'JP', 'BR', 'FI', 'NZ']) }),
    ...(rng.chance(0.25) && { location: rng.pick(['Rookton-on-Sea', 'Großturmstadt', 'Île du Fou', 'Castle Hill']) }),
    ...(rng.chance(0.35) && { bio: rng.pick(bios) }),
    ...(title && title !== 'BOT' && { fideRating: Math.round(skill - 80) }),
    ...(rng.chance(0.1) && { links: 'https://rook.example/nest\r\nhttps://pawn.example' }),
  };
  return Object.keys(profile).length > 0 ? { profile } : {};
}

export const GHOST_ACCOUNT = { id: 'ghost', username: 'ghost', disabled: true };
