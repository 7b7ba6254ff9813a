import { type ByColor, type Color, COLORS } from '../chess/color.js';
import type { PlayerId } from '../chess/ids.js';
import type { GameDetail } from '../games/game-view.js';
import { PlayerNotInGameError } from './analysis.errors.js';
import type { Metrics } from './plugins/plugin.js';

/** The colour a player had. @throws PlayerNotInGameError */
export function findSide({ id, players }: Pick<GameDetail, 'id' | 'players'>, player: PlayerId): Color {
  const side = COLORS.find((color) => players[color].id === player);
  if (!side) throw new PlayerNotInGameError(id, player);
  return side;
}

/** Metrics with one side's own value in place of each `{ white, black }`. */
export function pickSide(metrics: Metrics, side: Color): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, isBySide(value) ? value[side] : value]),
  );
}

function isBySide(value: unknown): value is ByColor<number | null> {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== COLORS.length) return false;
  const sides = value as Partial<ByColor<unknown>>;
  return COLORS.every((color) => sides[color] === null || typeof sides[color] === 'number');
}
