/** There is no such game in the database. */
export class GameNotFoundError extends Error {
  override readonly name = 'GameNotFoundError';

  constructor(readonly gameId: string) {
    super(`No game "${gameId}" is stored`);
  }
}

/** A page cursor that this server did not make, or for another order of the list. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError';

  constructor() {
    super('The cursor is not one this list handed out');
  }
}
