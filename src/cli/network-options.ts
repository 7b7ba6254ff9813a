import { type Command, InvalidArgumentError, Option } from 'commander';
import { parsePlayerId, type PlayerId } from '../chess/ids.js';
import { parseIsoTime } from '../chess/iso-time.js';
import { type Speed, SPEEDS } from '../chess/speed.js';
import type { NetworkFilter } from '../graph/core/network-filter.js';
import { parsePositive, parseWholeNumber } from './program.js';

/** Options of all commands that ask the player network. */
export interface NetworkOptions {
  speeds?: Speed[];
  rated?: boolean;
  casual?: boolean;
  since?: Date;
  until?: Date;
  minRatingGap?: number;
  upsets?: boolean;
  minGames?: number;
  json?: boolean;
}

/** Adds the options that say which games count. */
export function withNetworkOptions(command: Command): Command {
  return command
    .option('--speeds <list>', `only games of these speeds: ${SPEEDS.join(',')}`, parseSpeeds)
    .addOption(new Option('--rated', 'only rated games').conflicts('casual'))
    .option('--casual', 'only casual games')
    .option('--since <time>', 'only games begun at this time or later, ISO 8601', parseTime)
    .option('--until <time>', 'only games begun before this time', parseTime)
    .option('--min-rating-gap <points>', 'only games whose two ratings differ by so many points', parseWholeNumber)
    .option('--upsets', 'only games that the lower rated side won')
    .option('--min-games <number>', 'so many games, or wins, make an edge', parsePositive)
    .option('--json', 'answer with one JSON line');
}

export function filterOf(options: NetworkOptions): NetworkFilter {
  const { speeds, rated, casual, since, until, minRatingGap, upsets, minGames } = options;
  return {
    speeds,
    rated: rated ?? (casual ? false : undefined),
    since: since?.getTime(),
    until: until?.getTime(),
    minRatingGap,
    upsets,
    minGames,
  };
}

export function parsePlayer(text: string): PlayerId {
  const player = parsePlayerId(text);
  if (!player) throw new InvalidArgumentError('It must be a Lichess username: 2 to 30 letters, digits, _ or -.');
  return player;
}

function parseSpeeds(text: string): Speed[] {
  const speeds = text.split(',').map((name) => SPEEDS.find((speed) => speed === name));
  const known = speeds.filter((speed) => speed !== undefined);
  if (known.length < speeds.length) throw new InvalidArgumentError(`It must be some of ${SPEEDS.join(',')}.`);
  return known;
}

function parseTime(text: string): Date {
  const time = parseIsoTime(text);
  if (time) return time;
  throw new InvalidArgumentError('It must be an ISO 8601 date or time, such as 2025-01-31 or 2025-01-31T12:00Z.');
}
