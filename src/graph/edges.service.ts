import { Injectable } from '@nestjs/common';
import { EdgesRepository } from './edges.repository.js';

export interface Rebuild {
  /** Edges there are now. */
  edges: number;
  /** Those that were wrong, missing or too many. */
  corrected: number;
}

/** Recounted in one transaction, short enough not to hold up who stores games. */
const CHUNK = 5_000;

/** Whether the edges are what the games say. */
@Injectable()
export class EdgesService {
  constructor(private readonly edges: EdgesRepository) {}

  /**
   * Counts all games anew and puts right what differs. Others may store games meanwhile.
   *
   * @param onProgress told how many of the wrong edges are done, and how many there are
   */
  async rebuild(onProgress: (done: number, all: number) => void = () => undefined): Promise<Rebuild> {
    const wrong = await this.edges.findWrong();
    for (let done = 0; done < wrong.length; done += CHUNK) {
      onProgress(done, wrong.length);
      await this.edges.recount(wrong.slice(done, done + CHUNK));
    }
    return { edges: await this.edges.count(), corrected: wrong.length };
  }
}
