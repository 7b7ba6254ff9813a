import { isComparable } from './head-to-head.js';
import type { PlayerGame } from './player-games.js';
import { compareWithRatings, type Expectation, pointsOf, type Score, scoreOf } from './score.js';

/** An opponent and what the player did against them. */
export interface OpponentRecord {
  opponent: number;
  score: Score;
  expectation: Expectation;
  /** 0 to 1: how sure it is that the result is not luck, had nobody else been compared. */
  confidence: number;
  /**
   * How many of the opponents compared would look like this or worse by luck alone. Below 1 it is more than luck; among
   * thousands of opponents a confidence of 0.99 is to be expected.
   */
  byLuck: number;
}

/** An opponent with whom it has been close, and often. */
export interface Rival {
  opponent: number;
  score: Score;
  /** Points the two took from each other: twice those of the one who has fewer. */
  contested: number;
}

export interface SpecialOpponents {
  /** Did better against the player than ratings let expect; the surest first. */
  nemeses: OpponentRecord[];
  /** The reverse. */
  victims: OpponentRecord[];
  /** Most contested points first. */
  rivals: Rival[];
}

export interface OpponentsOptions {
  /** Opponents with fewer games with both ratings are not compared. */
  minGames?: number;
  limit?: number;
}

const DEFAULTS = { minGames: 5, limit: 10 };

/** Who is the player's nemesis, victim, rival, by all of the player's games that count. */
export function findSpecialOpponents(games: readonly PlayerGame[], options: OpponentsOptions = {}): SpecialOpponents {
  const { minGames, limit } = { ...DEFAULTS, ...options };
  const records = [...byOpponent(games)]
    .map(([opponent, met]) => ({
      opponent,
      score: scoreOf(met),
      expectation: compareWithRatings(met.filter(isComparable)),
    }))
    .filter(({ score }) => score.games >= minGames);
  const compared = records.filter(({ expectation }) => expectation.games >= minGames);
  const rank = (below: boolean): OpponentRecord[] =>
    compared
      .filter(({ expectation: { points, expected } }) => (below ? points < expected : points > expected))
      .map((record) => withConfidence(record, below, compared.length))
      .sort((a, b) => a.byLuck - b.byLuck || surplus(b) - surplus(a) || a.opponent - b.opponent)
      .slice(0, limit);
  return { nemeses: rank(true), victims: rank(false), rivals: findRivals(records).slice(0, limit) };
}

function byOpponent(games: readonly PlayerGame[]): Map<number, PlayerGame[]> {
  const groups = new Map<number, PlayerGame[]>();
  for (const game of games) {
    const group = groups.get(game.opponent);
    if (group) group.push(game);
    else groups.set(game.opponent, [game]);
  }
  return groups;
}

type Compared = Omit<OpponentRecord, 'confidence' | 'byLuck'>;

function withConfidence(record: Compared, below: boolean, compared: number): OpponentRecord {
  const luck = below ? record.expectation.chanceOfWorse : record.expectation.chanceOfBetter;
  return { ...record, confidence: 1 - luck, byLuck: luck * compared };
}

const surplus = ({ expectation: { points, expected } }: Compared): number => Math.abs(points - expected);

function findRivals(records: readonly Compared[]): Rival[] {
  return records
    .map(({ opponent, score }) => {
      const points = pointsOf(score);
      const decided = score.wins + score.draws + score.losses;
      return { opponent, score, contested: 2 * Math.min(points, decided - points) };
    })
    .sort((a, b) => b.contested - a.contested || a.opponent - b.opponent);
}
