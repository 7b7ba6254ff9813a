declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/**
 * Id of a game: on Lichess exactly 8 base-62 characters, case-sensitive; for games from elsewhere `x` and 23 hexadecimal
 * digits made from their content.
 */
export type GameId = Branded<string, 'GameId'>;
/** Lichess user id: the lower-case username, the permanent key of an account. */
export type PlayerId = Branded<string, 'PlayerId'>;

const GAME_ID = /^[A-Za-z0-9]{8}$/;
const CONTENT_ID = /^x[0-9a-f]{23}$/;
const FULL_GAME_ID = /^[A-Za-z0-9]{12}$/;
// lila accepts these as existing names (historicalRegex); new names follow stricter rules.
const USERNAME = /^[A-Za-z0-9_-]{2,30}$/;
// Deleted accounts appear in games as `ghost` or with an id that starts with `!`.
const GHOST_ID = /^![A-Za-z0-9_-]{1,30}$/;

/**
 * Reads a game id, of Lichess or of content. A 12-character id belongs to one player of the game; its first 8 characters are the game.
 * Returns undefined when the text is neither.
 */
export function parseGameId(text: string): GameId | undefined {
  if (GAME_ID.test(text) || CONTENT_ID.test(text)) return text as GameId;
  if (FULL_GAME_ID.test(text)) return text.slice(0, 8) as GameId;
  return undefined;
}

/** True for the id of a game that is not one of Lichess. */
export function isContentId(id: GameId): boolean {
  return CONTENT_ID.test(id);
}

/** Reads a username in any case, or the id of a deleted account as games show it; undefined when it can be neither. */
export function parsePlayerId(text: string): PlayerId | undefined {
  return USERNAME.test(text) || GHOST_ID.test(text) ? (text.toLowerCase() as PlayerId) : undefined;
}
