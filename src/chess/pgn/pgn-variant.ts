import type { Variant } from '../variant.js';

/** Names of the variants as Lichess and other programs write them, in small letters, without blanks and hyphens. */
const NAMES: Record<string, Variant> = {
  '': 'standard',
  '?': 'standard',
  standard: 'standard',
  chess: 'standard',
  normal: 'standard',
  orthodox: 'standard',
  fromposition: 'fromPosition',
  chess960: 'chess960',
  '960': 'chess960',
  fischerandom: 'chess960',
  fischerrandom: 'chess960',
  fischerrandomchess: 'chess960',
  crazyhouse: 'crazyhouse',
  antichess: 'antichess',
  atomic: 'atomic',
  horde: 'horde',
  kingofthehill: 'kingOfTheHill',
  koth: 'kingOfTheHill',
  racingkings: 'racingKings',
  threecheck: 'threeCheck',
  '3check': 'threeCheck',
};

/** The variant a tag names; undefined for one that is not played here. */
export function parseVariantName(name: string): Variant | undefined {
  // As nearly all games have it.
  if (name === 'Standard') return 'standard';
  const bare = name.toLowerCase().replace(/[\s_-]/g, '');
  return Object.hasOwn(NAMES, bare) ? NAMES[bare] : undefined;
}
