import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { isDatabaseUnavailable } from '../../database/database.errors.js';
import { isFinal } from '../../runs/run.entity.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { TooManyStreamsError } from '../problems/api.errors.js';

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
  read: () => Promise<View>;
  hasEnded: (view: View) => boolean;
}

const LOOK_MS = 300;
// Proxies drop what is silent for longer.
const SILENCE_MS = 15_000;
const MAX_STREAMS = 200;

/** Tells readers of a run, or of what a run does, how it goes, by looking at its rows like everybody else. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly streams = new Set<() => void>();

  constructor(private readonly runs: RunsService) {}

  /** @throws RunNotFoundError, TooManyStreamsError */
  async follow(id: number): Promise<Observable<RunEvent>> {
    return this.followAny({
      type: 'run',
      read: () => this.runs.getTree(id),
      hasEnded: ({ state }) => isFinal(state),
    });
  }

  /** @throws TooManyStreamsError, and what reading throws at first */
  async followAny<View extends object>(followed: Followed<View>): Promise<Observable<LiveEvent<View>>> {
    const first = await followed.read();
    if (this.streams.size >= MAX_STREAMS) throw new TooManyStreamsError(MAX_STREAMS);
    return new Observable((reader) => {
      const stop = new AbortController();
      const end = (): void => reader.complete();
      this.streams.add(end);
      void this.tell(followed, first, { stop: stop.signal, send: (event) => reader.next(event) }).then(end);
      return () => {
        stop.abort();
        this.streams.delete(end);
      };
    });
  }

  beforeApplicationShutdown(): void {
    for (const end of this.streams) end();
  }

  private async tell<View extends object>(
    { type, read, hasEnded }: Followed<View>,
    first: View,
    { stop, send }: { stop: AbortSignal; send: (event: LiveEvent<View>) => void },
  ): Promise<void> {
    let view = first;
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
        view = await read();
      } catch (error) {
        // The database may be away for a while; the reader keeps what it has. What is not there any more is not followed.
        if (!isDatabaseUnavailable(error)) return;
      }
    }
  }
}
