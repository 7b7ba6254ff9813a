import { type Speed, SPEEDS } from '../../chess/speed.js';

/** How many kinds of games there are: speed, and whether it counted for ratings. */
export const KINDS = SPEEDS.length * 2;

/** Bits of all kinds. */
export const ALL_KINDS = (1 << KINDS) - 1;

/** Number of a kind, 0 to 11; undefined for a speed that is none. */
export function findKind(speed: string, rated: boolean): number | undefined {
  const index = (SPEEDS as readonly string[]).indexOf(speed);
  return index < 0 ? undefined : index * 2 + (rated ? 1 : 0);
}

export function speedOfKind(kind: number): Speed {
  return SPEEDS[kind >> 1] as Speed;
}

export function isRatedKind(kind: number): boolean {
  return (kind & 1) === 1;
}

/** Bits of the kinds that have one of the speeds and are rated, or casual; what is not given is not asked for. */
export function kindsOf(speeds: readonly Speed[] | undefined, rated: boolean | undefined): number {
  let kinds = 0;
  for (let kind = 0; kind < KINDS; kind++) {
    const fits = (speeds?.includes(speedOfKind(kind)) ?? true) && (rated ?? isRatedKind(kind)) === isRatedKind(kind);
    if (fits) kinds |= 1 << kind;
  }
  return kinds;
}
