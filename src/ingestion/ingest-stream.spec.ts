import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { HeldLease } from '../database/leases.js';
import type { Batch, BatchTarget, BatchWriter } from './batch-writer.js';
import { type BatchLimits, IngestStream } from './ingest-stream.js';
import type { RawRecord, RecordSink, RecordSource } from './raw-record.js';
import type { LedgerEntry } from '../runs/run-view.js';

const START_MS = 1_750_000_000_000;
const FULL_OR_NEVER: BatchLimits = { records: 3, characters: 1_000_000, ageMs: 60_000 };
const idOf = (number: number): string => `game${String(number).padStart(4, '0')}`;
const timeOf = (number: number): number => START_MS + number * 1_000;

function aRecord(number: number): RawRecord {
  const game = {
    id: idOf(number),
    rated: false,
    variant: 'standard',
    speed: 'rapid',
    perf: 'rapid',
    createdAt: timeOf(number),
    lastMoveAt: timeOf(number),
    status: 'draw',
    players: { white: {}, black: { aiLevel: 1 } },
    moves: 'e4 e5',
  };
  return { text: JSON.stringify(game), position: `line ${number}` };
}

function aBrokenRecord(number: number): RawRecord {
  return { text: `{"id":"${idOf(number)}","rated":`, position: `line ${number}` };
}

/** A source that hands over given records, one sink call each, and then ends as it is told. */
function sourceOf(
  records: readonly RawRecord[],
  options: { since?: number; end?: () => Promise<void> } = {},
): RecordSource {
  return {
    name: 'test',
    since: options.since,
    read: async (sink) => {
      for (const record of records) await sink([record]);
      await options.end?.();
    },
  };
}

/** Stands in for the database: remembers batches, takes as long as it is told, fails when it is told. */
class FakeWriter {
  readonly committed: Batch[] = [];
  begun = 0;
  inFlight = 0;
  mostInFlight = 0;
  /** Waited for before each commit. */
  before: (batch: Batch) => Promise<void> = async () => undefined;

  async write(batch: Batch): Promise<LedgerEntry> {
    this.begun++;
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight);
    try {
      await this.before(batch);
    } finally {
      this.inFlight--;
    }
    this.committed.push(batch);
    const [games, rejected] = [batch.games.length, batch.rejections.length];
    return { received: games + rejected, inserted: games, updated: 0, unchanged: 0, rejected };
  }

  get ids(): string[][] {
    return this.committed.map((batch) => batch.games.map(({ game }) => game.id));
  }
}

interface Opened {
  writer: FakeWriter;
  stream: IngestStream;
  told: string[][];
}

function openStream(options: { ordered?: boolean; limits?: BatchLimits } = {}): Opened {
  const writer = new FakeWriter();
  const told: string[][] = [];
  const target: BatchTarget = {
    runId: 1,
    source: 'test',
    lease: {} as HeldLease,
    ordered: options.ordered ?? true,
    movesCursor: options.ordered ?? true,
  };
  const stream = new IngestStream(
    writer as unknown as BatchWriter,
    target,
    (ids) => told.push(ids),
    options.limits ?? FULL_OR_NEVER,
  );
  return { writer, stream, told };
}

const never = new AbortController().signal;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('batches', () => {
  it('close when they are full, and the last one at the end', async () => {
    const { writer, stream, told } = openStream();
    const entry = await stream.run(sourceOf([1, 2, 3, 4, 5, 6, 7].map(aRecord)), never);
    expect(writer.ids).toEqual([[1, 2, 3].map(idOf), [4, 5, 6].map(idOf), [7].map(idOf)]);
    expect(told).toEqual(writer.ids);
    expect(entry).toEqual({ received: 7, inserted: 7, updated: 0, unchanged: 0, rejected: 0 });
  });

  it('are none for a source without records', async () => {
    const { writer, stream } = openStream();
    expect(await stream.run(sourceOf([]), never)).toMatchObject({ received: 0 });
    expect(writer.begun).toBe(0);
  });

  it('never hold the same game twice', async () => {
    const { writer, stream } = openStream();
    const entry = await stream.run(sourceOf([1, 2, 1, 1, 3].map(aRecord)), never);
    expect(writer.ids).toEqual([[1, 2].map(idOf), [1].map(idOf), [1, 3].map(idOf)]);
    expect(entry.received).toBe(5);
  });

  it('are told of only once they are committed', async () => {
    const { writer, stream, told } = openStream();
    writer.before = async () => expect(told).toHaveLength(writer.committed.length);
    await stream.run(sourceOf([1, 2, 3, 4].map(aRecord)), never);
    expect(told).toHaveLength(2);
  });
});

describe('a slow stream', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('is written when its batch is old enough, not only when it is full', async () => {
    const { writer, stream } = openStream({ limits: { records: 1_000, characters: 1_000_000, ageMs: 1_000 } });
    let end: () => void = () => undefined;
    const open = new Promise<void>((resolve) => (end = resolve));
    const running = stream.run(sourceOf([1, 2].map(aRecord), { end: () => open }), never);
    await jest.advanceTimersByTimeAsync(999);
    expect(writer.ids).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(writer.ids).toEqual([[1, 2].map(idOf)]);
    end();
    await running;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not pile up batches behind a commit that takes long', async () => {
    const { writer, stream } = openStream({ limits: { records: 1_000, characters: 1_000_000, ageMs: 100 } });
    const sent: number[] = [];
    const running = stream.run(
      {
        name: 'test',
        read: async (sink) => {
          for (let number = 1; number <= 40; number++) {
            await sink([aRecord(number)]);
            sent.push(number);
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        },
      },
      never,
    );
    writer.before = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    await jest.advanceTimersByTimeAsync(10_000);
    await running;
    expect(writer.mostInFlight).toBe(1);
    expect(writer.ids.flat()).toEqual(sent.map(idOf));
    // 40 records in 2 s: the first after 100 ms, then one batch for each second that a commit takes.
    expect(writer.committed.length).toBeLessThanOrEqual(4);
  });
});

describe('back-pressure', () => {
  it('holds the source while one batch is committed and the next one is full', async () => {
    const { writer, stream } = openStream();
    const gates: (() => void)[] = [];
    writer.before = () => new Promise((resolve) => void gates.push(resolve));
    let taken = 0;
    const read = async (sink: RecordSink): Promise<void> => {
      for (let number = 1; number <= 30; number++) {
        await sink([aRecord(number)]);
        taken = number;
      }
    };
    const running = stream.run({ name: 'test', read }, never);
    await settle();
    // Batch 1 is being committed, batch 2 is full and waits: the sixth record does not return.
    expect([writer.begun, taken]).toEqual([1, 5]);
    gates.shift()?.();
    await settle();
    expect([writer.begun, taken]).toEqual([2, 8]);
    while (writer.committed.length < 10) {
      gates.shift()?.();
      await settle();
    }
    await running;
    expect(writer.mostInFlight).toBe(1);
    expect(writer.ids.flat()).toHaveLength(30);
  });

  it('holds it in the middle of a chunk as well', async () => {
    const { writer, stream } = openStream();
    writer.before = () => settle();
    await stream.run({ name: 'test', read: (sink) => sink(Array.from({ length: 100 }, (_, i) => aRecord(i))) }, never);
    expect(writer.mostInFlight).toBe(1);
    expect(Math.max(...writer.ids.map((ids) => ids.length))).toBe(3);
  });
});

describe('what is broken', () => {
  it('stands between the good games around it', async () => {
    const { writer, stream } = openStream({ limits: { records: 100, characters: 1_000_000, ageMs: 60_000 } });
    const records = [aRecord(1), aBrokenRecord(2), aBrokenRecord(3), aRecord(4), aBrokenRecord(5)];
    const entry = await stream.run(sourceOf(records), never);
    expect(writer.committed.flatMap((batch) => batch.rejections)).toMatchObject([
      { gameId: idOf(2), afterMs: timeOf(1), beforeMs: timeOf(4), record: { position: 'line 2' } },
      { gameId: idOf(3), afterMs: timeOf(1), beforeMs: timeOf(4) },
      { gameId: idOf(5), afterMs: timeOf(4) },
    ]);
    expect(entry).toMatchObject({ received: 5, inserted: 2, rejected: 3 });
  });

  it('at the beginning comes after where the source began', async () => {
    const { writer, stream } = openStream();
    await stream.run(sourceOf([aBrokenRecord(1), aRecord(2)], { since: START_MS }), never);
    expect(writer.committed[0]?.rejections).toMatchObject([{ afterMs: START_MS, beforeMs: timeOf(2) }]);
  });

  it('has no neighbours in a source without order', async () => {
    const { writer, stream } = openStream({ ordered: false });
    await stream.run(sourceOf([aRecord(1), aBrokenRecord(2), aRecord(3)]), never);
    expect(writer.committed[0]?.rejections).toMatchObject([{ afterMs: undefined, beforeMs: undefined }]);
  });

  it('goes with the game after it, also when the batch before was full', async () => {
    const { writer, stream } = openStream();
    await stream.run(sourceOf([aRecord(1), aRecord(2), aRecord(3), aBrokenRecord(4), aRecord(5)]), never);
    expect(writer.committed.map((batch) => batch.rejections.length)).toEqual([0, 1]);
    expect(writer.committed[1]?.rejections).toMatchObject([{ afterMs: timeOf(3), beforeMs: timeOf(5) }]);
  });

  it('does not fill the memory when nothing good comes', async () => {
    const { writer, stream } = openStream();
    const entry = await stream.run(sourceOf([1, 2, 3, 4, 5, 6, 7].map(aBrokenRecord)), never);
    expect(writer.committed.map((batch) => batch.rejections.length)).toEqual([3, 3, 1]);
    expect(entry).toMatchObject({ received: 7, rejected: 7 });
  });
});

describe('a source that breaks', () => {
  it('hands on why, after what came before is committed', async () => {
    const { writer, stream } = openStream();
    const end = (): Promise<void> => Promise.reject(new Error('connection broke'));
    await expect(stream.run(sourceOf([1, 2, 3, 4].map(aRecord), { end }), never)).rejects.toThrow('connection broke');
    expect(writer.ids).toEqual([[1, 2, 3].map(idOf), [4].map(idOf)]);
  });

  it('hears when the work is to stop', async () => {
    const { writer, stream } = openStream();
    const controller = new AbortController();
    const read = async (sink: RecordSink, signal: AbortSignal): Promise<void> => {
      await sink([aRecord(1)]);
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const running = stream.run({ name: 'test', read }, controller.signal);
    await settle();
    controller.abort(new Error('shutting down'));
    await expect(running).rejects.toThrow('shutting down');
    expect(writer.ids).toEqual([[idOf(1)]]);
  });
});

describe('a commit that fails', () => {
  it('ends the reading, and nothing after it is committed', async () => {
    const { writer, stream, told } = openStream();
    writer.before = async () => {
      if (writer.begun === 2) throw new Error('no database');
    };
    const records = Array.from({ length: 30 }, (_, i) => aRecord(i));
    await expect(stream.run(sourceOf(records), never)).rejects.toThrow('no database');
    expect(writer.begun).toBe(2);
    expect(told).toHaveLength(1);
  });

  it('ends it also while the source is silent', async () => {
    const { writer, stream } = openStream();
    writer.before = () => Promise.reject(new Error('no database'));
    const read = async (sink: RecordSink, signal: AbortSignal): Promise<void> => {
      await sink([1, 2, 3].map(aRecord));
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    await expect(stream.run({ name: 'test', read }, never)).rejects.toThrow('no database');
  });
});

describe('any stream', () => {
  it('is committed record by record, in order, in small batches without doubles', async () => {
    const record = fc.record({ number: fc.nat({ max: 12 }), broken: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(record, { maxLength: 9 }), { maxLength: 9 }), async (chunks) => {
        const { writer, stream } = openStream();
        const make = (item: { number: number; broken: boolean }): RawRecord =>
          item.broken ? aBrokenRecord(item.number) : aRecord(item.number);
        const read = async (sink: RecordSink): Promise<void> => {
          for (const chunk of chunks) await sink(chunk.map(make));
        };
        const entry = await stream.run({ name: 'test', read }, never);
        const items = chunks.flat();
        expect(writer.ids.flat()).toEqual(items.filter((item) => !item.broken).map((item) => idOf(item.number)));
        expect(writer.committed.flatMap((batch) => batch.rejections).map(({ gameId }) => gameId)).toEqual(
          items.filter((item) => item.broken).map((item) => idOf(item.number)),
        );
        for (const ids of writer.ids) expect(new Set(ids).size).toBe(ids.length);
        expect(entry).toMatchObject({ received: items.length, inserted: writer.ids.flat().length });
        expect(writer.mostInFlight).toBeLessThanOrEqual(1);
      }),
    );
  });
});
