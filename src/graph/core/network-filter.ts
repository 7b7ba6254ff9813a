import { type Speed, SPEEDS } from '../../chess/speed.js';
import { InvalidNetworkQuestionError } from './network-errors.js';

/** Which games count. What is not given is not asked for. Times are milliseconds since 1970. */
export interface NetworkFilter {
  speeds?: readonly Speed[];
  /** True for rated games only, false for casual ones only. */
  rated?: boolean;
  /** Games that began at this moment or later. */
  since?: number;
  /** Games that began before this moment. */
  until?: number;
  /** Points by which the two ratings differ at least. Games without both ratings do not count. */
  minRatingGap?: number;
  /** Only games that the lower rated side won; with `minRatingGap`, against one that was so many points stronger. */
  upsets?: boolean;
  /** So many games that count, or wins where wins are asked for, make an edge; 1 when not given. */
  minGames?: number;
}

/** Whether single games have to be looked at, because edges do not say it. */
export function needsGames({ since, until, minRatingGap, upsets }: NetworkFilter): boolean {
  return since !== undefined || until !== undefined || minRatingGap !== undefined || upsets === true;
}

/** @throws InvalidNetworkQuestionError */
export function checkFilter({ speeds, since, until, minRatingGap, minGames }: NetworkFilter): void {
  const unknown = speeds?.find((speed) => !SPEEDS.includes(speed));
  if (unknown !== undefined) throw new InvalidNetworkQuestionError('speeds', `there is no speed "${unknown}"`);
  if (speeds?.length === 0) throw new InvalidNetworkQuestionError('speeds', 'at least one is needed');
  for (const [field, time] of Object.entries({ since, until })) {
    if (Number.isNaN(time)) throw new InvalidNetworkQuestionError(field, 'it is no time');
  }
  if (since !== undefined && until !== undefined && since >= until) {
    throw new InvalidNetworkQuestionError('until', 'it has to be after since');
  }
  if (minRatingGap !== undefined && !(minRatingGap >= 0)) {
    throw new InvalidNetworkQuestionError('minRatingGap', `${minRatingGap} is not a number of points from 0 on`);
  }
  if (minGames !== undefined && !(Number.isInteger(minGames) && minGames >= 1)) {
    throw new InvalidNetworkQuestionError('minGames', `${minGames} is not a whole number from 1 on`);
  }
}
