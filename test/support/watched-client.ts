import { createClient, type RookeryClient } from '../../clients/typescript/client.js';
import { isFinal } from '../../src/runs/run.entity.js';
import type { DocumentedAnswers } from './documented-answers.js';
import { until } from './until.js';

type Answer<T = unknown> = Promise<{ data?: T; error?: unknown; response: Response }>;
type EventStream = Promise<{ data?: ReadableStream<Uint8Array> | null; response: Response }>;

/** The generated client, which operations of the document it was used for, and what was not as documented. */
export class ClientWatch {
  /** Method and path as documented. */
  readonly called = new Set<string>();
  readonly faults: string[] = [];

  constructor(
    private readonly address: string,
    private readonly documented: DocumentedAnswers,
  ) {}

  client(token?: string): RookeryClient {
    const client = createClient(this.address, token);
    client.use({
      onRequest: ({ schemaPath, request }) => {
        this.called.add(`${request.method} ${schemaPath}`);
      },
      onResponse: async ({ request, response }) => {
        const type = response.headers.get('content-type') ?? '';
        // Streams of events are read as they come.
        if (type !== 'text/event-stream') this.compare(request, response.status, type, await response.clone().text());
      },
    });
    return client;
  }

  private compare({ method, url }: Request, status: number, type: string, text: string): void {
    this.faults.push(...this.documented.faults({ method, path: new URL(url).pathname }, { status, type, text }));
  }
}

/** The data of an answer that has to have some. */
export async function dataOf<T>(answer: Answer<T>): Promise<T> {
  const { data, error, response } = await answer;
  if (data === undefined) throw new Error(`${response.status} ${response.url}: ${JSON.stringify(error)}`);
  return data;
}

/** Something that has no answer but that it was done. */
export async function done(answer: Answer): Promise<Response> {
  const { error, response } = await answer;
  expect([response.status, error]).toEqual([204, undefined]);
  return response;
}

/** What is sent on to another address; the client has to be told not to go there. */
export async function redirectOf(answer: Answer): Promise<{ url: URL; cookies: string[] }> {
  const { response } = await answer;
  expect([302, 303]).toContain(response.status);
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { url: new URL(response.headers.get('location') ?? '', response.url), cookies };
}

/** Waits for the end of a run. */
export async function finish(api: RookeryClient, id: number): Promise<{ id: number; state: string }> {
  return until(async () => {
    const run = await dataOf(api.GET('/api/runs/{id}', { params: { path: { id } } }));
    return isFinal(run.state) && run;
  });
}

/** Types of the events of a stream, up to the first one of a type; then it is left. */
export async function eventsUpTo(type: string, stream: EventStream): Promise<string[]> {
  const { data, response } = await stream;
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const types: string[] = [];
  const decoder = new TextDecoder();
  for await (const piece of data ?? []) {
    types.push(
      ...[...decoder.decode(piece, { stream: true }).matchAll(/^event: (.*)$/gm)].map(([, name = '']) => name),
    );
    if (types.includes(type)) break;
  }
  return types;
}
