import { between, makeRandom, pick } from './random.js';

/** Which requests a fault waits for: the user export, export by ids, single game, user, users, own account, token, or any. */
export type FaultTarget = 'export' | 'ids' | 'game' | 'user' | 'users' | 'account' | 'token' | 'any';

/** How a line can be broken while it stays one line ended by `\n`. */
export type MalformedShape = 'garbage' | 'truncated' | 'wrongShape';

/** What goes wrong; `afterLines` is the number of whole lines sent before it. */
export type FaultAction =
  /** Half of the next line, then the connection dies without the end of the chunked body. */
  | { type: 'cutMidLine'; afterLines: number }
  /** A proper end of the body, only too early: looks exactly like a complete answer. */
  | { type: 'endEarly'; afterLines: number }
  /** Nothing more is sent; the connection stays open until the client goes away. */
  | { type: 'stall'; afterLines: number }
  /** 429 by the application (json) or by the proxy in front (html); starts the penalty for everyone. */
  | { type: 'tooManyRequests'; body: 'json' | 'html'; penaltyMs?: number }
  | { type: 'badGateway' }
  | { type: 'unavailable' }
  /** An HTML 404 although the user or game exists. */
  | { type: 'notFoundHtml' }
  /** One line comes broken, this time only: the next request sends that game well. */
  | { type: 'malformedLine'; afterLines: number; shape: MalformedShape }
  /** Every n-th line comes twice. */
  | { type: 'duplicateLines'; every: number }
  /** PGN where NDJSON was asked for; HTML with status 200 on the endpoints that answer one JSON value. */
  | { type: 'wrongContentType' }
  /** 200 and a list of nobody, as a hiccup of `POST /api/users` would look like. */
  | { type: 'emptyList' }
  /** 200 and an empty body. */
  | { type: 'emptyBody' }
  /** A blank line before every n-th line. */
  | { type: 'blankLines'; every: number }
  /** The first `lines` lines come in pieces of `bytes` every `everyMs`; afterwards the usual pace. */
  | { type: 'trickle'; bytes: number; everyMs: number; lines: number }
  /** The connection is reset (TCP RST) before any byte of the answer. */
  | { type: 'reset' };

export type FaultType = FaultAction['type'];

/** One scripted fault: it strikes the `nth` (from 1) admitted request of its target, or the next one free after it. */
export interface Fault {
  on: FaultTarget;
  nth: number;
  action: FaultAction;
}

export const FAULT_TYPES = [
  'cutMidLine',
  'endEarly',
  'stall',
  'tooManyRequests',
  'badGateway',
  'unavailable',
  'notFoundHtml',
  'malformedLine',
  'duplicateLines',
  'wrongContentType',
  'emptyBody',
  'blankLines',
  'trickle',
  'reset',
] as const satisfies readonly FaultType[];

export const MALFORMED_SHAPES = ['garbage', 'truncated', 'wrongShape'] as const satisfies readonly MalformedShape[];

export interface FaultScriptOptions {
  /** How many faults; default 3 to 8, by the seed. */
  count?: number;
  /** Upper bound of `afterLines`; default 200. */
  maxLines?: number;
  /** Penalty of the scripted 429s in ms; default: the server's. */
  penaltyMs?: number;
  /** Fault types to draw from; default all. */
  types?: readonly FaultType[];
  /** Targets to draw from; default export mostly, sometimes ids and user. */
  targets?: readonly FaultTarget[];
  /** Most requests without fault between two faults of one target; default 2. */
  maxGap?: number;
}

const DEFAULT_TARGETS: readonly FaultTarget[] = ['export', 'export', 'export', 'export', 'export', 'ids', 'user'];

/** A random mix of faults, the same for the same seed and options. */
export function makeFaultScript(seed: number, options: FaultScriptOptions = {}): Fault[] {
  const random = makeRandom(seed);
  const count = options.count ?? between(random, 3, 8);
  const last = new Map<FaultTarget, number>();
  return Array.from({ length: count }, () => {
    const on = pick(random, options.targets ?? DEFAULT_TARGETS);
    const nth = (last.get(on) ?? 0) + between(random, 1, (options.maxGap ?? 2) + 1);
    last.set(on, nth);
    return { on, nth, action: makeAction(random, pick(random, options.types ?? FAULT_TYPES), options) };
  });
}

function makeAction(random: () => number, type: FaultType, options: FaultScriptOptions): FaultAction {
  const afterLines = between(random, 0, options.maxLines ?? 200);
  switch (type) {
    case 'cutMidLine':
    case 'endEarly':
    case 'stall':
      return { type, afterLines };
    case 'malformedLine':
      return { type, afterLines, shape: pick(random, MALFORMED_SHAPES) };
    case 'tooManyRequests':
      return { type, body: pick(random, ['json', 'html'] as const), penaltyMs: options.penaltyMs };
    case 'duplicateLines':
    case 'blankLines':
      return { type, every: between(random, 1, 20) };
    case 'trickle':
      return { type, bytes: between(random, 1, 400), everyMs: 1, lines: between(random, 1, 10) };
    default:
      return { type };
  }
}

/** Hands each fault to one request: at most one per request, none is lost when two wait for the same one. */
export class FaultScript {
  private readonly waiting: Fault[];
  private readonly seen = new Map<FaultTarget, number>();

  constructor(faults: readonly Fault[] = []) {
    this.waiting = [...faults];
  }

  /** Faults that have not struck yet. */
  get pending(): readonly Fault[] {
    return this.waiting;
  }

  /** Counts an admitted request and returns the fault that strikes it, if any. */
  take(kind: FaultTarget | undefined): FaultAction | undefined {
    this.count('any');
    if (kind !== undefined) this.count(kind);
    const index = this.waiting.findIndex((fault) => this.isDue(fault, kind));
    return index < 0 ? undefined : this.waiting.splice(index, 1)[0]?.action;
  }

  private count(kind: FaultTarget): void {
    this.seen.set(kind, (this.seen.get(kind) ?? 0) + 1);
  }

  private isDue(fault: Fault, kind: FaultTarget | undefined): boolean {
    return (fault.on === 'any' || fault.on === kind) && (this.seen.get(fault.on) ?? 0) >= fault.nth;
  }
}

/** Breaks one line (without its `\n`); the result is again one line. */
export function malform(line: string, shape: MalformedShape): string {
  switch (shape) {
    case 'garbage':
      return 'upstream prematurely closed <br/> \u0000\ufffd';
    case 'truncated':
      return line.slice(0, Math.max(1, Math.floor(line.length / 2)));
    case 'wrongShape':
      return `{"id":${JSON.stringify(/"id":"([^"]*)"/.exec(line)?.[1] ?? '')},"createdAt":"yesterday","players":[]}`;
  }
}
