import { COLORS, type Color } from '../../chess/color.js';
import { parsePlayerId } from '../../chess/ids.js';
import type { SideRecord } from '../../games/game-record.js';
import type { PlayerSighting } from '../../players/player-writer.js';
import type { PgnTags } from './pgn-tags.js';

/** One side of a game of PGN. */
export interface PgnSide {
  side: SideRecord;
  sighting: PlayerSighting | undefined;
}

interface SideTags {
  name: string;
  elo: string;
  diff: string;
  title: string;
  team: string;
  berserk: string;
}

const makeSideTags = (name: string): SideTags => ({
  name,
  elo: `${name}Elo`,
  diff: `${name}RatingDiff`,
  title: `${name}Title`,
  team: `${name}Team`,
  berserk: `${name}Berserk`,
});
const SIDE_TAGS: Readonly<Record<Color, SideTags>> = { white: makeSideTags('White'), black: makeSideTags('Black') };
const COMPUTER = /^lichess AI level (\d{1,2})$/i;
const NOBODY = /^(\?*|Anonymous)$/i;

/** Both sides; takes what it understands off the tags. Only games of Lichess have accounts. */
export function takeSides(tags: PgnTags, isLichess: boolean): Record<Color, PgnSide> {
  const [white, black] = COLORS.map((color) => takeSide(tags, SIDE_TAGS[color], isLichess));
  return { white, black } as Record<Color, PgnSide>;
}

function takeSide(tags: PgnTags, of: SideTags, isLichess: boolean): PgnSide {
  const name = tags.take(of.name) ?? '?';
  const rating = tags.takeMatch(of.elo, /^(\d{1,4})(\?)?$/);
  // Nothing is known, which is what an absent one says.
  tags.takeMatch(of.elo, /^[?-]?$/);
  const diff = tags.takeMatch(of.diff, /^[+-]?\d{1,4}$/);
  const level = COMPUTER.exec(name)?.[1];
  const isNobody = level !== undefined || NOBODY.test(name);
  const id = isLichess && !isNobody ? parsePlayerId(name) : undefined;
  // All fields, in one order: objects of one shape are read in a fraction of the time.
  const side: SideRecord = {
    playerId: id,
    name: isNobody || id !== undefined ? undefined : name,
    aiLevel: level === undefined ? undefined : Number(level),
    rating: rating?.[1] === undefined ? undefined : Number(rating[1]),
    ratingDiff: diff ? Number(diff[0]) : undefined,
    provisional: rating?.[2] !== undefined,
    berserk: tags.takeMatch(of.berserk, /^true$/i) !== undefined,
    blindfold: false,
    team: tags.take(of.team),
    inaccuracies: undefined,
    mistakes: undefined,
    blunders: undefined,
    acpl: undefined,
    accuracy: undefined,
  };
  if (id === undefined) return { side, sighting: undefined };
  return { side, sighting: { id, name, title: tags.take(of.title), patron: false } };
}
