import type { CrawlSettings } from './crawl-policy.js';

/** What is known before a crawl, or of the rest of one. */
export interface EstimateFacts {
  /** Players still to be read whose number of games nobody knows, and whether there can be fewer of them. */
  others: number;
  /** Games of players still to be read who are known, one number for each. */
  knownGames: readonly number[];
  /** Games that an account has on average; undefined when no account was looked at yet. */
  averageGames?: number;
  /** Measured size of a stored game with its indexes; undefined while there are too few. */
  bytesPerGame?: number;
  /** Games a second that Lichess hands out. */
  gamesPerSecond: number;
}

/** How much a crawl will be, at most: games that two of its players played with each other count twice. */
export interface CrawlEstimate {
  players: number;
  requests: number;
  games: number;
  /** Hours at the pace of Lichess. */
  hours: number;
  /** Days that a budget for a day makes it last at least; 1 without. */
  days: number;
  diskBytes: number;
  /** What the numbers rest on, one sentence each. */
  basis: string[];
}

/** A guess, for as long as no account page was read. */
export const ASSUMED_GAMES = 3_000;
/** Measured, indexes included: 1,106 with 5,694 recorded games, 1,444 with 1,464 of the built-in world. */
export const ASSUMED_BYTES = 1_400;
// The account, the history, and once more to see that nothing new comes.
const REQUESTS_PER_PLAYER = 3;
const REQUESTS_WITH_A_LIMIT = 2;
// Asking for the way there and back, and for the gate in between.
const SECONDS_PER_REQUEST = 1;

/** Pure arithmetic: the same facts give the same estimate. */
export function estimateCrawl(
  facts: EstimateFacts,
  settings: Pick<CrawlSettings, 'maxGames' | 'perDay'>,
): CrawlEstimate {
  const limit = settings.maxGames ?? Infinity;
  const average = Math.min(limit, facts.averageGames ?? ASSUMED_GAMES);
  const known = facts.knownGames.reduce((sum, games) => sum + Math.min(limit, games), 0);
  const games = Math.round(known + facts.others * average);
  const players = facts.knownGames.length + facts.others;
  const requests = players * (settings.maxGames === null ? REQUESTS_PER_PLAYER : REQUESTS_WITH_A_LIMIT);
  const seconds = games / facts.gamesPerSecond + requests * SECONDS_PER_REQUEST;
  return {
    players,
    requests,
    games,
    hours: Math.round(seconds / 36) / 100,
    days: settings.perDay === null ? 1 : Math.max(1, Math.ceil(players / settings.perDay)),
    diskBytes: Math.round(games * (facts.bytesPerGame ?? ASSUMED_BYTES)),
    basis: describeBasis(facts, settings),
  };
}

function describeBasis(facts: EstimateFacts, { maxGames }: Pick<CrawlSettings, 'maxGames'>): string[] {
  const { others, averageGames, bytesPerGame, gamesPerSecond } = facts;
  const basis = [`Lichess hands out about ${gamesPerSecond} games a second.`];
  if (others > 0)
    basis.push(
      averageGames === undefined
        ? `No account was looked at yet: ${ASSUMED_GAMES} games a player are assumed.`
        : `Accounts looked at so far have ${Math.round(averageGames)} games on average.`,
    );
  if (maxGames !== null) basis.push(`Of each player at most ${maxGames} games are read.`);
  basis.push(
    bytesPerGame === undefined
      ? `Too few games are stored to measure: ${ASSUMED_BYTES} bytes a game are assumed.`
      : `A stored game takes ${Math.round(bytesPerGame)} bytes, indexes included.`,
  );
  return [...basis, 'Games of two players of the crawl with each other are counted twice, so it can be less.'];
}
