/** Lichess variant keys. */
export const VARIANTS = [
  'standard',
  'chess960',
  'crazyhouse',
  'antichess',
  'atomic',
  'horde',
  'kingOfTheHill',
  'racingKings',
  'threeCheck',
  'fromPosition',
] as const;
export type Variant = (typeof VARIANTS)[number];
