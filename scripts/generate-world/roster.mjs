// The invented players with the traits planted in them. Names are made up; none is taken from anywhere.
import { Random } from './random.mjs';
import { SYSTEMS } from './book.mjs';

/** Start and end of the world's time. */
export const WORLD_START = Date.UTC(2023, 6, 1);
export const WORLD_END = Date.UTC(2026, 5, 30, 20);

export const HOME = 'Pawnelope_Rookery';
export const CLOSED = 'Vanished_Bishop';
export const CHEATER = 'Totally_Not_A_Machine';

/**
 * @typedef {'fast' | 'even' | 'addict'} ClockHabit fast: moves at once; even: same time for each move; addict: thinks long
 * early and lives in time trouble
 */

/**
 * @typedef {object} Player
 * @property {string} name
 * @property {string} id
 * @property {number} skill true strength on the rating scale at the middle of the world's time
 * @property {number} growth change of skill over the whole time
 * @property {Record<string, number>} taste weights of the repertoires in book.mjs
 * @property {ClockHabit} habit
 * @property {number} activity share of games, relative
 * @property {number} joinedAt
 * @property {number} leftAt
 * @property {string} [title]
 * @property {string} [flair]
 * @property {boolean} [patron]
 * @property {number} [patronColor]
 */

/** name, skill, growth, White's systems, Black against 1.e4, Black against 1.d4, clock habit, activity, extras */
/** @type {[string, number, number, string, string, string, ClockHabit, number, Partial<Player>?][]} */
const ROWS = [
  [
    HOME,
    1700,
    260,
    'italian london',
    'najdorf caroKann',
    'grunfeld kingsIndian',
    'addict',
    0,
    { flair: 'nature.bird', patron: true, patronColor: 4 },
  ],
  [
    'Grandmother_Castle',
    2580,
    0,
    'spanish catalan',
    'najdorf e5',
    'grunfeld nimzo',
    'fast',
    7,
    { title: 'GM', flair: 'food-drink.hot-beverage' },
  ],
  [
    'Zugzwang_Zebedee',
    2490,
    40,
    'queensGambit english',
    'petrov caroKann',
    'nimzo',
    'even',
    5,
    { title: 'GM', patron: true, patronColor: 8 },
  ],
  ['Sir_Checksalot99', 2420, 20, 'queensGambit', 'french', 'slav', 'addict', 6, { title: 'IM' }],
  [
    'Knightmare-Nora',
    2380,
    60,
    'spanish scotch',
    'dragon najdorf',
    'kingsIndian',
    'fast',
    6,
    { title: 'IM', flair: 'activity.chess' },
  ],
  ['Fianchetto_Fiona', 2310, 0, 'reti english', 'caroKann', 'grunfeld', 'even', 4, { title: 'FM' }],
  [
    'Baron_von_Blitz',
    2290,
    -60,
    'kingsGambit trompowsky',
    'scandinavian',
    'budapest',
    'fast',
    9,
    { title: 'FM', flair: 'objects.high-voltage' },
  ],
  ['Queenie_Quickstep', 2240, 40, 'italian', 'sicilian', 'benoni', 'fast', 6, { title: 'WGM' }],
  ['Madame_Zwischenzug', 2210, 0, 'catalan queensGambit', 'french', 'nimzo', 'even', 5, { title: 'WIM' }],
  ['Endgame_Edwina', 2170, 30, 'english larsen', 'petrov', 'qgd slav', 'even', 5, { title: 'WFM' }],
  ['Colonel_Candlewick', 2190, 0, 'london', 'caroKann', 'slav', 'addict', 5, { title: 'NM' }],
  ['Prophylaxis_Pete', 2120, 60, 'reti', 'pirc modern', 'kingsIndian', 'even', 6, { title: 'CM' }],
  ['Tempo_Tantrum', 2080, 80, 'vienna', 'alekhine', 'benko', 'fast', 8],
  ['Professor_Pawnstorm', 2060, 0, 'spanish', 'french', 'dutch', 'addict', 5],
  ['Grob_The_Builder', 2010, -30, 'grob polish', 'scandinavian', 'englund', 'fast', 7, { flair: 'objects.hammer' }],
  ['CaptainCastleShort', 1990, 40, 'italian scotch', 'e5 twoKnights', 'qgd', 'even', 7],
  ['Lady_Luft', 1960, 100, 'queensGambit', 'caroKann', 'nimzo', 'even', 6],
  ['Discovered_Czech', 1950, 0, 'trompowsky', 'pirc', 'benoni', 'fast', 7],
  ['Rooktangular', 1930, 60, 'london', 'french', 'slav', 'even', 6],
  ['Isolated_Ivan', 1910, 20, 'queensGambit', 'caroKann', 'benoni', 'addict', 6],
  ['Sicilian_Gelato', 1890, 80, 'spanish', 'najdorf', 'kingsIndian', 'fast', 9, { flair: 'food-drink.ice-cream' }],
  ['Old_Uncle_Elo', 1870, -80, 'english', 'petrov philidor', 'qgd', 'addict', 4],
  ['Promotion_Party', 1850, 40, 'scotch', 'scandinavian', 'dutch', 'fast', 8],
  ['TheThirteenthPawn', 1840, 0, 'larsen', 'modern', 'kingsIndian', 'even', 5],
  ['Bishop_Bumblebee', 1820, 120, 'italian', 'dragon', 'benko', 'fast', 8],
  ['Mister_Minor_Piece', 1800, 0, 'catalan', 'french', 'nimzo', 'even', 5],
  ['Stalemate_Stella', 1780, 60, 'vienna', 'e5', 'qga', 'addict', 6],
  ['Hopeful_Horsey', 1770, 90, 'kingsGambit', 'twoKnights', 'budapest', 'fast', 7],
  [CLOSED, 1760, 0, 'spanish', 'sicilian', 'grunfeld', 'even', 6],
  ['Gambit_Gertrude', 1740, 50, 'kingsGambit', 'scandinavian', 'englund budapest', 'fast', 8],
  ['Pinned-To-Win', 1730, 30, 'spanish', 'french', 'slav', 'even', 6],
  ['Rookie_McRookface', 1710, 140, 'italian', 'caroKann', 'kingsIndian', 'even', 9],
  ['Waiting_Move_Wanda', 1700, 0, 'london', 'pirc', 'kingsIndian', 'addict', 6],
  ['En_Passant_Only', 1690, 0, 'bird', 'french', 'dutch', 'even', 6],
  ['Passed_Pawn_Pat', 1670, 40, 'queensGambit', 'caroKann', 'qgd', 'even', 5],
  ['Sideways_Steve', 1650, -40, 'larsen polish', 'modern', 'dutch', 'fast', 7],
  ['Forky_McForkface', 1640, 80, 'vienna italian', 'e5', 'qgd', 'fast', 9, { flair: 'food-drink.fork-and-knife' }],
  ['Battery_Beatrice', 1620, 50, 'london', 'scandinavian', 'qgd', 'even', 6],
  ['Skewer_Lucas', 1600, 60, 'scotch', 'sicilian', 'kingsIndian', 'fast', 7],
  ['Doctor_Doubled_Rooks', 1590, 0, 'spanish', 'french', 'nimzo', 'addict', 5, { patron: true, patronColor: 1 }],
  ['h4_h5_and_hope', 1570, 0, 'kadas kingsGambit', 'scandinavian', 'englund', 'fast', 7],
  ['Quiet_Move_Quentin', 1550, 70, 'reti', 'caroKann', 'slav', 'even', 5],
  ['Underpromoter', 1530, 0, 'bird', 'alekhine', 'benko', 'even', 6],
  ['Backrank_Barry', 1510, 40, 'italian', 'e5', 'qgd', 'addict', 6],
  ['Tiny_Tim_Trouble', 1500, 30, 'queensGambit', 'sicilian', 'kingsIndian', 'addict', 8],
  ['Premove_Priscilla', 1480, 0, 'wayward vienna', 'scandinavian', 'englund', 'fast', 10],
  [CHEATER, 1470, 0, 'spanish', 'e5', 'qgd', 'even', 4],
  ['Fool_Of_A_Rook', 1450, 60, 'scotch', 'philidor', 'qgd', 'even', 6],
  ['Duchess_of_Draws', 1430, 0, 'english', 'petrov', 'slav', 'even', 5],
  ['Hanging_Harriet', 1400, 120, 'italian', 'french', 'dutch', 'fast', 7],
  ['Luftwaffel', 1380, 40, 'london', 'e5', 'qgd', 'even', 5, { flair: 'food-drink.waffle' }],
  ['Marmalade_Mate', 1350, 60, 'italian', 'e5', 'qga', 'fast', 7],
  ['Knight_On_The_Rim', 1320, 0, 'larsen', 'alekhine', 'benoni', 'even', 6],
  ['Blunderbuss_Bob', 1280, 30, 'kingsGambit', 'scandinavian', 'englund', 'fast', 9],
  ['Teapot_Trap', 1250, 80, 'wayward', 'e5', 'qgd', 'fast', 6],
  ['Slow_Sloth_Sloane', 1230, 0, 'london', 'french', 'qgd', 'addict', 6],
  ['PawnsAreFriends', 1190, 100, 'italian', 'caroKann', 'slav', 'even', 6],
  ['Castle_First_Ask_Later', 1150, 0, 'italian', 'pirc', 'kingsIndian', 'even', 5],
  ['Wobbly_Windmill', 1110, 40, 'scotch', 'scandinavian', 'dutch', 'addict', 5],
  ['Oops_My_Queen', 1060, 60, 'wayward', 'e5', 'qgd', 'fast', 8],
  ['Beginner_Bertie', 1010, 150, 'italian', 'e5', 'qgd', 'even', 6],
  ['Four_Move_Fred', 960, 0, 'wayward', 'e5', 'englund', 'fast', 7],
  ['Snoozy_Castle', 910, 40, 'london', 'philidor', 'qgd', 'addict', 4],
  ['Horsey_Goes_L', 860, 60, 'italian', 'e5', 'qgd', 'fast', 6],
  ['Which_One_Is_The_King', 810, 20, 'grob', 'scandinavian', 'dutch', 'even', 5],
  ['Clockwork_Cuckoo', 1900, 0, 'queensGambit', 'caroKann', 'slav', 'fast', 5, { title: 'BOT' }],
  ['Toaster-3000', 2400, 0, 'spanish', 'najdorf', 'kingsIndian', 'fast', 3, { title: 'BOT' }],
  ['Freshly_Hatched', 1300, 200, 'italian', 'e5', 'qgd', 'fast', 4, { joinedAt: Date.UTC(2026, 4, 20) }],
  ['Never_Moved_Yet', 1500, 0, 'italian', 'e5', 'qgd', 'even', 0],
];

/** @type {Player[]} */
export const ROSTER = ROWS.map(([name, skill, growth, white, vsE4, vsD4, habit, activity, extras]) => {
  const rng = new Random(`player ${name}`);
  // Half the accounts exist since the beginning; others join over time, and some lose interest.
  const joinedAt = rng.chance(0.5)
    ? rng.int(Date.UTC(2016, 0, 1), WORLD_START)
    : rng.int(WORLD_START, Date.UTC(2025, 8, 1));
  const leaves = rng.chance(0.15);
  return {
    name,
    id: name.toLowerCase(),
    skill,
    growth,
    taste: makeTaste(`${white} ${vsE4} ${vsD4}`.split(' ')),
    habit,
    activity,
    joinedAt: name === HOME ? WORLD_START - 86_399_007 : joinedAt,
    leftAt: leaves && name !== HOME ? Math.max(joinedAt, WORLD_START) + rng.int(250, 700) * 86_400_000 : WORLD_END,
    ...extras,
  };
});

/** Skill at a moment. @param {Player} player @param {number} time */
export function skillAt(player, time) {
  return player.skill + player.growth * ((time - WORLD_START) / (WORLD_END - WORLD_START) - 0.5);
}

/** Weights of the repertoires; what is not listed weighs `RARE` (see play.mjs). @param {string[]} liked */
function makeTaste(liked) {
  /** @type {Record<string, number>} */
  const taste = { any: 1 };
  for (const tag of liked) taste[tag] = 10;
  // Whoever likes one system with a first move also knows the lines that the move itself leads to.
  for (const first of ['e4', 'd4']) if (SYSTEMS[first].some((system) => taste[system])) taste[first] = 10;
  return taste;
}
