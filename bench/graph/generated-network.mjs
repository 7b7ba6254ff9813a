// A network like that of a real crawl: a few players met thousands, most met a handful; most pairs met once, some hundreds of
// times; ratings are known; results follow them. The same size gives the same network.
import { makeRandom } from '../../dist/src/graph/core/random.js';

const SPEEDS = ['bullet', 'blitz', 'blitz', 'blitz', 'rapid', 'rapid', 'classical', 'correspondence'];
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAYS = 6 * 365;
const DAY_MS = 86_400_000;
/** Weight of the k-th busiest player is k to this power; degrees then fall as a power law with exponent 1 + 1 / 0.7. */
const DECAY = -0.7;
const GAMES_DECAY = 1.6;
const MOST_GAMES = 400;
const DRAWS = 0.1;

export const idOf = (player) => `made_up_${player.toString(36).padStart(4, '0')}`;

function makeChooser(players, random) {
  const sums = new Float64Array(players);
  let sum = 0;
  for (let i = 0; i < players; i++) sums[i] = sum += (i + 1) ** DECAY;
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = players - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function chooseOutcome(random, gap) {
  const expected = 1 / (1 + 10 ** (-gap / 400));
  const number = random();
  if (number < DRAWS) return 'draw';
  return number < DRAWS + (1 - DRAWS) * expected ? 'white' : 'black';
}

/** The games of each pair in turn, each pair once. */
export function* generatePairs(players, pairs, seed = 1) {
  const random = makeRandom(seed);
  const choose = makeChooser(players, random);
  const ratings = Float64Array.from({ length: players }, () => 900 + 400 * (random() + random() + random()));
  const met = new Set();
  while (met.size < pairs) {
    const a = choose();
    const b = choose();
    const key = Math.min(a, b) * players + Math.max(a, b);
    if (a === b || met.has(key)) continue;
    met.add(key);
    yield generateGames(random, a, b, ratings);
  }
}

function generateGames(random, a, b, ratings) {
  const count = Math.min(MOST_GAMES, Math.floor(random() ** (-1 / GAMES_DECAY)));
  const speed = SPEEDS[Math.floor(random() * SPEEDS.length)];
  const firstDay = random() * DAYS;
  return Array.from({ length: count }, () => {
    const [white, black] = random() < 0.5 ? [a, b] : [b, a];
    const rating = (player) => Math.round(ratings[player] + 100 * (random() - 0.5));
    const [whiteRating, blackRating] = [rating(white), rating(black)];
    return {
      white: idOf(white),
      black: idOf(black),
      speed: random() < 0.85 ? speed : 'bullet',
      rated: random() < 0.9,
      outcome: chooseOutcome(random, whiteRating - blackRating),
      createdAt: Math.floor(FIRST_DAY + Math.min(DAYS, firstDay + random() * random() * 400) * DAY_MS),
      whiteRating,
      blackRating,
    };
  });
}

/** Counts the games of a pair as edges do. */
export function edgesOf(games) {
  const edges = new Map();
  for (const { white, black, speed, rated, outcome, createdAt } of games) {
    const [playerA, playerB] = white < black ? [white, black] : [black, white];
    const key = `${speed} ${rated}`;
    const edge = edges.get(key) ?? { playerA, playerB, speed, rated, games: 0, winsA: 0, winsB: 0, draws: 0 };
    edges.set(key, edge);
    edge.games++;
    if (outcome === 'draw') edge.draws++;
    else edge[(outcome === 'white') === (white === playerA) ? 'winsA' : 'winsB']++;
    edge.firstAt = Math.min(edge.firstAt ?? createdAt, createdAt);
    edge.lastAt = Math.max(edge.lastAt ?? createdAt, createdAt);
  }
  return edges.values();
}
