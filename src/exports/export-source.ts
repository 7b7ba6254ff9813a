import { Injectable } from '@nestjs/common';
import { AnalysesService } from '../analysis/analyses.service.js';
import { COLORS } from '../chess/color.js';
import type { PlayerId } from '../chess/ids.js';
import type { GameDetail } from '../games/game-view.js';
import { type GameSelection, GamesService, type PagePosition } from '../games/games.service.js';
import { PlayersService } from '../players/players.service.js';
import type { ExportRequest } from './export-request.js';
import { chooseDetails, type ExportedGame } from './exported-game.js';

/** Games of a page: what is in memory at a time. */
export const PAGE_GAMES = 250;

/** Reads games to be exported, always in the same order and a page at a time. */
@Injectable()
export class ExportSource {
  constructor(
    private readonly games: GamesService,
    private readonly players: PlayersService,
    private readonly analyses: AnalysesService,
  ) {}

  async count(selection: GameSelection): Promise<number> {
    return this.games.countSelected(selection);
  }

  /** Pages of the selected games by creation and id; each takes at most four queries, however many games it has. */
  async *pages(request: ExportRequest, after?: PagePosition): AsyncGenerator<ExportedGame[]> {
    for await (const games of this.games.streamPages(request.selection, PAGE_GAMES, after)) {
      yield await this.complete(games, request);
    }
  }

  /** Adds what the request wants beside the rows of the games. */
  async complete(
    games: readonly GameDetail[],
    request: Pick<ExportRequest, 'evals' | 'clocks'>,
  ): Promise<ExportedGame[]> {
    const ids = new Set(games.flatMap(({ players }) => COLORS.flatMap((color) => players[color].id ?? [])));
    const wantsOwn = request.evals === 'own' || request.evals === 'best';
    const [accounts, own] = await Promise.all([
      this.players.listAccounts([...ids]),
      wantsOwn ? this.analyses.findOwn(games) : undefined,
    ]);
    const accountOf = (id: PlayerId | null) => (id === null ? undefined : accounts.get(id));
    return games.map((game) => ({
      ...chooseDetails(game, own?.get(game.id), request),
      accounts: { white: accountOf(game.players.white.id), black: accountOf(game.players.black.id) },
    }));
  }
}
