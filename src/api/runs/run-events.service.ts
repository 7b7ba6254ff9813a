import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { isFinal } from '../../runs/run.entity.js';
import type { RunTree } from '../../runs/run-view.js';
import { RunsService } from '../../runs/runs.service.js';
import { TooManyStreamsError } from '../problems/api.errors.js';

/** A server-sent event. */
export interface RunEvent {
  type: 'run' | 'end' | 'ping';
  data: RunTree | string;
}

const LOOK_MS = 300;
// Proxies drop what is silent for longer.
const SILENCE_MS = 15_000;
const MAX_STREAMS = 200;

/** Tells readers of a run how it goes, by looking at its rows like everybody else. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly streams = new Set<() => void>();

  constructor(private readonly runs: RunsService) {}

  /** @throws RunNotFoundError, TooManyStreamsError */
  async follow(id: number): Promise<Observable<RunEvent>> {
    const first = await this.runs.getTree(id);
    if (this.streams.size >= MAX_STREAMS) throw new TooManyStreamsError(MAX_STREAMS);
    return new Observable((reader) => {
      const stop = new AbortController();
      const end = (): void => reader.complete();
      this.streams.add(end);
      void this.tell(first, stop.signal, (event) => reader.next(event)).then(end);
      return () => {
        stop.abort();
        this.streams.delete(end);
      };
    });
  }

  beforeApplicationShutdown(): void {
    for (const end of this.streams) end();
  }

  private async tell(first: RunTree, stop: AbortSignal, send: (event: RunEvent) => void): Promise<void> {
    let run = first;
    let told = '';
    let toldAt = 0;
    const tell = (event: RunEvent): void => {
      toldAt = Date.now();
      send(event);
    };
    while (!stop.aborted) {
      const text = JSON.stringify(run);
      if (text !== told) tell({ type: 'run', data: run });
      else if (Date.now() - toldAt > SILENCE_MS) tell({ type: 'ping', data: '' });
      told = text;
      if (isFinal(run.state)) {
        send({ type: 'end', data: run });
        return;
      }
      await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
      // The database may be away for a while; the reader keeps what it has.
      if (!stop.aborted) run = await this.runs.getTree(run.id).catch(() => run);
    }
  }
}
