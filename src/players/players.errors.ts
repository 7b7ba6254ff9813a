/** There is no such player in the database. */
export class PlayerNotFoundError extends Error {
  override readonly name = 'PlayerNotFoundError';

  constructor(readonly player: string) {
    super(`No player "${player}" is stored`);
  }
}

/** A text that cannot be a Lichess username. */
export class InvalidPlayerNameError extends Error {
  override readonly name = 'InvalidPlayerNameError';

  constructor(readonly input: string) {
    super(`"${input.slice(0, 60)}" is not a Lichess username: 2 to 30 letters, digits, _ or -`);
  }
}
