/** There is nothing in the game that could be analysed. */
export class GameNotAnalysableError extends Error {
  override readonly name = 'GameNotAnalysableError';

  constructor(
    readonly gameId: string,
    readonly reason: string,
  ) {
    super(`Game ${gameId} cannot be analysed: ${reason}`);
  }
}

/** Nobody has analysed the game yet. */
export class AnalysisNotFoundError extends Error {
  override readonly name = 'AnalysisNotFoundError';

  constructor(readonly gameId: string) {
    super(`Game ${gameId} has not been analysed`);
  }
}

/** The game was played by others. */
export class PlayerNotInGameError extends Error {
  override readonly name = 'PlayerNotInGameError';

  constructor(
    readonly gameId: string,
    readonly playerId: string,
  ) {
    super(`${playerId} did not play game ${gameId}`);
  }
}

/** The analysis cannot be made again as it was. */
export class AnalysisNotRepeatableError extends Error {
  override readonly name = 'AnalysisNotRepeatableError';

  constructor(
    readonly gameId: string,
    readonly reason: string,
  ) {
    super(`The analysis of game ${gameId} cannot be repeated: ${reason}`);
  }
}
