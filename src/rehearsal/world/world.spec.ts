import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Position } from 'chessops/chess';
import { lichessRules } from 'chessops/compat';
import { makeFen, parseFen } from 'chessops/fen';
import { parseSan } from 'chessops/san';
import { defaultPosition, setupPosition } from 'chessops/variant';
import type { Color } from '../../chess/color.js';
import { parseGameId, parsePlayerId } from '../../chess/ids.js';
import { speedOf } from '../../chess/speed.js';
import { isOpenStatus, STATUS_IDS } from '../../chess/status.js';
import { VARIANTS, type Variant } from '../../chess/variant.js';
import {
  HOME_PLAYER,
  loadWorld,
  type GameSideJson,
  type LichessGameJson,
  type World,
  type WorldPlayer,
} from './world.js';

const HOME_ID = HOME_PLAYER.toLowerCase();
// The moment at which the world was recorded.
const WORLD_END = Date.UTC(2026, 5, 30, 20);
// Here no clock was stopped: it had not started, or it is still running.
const UNTIMED_ENDS = ['aborted', 'noStart', 'started', 'created'];

let world: World;
let replays: Map<string, Position>;

beforeAll(async () => {
  world = await loadWorld();
  replays = new Map(world.games.map((game) => [game.id, replay(game)]));
}, 30_000);

describe('the generated world', () => {
  it('is small enough to be committed', async () => {
    const { size } = await stat(join(import.meta.dirname, 'world.ndjson.br'));
    expect(size).toBeLessThan(1_000_000);
  });

  it('has 60 players or more and about 2,000 games, oldest first', () => {
    expect(world.players.length).toBeGreaterThanOrEqual(60);
    expect(world.games.length).toBeGreaterThanOrEqual(1900);
    expect(world.games.length).toBeLessThanOrEqual(2100);
    const times = world.games.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('gives every game an id of its own', () => {
    const ids = world.games.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => parseGameId(id) !== id)).toEqual([]);
  });

  it('knows every player that a game names', () => {
    const accounts = new Map(world.players.map((player) => [player.id, player]));
    for (const { id, username } of world.players) expect(parsePlayerId(username)).toBe(id);
    const users = world.games.flatMap(sides).flatMap(({ user }) => user ?? []);
    const unknown = users.filter(({ id, name }) => accounts.get(id)?.username !== name);
    expect(unknown).toEqual([]);
  });
});

describe('its games', () => {
  it('end on the board as their status says', () => {
    const wrong = world.games.filter((game) => {
      const end = endOnBoard(finalPosition(game));
      return end ? end !== game.status : ['mate', 'stalemate', 'variantEnd'].includes(game.status);
    });
    expect(wrong).toEqual([]);
  });

  it('keep one clock per ply, and one more when somebody stopped the game', () => {
    const wrong = world.games.filter((game) => {
      const stopped = !UNTIMED_ENDS.includes(game.status) && !endsByLastMove(game);
      const expected = game.clock ? sans(game).length + (stopped ? 1 : 0) : undefined;
      const sound = game.clocks?.every((cs) => Number.isInteger(cs) && cs >= 0) ?? true;
      return game.clocks?.length !== expected || !sound;
    });
    expect(wrong).toEqual([]);
  });

  it('have the speed of their clock and the rating category of their variant', () => {
    const wrong = world.games.filter(({ speed, clock, variant, perf }) => {
      const isChess = variant === 'standard' || variant === 'fromPosition';
      return speed !== speedOf(clock) || perf !== (isChess ? speed : variant);
    });
    expect(wrong).toEqual([]);
  });

  it('have a winner when their status means one, and none when it means none', () => {
    const decided = ['mate', 'resign', 'cheat', 'noStart', 'variantEnd'];
    const undecided = ['draw', 'aborted', 'started', 'created', 'insufficientMaterialClaim', 'unknownFinish'];
    const wrong = world.games.filter(({ status, winner }) => (winner ? undecided : decided).includes(status));
    expect(wrong).toEqual([]);
  });

  it('carry rating differences only when rated and finished', () => {
    const wrong = world.games.filter((game) => {
      const counts = game.rated && !UNTIMED_ENDS.includes(game.status);
      return sides(game).some(({ ratingDiff }) => (ratingDiff !== undefined) !== counts);
    });
    expect(wrong).toEqual([]);
  });

  it('end in the present of the world, after they began', () => {
    const wrong = world.games.filter(({ createdAt, lastMoveAt }) => lastMoveAt < createdAt || lastMoveAt >= WORLD_END);
    expect(wrong).toEqual([]);
  });

  it('carry an analysis entry per ply except for a mating move, and count its judgements on both sides', () => {
    const analysed = world.games.filter(({ analysis }) => analysis);
    expect(analysed.length).toBeGreaterThan(0.05 * world.games.length);
    const wrong = analysed.filter((game) => {
      const entries = game.analysis ?? [];
      const miscounted = (['inaccuracy', 'mistake', 'blunder'] as const).some((key) => {
        const judged = entries.filter(({ judgment }) => judgment?.name.toLowerCase() === key).length;
        return judged !== sides(game).reduce((sum, { analysis }) => sum + (analysis?.[key] ?? NaN), 0);
      });
      return entries.length !== sans(game).length - (game.status === 'mate' ? 1 : 0) || miscounted;
    });
    expect(wrong).toEqual([]);
  });
});

describe('its variety', () => {
  it.each(Object.keys(STATUS_IDS))('includes status %s', (status) => {
    expect(count((game) => game.status === status)).toBeGreaterThan(0);
  });

  it.each(VARIANTS)('includes variant %s at least three times', (variant) => {
    expect(count((game) => game.variant === variant)).toBeGreaterThanOrEqual(3);
  });

  it.each(['ultraBullet', 'bullet', 'blitz', 'rapid', 'classical', 'correspondence'])('includes speed %s', (speed) => {
    expect(count((game) => game.speed === speed)).toBeGreaterThanOrEqual(10);
  });

  it.each(['lobby', 'pool', 'friend', 'ai', 'api', 'arena', 'swiss', 'simul', 'relay', 'position', 'import'])(
    'includes source %s',
    (source) => expect(count((game) => game.source === source)).toBeGreaterThan(0),
  );

  it.each<[string, (game: LichessGameJson) => unknown]>([
    ['a casual game', ({ rated }) => !rated],
    ['the computer', (game) => sides(game).some(({ aiLevel }) => aiLevel !== undefined)],
    [
      'an analysed game against the computer',
      (game) => sides(game).some(({ aiLevel, analysis }) => aiLevel && analysis),
    ],
    ['an anonymous side', (game) => sides(game).some((side) => Object.keys(side).length === 0)],
    [
      'an imported side next to a registered one',
      (game) => sides(game).some(({ name }) => name) && sides(game).some(({ user }) => user),
    ],
    ['the deleted account', (game) => userIds(game).includes('ghost')],
    [
      'a closed account',
      (game) => world.players.some(({ id, disabled }) => disabled && id !== 'ghost' && userIds(game).includes(id)),
    ],
    ['an arena in the newer form', ({ arenaTour }) => arenaTour !== undefined],
    ['an arena in the older form', ({ tournament }) => tournament !== undefined],
    ['a swiss in the newer form', ({ swissTour }) => swissTour !== undefined],
    ['a swiss in the older form', ({ swiss }) => swiss !== undefined],
    ['berserk', (game) => sides(game).some(({ berserk }) => berserk)],
    ['a team', (game) => sides(game).some(({ team }) => team)],
    ['a provisional rating', (game) => sides(game).some(({ provisional }) => provisional)],
    ['a grandmaster', (game) => sides(game).some(({ user }) => user?.title === 'GM')],
    ['a bot', (game) => sides(game).some(({ user }) => user?.title === 'BOT')],
    ['a flair', (game) => sides(game).some(({ user }) => user?.flair)],
    ['a patron', (game) => sides(game).some(({ user }) => user?.patron && user.patronColor)],
    ['no move at all', ({ moves }) => moves === ''],
    ['a flag fall that is a draw', ({ status, winner }) => status === 'outoftime' && !winner],
    ['a claimed draw against someone who left', ({ status, winner }) => status === 'timeout' && !winner],
    [
      'correspondence without limit',
      ({ speed, daysPerTurn, source }) => speed === 'correspondence' && !daysPerTurn && source !== 'import',
    ],
    ['correspondence over months', ({ createdAt, lastMoveAt }) => lastMoveAt - createdAt > 60 * 86_400_000],
    ['Black to move first', ({ variant, initialFen }) => variant === 'fromPosition' && / b /.test(initialFen ?? '')],
    ['an opening with an accent', ({ opening }) => opening?.name.startsWith('Grünfeld') ?? false],
    ['a tournament with an accent', ({ arenaTour }) => /\P{ASCII}/u.test(arenaTour?.name ?? '')],
    ['an analysed game that Black began', ({ initialFen, analysis }) => analysis && / b /.test(initialFen ?? '')],
    ['a game without middlegame', ({ division }) => division !== undefined && division.middle === undefined],
    ['a mate score', ({ analysis }) => analysis?.some(({ mate }) => mate !== undefined) ?? false],
  ])('includes %s', (_, test) => {
    expect(count(test)).toBeGreaterThan(0);
  });

  it('has several games created in the same millisecond, also in the history of one player', () => {
    const times = world.games.filter((game) => userIds(game).includes(HOME_ID)).map(({ createdAt }) => createdAt);
    const shared = times.filter((time, i) => times[i - 1] === time && times[i - 2] !== time);
    expect(shared.length).toBeGreaterThanOrEqual(3);
  });
});

describe('its accounts', () => {
  it('count exactly the games of the world', () => {
    for (const player of world.players.filter(({ disabled }) => !disabled)) {
      expect({ id: player.id, count: player.count }).toEqual({ id: player.id, count: countOf(player) });
    }
  });

  it('include a closed one, a marked one, one that never played and the home player with about 350 games', () => {
    const closed = world.players.find(({ id, disabled }) => disabled && id !== 'ghost');
    expect(Object.keys(closed ?? {}).sort()).toEqual(['disabled', 'id', 'username']);
    expect(world.players.some(({ tosViolation }) => tosViolation)).toBe(true);
    expect(world.players.some((player) => player.count?.all === 0)).toBe(true);
    const own = count((game) => userIds(game).includes(HOME_ID));
    expect(own).toBeGreaterThanOrEqual(320);
    expect(own).toBeLessThanOrEqual(380);
  });

  it('were created before their first game', () => {
    const createdAt = new Map(world.players.map((player) => [player.id, player.createdAt ?? 0]));
    const wrong = world.games.filter((game) =>
      userIds(game).some((id) => game.createdAt <= (createdAt.get(id) ?? Infinity)),
    );
    expect(wrong).toEqual([]);
  });

  it('form one network', () => {
    const reached = reachableFrom(HOME_ID);
    const active = world.players.filter((player) => (player.count?.all ?? 0) > 0).map(({ id }) => id);
    expect(active.filter((id) => !reached.has(id))).toEqual([]);
  });
});

describe('its players', () => {
  it('score better against the weaker, the more so the weaker they are', () => {
    const scores = [50, 200, 400, 2000].map((upper, i, bounds) => scoreOfStronger(bounds[i - 1] ?? 0, upper));
    const [even, better, strong, dominant] = scores as [number, number, number, number];
    expect(even).toBeGreaterThan(0.4);
    expect(better).toBeGreaterThan(even);
    expect(strong).toBeGreaterThan(0.65);
    expect(dominant).toBeGreaterThan(0.85);
  });

  it('change their ratings over the years', () => {
    const ratings = world.games
      .filter((game) => game.perf === 'blitz' && userIds(game).includes(HOME_ID))
      .map((game) => sides(game).find(({ user }) => user?.id === HOME_ID)?.rating ?? NaN);
    expect(Math.max(...ratings) - Math.min(...ratings)).toBeGreaterThan(100);
  });
});

function sides(game: LichessGameJson): [GameSideJson, GameSideJson] {
  return [game.players.white, game.players.black];
}

function userIds(game: LichessGameJson): string[] {
  return sides(game).flatMap(({ user }) => user?.id ?? []);
}

function sans({ moves }: LichessGameJson): string[] {
  return moves === '' ? [] : moves.split(' ');
}

function count(test: (game: LichessGameJson) => unknown): number {
  return world.games.filter(test).length;
}

/** Plays the moves and shows each position; throws at the first illegal one. */
function replay(game: LichessGameJson, show?: (pos: Position) => void): Position {
  const rules = lichessRules(game.variant as Variant);
  const pos = game.initialFen
    ? setupPosition(rules, parseFen(game.initialFen).unwrap()).unwrap()
    : defaultPosition(rules);
  show?.(pos);
  for (const san of sans(game)) {
    const move = parseSan(pos, san);
    if (!move) throw new Error(`${game.id}: ${san} is illegal`);
    pos.play(move);
    show?.(pos);
  }
  return pos;
}

function finalPosition(game: LichessGameJson): Position {
  const pos = replays.get(game.id);
  if (!pos) throw new Error(`${game.id} was not replayed`);
  return pos;
}

function endOnBoard(pos: Position): string | undefined {
  // A race that both kings finish is a draw.
  if (pos.isVariantEnd()) return pos.outcome()?.winner ? 'variantEnd' : 'draw';
  if (pos.isCheckmate()) return 'mate';
  return pos.isStalemate() ? 'stalemate' : undefined;
}

/** True when the rules ended the game: mate and the like, or a draw that needs no claim. */
function endsByLastMove(game: LichessGameJson): boolean {
  const pos = finalPosition(game);
  const isDeadDraw =
    game.status === 'draw' && (pos.isInsufficientMaterial() || pos.halfmoves >= 150 || isFivefold(game));
  return endOnBoard(pos) !== undefined || isDeadDraw;
}

/** True when the final position stands for the fifth time, which ends the game without a claim. */
function isFivefold(game: LichessGameJson): boolean {
  const seen = new Map<string, number>();
  let last = '';
  replay(game, (pos) => {
    last = makeFen(pos.toSetup()).split(' ').slice(0, -2).join(' ');
    seen.set(last, (seen.get(last) ?? 0) + 1);
  });
  return (seen.get(last) ?? 0) >= 5;
}

/** What the account's counts should be, from the games alone. */
function countOf({ id }: WorldPlayer): WorldPlayer['count'] {
  const own = world.games.filter((game) => userIds(game).includes(id));
  const finished = own.filter(
    ({ status, source }) => !isOpenStatus(status) && status !== 'aborted' && source !== 'import',
  );
  const isAi = (game: LichessGameJson): boolean => sides(game).some(({ aiLevel }) => aiLevel !== undefined);
  const result = (game: LichessGameJson): 'win' | 'loss' | 'draw' => {
    if (!game.winner) return 'draw';
    return game.players[game.winner].user?.id === id ? 'win' : 'loss';
  };
  const results = (name: string): LichessGameJson[] => finished.filter((game) => result(game) === name);
  const human = (games: LichessGameJson[]): number => games.filter((game) => !isAi(game)).length;
  return {
    all: finished.length,
    rated: finished.filter(({ rated }) => rated).length,
    ai: finished.filter(isAi).length,
    draw: results('draw').length,
    drawH: human(results('draw')),
    loss: results('loss').length,
    lossH: human(results('loss')),
    win: results('win').length,
    winH: human(results('win')),
    bookmark: 0,
    playing: own.filter(({ status }) => isOpenStatus(status)).length,
    import: own.filter(({ source }) => source === 'import').length,
    me: 0,
  };
}

function reachableFrom(start: string): Set<string> {
  const reached = new Set([start]);
  const queue = [start];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const game of world.games) {
      if (!userIds(game).includes(id)) continue;
      for (const other of userIds(game).filter((each) => !reached.has(each))) {
        reached.add(other);
        queue.push(other);
      }
    }
  }
  return reached;
}

/** Mean score of the higher rated side in rated chess, by rating difference (above `from`, up to `to`). */
function scoreOfStronger(from: number, to: number): number {
  const scores: number[] = [];
  for (const game of world.games) {
    const { white, black } = game.players;
    const isPlayed = game.rated && game.variant === 'standard' && white.ratingDiff !== undefined;
    if (!isPlayed || white.rating === undefined || black.rating === undefined) continue;
    const difference = Math.abs(white.rating - black.rating);
    if (difference <= from || difference > to) continue;
    const stronger: Color = white.rating > black.rating ? 'white' : 'black';
    scores.push(game.winner ? Number(game.winner === stronger) : 0.5);
  }
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
