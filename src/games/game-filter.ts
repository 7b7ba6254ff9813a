import { type Color, opposite } from '../chess/color.js';
import type { PlayerId } from '../chess/ids.js';
import { UNDECIDED_STATUSES } from '../chess/status.js';

/** Which of a player's games to list; everything given must hold. */
export interface GameFilter {
  speed?: string;
  color?: Color;
  /** From the player's side. */
  result?: 'win' | 'draw' | 'loss';
  rated?: boolean;
  opponent?: PlayerId;
  /** ECO code, or beginning of one or of the name, in any case. */
  opening?: string;
  /** Inclusive. */
  since?: Date;
  /** Exclusive. */
  until?: Date;
}

/** Collects the parameters of one statement. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Placeholder of a value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const UNDECIDED = UNDECIDED_STATUSES.map((status) => `'${status}'`).join(', ');

/** Conditions on games (alias g) that `player` played as `color`. */
export function conditionsFor(player: PlayerId, color: Color, filter: GameFilter, parameters: Parameters): string[] {
  const other = opposite(color);
  const conditions = [`g.${color}_id = ${parameters.add(player)}`];
  // A game against oneself belongs to both sides; it is listed once.
  if (color === 'black') conditions.push(`g.white_id is distinct from ${parameters.add(player)}`);
  if (filter.opponent) conditions.push(`g.${other}_id = ${parameters.add(filter.opponent)}`);
  conditions.push(...conditionsOf(filter, parameters));
  if (filter.result === 'win') conditions.push(`g.winner = '${color}'`);
  if (filter.result === 'loss') conditions.push(`g.winner = '${other}'`);
  if (filter.result === 'draw') conditions.push(`g.winner is null and g.status not in (${UNDECIDED})`);
  return conditions;
}

/** Conditions on games (alias g) that ask about no player. */
export function conditionsOf(filter: GameFilter, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (filter.speed) conditions.push(`g.speed = ${parameters.add(filter.speed)}`);
  if (filter.rated !== undefined) conditions.push(`g.rated = ${parameters.add(filter.rated)}`);
  if (filter.since) conditions.push(`g.created_at >= ${parameters.add(filter.since)}`);
  if (filter.until) conditions.push(`g.created_at < ${parameters.add(filter.until)}`);
  if (filter.opening) conditions.push(openingCondition(filter.opening, parameters));
  return conditions;
}

function openingCondition(opening: string, parameters: Parameters): string {
  const pattern = parameters.add(`${opening.replace(/[\\%_]/g, '\\$&')}%`);
  return `(g.opening_eco ilike ${pattern} or g.opening_name ilike ${pattern})`;
}
