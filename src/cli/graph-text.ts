import type { Expectation, Score } from '../graph/core/score.js';
import { pointsOf } from '../graph/core/score.js';
import type { GraphResult, RankPage, RankView } from '../graph/graph-result-view.js';
import type {
  ChainView,
  DistancesView,
  HeadToHeadView,
  NeighboursView,
  NetworkGame,
  OpponentsView,
  OpponentView,
} from '../graph/graph-view.js';
import { formatTable } from './table.js';
import { formatCount, formatPairs } from './terminal.js';

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const day = (time: Date | null): string => time?.toISOString().slice(0, 10) ?? '';
const asOf = (time: Date): string => `As of ${time.toISOString()}.`;
const scoreText = ({ wins, draws, losses }: Score): string => `+${wins} =${draws} -${losses}`;
const points = (value: number): string => String(Number(value.toFixed(1)));

const RESULTS = { white: '1-0', black: '0-1' } as const;

function describeGame({ id, createdAt, speed, rated, white, black, winner, status, ...rest }: NetworkGame): string {
  const rating = (value: number | null): string => (value === null ? '' : ` (${value})`);
  const result = winner ? RESULTS[winner] : status === 'unknownFinish' ? '*' : '1/2';
  const kind = `${rated ? 'rated' : 'casual'} ${speed}`;
  const sides = `${white}${rating(rest.whiteRating)} ${result} ${black}${rating(rest.blackRating)}`;
  return `${day(createdAt)}  ${id}  ${sides}, ${kind}, ${status}`;
}

/** Whom a player met. */
export function describeNeighbours({ player, total, items, ...answer }: NeighboursView): string {
  if (items.length === 0) return `${player} met nobody in such games. ${asOf(answer.asOf)}`;
  const rows = items.map(({ player: opponent, edges, ...score }) => ({
    opponent,
    games: score.games,
    score: scoreText(score),
    speeds: [...new Set(edges.map(({ speed }) => speed))].join(' '),
    last: day(edges.reduce<Date | null>((last, { lastAt }) => (last && last > lastAt ? last : lastAt), null)),
  }));
  const table = formatTable(['opponent', 'games', 'score', 'speeds', 'last'], rows);
  return `${table}\n\n${formatCount(items.length)} of ${formatCount(total)} opponents of ${player}. ${asOf(answer.asOf)}`;
}

/** What a player did against another. */
export function describeHeadToHead(view: HeadToHeadView): string {
  const { player, opponent, total, expectation, games } = view;
  if (total.games === 0) return `${player} and ${opponent} met in no such games. ${asOf(view.asOf)}`;
  const row = (which: string, score: Score) => ({ games: which, count: score.games, score: scoreText(score) });
  const rows = [
    row('all', total),
    ...Object.entries(view.bySpeed).map(([speed, score]) => row(speed, score)),
    row('rated', view.rated),
    row('casual', view.casual),
    row('with White', view.byColor.white),
    row('with Black', view.byColor.black),
    ...view.byYear.map(({ year, score }) => row(String(year), score)),
  ].filter(({ count }) => count > 0);
  const parts = [
    `${player} against ${opponent}`,
    formatTable(['games', 'count', 'score'], rows),
    describeExpectation(expectation),
    games.map(describeGame).join('\n'),
    asOf(view.asOf),
  ];
  return parts.join('\n\n');
}

function describeExpectation({ games, points: won, expected, chanceOfBetter, chanceOfWorse }: Expectation): string {
  if (games === 0) return 'No game has both ratings, so nothing could be expected.';
  const [chance, word] = won >= expected ? [chanceOfBetter, 'better'] : [chanceOfWorse, 'worse'];
  return (
    `${points(won)} points where ratings let expect ${points(expected)}, of ${formatCount(games)} games; ` +
    `so good or ${word} by luck alone: ${percent(chance)}.`
  ).replace('so good or worse', 'so bad or worse');
}

/** A chain, hop by hop. */
export function describeChain({ from, to, by, players, length, hops, ...answer }: ChainView): string {
  if (length === null) return `No chain of ${by} leads from ${from} to ${to}. ${asOf(answer.asOf)}`;
  const verb = by === 'wins' ? 'beat' : 'played';
  const lines = hops.map(({ from: a, to: b, games }) => {
    const list = games.length === 0 ? ['(the games are gone since)'] : games.map(describeGame);
    return [`${a} ${verb} ${b}`, ...list.map((game) => `  ${game}`)].join('\n');
  });
  const head = `${players.join(' > ')} (${length} ${length === 1 ? 'hop' : 'hops'})`;
  return [head, ...lines, asOf(answer.asOf)].join('\n\n');
}

/** How far everybody is. */
export function describeDistances({ player, by, histogram, unreachable, items, ...answer }: DistancesView): string {
  const counts = formatTable(
    ['distance', 'players'],
    [
      ...histogram.map(({ distance, players }) => ({ distance, players: formatCount(players) })),
      { distance: 'never', players: formatCount(unreachable) },
    ],
  );
  const list = formatTable(['player', 'distance', 'via'], items as unknown as Record<string, unknown>[]);
  return `Distance to ${player} by ${by}\n\n${counts}\n\n${list}\n\n${asOf(answer.asOf)}`;
}

/** Who stands out among the opponents of a player. */
export function describeOpponents({ player, nemeses, victims, rivals, ...answer }: OpponentsView): string {
  const compared = (title: string, list: readonly OpponentView[]): string => {
    if (list.length === 0) return `${title}: none`;
    const rows = list.map(({ opponent, score, expectation, confidence, byLuck }) => ({
      opponent,
      score: scoreText(score),
      points: points(expectation.points),
      expected: points(expectation.expected),
      confidence: percent(confidence),
      'by luck': byLuck.toPrecision(2),
    }));
    return `${title}\n${formatTable(['opponent', 'score', 'points', 'expected', 'confidence', 'by luck'], rows)}`;
  };
  const rows = rivals.map(({ opponent, score, contested }) => ({
    opponent,
    score: scoreText(score),
    points: points(pointsOf(score)),
    contested,
  }));
  const close =
    rows.length === 0 ? 'Rivals: none' : `Rivals\n${formatTable(['opponent', 'score', 'points', 'contested'], rows)}`;
  const parts = [compared(`Nemeses of ${player}`, nemeses), compared('Victims', victims), close, asOf(answer.asOf)];
  return parts.join('\n\n');
}

/** A result as a whole. */
export function describeResult(result: GraphResult): string {
  const { runId, kind, players, edges, summary, algorithm, seed } = result;
  const about = formatPairs([
    ['result', `${runId}, ${kind}, version ${algorithm}, seed ${seed}`],
    ['as of', result.asOf.toISOString()],
    ['from', JSON.stringify(result.parameters)],
    ['network', `${formatCount(players)} players, ${formatCount(edges)} edges`],
  ]);
  const facts = Object.entries(summary).flatMap(([name, value]) => describeFact(name, value));
  return [about, facts.length > 0 ? formatPairs(facts) : ''].filter(Boolean).join('\n\n');
}

/** Lists of things that have a name are for tables of their own. */
function describeFact(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) {
    const counts = (value as Record<string, unknown>[]).map(describeCount);
    return counts.includes(undefined) ? [] : [[name, counts.join(', ')]];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => describeFact(`${name}, ${key}`, inner));
  }
  return [[name, String(value)]];
}

/** `4 to 7: 13`, or `number 0: 64`. */
function describeCount({ from, to, component, players }: Record<string, unknown>): string | undefined {
  if (typeof players !== 'number') return undefined;
  if (typeof component === 'number') return `number ${component}: ${formatCount(players)}`;
  if (typeof from !== 'number' || typeof to !== 'number') return undefined;
  return `${from === to ? from : `${from} to ${to}`}: ${formatCount(players)}`;
}

/** Players by place. */
export function describeRanks({ result, items }: RankPage): string {
  const details = Object.keys(items[0]?.details ?? {});
  const isStrength = result.kind === 'strength';
  const columns = ['place', 'player', 'value', ...details, ...(isStrength ? ['rating', 'difference'] : [])];
  const rows = items.map((item) => ({ ...item.details, ...item, ...(isStrength && ratingCells(item)) }));
  return `${formatTable(columns, rows)}\n\n${describeResult(result)}`;
}

function ratingCells({ value, rating }: RankView): Record<string, unknown> {
  if (!rating) return { rating: null, difference: null };
  return { rating: `${rating.rating} ${rating.speed}`, difference: Math.round(value - rating.rating) };
}

interface CommunitySummary {
  largest: { community: number; players: number; members: string[] }[];
  bridges: {
    pairs: {
      communities: [number, number];
      edges: number;
      games: number;
      strongest: { from: string; to: string; games: number }[];
    }[];
    players: {
      player: string;
      community: number;
      gamesOutside: number;
      communitiesMet: number;
      participation: number;
    }[];
  };
}

/** The largest communities, and what joins them. */
export function describeCommunities(result: GraphResult, limit: number): string {
  const { largest, bridges } = result.summary as unknown as CommunitySummary;
  const groups = largest.slice(0, limit).map(({ community, players, members }) => ({
    community,
    players: formatCount(players),
    members: members.join(', '),
  }));
  const pairs = bridges.pairs.slice(0, limit).map(({ communities, edges, games, strongest: [strongest] }) => ({
    communities: communities.join(' - '),
    edges,
    games,
    strongest: strongest ? `${strongest.from} - ${strongest.to} (${strongest.games})` : '',
  }));
  const players = bridges.players.slice(0, limit).map((bridger) => ({
    ...bridger,
    participation: bridger.participation.toFixed(2),
  }));
  return [
    `Communities\n${formatTable(['community', 'players', 'members'], groups)}`,
    `Bridges\n${formatTable(['communities', 'edges', 'games', 'strongest'], pairs)}`,
    `Players between communities\n${formatTable(['player', 'community', 'gamesOutside', 'communitiesMet', 'participation'], players)}`,
    describeResult(result),
  ].join('\n\n');
}
