import { resultOf, STATUS_IDS } from '../chess/status.js';
import type { GameRecord } from './game-record.js';
import type { Account } from './game-store.js';
import type { CountJson, GameJson } from './lichess-json.js';
import type { GameSideJson, PerfJson } from './world/world.js';

interface Figures {
  perfs: Record<string, PerfJson>;
  count: CountJson;
  firstAt: number;
  lastAt: number;
  playSeconds: number;
  playing: GameJson | undefined;
}

// Given for every account, played or not (lila: modules/user/src/main/JsonView.scala).
const STANDARD_PERFS = ['bullet', 'blitz', 'rapid', 'classical', 'correspondence', 'puzzle'] as const;
const UNPLAYED: PerfJson = { games: 0, rating: 1500, rd: 500, prog: 0, prov: true };
// The first moment Lichess has games of; only for accounts without any.
const EPOCH = Date.UTC(2013, 0, 1);

/** Makes user objects; the figures follow from the games and are kept until the world changes. */
export class UserMaker {
  private readonly cache = new Map<string, { version: number; figures: Figures }>();

  constructor(private readonly worldVersion: () => number) {}

  /** The extended object of `GET /api/user/{username}`. */
  makeUser(account: Account): Record<string, unknown> {
    if (account.player.disabled) return this.makeShortUser(account);
    const { count, playing } = this.figuresOf(account);
    const side = playing?.players.black.user?.id === account.id ? 'black' : 'white';
    return {
      ...this.makeShortUser(account),
      url: `https://lichess.org/@/${account.player.username}`,
      ...(playing && { playing: `https://lichess.org/${playing.id}/${side}` }),
      count: { ...count, ...account.player.claimedCount },
      followable: true,
      following: false,
      blocking: false,
    };
  }

  /** The shorter object of `POST /api/users`: no count, no url. A closed account is id, username, disabled. */
  makeShortUser({ id, player, games }: Account): Record<string, unknown> {
    const { username } = player;
    if (player.disabled) return { id, username, disabled: true };
    const figures = this.figuresOf({ id, player, games });
    // JSON leaves out what is undefined, as the API leaves out what has no value.
    return {
      id,
      username,
      perfs: { ...figures.perfs, ...player.perfs },
      title: player.title,
      flair: player.flair,
      patron: player.patron,
      patronColor: player.patronColor,
      tosViolation: player.tosViolation ? true : undefined,
      verified: player.verified ? true : undefined,
      createdAt: player.createdAt ?? figures.firstAt,
      profile: player.profile,
      seenAt: player.seenAt ?? figures.lastAt,
      playTime: player.playTime ?? { total: figures.playSeconds, tv: 0 },
    };
  }

  private figuresOf(account: Account): Figures {
    const version = this.worldVersion();
    const known = this.cache.get(account.id);
    if (known?.version === version) return known.figures;
    const figures = countGames(account);
    this.cache.set(account.id, { version, figures });
    return figures;
  }
}

function countGames({ id, games }: Account): Figures {
  const records = games.records.filter((record) => !record.removed && record.id !== '');
  const figures: Figures = {
    perfs: Object.fromEntries(STANDARD_PERFS.map((perf) => [perf, { ...UNPLAYED }])),
    count: { all: 0, rated: 0, draw: 0, loss: 0, win: 0, bookmark: 0, playing: 0, import: 0, me: 0 },
    firstAt: records[0]?.createdAt ?? EPOCH,
    lastAt: EPOCH,
    playSeconds: 0,
    playing: undefined,
  };
  for (const record of records) addGame(figures, id, record);
  return figures;
}

function addGame(figures: Figures, id: string, record: GameRecord): void {
  const game = record.json;
  const { count } = figures;
  figures.lastAt = Math.max(figures.lastAt, game.lastMoveAt);
  if (record.status < STATUS_IDS.aborted) {
    count.playing++;
    figures.playing = game;
  }
  // Aborted games count nowhere; imported ones have a counter of their own and are no part of `all`.
  if (record.status < STATUS_IDS.mate) return;
  if (game.source === 'import' || game.import) {
    count.import++;
    return;
  }
  const side = game.players.white.user?.id === id ? 'white' : 'black';
  const result = resultOf(game.status, game.winner);
  count.all++;
  if (result === 'draw') count.draw++;
  else if (result === side) count.win++;
  else if (result === 'white' || result === 'black') count.loss++;
  if (game.clock) figures.playSeconds += Math.round((game.lastMoveAt - game.createdAt) / 1000);
  if (game.rated) {
    count.rated++;
    addRating(figures, game.perf, game.players[side]);
  }
}

function addRating({ perfs }: Figures, perf: string, side: GameSideJson): void {
  const games = (perfs[perf]?.games ?? 0) + 1;
  const rating = (side.rating ?? UNPLAYED.rating) + (side.ratingDiff ?? 0);
  perfs[perf] = { games, rating, rd: 45, prog: side.ratingDiff ?? 0, ...(side.provisional && { rd: 150, prov: true }) };
}
