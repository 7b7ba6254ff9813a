/** Lichess speeds, fastest first. */
export const SPEEDS = ['ultraBullet', 'bullet', 'blitz', 'rapid', 'classical', 'correspondence'] as const;
export type Speed = (typeof SPEEDS)[number];

/** Clock setting in seconds. */
export interface ClockSetting {
  initial: number;
  increment: number;
}

// Upper bounds in seconds of initial + 40 x increment (scalachess Speed.scala).
const UPPER_BOUNDS: readonly [number, Speed][] = [
  [30, 'ultraBullet'],
  [180, 'bullet'],
  [480, 'blitz'],
  [1500, 'rapid'],
  [21600, 'classical'],
];

/** Speed of a clock setting; no clock means correspondence. */
export function speedOf(clock: ClockSetting | undefined): Speed {
  if (!clock) return 'correspondence';
  const estimate = clock.initial + 40 * clock.increment;
  return UPPER_BOUNDS.find(([bound]) => estimate < bound)?.[1] ?? 'correspondence';
}
