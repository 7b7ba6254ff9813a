import { Injectable } from '@nestjs/common';
import { type EdgeKey, EdgesRepository } from './edges.repository.js';

export interface Rebuild {
  /** Edges there are now. */
  edges: number;
  /** Those that were wrong, missing or too many. */
  corrected: number;
}

/** How far a rebuild is. */
export interface RebuildProgress {
  /** Players whose edges were compared with their games, and how many there are. */
  players: number;
  ofPlayers: number;
  /** Edges put right so far. */
  corrected: number;
}

/** Compared in one statement: enough for it to be worth it, and few enough for memory and patience. */
const PLAYERS_AT_ONCE = 1_000;
/** Recounted in one transaction, short enough not to hold up who stores games. */
const EDGES_AT_ONCE = 5_000;
const FIRST: EdgeKey = { playerA: '', playerB: '', speed: '', rated: false };

/** Whether the edges are what the games say. */
@Injectable()
export class EdgesService {
  constructor(private readonly edges: EdgesRepository) {}

  /**
   * Counts all games anew, some players at a time, and puts right what differs. Others may store games meanwhile: what they
   * write is right by itself, wherever they write it.
   */
  async rebuild(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<Rebuild> {
    const progress = { players: 0, ofPlayers: await this.edges.countPlayers(), corrected: 0 };
    for (let after: string | undefined = ''; after !== undefined;) {
      onProgress(progress);
      const players: string[] = await this.edges.listPlayers(after, PLAYERS_AT_ONCE);
      if (players.length > 0) progress.corrected += await this.correct(await this.edges.findWrong(players));
      progress.players += players.length;
      after = players.at(-1);
    }
    progress.corrected += await this.correctOrphans();
    return { edges: await this.edges.count(), corrected: progress.corrected };
  }

  private async correct(wrong: readonly EdgeKey[]): Promise<number> {
    for (let done = 0; done < wrong.length; done += EDGES_AT_ONCE) {
      await this.edges.recount(wrong.slice(done, done + EDGES_AT_ONCE));
    }
    return wrong.length;
  }

  private async correctOrphans(): Promise<number> {
    let corrected = 0;
    for (let after: EdgeKey | undefined = FIRST; after;) {
      const orphans: EdgeKey[] = await this.edges.findOrphans(after, EDGES_AT_ONCE);
      corrected += await this.correct(orphans);
      after = orphans.at(-1);
    }
    return corrected;
  }
}
