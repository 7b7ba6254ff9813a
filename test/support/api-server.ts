import { Agent, request } from 'undici';
import { bootServer } from '../../src/serve.js';
import { SyncService } from '../../src/ingestion/sync.service.js';
import type { RunView } from '../../src/runs/run-view.js';
import { bearer, makeToken } from './accounts.js';
import { testConfig } from './test-app.js';

/** An answer read to its end. */
export interface Answer<T = unknown> {
  status: number;
  type: string;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  /** The body as JSON; throws when it is none. */
  json: T;
}

export interface Asking {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON, a text or bytes as they are. */
  body?: unknown;
  /** Shows no token; an owner's comes with it otherwise. */
  anonymous?: boolean;
  /** Leaves a stream of events after its first part: it may go on for long. */
  leavesEvents?: boolean;
}

/** The real application, listening on a free port, with a client of its own. */
export class ApiServer {
  private constructor(
    private readonly running: Awaited<ReturnType<typeof bootServer>>,
    private readonly agent: Agent,
    /** The header that makes a request one of an owner. */
    readonly authorization: { authorization: string },
  ) {}

  static async start(options: {
    databaseUrl: string;
    lichessUrl: string;
    env?: Record<string, string>;
  }): Promise<ApiServer> {
    const config = await testConfig({ ...options, env: { PORT: '0', ...options.env } });
    const running = await bootServer(config, {
      stream: process.stderr,
      level: (process.env.TEST_LOG ?? 'silent') as 'silent',
    });
    return new ApiServer(running, new Agent(), bearer(await makeToken(options.databaseUrl)));
  }

  get address(): string {
    return this.running.address;
  }

  get app(): Awaited<ReturnType<typeof bootServer>>['app'] {
    return this.running.app;
  }

  async ask<T = unknown>(
    path: string,
    { method = 'GET', headers = {}, body, anonymous = false, leavesEvents = false }: Asking = {},
  ): Promise<Answer<T>> {
    const raw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await request(`${this.address}${path}`, {
      dispatcher: this.agent,
      method: method as 'GET',
      headers: { ...type, ...(!anonymous && this.authorization), ...headers },
      body: raw ? body : JSON.stringify(body),
    });
    const answerType = String(answer.headers['content-type'] ?? '');
    const isLeft = leavesEvents && answerType === 'text/event-stream';
    const text = isLeft ? await firstPartOf(answer.body) : await answer.body.text();
    return {
      status: answer.statusCode,
      type: answerType,
      headers: answer.headers,
      text,
      get json() {
        return JSON.parse(text) as T;
      },
    };
  }

  async get<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.ask<T>(path, { headers });
  }

  async post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>> {
    return this.ask<T>(path, { method: 'POST', headers, body });
  }

  /** Sees a player's history through to its end, past HTTP. */
  async syncPlayer(player: string): Promise<RunView> {
    const sync = this.app.get(SyncService);
    const { run } = await sync.request({ player, startedBy: 'cli' });
    return sync.runToEnd(run.id, new AbortController().signal);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
    await this.running.close();
  }
}

async function firstPartOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts = body[Symbol.asyncIterator]();
  const first = await parts.next();
  await parts.return?.();
  return first.done ? '' : first.value.toString();
}
