export { InvalidEdgeError, InvalidNetworkQuestionError, PlayerNotInNetworkError } from './core/network-errors.js';

/** The network could not be read in time, or not at all; the next question tries again. */
export class NetworkUnavailableError extends Error {
  override readonly name = 'NetworkUnavailableError';
}

/** Nothing of the kind has been computed for these parameters. */
export class GraphResultNotFoundError extends Error {
  override readonly name = 'GraphResultNotFoundError';

  constructor(readonly kind: string) {
    super(`Nothing has been computed as "${kind}" for such games`);
  }
}
