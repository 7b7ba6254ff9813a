import { Injectable } from '@nestjs/common';
import { GamesService } from '../games/games.service.js';
import { ExportSource } from './export-source.js';
import { PGN_FORMAT } from './pgn-format.js';

/** One game as PGN, with all that is known about its moves. */
@Injectable()
export class GamePgn {
  constructor(
    private readonly games: GamesService,
    private readonly source: ExportSource,
  ) {}

  /** Our evaluations where there are any, else Lichess's. @throws GameNotFoundError */
  async make(id: string): Promise<string> {
    const game = await this.games.get(id);
    const completed = await this.source.complete([game], { evals: 'best', clocks: true });
    return completed.map(PGN_FORMAT.make).join('');
  }
}
