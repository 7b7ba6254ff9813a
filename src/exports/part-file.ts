import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { GameId } from '../chess/ids.js';
import type { PagePosition } from '../games/games.service.js';
import { ExportTargetError } from './exports.errors.js';

/** How far a file is: everything up to this game is in its first bytes. */
export interface PartState {
  /** What the file is of; another request does not go on with it. */
  request: string;
  bytes: number;
  games: number;
  /** Last game in the file; absent before the first. */
  after?: { createdAt: string; id: string };
  /** Process that writes it; 0 when none does. */
  pid: number;
}

/** Where an export stands. */
export interface PartPosition {
  games: number;
  after?: PagePosition;
}

const compress = promisify(gzip);
const NOBODY = 0;

/**
 * A file that is written under a temporary name and gets its own when it is whole. After each piece a small file beside
 * it says how far it is, so that a later process goes on from there, also after a kill -9. Names ending in `.gz` are
 * compressed, each piece as a gzip member of its own: where a file was interrupted does not show in its bytes.
 */
export class PartFile {
  private buffer: Buffer = Buffer.allocUnsafeSlow(1024 * 1024);

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    private state: PartState,
    /** Why what was there is not gone on with. */
    readonly startedAnew: string | undefined,
  ) {}

  /** @param isOurs nobody else can be writing it @throws ExportTargetError */
  static async open(path: string, request: string, isOurs = false): Promise<PartFile> {
    const { state, reason } = await findState(path, request, isOurs);
    try {
      const file = await open(partOf(path), state ? 'r+' : 'w');
      if (state) await file.truncate(state.bytes);
      const part = new PartFile(path, file, { request, bytes: 0, games: 0, ...state, pid: process.pid }, reason);
      await part.saveState();
      return part;
    } catch (error) {
      throw new ExportTargetError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
    }
  }

  get position(): PartPosition {
    const { games, after } = this.state;
    return { games, after: after && { createdAt: new Date(after.createdAt), id: after.id as GameId } };
  }

  get bytes(): number {
    return this.state.bytes;
  }

  /** Adds the text of some games; resolves when the file has it. */
  async append(text: string, position: PartPosition): Promise<void> {
    const plain = this.encode(text);
    const bytes = this.path.endsWith('.gz') ? await compress(plain) : plain;
    await writeAll(this.file, bytes, this.state.bytes);
    const { games, after } = position;
    this.state = {
      ...this.state,
      bytes: this.state.bytes + bytes.length,
      games,
      after: after && { createdAt: after.createdAt.toISOString(), id: after.id },
      pid: process.pid,
    };
    await this.saveState();
  }

  /** Into the same memory each time: what is thrown away outside of the heap is collected late. */
  private encode(text: string): Buffer {
    const length = Buffer.byteLength(text);
    if (length > this.buffer.length) this.buffer = Buffer.allocUnsafeSlow(length);
    return this.buffer.subarray(0, this.buffer.write(text));
  }

  /** Gives the file its name. */
  async finish(): Promise<void> {
    await this.file.sync();
    await this.file.close();
    await rename(partOf(this.path), this.path);
    await rm(stateOf(this.path), { force: true });
  }

  /** Leaves everything as it is for the next time. */
  async close(): Promise<void> {
    await this.file.close();
    this.state = { ...this.state, pid: NOBODY };
    await this.saveState();
  }

  private async saveState(): Promise<void> {
    const temporary = `${stateOf(this.path)}.new`;
    await writeFile(temporary, `${JSON.stringify(this.state)}\n`);
    await rename(temporary, stateOf(this.path));
  }
}

const partOf = (path: string): string => `${path}.part`;
const stateOf = (path: string): string => `${path}.part.json`;

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}

async function findState(
  path: string,
  request: string,
  isOurs: boolean,
): Promise<{ state?: PartState; reason?: string }> {
  const state = await readState(path);
  if (state === undefined) return {};
  if (state === null) return { reason: 'what says how far it was cannot be read' };
  if (!isOurs && state.pid !== NOBODY && state.pid !== process.pid && isAlive(state.pid)) {
    throw new ExportTargetError(
      `Process ${state.pid} is writing ${path}. Wait for it, or remove ${stateOf(path)} if that is something else.`,
    );
  }
  if (state.request !== request) return { reason: 'it was begun with other options' };
  const size = (await stat(partOf(path)).catch(() => undefined))?.size ?? -1;
  return size < state.bytes ? { reason: 'the file is shorter than it was' } : { state };
}

/** Undefined when there is none, null when it is none. */
async function readState(path: string): Promise<PartState | null | undefined> {
  const text = await readFile(stateOf(path), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const state = JSON.parse(text) as PartState;
    const isWhole = Number.isSafeInteger(state.bytes) && Number.isSafeInteger(state.games) && state.pid >= NOBODY;
    return isWhole && typeof state.request === 'string' ? state : null;
  } catch {
    return null;
  }
}

/** Whether there is such a process on this machine. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
