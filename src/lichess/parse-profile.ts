/** Rating and so on of one perf. */
export interface LichessPerf {
  /** Rated games. */
  games: number;
  rating: number;
  /** Rating deviation. */
  rd?: number;
  /** Change over the last games. */
  prog?: number;
  /** Too few games of late to be sure. */
  prov?: boolean;
}

/** What an account shows beyond its name. Texts are the player's own words. */
export interface LichessProfile {
  /** Perfs by their key; storm, racer and streak have no rating and are none. */
  perfs: Record<string, LichessPerf>;
  /** Games by how they ended; only the account page counts them. */
  counts?: Record<string, number>;
  /** Seconds: at the board, on TV, against people. */
  playTime?: { total: number; tv?: number; human?: number };
  verified: boolean;
  bio?: string;
  /** Flag: an ISO 3166 code such as `FR`, or a name of Lichess's own such as `_pirate`. */
  country?: string;
  location?: string;
  realName?: string;
  links?: string;
  fideRating?: number;
}

const KEY = /^[A-Za-z0-9]{1,30}$/;
const MAX_KEYS = 50;
const MAX_TEXT = 4_000;

type Fields = Record<string, unknown>;

/**
 * Reads the profile out of a user object. Never throws: it is decoration, some of it free text, and must not stand in the
 * way of the account. What has another form than it should is left out.
 */
export function readProfile(user: Fields): LichessProfile {
  const own = fieldsOf(user.profile);
  const playTime = fieldsOf(user.playTime);
  const total = countOf(playTime.total);
  return {
    perfs: readPerfs(fieldsOf(user.perfs)),
    counts: readCounts(fieldsOf(user.count)),
    playTime: total === undefined ? undefined : { total, tv: countOf(playTime.tv), human: countOf(playTime.human) },
    verified: user.verified === true,
    bio: textOf(own.bio),
    // Called country until 2024.
    country: textOf(own.flag ?? own.country),
    location: textOf(own.location),
    realName: textOf(own.realName ?? joinNames(own)),
    links: textOf(own.links),
    fideRating: int32Of(own.fideRating),
  };
}

function readPerfs(perfs: Fields): Record<string, LichessPerf> {
  return Object.fromEntries(
    entriesOf(perfs).flatMap(([key, value]) => {
      const { games, rating, rd, prog, prov } = fieldsOf(value);
      const known = { games: int32Of(games), rating: int32Of(rating) };
      if (known.games === undefined || known.rating === undefined) return [];
      const perf: LichessPerf = { games: known.games, rating: known.rating };
      if (int32Of(rd) !== undefined) perf.rd = int32Of(rd);
      if (int32Of(prog) !== undefined) perf.prog = int32Of(prog);
      if (prov === true) perf.prov = true;
      return [[key, perf] as const];
    }),
  );
}

function readCounts(counts: Fields): Record<string, number> | undefined {
  const known = entriesOf(counts).flatMap(([key, value]) => {
    const count = int32Of(value);
    // `me` is about whoever asks.
    return count === undefined || key === 'me' ? [] : [[key, count] as const];
  });
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function entriesOf(fields: Fields): [string, unknown][] {
  return Object.entries(fields)
    .filter(([key]) => KEY.test(key))
    .slice(0, MAX_KEYS);
}

/** Until 2024 there were two fields. */
function joinNames({ firstName, lastName }: Fields): string {
  return [textOf(firstName), textOf(lastName)].filter((name) => name !== undefined).join(' ');
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Empty ones tell nothing; PostgreSQL can hold neither NUL nor half a character in a text. */
function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  return Buffer.from(value.slice(0, MAX_TEXT).replaceAll('\u0000', '\ufffd')).toString();
}

function int32Of(value: unknown): number | undefined {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 ? (value as number) : undefined;
}

function countOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
