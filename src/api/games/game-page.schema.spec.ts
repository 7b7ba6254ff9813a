import fastify, { type FastifyInstance } from 'fastify';
import fc from 'fast-check';
import type { GamePage } from '../../games/games.service.js';
import type { GameSummary, SideView } from '../../games/game-view.js';
import { GAME_PAGE_SCHEMA } from './game-page.schema.js';

const text = fc.string({ unit: 'binary' });
const whole = fc.integer();
const yesOrNo = fc.boolean();
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const time = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
const accuracy = fc.double({ min: 0, max: 100, noNaN: true });

const side = fc.record<SideView>({
  id: maybe(text) as fc.Arbitrary<SideView['id']>,
  name: maybe(text),
  title: maybe(text),
  aiLevel: maybe(whole),
  rating: maybe(whole),
  ratingDiff: maybe(whole),
  provisional: yesOrNo,
  berserk: yesOrNo,
  blindfold: yesOrNo,
  team: maybe(text),
  analysis: maybe(
    fc.record({
      inaccuracies: maybe(whole),
      mistakes: maybe(whole),
      blunders: maybe(whole),
      acpl: maybe(whole),
      accuracy: maybe(accuracy),
    }),
  ),
});

const game = fc.record<GameSummary>({
  id: text as fc.Arbitrary<GameSummary['id']>,
  rated: yesOrNo,
  variant: text,
  speed: text,
  perf: text,
  source: maybe(text),
  status: text,
  winner: maybe(fc.constantFrom('white', 'black')),
  result: fc.constantFrom('white', 'black', 'draw', 'open', 'none', 'unknown'),
  createdAt: time,
  lastMoveAt: time,
  players: fc.record({ white: side, black: side }),
  clock: maybe(fc.record({ initialS: whole, incrementS: whole, totalTimeS: whole })),
  daysPerTurn: maybe(whole),
  opening: maybe(fc.record({ eco: text, name: maybe(text), ply: maybe(whole) })),
  moves: text,
  plies: whole,
  analysed: yesOrNo,
});
const page = fc.record<GamePage, 'items'>(
  { items: fc.array(game, { maxLength: 5 }), nextCursor: text },
  { requiredKeys: ['items'] },
);

describe('a page of games', () => {
  let server: FastifyInstance;
  let answer: GamePage;

  beforeAll(() => {
    server = fastify();
    const schema = { response: { 200: { content: { 'application/json': { schema: GAME_PAGE_SCHEMA } } } } };
    server.get('/', { schema }, (_request, reply) => reply.send(answer));
  });
  afterAll(() => server.close());

  it('is written by its schema as it would be without', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (given) => {
        answer = given;
        const { body, statusCode } = await server.inject('/');
        expect([statusCode, body]).toEqual([200, JSON.stringify(given)]);
      }),
    );
  });
});
