import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Client, DecoratorHandler, type Dispatcher, errors } from 'undici';
import { AppConfig } from '../config/app-config.js';
import { VERSION } from '../config/root.js';
import { LeaseLostError } from '../database/database.errors.js';
import { LichessError } from './lichess.errors.js';
import type { GatePermit } from './lichess-gate.js';
import { NdjsonLines, type RawLine } from './ndjson-lines.js';

const NDJSON = 'application/x-ndjson';
const JSON_TYPE = 'application/json';
const MAX_BODY_BYTES = 4 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;

export interface LichessRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Path with query, starting with a slash. */
  path: string;
  /** Plain text of a POST. */
  body?: string;
  /** Fields of a POST instead. */
  form?: Readonly<Record<string, string>>;
  /** Another token than that of the settings; null for none. */
  bearer?: string | null;
}

/** Takes complete lines in order; the stream waits for it. */
export type LineSink = (lines: RawLine[]) => Promise<void>;

/** HTTP to one Lichess: one keep-alive connection, own User-Agent, named errors. Use it only with a permit of the gate. */
@Injectable()
export class LichessHttp implements OnApplicationShutdown {
  private readonly client: Client;
  private readonly headers: Record<string, string>;

  constructor(config: AppConfig) {
    const { url, token, contact, idleMs } = config.lichess;
    this.client = new Client(new URL(url).origin, {
      pipelining: 1,
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
      keepAliveTimeout: 30_000,
    });
    // A name without the words that Lichess's crawler filter looks for, and a contact, as the API rules ask.
    this.headers = { 'user-agent': `Rookery/${VERSION} (${contact ?? 'self-hosted, no contact set'})` };
    if (token) this.headers.authorization = `Bearer ${token}`;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.destroy();
  }

  /** Streams NDJSON lines into `sink`. Resolves only after a clean end. @throws LichessError, LeaseLostError */
  async streamLines(request: LichessRequest, permit: GatePermit, sink: LineSink): Promise<void> {
    const response = await this.send(request, NDJSON, permit);
    const lines = new NdjsonLines();
    let refused: unknown;
    try {
      for await (const chunk of response.body as AsyncIterable<Buffer>) {
        permit.assertHeld();
        const complete = lines.push(chunk);
        if (complete.length > 0) await sink(complete).catch((error: unknown) => Promise.reject((refused = error)));
      }
    } catch (error) {
      throw refused ?? nameStreamError(error, permit);
    }
    if (lines.pendingBytes > 0) throw new LichessError('stream-cut', 'The stream ended in the middle of a line');
  }

  /** One JSON document. @throws LichessError, LeaseLostError */
  async getJson(request: LichessRequest, permit: GatePermit): Promise<unknown> {
    const response = await this.send(request, JSON_TYPE, permit);
    try {
      return JSON.parse(await readText(response.body, MAX_BODY_BYTES));
    } catch (error) {
      if (error instanceof SyntaxError) throw new LichessError('unexpected-content', 'Lichess sent broken JSON');
      throw nameStreamError(error, permit);
    }
  }

  /** A request for its effect alone: whatever is said to its success is not read. @throws LichessError, LeaseLostError */
  async discard(request: LichessRequest, permit: GatePermit): Promise<void> {
    const response = await this.open(request, JSON_TYPE, permit);
    if (response.statusCode >= 300) throw await nameAnswer(response, JSON_TYPE);
    await response.body.dump();
  }

  private async send(request: LichessRequest, accept: string, permit: GatePermit): Promise<Dispatcher.ResponseData> {
    const response = await this.open(request, accept, permit);
    if (response.statusCode === 200 && contentType(response) === accept) return response;
    throw await nameAnswer(response, accept);
  }

  private async open(request: LichessRequest, accept: string, permit: GatePermit): Promise<Dispatcher.ResponseData> {
    const { method, path, form } = request;
    const body = form ? new URLSearchParams(form).toString() : request.body;
    permit.assertHeld();
    try {
      const options = { method, path, body, headers: this.headersOf(request, accept), signal: permit.signal };
      const response = await this.client.compose(fence(permit)).request(options);
      permit.status = response.statusCode;
      return response;
    } catch (error) {
      throw nameStreamError(error, permit);
    }
  }

  private headersOf({ body, form, bearer }: LichessRequest, accept: string): Record<string, string> {
    const { authorization: ours, ...others } = this.headers;
    const authorization = bearer === undefined ? ours : bearer === null ? undefined : `Bearer ${bearer}`;
    const type = form ? 'application/x-www-form-urlencoded' : body ? 'text/plain' : undefined;
    return { ...others, accept, ...(authorization && { authorization }), ...(type && { 'content-type': type }) };
  }
}

/** Looks at the permit in the very moment the request is written: a process that was stopped meanwhile sends nothing. */
function fence(permit: GatePermit): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => dispatch(options, new FencedHandler(handler, permit));
}

interface StartableHandler {
  onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void;
}

// The library's type leaves out the methods of the class.
const Decorator = DecoratorHandler as unknown as new (handler: Dispatcher.DispatchHandler) => StartableHandler;

class FencedHandler extends Decorator {
  constructor(
    handler: Dispatcher.DispatchHandler,
    private readonly permit: GatePermit,
  ) {
    super(handler);
  }

  override onRequestStart(controller: Dispatcher.DispatchController, context: unknown): void {
    super.onRequestStart(controller, context);
    try {
      this.permit.assertHeld();
    } catch (error) {
      controller.abort(error as Error);
    }
  }
}

function contentType(response: Dispatcher.ResponseData): string {
  const header = response.headers['content-type'];
  const text = Array.isArray(header) ? header[0] : header;
  return text?.split(';')[0]?.trim().toLowerCase() ?? '';
}

async function nameAnswer(response: Dispatcher.ResponseData, wanted: string): Promise<LichessError> {
  const status = response.statusCode;
  const type = contentType(response);
  const said = summarise(await readText(response.body, MAX_ERROR_BYTES).catch(() => ''), type);
  if (status === 200)
    return new LichessError('unexpected-content', `Lichess sent ${type || 'no content type'}, not ${wanted}`);
  if (status === 429) return new LichessError('too-many-requests', `Lichess asked us to pause${said}`);
  if (status === 401)
    return new LichessError(
      'token-rejected',
      `Lichess does not know this token${said}. Set a valid LICHESS_TOKEN or none.`,
    );
  // Lichess itself answers 404 to a JSON request in JSON; a page comes from something in between.
  if (status === 404 && wanted === JSON_TYPE && type !== JSON_TYPE) {
    return new LichessError('unexpected-content', `Something before Lichess answered 404${said}`);
  }
  if (status === 404) return new LichessError('not-found', `Lichess found nothing${said}`);
  if (status >= 500) return new LichessError('server-trouble', `Lichess is in trouble (${status})${said}`);
  return new LichessError('unexpected-status', `Lichess answered ${status}${said}`);
}

/** Bodies of errors are free text of unknown type: JSON from the application, HTML from a proxy. */
function summarise(body: string, type: string): string {
  if (type.includes('html')) return ' (an HTML page)';
  try {
    const { error } = JSON.parse(body) as { error?: unknown };
    return error === undefined ? '' : ` (${(typeof error === 'string' ? error : JSON.stringify(error)).slice(0, 200)})`;
  } catch {
    return body.trim() === '' ? '' : ` (${body.trim().slice(0, 200)})`;
  }
}

function nameStreamError(error: unknown, permit: GatePermit): unknown {
  if (permit.signal.aborted) return permit.signal.reason;
  if (error instanceof LichessError || error instanceof LeaseLostError) return error;
  const timeouts = [errors.BodyTimeoutError, errors.HeadersTimeoutError];
  if (timeouts.some((kind) => error instanceof kind)) {
    return new LichessError('stream-stalled', 'Lichess sent nothing for too long', { cause: error });
  }
  // Whatever carries a code comes from the socket, TLS or the HTTP parser; what the sink threw does not come this way.
  if ((error as NodeJS.ErrnoException | undefined)?.code === undefined) return error;
  return permit.status === undefined
    ? new LichessError('connection-failed', 'Lichess cannot be reached', { cause: error })
    : new LichessError('stream-cut', 'The connection to Lichess broke', { cause: error });
}

async function readText(body: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) throw new LichessError('unexpected-content', `Lichess sent more than ${limit} bytes`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
