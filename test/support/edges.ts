import { resultOf } from '../../src/chess/status.js';
import { queryDatabase } from './test-database.js';

interface GameRow {
  white: string;
  black: string;
  speed: string;
  rated: boolean;
  status: string;
  winner: 'white' | 'black' | null;
  at: Date;
}

/** An edge as one line of text, so that differences are seen at once. */
const show = (key: string, games: number, counts: number[], first: number, last: number): string =>
  `${key}: ${games} games, ${counts.join(' ')}, ${new Date(first).toISOString()} to ${new Date(last).toISOString()}`;

interface EdgeRow {
  player_a: string;
  player_b: string;
  speed: string;
  rated: boolean;
  games: number;
  wins_a: number;
  wins_b: number;
  draws: number;
  first_at: Date;
  last_at: Date;
}

const keyOf = (a: string, b: string, speed: string, rated: boolean): string =>
  `${a} ${b} ${speed} ${rated ? 'rated' : 'casual'}`;

/** The edges as they are stored, by their keys. */
export async function readEdges(databaseUrl: string): Promise<string[]> {
  const rows = await queryDatabase<EdgeRow>(databaseUrl, 'select * from edges');
  return rows
    .map((row) => {
      const key = keyOf(row.player_a, row.player_b, row.speed, row.rated);
      return show(key, row.games, [row.wins_a, row.wins_b, row.draws], Number(row.first_at), Number(row.last_at));
    })
    .sort();
}

/** The edges as the games have them, counted one by one and without the database's help. */
export async function recountEdges(databaseUrl: string): Promise<string[]> {
  const games = await queryDatabase<GameRow>(
    databaseUrl,
    `select white_id as white, black_id as black, speed, rated, status, winner, created_at as at from games
     where white_id is not null and black_id is not null`,
  );
  const edges = new Map<string, { games: number; counts: [number, number, number]; times: number[] }>();
  for (const { white, black, speed, rated, status, winner, at } of games) {
    const result = resultOf(status, winner ?? undefined);
    const isOver = !['created', 'started', 'aborted', 'noStart'].includes(status);
    if (white === black || !isOver) continue;
    const [a, b] = white < black ? [white, black] : [black, white];
    const key = keyOf(a, b, speed, rated);
    const edge = edges.get(key) ?? { games: 0, counts: [0, 0, 0], times: [] };
    edges.set(key, edge);
    edge.games++;
    edge.times.push(Number(at));
    if (result === 'draw') edge.counts[2]++;
    else if (result === 'white' || result === 'black')
      edge.counts[(result === 'white' ? white : black) === a ? 0 : 1]++;
  }
  return [...edges]
    .map(([key, { games, counts, times }]) => show(key, games, counts, Math.min(...times), Math.max(...times)))
    .sort();
}
