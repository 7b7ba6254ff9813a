import { Agent, request } from 'undici';
import type { GameJson } from './lichess-json.js';
import { RehearsalServer, type RehearsalOptions } from './rehearsal-server.js';

/** An answer read to its end. */
export interface Reply {
  status: number;
  type: string;
  text: string;
}

export const NDJSON_HEADERS = { accept: 'application/x-ndjson', 'user-agent': 'rookery-test/1 (test)' } as const;
export const FIRST_DAY = Date.UTC(2024, 0, 1);

/** A started rehearsal server with one polite client. */
export class Rehearsal {
  private readonly agent = new Agent();

  private constructor(
    readonly server: RehearsalServer,
    readonly url: string,
  ) {}

  /** The world defaults to the given games and whoever plays in them. */
  static async start({
    games = [],
    ...options
  }: Partial<RehearsalOptions> & { games?: GameJson[] }): Promise<Rehearsal> {
    const server = new RehearsalServer({ world: { players: [], games }, ...options });
    return new Rehearsal(server, await server.start());
  }

  async stop(): Promise<void> {
    await this.agent.destroy();
    await this.server.stop();
  }

  /** Opens an answer without reading it. */
  open(path: string, headers: Record<string, string> = NDJSON_HEADERS, body?: string) {
    return request(`${this.url}${path}`, {
      dispatcher: this.agent,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body,
    });
  }

  async get(path: string, headers?: Record<string, string>): Promise<Reply> {
    return this.read(await this.open(path, headers));
  }

  async post(path: string, body: string, headers?: Record<string, string>): Promise<Reply> {
    return this.read(await this.open(path, headers, body));
  }

  /** The games of an export by ada, in the order of the answer. */
  async games(query = '', headers?: Record<string, string>): Promise<GameJson[]> {
    return parseLines((await this.get(`/api/games/user/ada?${query}`, headers)).text);
  }

  async ids(query = ''): Promise<string[]> {
    return (await this.games(query)).map((game) => game.id);
  }

  private async read({ statusCode, headers, body }: Awaited<ReturnType<typeof this.open>>): Promise<Reply> {
    return { status: statusCode, type: String(headers['content-type']), text: await body.text() };
  }
}

export function parseLines(text: string): GameJson[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as GameJson);
}

/** An ended blitz game of ada against bert, `minute` minutes after the first day began. */
export function aGame(id: string, minute = 0, overrides: Partial<GameJson> = {}): GameJson {
  const createdAt = FIRST_DAY + minute * 60_000;
  return {
    id: id.padEnd(8, '0'),
    rated: true,
    variant: 'standard',
    speed: 'blitz',
    perf: 'blitz',
    createdAt,
    lastMoveAt: createdAt + 30_000,
    status: 'resign',
    source: 'pool',
    players: {
      white: { user: { name: 'Ada', id: 'ada' }, rating: 1500, ratingDiff: 5 },
      black: { user: { name: 'Bert', id: 'bert' }, rating: 1510, ratingDiff: -5 },
    },
    winner: 'white',
    moves: 'e4 e5 Nf3 Nc6 Bb5 a6 Ba4 Nf6',
    clock: { initial: 180, increment: 2, totalTime: 260 },
    ...overrides,
  };
}

/** A copy without some fields. */
export function without<T extends object>(value: T, ...fields: (keyof T)[]): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !fields.includes(key as keyof T))) as Partial<T>;
}

/** Waits until a condition holds; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}
