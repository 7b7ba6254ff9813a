import type { GameId, PlayerId } from '../chess/ids.js';
import type { HistoryRange, LichessClient } from '../lichess/lichess-client.js';
import type { GateOptions } from '../lichess/lichess-gate.js';
import type { LineSink } from '../lichess/lichess-http.js';
import type { RecordSink, RecordSource } from './raw-record.js';

type WaitListener = GateOptions['onWait'];

/** A player's history, or a part of it, oldest creation first. */
export class LichessHistorySource implements RecordSource {
  readonly name: string;
  readonly since?: number;
  readonly until: number;

  constructor(
    private readonly client: LichessClient,
    private readonly player: PlayerId,
    private readonly range: HistoryRange,
    private readonly onWait: WaitListener,
  ) {
    this.name = sourceName(player);
    this.since = range.since;
    this.until = range.until;
  }

  async read(sink: RecordSink, signal: AbortSignal): Promise<void> {
    const from = this.range.since === undefined ? 'the beginning' : new Date(this.range.since).toISOString();
    const lines = toRecords(sink, `history from ${from}`);
    await this.client.streamHistory(this.player, this.range, lines, { signal, onWait: this.onWait });
  }
}

/** Games by id, in an order of Lichess's own. */
export class LichessIdsSource implements RecordSource {
  readonly name: string;

  constructor(
    private readonly client: LichessClient,
    player: PlayerId,
    private readonly ids: readonly GameId[],
    private readonly onWait: WaitListener,
  ) {
    this.name = sourceName(player);
  }

  async read(sink: RecordSink, signal: AbortSignal): Promise<void> {
    const lines = toRecords(sink, `${this.ids.length} games by id`);
    await this.client.streamGamesByIds(this.ids, lines, { signal, onWait: this.onWait });
  }
}

function sourceName(player: PlayerId): string {
  return `lichess:${player}`;
}

function toRecords(sink: RecordSink, place: string): LineSink {
  return (lines) =>
    sink(lines.map(({ text, number, notUtf8 }) => ({ text, position: `line ${number} of the ${place}`, notUtf8 })));
}
