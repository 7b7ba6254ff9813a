/** A rating as Glicko-2 knows it. */
export interface GlickoRating {
  rating: number;
  /** RD, in rating points: with 95% the true strength is within two of them. */
  deviation: number;
  /** How much the strength is expected to change, per rating period. */
  volatility: number;
}

/** What a new player has (lila `modules/rating/src/main/Glicko.scala`). */
export const GLICKO_START: GlickoRating = { rating: 1500, deviation: 500, volatility: 0.09 };

/** Bounds of lila `Glicko.scala`; `change` is the most that one game moves a rating. */
const GLICKO_LIMITS = { rating: 400, change: 700, deviation: { least: 45, most: 500 }, volatility: 0.1 };
/** Rating points of one unit of the paper's scale. */
const GLICKO_SCALE = 173.7178;
/** Tau: how readily volatility changes. Lichess's choice, as is the next one. */
const GLICKO_TAU = 0.75;
const GLICKO_PERIODS_PER_DAY = 0.21436;
const GLICKO_TOLERANCE = 1e-6;

/**
 * Rating after one game, by Glicko-2 with Lichess's parameters: each game is a rating period of its own. (M. Glickman,
 * "Example of the Glicko-2 system"; the numbers of the steps are the paper's.)
 *
 * @param points 1, 0.5 or 0
 * @param idleDays since the player's last rated game: the deviation grows with them
 */
export function glickoAfterGame(
  player: GlickoRating,
  opponent: Pick<GlickoRating, 'rating' | 'deviation'>,
  points: number,
  idleDays = 0,
): GlickoRating {
  const deviation = player.deviation / GLICKO_SCALE;
  const weight = weightOf(opponent.deviation / GLICKO_SCALE);
  const expected = 1 / (1 + Math.exp((-weight * (player.rating - opponent.rating)) / GLICKO_SCALE));
  // Steps 3 and 4.
  const variance = 1 / (weight ** 2 * expected * (1 - expected));
  const surprise = weight * (points - expected);
  const volatility = findVolatility(player.volatility, deviation ** 2 + variance, (variance * surprise) ** 2);
  // Steps 6 and 7.
  const idle = growDeviation(deviation, volatility, idleDays);
  const certain = 1 / Math.sqrt(1 / idle ** 2 + 1 / variance);
  return limitGlicko(player.rating, {
    rating: player.rating + GLICKO_SCALE * certain ** 2 * surprise,
    deviation: GLICKO_SCALE * certain,
    volatility,
  });
}

/** Of a player who did not play for so many days. */
const growDeviation = (deviation: number, volatility: number, idleDays: number): number =>
  Math.hypot(deviation, volatility * Math.sqrt(idleDays * GLICKO_PERIODS_PER_DAY));

/** g: how much a game against somebody of this deviation says. */
const weightOf = (deviation: number): number => 1 / Math.sqrt(1 + 3 * (deviation / Math.PI) ** 2);

/**
 * Step 5: the volatility at which the paper's function is 0, by the Illinois method.
 * @param spread squared deviation and the variance of the result together
 * @param improvement squared
 */
function findVolatility(volatility: number, spread: number, improvement: number): number {
  const start = Math.log(volatility ** 2);
  const f = (x: number): number => {
    const total = spread + Math.exp(x);
    return (Math.exp(x) * (improvement - total)) / (2 * total ** 2) - (x - start) / GLICKO_TAU ** 2;
  };
  let [a, b] = [start, bracketVolatility(f, start, improvement - spread)];
  let [fa, fb] = [f(a), f(b)];
  while (Math.abs(b - a) > GLICKO_TOLERANCE) {
    const c = a + ((a - b) * fa) / (fb - fa);
    const fc = f(c);
    if (fc * fb <= 0) [a, fa] = [b, fb];
    else fa /= 2;
    [b, fb] = [c, fc];
  }
  return Math.exp(a / 2);
}

/** The other end of where the root lies. */
function bracketVolatility(f: (x: number) => number, start: number, excess: number): number {
  if (excess > 0) return Math.log(excess);
  let end = start - GLICKO_TAU;
  while (f(end) < 0) end -= GLICKO_TAU;
  return end;
}

function limitGlicko(before: number, { rating, deviation, volatility }: GlickoRating): GlickoRating {
  const { change, deviation: bounds } = GLICKO_LIMITS;
  const moved = Math.max(before - change, Math.min(before + change, rating));
  return {
    rating: Math.max(GLICKO_LIMITS.rating, moved),
    deviation: Math.max(bounds.least, Math.min(bounds.most, deviation)),
    volatility: Math.min(GLICKO_LIMITS.volatility, volatility),
  };
}
