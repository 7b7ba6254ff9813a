import type { GamePage } from '../../games/games.service.js';
import type { GameSummary, SideAnalysisView, SideView } from '../../games/game-view.js';

type Schema = Readonly<Record<string, unknown>>;

const TEXT = { type: 'string' };
const YES_OR_NO = { type: 'boolean' };
const WHOLE = { type: 'integer' };
const NUMBER = { type: 'number' };
const TIME = { type: 'string', format: 'date-time' };
const orNull = (schema: Schema & { type: string }): Schema => ({ ...schema, type: [schema.type, 'null'] });
const object = <T extends object>(properties: Record<keyof T, Schema>, optional: readonly (keyof T)[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name as keyof T)),
});

const SIDE = object<SideView>({
  id: orNull(TEXT),
  name: orNull(TEXT),
  title: orNull(TEXT),
  aiLevel: orNull(WHOLE),
  rating: orNull(WHOLE),
  ratingDiff: orNull(WHOLE),
  provisional: YES_OR_NO,
  berserk: YES_OR_NO,
  blindfold: YES_OR_NO,
  team: orNull(TEXT),
  analysis: orNull(
    object<SideAnalysisView>({
      inaccuracies: orNull(WHOLE),
      mistakes: orNull(WHOLE),
      blunders: orNull(WHOLE),
      acpl: orNull(WHOLE),
      accuracy: orNull(NUMBER),
    }),
  ),
});

const GAME = object<GameSummary>({
  id: TEXT,
  rated: YES_OR_NO,
  variant: TEXT,
  speed: TEXT,
  perf: TEXT,
  source: orNull(TEXT),
  status: TEXT,
  winner: orNull(TEXT),
  result: TEXT,
  createdAt: TIME,
  lastMoveAt: TIME,
  players: object<GameSummary['players']>({ white: SIDE, black: SIDE }),
  clock: orNull(object<NonNullable<GameSummary['clock']>>({ initialS: WHOLE, incrementS: WHOLE, totalTimeS: WHOLE })),
  daysPerTurn: orNull(WHOLE),
  opening: orNull(object<NonNullable<GameSummary['opening']>>({ eco: TEXT, name: orNull(TEXT), ply: orNull(WHOLE) })),
  moves: TEXT,
  plies: WHOLE,
  analysed: YES_OR_NO,
});

/**
 * JSON schema of a page of games, by which Fastify writes it in half the time of JSON.stringify; that is a tenth of what such a
 * request costs. What is not named here would be left out, which the types and a test see to.
 */
export const GAME_PAGE_SCHEMA = object<GamePage>({ items: { type: 'array', items: GAME }, nextCursor: TEXT }, [
  'nextCursor',
]);
