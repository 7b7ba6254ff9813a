import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { errorAnswer, htmlAnswer, makeFaultAnswer, send, tooManyRequests, type Answer } from './answers.js';
import { FaultScript, type Fault, type FaultAction } from './faults.js';
import { GameStore } from './game-store.js';
import { LichessApi, type Ask } from './lichess-api.js';
import { findBearerToken } from './negotiation.js';
import { OAuth } from './oauth.js';
import type { RehearsalOptions } from './rehearsal-options.js';
import { RehearsalStats, type RequestKind, type RequestNote } from './rehearsal-stats.js';
import { SingleFlight } from './single-flight.js';
import { applyChange, ChangeSchedule, type ScriptedChange, type WorldChange } from './world-changes.js';

export type { RehearsalOptions } from './rehearsal-options.js';
export { RehearsalStats, type RequestNote } from './rehearsal-stats.js';

const DEFAULT_PENALTY_MS = 60_000;
const DEFAULT_LATENCY_MS = 1;
const DEFAULT_SEARCH_LAG_MS = 300_000;
// As long as the proxy in front of Lichess: one connection can serve a whole run.
const KEEP_ALIVE_MS = 75_000;
const MAX_BODY_BYTES = 1024 * 1024;

/** What the game and user endpoints answer. */
type RestKind = Exclude<RequestKind, 'authorize' | 'token'>;

interface Route {
  kind: RequestKind;
  method: string;
  path: RegExp;
}

// The order matters: `_ids` is no username.
const ROUTES: readonly Route[] = [
  { kind: 'export', method: 'GET', path: /^\/api\/games\/user\/([^/]+)$/ },
  { kind: 'ids', method: 'POST', path: /^\/api\/games\/export\/_ids()$/ },
  { kind: 'game', method: 'GET', path: /^\/game\/export\/([^/]+)$/ },
  { kind: 'user', method: 'GET', path: /^\/api\/user\/([^/]+)$/ },
  { kind: 'users', method: 'POST', path: /^\/api\/users()$/ },
  { kind: 'account', method: 'GET', path: /^\/api\/account()$/ },
  { kind: 'authorize', method: 'GET', path: /^\/oauth()$/ },
  { kind: 'token', method: 'POST', path: /^\/api\/token()$/ },
  { kind: 'token', method: 'DELETE', path: /^\/api\/token()$/ },
];

/**
 * A fake Lichess on 127.0.0.1: the endpoints Rookery uses with their awkward sides, one request at a time enforced,
 * faults by script, and a world that changes while it is read.
 */
export class RehearsalServer {
  readonly stats: RehearsalStats;
  /** The world; change it at any time. */
  readonly world: GameStore;
  readonly gate: SingleFlight;
  readonly oauth: OAuth;
  /** Who is signed in at Lichess and agrees to everything; undefined: whoever is asked says no. */
  signedIn: string | undefined;
  private readonly server: Server;
  private readonly api: LichessApi;
  private readonly changes: ChangeSchedule;
  private readonly now: () => number;
  private faults: FaultScript;
  private turn = 0;

  constructor(private readonly options: RehearsalOptions) {
    this.now = options.now ?? Date.now;
    this.stats = new RehearsalStats(options.keptRequests);
    this.world = new GameStore(options.world, this.now, options.searchLagMs ?? DEFAULT_SEARCH_LAG_MS);
    for (const record of options.brokenRecords ?? []) this.world.addBrokenRecord(record);
    this.gate = new SingleFlight(this.stats, options.penaltyMs ?? DEFAULT_PENALTY_MS, this.now);
    this.oauth = new OAuth(this.now);
    this.signedIn = options.signedIn?.toLowerCase();
    this.api = new LichessApi(this.world, options, this.now);
    this.faults = new FaultScript(options.faults);
    this.changes = new ChangeSchedule(this.world, options.changes);
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      this.accept(request, response);
    });
    this.server.on('connection', () => {
      this.stats.socketsOpened++;
    });
  }

  /** Listens on 127.0.0.1. @param port 0 takes a free one. @returns base URL without trailing slash */
  async start(port = 0): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Closes all connections, also those in the middle of an answer. */
  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  /** Replaces the faults that have not struck yet; their `nth` counts from now. */
  setFaults(faults: readonly Fault[]): void {
    this.faults = new FaultScript(faults);
  }

  /** Faults still waiting for their request. */
  get pendingFaults(): readonly Fault[] {
    return this.faults.pending;
  }

  /** Adds changes whose `afterRequests` counts from the start of the server. */
  scheduleChanges(changes: readonly ScriptedChange[]): void {
    this.changes.add(changes);
  }

  get pendingChanges(): readonly ScriptedChange[] {
    return this.changes.pending;
  }

  /** Changes the world at once. */
  apply(change: WorldChange): void {
    applyChange(this.world, change);
  }

  private accept(request: IncomingMessage, response: ServerResponse): void {
    this.handle(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else void send(response, errorAnswer(500, String(error)), undefined);
    });
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://rehearsal');
    const { kind, name } = findRoute(request.method, url.pathname);
    // A page for people, not a part of the API: it comes whatever else is going on.
    if (kind === 'authorize') return send(response, this.oauth.authorize(url.searchParams, this.signedIn), undefined);
    const note = this.note(request, response, kind);
    const refusal = await this.gate.enter(request, response);
    if (refusal) return send(response, tooManyRequests(refusal), undefined);
    const body = await readBody(request);
    note.asked = body === '' ? 0 : body.split(',').length;
    await setTimeout(this.options.latencyMs ?? DEFAULT_LATENCY_MS);
    this.changes.requestBegins();
    const fault = this.takeFault(kind, note);
    const token = findBearerToken(request.headers.authorization);
    if (fault?.type === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    const ask = this.makeAsk(request, url, name, body, note.number);
    const answer =
      makeFaultAnswer(fault) ??
      (kind === 'token'
        ? this.answerToken(request.method, body, token)
        : this.answer(kind, ask, fault?.type === 'wrongContentType'));
    await send(response, { ...answer, lines: this.counted(answer, note) }, fault);
  }

  private note(request: IncomingMessage, response: ServerResponse, kind: RequestKind): RequestNote {
    const clientId = request.headers['x-client-id'];
    const note: RequestNote = {
      number: ++this.turn,
      at: this.now(),
      method: request.method ?? '',
      path: request.url ?? '',
      kind,
      status: 0,
      userAgent: request.headers['user-agent'],
      clientId: Array.isArray(clientId) ? clientId[0] : clientId,
      remotePort: request.socket.remotePort,
      asked: 0,
      lines: 0,
      fault: undefined,
      outcome: 'open',
      endedAt: undefined,
    };
    this.stats.addRequest(note);
    response.once('close', () => {
      note.status = response.headersSent ? response.statusCode : 0;
      note.outcome = response.writableFinished ? 'finished' : 'cut';
      note.endedAt = this.now();
    });
    return note;
  }

  private takeFault(kind: RequestKind, note: RequestNote): FaultAction | undefined {
    const fault = this.faults.take(kind === 'other' || kind === 'authorize' ? undefined : kind);
    if (!fault) return undefined;
    note.fault = fault.type;
    this.stats.addFault(fault.type);
    if (fault.type === 'tooManyRequests') this.gate.punish(fault.penaltyMs);
    return fault;
  }

  private makeAsk(request: IncomingMessage, url: URL, name: string, body: string, turn: number): Ask {
    const { accept, authorization, 'user-agent': userAgent } = request.headers;
    const token = findBearerToken(authorization);
    const viewer =
      token === undefined ? undefined : (this.options.tokens?.[token]?.toLowerCase() ?? this.oauth.ownerOf(token));
    const hasToken = token !== undefined;
    return { name, params: url.searchParams, body, accept, userAgent, hasToken, viewer, turn };
  }

  private answerToken(method: string | undefined, body: string, token: string | undefined): Answer {
    return method === 'DELETE' ? this.oauth.revoke(token) : this.oauth.exchange(new URLSearchParams(body));
  }

  private answer(kind: RestKind, ask: Ask, isWrongType: boolean): Answer {
    if (ask.hasToken && ask.viewer === undefined) return errorAnswer(401, 'No such token');
    switch (kind) {
      case 'export':
        return this.api.exportUser(ask, isWrongType);
      case 'ids':
        return this.api.exportIds(ask, isWrongType);
      case 'game':
        return this.api.exportGame(ask, isWrongType);
      case 'other':
        return this.api.notFound(ask);
      default:
        return isWrongType ? htmlAnswer(200, 'lichess.org', 'lichess.org') : this.answerUser(kind, ask);
    }
  }

  private answerUser(kind: 'user' | 'users' | 'account', ask: Ask): Answer {
    if (kind === 'user') return this.api.user(ask);
    return kind === 'users' ? this.api.usersById(ask) : this.api.ownAccount(ask);
  }

  /** Counts the lines as they are taken, and lets the world change between two of them. */
  private *counted({ lines, status, fileName }: Answer, note: RequestNote): Generator<string> {
    const isGames = status === 200 && (fileName !== undefined || note.kind === 'game');
    for (const line of lines) {
      if (isGames) {
        note.lines++;
        this.stats.gamesSent++;
      }
      yield line;
      if (isGames) this.changes.linesSent(note.lines);
    }
  }
}

function findRoute(method: string | undefined, path: string): { kind: RequestKind; name: string } {
  for (const route of ROUTES) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return { kind: route.kind, name: decode(match[1] ?? '') };
  }
  return { kind: 'other', name: '' };
}

/** A path with a broken escape names nobody. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
