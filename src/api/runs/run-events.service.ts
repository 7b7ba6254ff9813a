import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { EMPTY, Observable } from 'rxjs';
import type { Actor } from '../../accounts/actor.js';
import { AppConfig } from '../../config/app-config.js';
import { isDatabaseUnavailable } from '../../database/database.errors.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { TooManyStreamsError, TooManyStreamsOfUserError } from '../problems/api.errors.js';
import type { Follower } from './followers.service.js';

/** A server-sent event. */
export interface LiveEvent<View extends object> {
  type: string;
  data: View | string;
}

export type RunEvent = LiveEvent<RunTree>;

/** Something to be followed. */
export interface Followed<View extends object> {
  /** Type of its events. */
  type: string;
  /** The same numbers as whoever asks for them gets. */
  read: (actor: Actor) => Promise<View>;
  hasEnded: (view: View) => boolean;
}

const LOOK_MS = 300;
// Proxies drop what is silent for longer.
const SILENCE_MS = 15_000;
/** Whoever was put out is told nothing more after this. */
const ACCESS_MS = 5_000;
const MAX_STREAMS = 200;
/** A stream that is not begun by then never will be. */
const BEGIN_MS = 10_000;

/** Tells readers of a run, or of what a run does, how it goes, by looking at its rows like everybody else. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly streams = new Set<() => void>();
  /** Open streams of each user. */
  private readonly ofUser = new Map<number, number>();

  constructor(
    private readonly runs: RunsService,
    private readonly config: AppConfig,
  ) {}

  /** @throws RunNotFoundError, TooManyStreamsError, TooManyStreamsOfUserError */
  async follow(id: number, follower: Follower): Promise<Observable<RunEvent>> {
    return this.followAny(follower, {
      type: 'run',
      read: () => this.runs.getTree(id),
      hasEnded: ({ state }) => isFinal(state),
    });
  }

  /** @throws TooManyStreamsError, TooManyStreamsOfUserError, and what reading throws at first */
  async followAny<View extends object>(
    follower: Follower,
    followed: Followed<View>,
  ): Promise<Observable<LiveEvent<View>>> {
    const first = await followed.read(follower.actor);
    if (follower.isHead) return EMPTY;
    const leave = this.takePlace(follower.actor.userId);
    const unbegun = setTimeout(leave, BEGIN_MS).unref();
    return new Observable((reader) => {
      clearTimeout(unbegun);
      const stop = new AbortController();
      const end = (): void => reader.complete();
      this.streams.add(end);
      const telling = { stop: stop.signal, send: (event: LiveEvent<View>) => reader.next(event) };
      void this.tell(follower, followed, first, telling).then(end);
      return () => {
        stop.abort();
        this.streams.delete(end);
        leave();
      };
    });
  }

  beforeApplicationShutdown(): void {
    for (const end of this.streams) end();
  }

  /** @returns what gives the place back */
  private takePlace(userId: number): () => void {
    const own = this.ofUser.get(userId) ?? 0;
    const { streamsPerUser } = this.config.limits;
    if (own >= streamsPerUser) throw new TooManyStreamsOfUserError(streamsPerUser);
    const all = [...this.ofUser.values()].reduce((sum, count) => sum + count, 0);
    if (all >= MAX_STREAMS) throw new TooManyStreamsError(MAX_STREAMS);
    this.ofUser.set(userId, own + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      const left = (this.ofUser.get(userId) ?? 1) - 1;
      if (left > 0) this.ofUser.set(userId, left);
      else this.ofUser.delete(userId);
    };
  }

  private async tell<View extends object>(
    { actor: first, lookAgain }: Follower,
    { type, read, hasEnded }: Followed<View>,
    firstView: View,
    { stop, send }: { stop: AbortSignal; send: (event: LiveEvent<View>) => void },
  ): Promise<void> {
    let [actor, lookedAt] = [first, Date.now()];
    let view = firstView;
    let told = '';
    let toldAt = 0;
    const tell = (event: LiveEvent<View>): void => {
      toldAt = Date.now();
      send(event);
    };
    while (!stop.aborted) {
      const text = JSON.stringify(view);
      if (text !== told) tell({ type, data: view });
      else if (Date.now() - toldAt > SILENCE_MS) tell({ type: 'ping', data: '' });
      told = text;
      if (hasEnded(view)) {
        send({ type: 'end', data: view });
        return;
      }
      await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
      if (stop.aborted) return;
      try {
        if (Date.now() - lookedAt > ACCESS_MS) [actor, lookedAt] = [await lookAgain(), Date.now()];
        view = await read(actor);
      } catch (error) {
        // The database may be away for a while; the reader keeps what it has. What is not there any more is not followed, and
        // whoever may not see it any more does not follow it.
        if (!isDatabaseUnavailable(error)) return;
      }
    }
  }
}
