// Generates the world that the built-in fake Lichess serves: invented players and their games, the same on every run.
// Usage: node scripts/generate-world.mjs [--engines N] [--games N] [--out FILE]      (20 minutes on two busy cores)
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { analyseGame } from './generate-world/analysis.mjs';
import { mapOnEngines } from './generate-world/engine.mjs';
import * as occasions from './generate-world/occasions.mjs';
import { Plan } from './generate-world/plan.mjs';
import { playGame } from './generate-world/play.mjs';
import { isEngineVariant } from './generate-world/players-moves.mjs';
import { Random } from './generate-world/random.mjs';
import { accountJson, gameJson, GHOST_ACCOUNT, layOut, rate } from './generate-world/records.mjs';
import { HOME, ROSTER } from './generate-world/roster.mjs';
import { planFates, planVariants } from './generate-world/specials.mjs';

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string', default: '2' },
    games: { type: 'string', default: '2000' },
    out: { type: 'string', default: 'src/rehearsal/world/world.ndjson.br' },
  },
});
const engines = Number(options.engines);
// Share of games that somebody had analysed, as in the open database.
const ANALYSED = 0.06;
const HOME_GAMES = 350;

setPriority(15);
const startedAt = Date.now();
const plan = makePlan(Number(options.games));
const played = await mapOnEngines(plan.games, playGame, { engines, label: 'played' });
const entries = layOut(plan.sessions, played);
await analyseSome(entries);
const ratings = rate(entries);
const lines = [
  ...ROSTER.map((player) => ({ kind: 'player', player: accountJson(player, entries, ratings) })),
  { kind: 'player', player: GHOST_ACCOUNT },
  ...entries.map((entry) => ({ kind: 'game', game: gameJson(entry) })),
];
const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const packed = pack(text);
writeFileSync(options.out, packed);
report();

/** @param {number} total */
function makePlan(total) {
  const plan = new Plan();
  // Running games and simuls need certain players at certain times, so they come first.
  occasions.planRunning(plan);
  occasions.planSimuls(plan);
  occasions.planArenas(plan);
  occasions.planSwisses(plan);
  occasions.planCorrespondence(plan, 84);
  occasions.planOddOpponents(plan);
  occasions.planBotsAndRelays(plan);
  occasions.planImports(plan);
  planVariants(plan, 9);
  occasions.planNewcomer(plan, 7);
  occasions.planMeetings(plan, { total, homeGames: HOME_GAMES });
  planFates(plan);
  return plan;
}

/** @param {import('./generate-world/records.mjs').Entry[]} entries */
async function analyseSome(entries) {
  const rng = new Random('analysis');
  const finished = entries.filter(
    ({ spec, played }) =>
      isEngineVariant(spec.variant) && played.sans.length >= 14 && !['started', 'aborted'].includes(played.status),
  );
  const isAi = ({ spec: { seats } }) => (seats.white.aiLevel ?? seats.black.aiLevel) !== undefined;
  const isPosition = ({ spec }, turn) => spec.variant === 'fromPosition' && spec.initialFen.split(' ')[1] === turn;
  // A few of each unusual kind, the rest from common chess between people.
  /** @type {[number, (entry: (typeof finished)[number]) => boolean][]} */
  const kinds = [
    [2, (entry) => isPosition(entry, 'b')],
    [1, (entry) => isPosition(entry, 'w')],
    [3, ({ spec }) => spec.variant === 'chess960'],
    [4, isAi],
    [Math.round(entries.length * ANALYSED) - 10, (entry) => entry.spec.variant === 'standard' && !isAi(entry)],
  ];
  const chosen = kinds.flatMap(([count, test]) => rng.shuffle(finished.filter(test)).slice(0, count));
  const analyses = await mapOnEngines(
    chosen,
    ({ spec, played }, engine) => analyseGame({ ...spec, ...played }, engine),
    { engines, label: 'analysed' },
  );
  chosen.forEach((entry, i) => (entry.analysis = analyses[i]));
}

/** @param {string} text */
function pack(text) {
  return brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });
}

function report() {
  const count = (/** @type {(entry: (typeof entries)[number]) => string} */ keyOf) => {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const entry of entries) counts[keyOf(entry)] = (counts[keyOf(entry)] ?? 0) + 1;
    return counts;
  };
  console.error({
    players: ROSTER.length,
    games: entries.length,
    homeGames: plan.countOf(HOME),
    plies: entries.reduce((sum, { played }) => sum + played.sans.length, 0),
    analysed: entries.filter(({ analysis }) => analysis).length,
    status: count(({ played }) => played.status),
    variant: count(({ spec }) => spec.variant),
    speed: count(({ spec }) => spec.speed),
    source: count(({ spec }) => spec.source),
    textBytes: Buffer.byteLength(text),
    bytes: packed.length,
    seconds: Math.round((Date.now() - startedAt) / 1000),
  });
}
