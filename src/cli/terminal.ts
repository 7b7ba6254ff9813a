// Names and broken records come from strangers: what steers a terminal must not get there.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Where a command writes: its answer to `out`, progress and remarks to `err`. */
export class Terminal {
  private lineOpen = false;

  constructor(
    readonly json: boolean,
    private readonly out: NodeJS.WriteStream = process.stdout,
    private readonly err: NodeJS.WriteStream = process.stderr,
  ) {}

  /** True when somebody is looking at the progress. */
  get interactive(): boolean {
    return this.err.isTTY && !this.json;
  }

  /** The answer: one JSON line under --json, else text for people. */
  answer(value: unknown, text: string): void {
    this.endProgress();
    this.out.write(this.json ? `${JSON.stringify(value)}\n` : `${defuse(text)}\n`);
  }

  /** A piece of an answer that is a file; resolves when there is room for more. @throws when nobody reads any more */
  async write(piece: string): Promise<void> {
    // The callback tells; without a listener the same error would end the process as an accident.
    if (this.out.listenerCount('error') === 0) this.out.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => this.out.write(piece, (error) => (error ? reject(error) : resolve())));
  }

  /** A remark that is not part of the answer. */
  remark(text: string): void {
    this.endProgress();
    if (!this.json) this.err.write(`${defuse(text)}\n`);
  }

  /** Rewrites the progress line in place. */
  progress(text: string): void {
    if (!this.interactive) return;
    this.lineOpen = true;
    const width = Math.max(20, this.err.columns || 80) - 1;
    const line = defuse(text).replaceAll('\n', ' ');
    this.err.write(`\r\u001b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
  }

  endProgress(): void {
    if (this.lineOpen) this.err.write('\n');
    this.lineOpen = false;
  }
}

function defuse(text: string): string {
  return text.replace(STEERING, '\ufffd');
}

/** Lines of `name  value`, names padded to one width. */
export function formatPairs(pairs: readonly (readonly [string, unknown])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `  ${name.padEnd(width)}  ${String(value)}`).join('\n');
}

/** 12,345 */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}

/** Local time of day, such as 12:34:56. */
export function formatClock(time: Date): string {
  return time.toLocaleTimeString('en-GB', { hour12: false });
}

/** 45 s, 12 min, 3 h 20 min */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
