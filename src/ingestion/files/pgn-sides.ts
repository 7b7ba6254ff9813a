import { COLORS, type Color } from '../../chess/color.js';
import { parsePlayerId } from '../../chess/ids.js';
import type { SideRecord } from '../../games/game-record.js';
import type { PlayerSighting } from '../../players/player-writer.js';
import type { PgnTags } from './pgn-tags.js';

/** One side of a game of PGN. */
export interface PgnSide {
  side: SideRecord;
  sighting?: PlayerSighting;
}

const TAG_NAMES = { white: 'White', black: 'Black' } as const satisfies Record<Color, string>;
const COMPUTER = /^lichess AI level (\d{1,2})$/i;
const NOBODY = /^(\?*|Anonymous)$/i;

/** Both sides; takes what it understands off the tags. Only games of Lichess have accounts. */
export function takeSides(tags: PgnTags, isLichess: boolean): Record<Color, PgnSide> {
  const [white, black] = COLORS.map((color) => takeSide(tags, TAG_NAMES[color], isLichess));
  return { white, black } as Record<Color, PgnSide>;
}

function takeSide(tags: PgnTags, tag: string, isLichess: boolean): PgnSide {
  const name = tags.take(tag) ?? '?';
  const rating = tags.takeMatch(`${tag}Elo`, /^(\d{1,4})(\?)?$/);
  // Nothing is known, which is what an absent one says.
  tags.takeMatch(`${tag}Elo`, /^[?-]?$/);
  const diff = tags.takeMatch(`${tag}RatingDiff`, /^[+-]?\d{1,4}$/);
  const side: SideRecord = {
    rating: rating?.[1] === undefined ? undefined : Number(rating[1]),
    ratingDiff: diff ? Number(diff[0]) : undefined,
    provisional: rating?.[2] !== undefined,
    berserk: tags.takeMatch(`${tag}Berserk`, /^true$/i) !== undefined,
    blindfold: false,
    team: tags.take(`${tag}Team`),
  };
  const level = COMPUTER.exec(name)?.[1];
  if (level !== undefined) return { side: { ...side, aiLevel: Number(level) } };
  if (NOBODY.test(name)) return { side };
  const id = isLichess ? parsePlayerId(name) : undefined;
  if (!id) return { side: { ...side, name } };
  return { side: { ...side, playerId: id }, sighting: { id, name, title: tags.take(`${tag}Title`), patron: false } };
}
