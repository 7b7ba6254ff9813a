import { Injectable } from '@nestjs/common';
import type { GameSelection } from '../games/games.service.js';
import { CSV_FORMAT } from './csv-format.js';
import { ExportSource } from './export-source.js';
import { checkRequest, describeRequest, type ExportRequest, type TextFormatName } from './export-request.js';
import type { ExportedGame } from './exported-game.js';
import { NDJSON_FORMAT } from './ndjson-format.js';
import { PGN_FORMAT } from './pgn-format.js';
import { PartFile, type PartPosition } from './part-file.js';
import type { TextFormat } from './text-format.js';

/** A request for text. */
export interface TextRequest extends ExportRequest {
  format: TextFormatName;
}

export interface ExportHooks {
  /** Ends the export between two pages. */
  stop: AbortSignal;
  /** Told after each page how many games are written. */
  onProgress?: (games: number) => void;
  /** Nobody else can be writing there: a lease says so, and what processes left there about themselves is old. */
  isOurs?: boolean;
}

/** A file that is whole. */
export interface WrittenFile {
  path: string;
  games: number;
  bytes: number;
  /** Games an earlier, interrupted export had written. */
  resumedAfter: number;
  /** Why a half file of before was not gone on with. */
  startedAnew?: string;
}

const FORMATS: Record<TextFormatName, TextFormat> = { pgn: PGN_FORMAT, ndjson: NDJSON_FORMAT, csv: CSV_FORMAT };

export function formatOf(name: TextFormatName): TextFormat {
  return FORMATS[name];
}

/** Writes stored games down for other programs. */
@Injectable()
export class ExportsService {
  constructor(private readonly source: ExportSource) {}

  async count(selection: GameSelection): Promise<number> {
    return this.source.count(selection);
  }

  /**
   * Writes a file that has its name only when it is whole. What an interrupted export of the same request left is gone
   * on with; the bytes are the same either way.
   * @throws InvalidExportError, ExportTargetError; the reason of `stop` when that aborts
   */
  async writeFile(request: TextRequest, path: string, { stop, onProgress, isOurs }: ExportHooks): Promise<WrittenFile> {
    checkRequest(request);
    const part = await PartFile.open(path, describePart(request), isOurs);
    const { games: resumedAfter, after } = part.position;
    try {
      for await (const piece of this.pieces(request, { games: resumedAfter, after })) {
        stop.throwIfAborted();
        await part.append(piece.text, piece.position);
        onProgress?.(piece.position.games);
      }
    } catch (error) {
      await part.close();
      throw error;
    }
    const { games } = part.position;
    await part.finish();
    return { path, games, bytes: part.bytes, resumedAfter, startedAnew: part.startedAnew };
  }

  /** The text in pieces, for whoever reads it at once. @throws InvalidExportError */
  async *stream(request: TextRequest, { stop, onProgress }: ExportHooks): AsyncGenerator<string> {
    checkRequest(request);
    for await (const { text, position } of this.pieces(request, { games: 0 })) {
      stop.throwIfAborted();
      yield text;
      onProgress?.(position.games);
    }
  }

  /** The next page is read while one is written. */
  private async *pieces(
    request: TextRequest,
    from: PartPosition,
  ): AsyncGenerator<{ text: string; position: PartPosition }> {
    const { head, make } = formatOf(request.format);
    let { games } = from;
    let before = from.after ? '' : head;
    for await (const page of readAhead(this.source.pages(request, from.after))) {
      games += page.length;
      yield { text: before + page.map(make).join(''), position: { games, after: page.at(-1)?.game } };
      before = '';
    }
    if (games === 0) yield { text: head, position: { games } };
  }
}

function describePart(request: TextRequest): string {
  return JSON.stringify([describeRequest(request), formatOf(request.format).version]);
}

async function* readAhead(pages: AsyncGenerator<ExportedGame[]>): AsyncGenerator<ExportedGame[]> {
  let next = pages.next();
  try {
    for (;;) {
      const page = await next;
      if (page.done) return;
      next = pages.next();
      yield page.value;
    }
  } finally {
    // A query must not outlive the export.
    await next.catch(() => undefined);
    await pages.return(undefined);
  }
}
