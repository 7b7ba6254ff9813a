import type { FaultType } from './faults.js';

/** The endpoints of the rehearsal server; `other` is any path it does not know. */
export type RequestKind = 'export' | 'ids' | 'game' | 'user' | 'users' | 'account' | 'authorize' | 'token' | 'other';

/** What is known about one request; times in epoch ms. */
export interface RequestNote {
  number: number;
  at: number;
  method: string;
  /** Path with query. */
  path: string;
  kind: RequestKind;
  /** 0 until a status was sent, and for connections reset before. */
  status: number;
  userAgent: string | undefined;
  /** The `x-client-id` header, for tests that tell several processes apart. */
  clientId: string | undefined;
  remotePort: number | undefined;
  /** Games or users that a body asks for. */
  asked: number;
  /** Games (lines) sent so far. */
  lines: number;
  fault: FaultType | undefined;
  /** `finished`: sent to its end; `cut`: the connection went away before. */
  outcome: 'open' | 'finished' | 'cut';
  endedAt: number | undefined;
}

const DEFAULT_KEPT = 1000;

/** Counters of everything a polite client must care about, and the last requests in full. */
export class RehearsalStats {
  total = 0;
  /** Requests answered with 429 are in flight too, so more than 1 is a violation. */
  maxInFlight = 0;
  /** Requests that came while another one was in flight. */
  concurrentViolations = 0;
  /** Requests that came before the penalty was over. */
  penaltyViolations = 0;
  socketsOpened = 0;
  gamesSent = 0;
  perPath: Partial<Record<RequestKind, number>> = {};
  faultsStruck: Partial<Record<FaultType, number>> = {};
  /** The last requests, oldest first. */
  requests: RequestNote[] = [];

  constructor(private readonly kept = DEFAULT_KEPT) {}

  addRequest(note: RequestNote): void {
    this.total++;
    this.perPath[note.kind] = (this.perPath[note.kind] ?? 0) + 1;
    this.requests.push(note);
    if (this.requests.length > this.kept) this.requests.shift();
  }

  addFault(type: FaultType): void {
    this.faultsStruck[type] = (this.faultsStruck[type] ?? 0) + 1;
  }

  /** Starts counting anew; requests in flight and a running penalty stay as they are. */
  reset(): void {
    Object.assign(this, new RehearsalStats(this.kept));
  }
}
