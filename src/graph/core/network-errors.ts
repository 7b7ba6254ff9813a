/** Nobody of that id has played anybody in the network. */
export class PlayerNotInNetworkError extends Error {
  override readonly name = 'PlayerNotInNetworkError';

  constructor(readonly playerId: string) {
    super(`"${playerId}" is not in the player network: no stored game against another account`);
  }
}

/** An edge, or a game of one, that cannot be. The network is not built with it left out. */
export class InvalidEdgeError extends Error {
  override readonly name = 'InvalidEdgeError';

  constructor(
    readonly playerA: string,
    readonly playerB: string,
    readonly reason: string,
  ) {
    super(`The edge of "${playerA}" and "${playerB}" cannot be: ${reason}`);
  }
}

/** A question about the network that cannot be asked so. */
export class InvalidNetworkQuestionError extends Error {
  override readonly name = 'InvalidNetworkQuestionError';

  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

/** The question is about single games, and only the edges were loaded. */
export class GamesNotLoadedError extends Error {
  override readonly name = 'GamesNotLoadedError';

  constructor(readonly question: string) {
    super(`${question} needs the games of the network, and only its edges are loaded`);
  }
}
