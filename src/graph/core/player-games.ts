import type { Color } from '../../chess/color.js';
import type { Speed } from '../../chess/speed.js';
import { isRatedKind, speedOfKind } from './kinds.js';
import type { Network } from './network.js';
import type { NetworkFilter } from './network-filter.js';
import { PairCounter } from './pair-counter.js';
import {
  A_WON,
  DRAW,
  getGames,
  hasAWhite,
  kindOfMark,
  NO_GAP,
  type PairGames,
  resultOfMark,
  UNKNOWN,
} from './pair-games.js';

/** A game from one side. */
export interface PlayerGame {
  opponent: number;
  speed: Speed;
  rated: boolean;
  color: Color;
  createdAt: number;
  /** 1, 0.5 or 0; undefined when the outcome is unknown. */
  points: number | undefined;
  /** Own rating minus the opponent's; undefined when one is missing. */
  gap: number | undefined;
}

/**
 * The games of a player that a filter lets through, against one opponent or, when none is given, against all. `minGames`
 * says nothing about single games and is not looked at.
 *
 * @throws GamesNotLoadedError, InvalidNetworkQuestionError
 */
export function gamesOf(network: Network, player: number, filter: NetworkFilter = {}, opponent?: number): PlayerGame[] {
  const games = getGames(network, 'A score against expectation');
  const counter = new PairCounter(network, filter);
  const { offsets, targets, pairs } = network.arcs;
  const only = opponent === undefined ? undefined : network.findArc(player, opponent);
  if (opponent !== undefined && only === undefined) return [];
  const first = only ?? offsets[player] ?? 0;
  const end = only === undefined ? (offsets[player + 1] ?? 0) : only + 1;
  const found: PlayerGame[] = [];
  for (let arc = first; arc < end; arc++) {
    const pair = pairs[arc] as number;
    for (let game = games.starts[pair] as number; game < (games.starts[pair + 1] as number); game++) {
      if (counter.fits(games, game)) found.push(makeGame(games, game, player, targets[arc] as number));
    }
  }
  return found;
}

function makeGame(games: PairGames, game: number, player: number, opponent: number): PlayerGame {
  const isA = player < opponent;
  const mark = games.marks[game] as number;
  const gap = games.gaps[game] as number;
  return {
    opponent,
    speed: speedOfKind(kindOfMark(mark)),
    rated: isRatedKind(kindOfMark(mark)),
    color: hasAWhite(mark) === isA ? 'white' : 'black',
    createdAt: games.createdAt[game] as number,
    points: pointsFor(resultOfMark(mark), isA),
    gap: gap === NO_GAP ? undefined : isA ? gap : -gap,
  };
}

function pointsFor(result: number, isA: boolean): number | undefined {
  if (result === UNKNOWN) return undefined;
  if (result === DRAW) return 0.5;
  return (result === A_WON) === isA ? 1 : 0;
}
