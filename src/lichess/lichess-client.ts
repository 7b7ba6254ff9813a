import { Injectable } from '@nestjs/common';
import type { GameId, PlayerId } from '../chess/ids.js';
import { LichessError } from './lichess.errors.js';
import { type GateOptions, LichessGate } from './lichess-gate.js';
import { LichessHttp, type LichessRequest, type LineSink } from './lichess-http.js';
import { type AccountsAnswer, type LichessAccount, parseAccount, parseAccounts } from './parse-account.js';

/** Ids of games, or players, that one request may name; Lichess silently drops the rest. */
export const MAX_IDS_PER_REQUEST = 300;
const MIN_MILLISECONDS = 1_000_000_000_000;
// Everything that carries information. No filter (rated, perfType, color, analysed): filters switch Lichess to a
// search index with other dates, a lag and an end near 10,000 games (lila GameApiV2).
const DETAIL = { clocks: 'true', evals: 'true', accuracy: 'true', opening: 'true', division: 'true' };

export interface HistoryRange {
  /** Inclusive, epoch milliseconds; from the first game when absent. */
  since?: number;
  /** Exclusive, epoch milliseconds. */
  until: number;
  /** Stop after so many games. */
  max?: number;
}

/** The Lichess API as Rookery uses it; every call passes the serial gate. */
@Injectable()
export class LichessClient {
  constructor(
    private readonly gate: LichessGate,
    private readonly http: LichessHttp,
  ) {}

  /**
   * Streams a player's games, oldest creation first, games being played and aborted ones included.
   * A clean end is no proof of completeness.
   * @throws LichessError; `not-found` stands for an unknown name, a closed account and a refused client alike.
   */
  async streamHistory(player: PlayerId, range: HistoryRange, sink: LineSink, options: GateOptions): Promise<void> {
    const query = new URLSearchParams({ sort: 'dateAsc', ongoing: 'true', ...DETAIL });
    if (range.since !== undefined) query.set('since', milliseconds(range.since));
    query.set('until', milliseconds(range.until));
    if (range.max !== undefined) query.set('max', String(range.max));
    await this.stream({ method: 'GET', path: `/api/games/user/${player}?${query}` }, sink, options);
  }

  /** Streams games by id, in an order of Lichess's own; unknown and deleted ids are just not there. */
  async streamGamesByIds(ids: readonly GameId[], sink: LineSink, options: GateOptions): Promise<void> {
    if (ids.length > MAX_IDS_PER_REQUEST) throw new RangeError(`At most ${MAX_IDS_PER_REQUEST} ids a request`);
    const path = `/api/games/export/_ids?${new URLSearchParams(DETAIL)}`;
    await this.stream({ method: 'POST', path, body: ids.join(',') }, sink, options);
  }

  /** True when Lichess still has the game. */
  async gameExists(id: GameId, options: GateOptions): Promise<boolean> {
    const found = await this.findJson({ method: 'GET', path: `/game/export/${id}?moves=false` }, options);
    return found !== undefined;
  }

  /** The account, or undefined when Lichess knows no such name. */
  async findAccount(player: PlayerId, options: GateOptions): Promise<LichessAccount | undefined> {
    const found = await this.findJson({ method: 'GET', path: `/api/user/${player}` }, options);
    return found === undefined ? undefined : parseAccount(found);
  }

  /** Accounts by id, without their counts of games; unknown ids are just not there. @throws LichessError */
  async listAccounts(ids: readonly PlayerId[], options: GateOptions): Promise<AccountsAnswer> {
    if (ids.length > MAX_IDS_PER_REQUEST) throw new RangeError(`At most ${MAX_IDS_PER_REQUEST} ids a request`);
    const request: LichessRequest = { method: 'POST', path: '/api/users', body: ids.join(',') };
    const found = await this.gate.pass(nameOf(request), options, (permit) => this.http.getJson(request, permit));
    return parseAccounts(found, new Set(ids));
  }

  private async stream(request: LichessRequest, sink: LineSink, options: GateOptions): Promise<void> {
    await this.gate.pass(nameOf(request), options, (permit) => this.http.streamLines(request, permit, sink));
  }

  private async findJson(request: LichessRequest, options: GateOptions): Promise<unknown> {
    try {
      return await this.gate.pass(nameOf(request), options, (permit) => this.http.getJson(request, permit));
    } catch (error) {
      if (error instanceof LichessError && error.code === 'not-found') return undefined;
      throw error;
    }
  }
}

function nameOf(request: LichessRequest): string {
  return `${request.method} ${request.path}`;
}

/** Seconds by mistake would mean 1970 to Lichess, and everything would be sent. Accounts exist since 2010. */
function milliseconds(time: number): string {
  if (!Number.isInteger(time) || (time !== 0 && time < MIN_MILLISECONDS)) {
    throw new RangeError(`${time} is not a time in milliseconds`);
  }
  return String(time);
}
