import { parseGameId } from '../chess/ids.js';
import { errorAnswer, jsonAnswer, notFoundPage, textAnswer, tooManyRequests, type Answer } from './answers.js';
import { CreditLimits, USERS_LIMITS } from './credit-limits.js';
import { parseExportQuery, parseLineOptions, type LineOptions } from './export-query.js';
import { LineMaker } from './game-line.js';
import type { GameRecord } from './game-record.js';
import { newestFirst, selectGames, type SelectionContext } from './game-selection.js';
import type { Account, GameStore } from './game-store.js';
import { formatOf, isCrawler, JSON_TYPE, NDJSON, PGN, wantsJsonError } from './negotiation.js';
import type { RehearsalOptions } from './rehearsal-options.js';
import { UserMaker } from './user-json.js';

/** A request after reading, with what every endpoint needs to know. */
export interface Ask {
  /** The variable part of the path, decoded: a username or a game id. */
  name: string;
  params: URLSearchParams;
  body: string;
  accept: string | undefined;
  userAgent: string | undefined;
  hasToken: boolean;
  /** Account id of the token's owner. */
  viewer: string | undefined;
  /** Number of the request. */
  turn: number;
}

// Further ids of one call are cut off without a word (lila: app/controllers/Game.scala, Api.scala).
const MAX_IDS = 300;
// lila: app/controllers/Api.scala
const CREDITS_PER_USER = 1 / 4;
const DEFAULT_CACHE_BYTES = 32 * 1024 * 1024;

/** The endpoints themselves: what Lichess answers when nothing goes wrong. */
export class LichessApi {
  private readonly lines: LineMaker;
  private readonly users: UserMaker;
  private readonly usersLimits: CreditLimits;

  constructor(
    private readonly store: GameStore,
    private readonly options: Pick<RehearsalOptions, 'pace' | 'seed' | 'lineCacheBytes' | 'usersLimits'>,
    private readonly now: () => number,
  ) {
    this.lines = new LineMaker(store.renamed, options.lineCacheBytes ?? DEFAULT_CACHE_BYTES);
    this.users = new UserMaker(() => store.version);
    this.usersLimits = new CreditLimits(options.usersLimits ?? USERS_LIMITS, now);
  }

  /** `GET /api/games/user/{username}`; unknown user, closed user and crawler look alike. */
  exportUser(ask: Ask, forcePgn: boolean): Answer {
    const account = this.findAccount(ask);
    if (isCrawler(ask.userAgent) || !account || account.player.disabled) return this.notFound(ask);
    const query = parseExportQuery(ask.params);
    if (query.vs !== undefined && !this.store.findAccount(query.vs)) {
      return errorAnswer(404, `No such opponent: ${query.vs}`);
    }
    const pace = this.paceFor(ask.viewer, account.id);
    return this.list(ask, selectGames(account, query, this.contextOf(ask)), pace, forcePgn, account.player.username);
  }

  /** `POST /api/games/export/_ids`: any status, newest creation first, unknown ids lack. */
  exportIds(ask: Ask, forcePgn: boolean): Answer {
    if (isCrawler(ask.userAgent)) return this.notFound(ask);
    const ids = ask.body.trim().split(',').filter(Boolean).slice(0, MAX_IDS);
    const records = [...new Set(ids)].flatMap((id) => this.store.findGame(id.trim()) ?? []);
    const pace = this.paceFor(ask.viewer, undefined);
    return this.list(ask, newestFirst(records, this.contextOf(ask)), pace, forcePgn, 'games');
  }

  /** `GET /game/export/{id}`: one object, not slowed by the pace of the lists. */
  exportGame(ask: Ask, forcePgn: boolean): Answer {
    if (isCrawler(ask.userAgent)) return this.notFound(ask);
    const record = this.store.findGame(parseGameId(ask.name) ?? '');
    if (!record) return this.notFound(ask, 'text');
    const format = forcePgn ? 'pgn' : formatOf(ask.accept);
    const options = parseLineOptions(ask.params, format, ask.viewer, 'single');
    const line = this.lines.makeLine(record, options, LineMaker.keyOf(options)).trimEnd();
    return { status: 200, type: format === 'pgn' ? PGN : JSON_TYPE, lines: [line] };
  }

  /** `GET /api/user/{username}`; errors are JSON always. */
  user(ask: Ask): Answer {
    const account = this.findAccount(ask);
    return account ? jsonAnswer(200, this.users.makeUser(account)) : errorAnswer(404, 'Not found');
  }

  /** `POST /api/users`: order as asked, duplicates collapse, unknown names lack; limited by players, not by requests. */
  usersById(ask: Ask): Answer {
    const names = ask.body
      .replaceAll(/[\r\n]/g, '')
      .split(',')
      .slice(0, MAX_IDS);
    if (!this.usersLimits.charge(names.length * CREDITS_PER_USER)) return tooManyRequests('penalty');
    const ids = new Set(names.map((name) => name.trim().toLowerCase()));
    const accounts = [...ids].flatMap((id) => this.store.findAccount(id) ?? []);
    return jsonAnswer(
      200,
      accounts.map((account) => this.users.makeShortUser(account)),
    );
  }

  /** `GET /api/account`: the token's owner. */
  ownAccount({ viewer }: Ask): Answer {
    const account = viewer === undefined ? undefined : this.store.findAccount(viewer);
    return account ? jsonAnswer(200, this.users.makeUser(account)) : errorAnswer(401, 'Missing authorization header');
  }

  /** JSON with a token or a JSON Accept, else a page or bare text. */
  notFound(ask: Ask, otherwise: 'page' | 'text' = 'page'): Answer {
    if (wantsJsonError(ask.hasToken, ask.accept)) return errorAnswer(404, 'Not found');
    return otherwise === 'page' ? notFoundPage() : textAnswer(404, 'Not found');
  }

  /** `me` stands for the token's owner. */
  private findAccount({ name, viewer }: Ask): Account | undefined {
    return this.store.findAccount(name === 'me' && viewer !== undefined ? viewer : name);
  }

  private contextOf(ask: Ask): SelectionContext {
    return { seed: this.options.seed ?? 1, turn: ask.turn, now: this.now() };
  }

  private paceFor(viewer: string | undefined, owner: string | undefined): number | undefined {
    const { pace } = this.options;
    if (pace === undefined || typeof pace === 'number') return pace;
    return viewer === undefined ? pace.anonymous : pace[viewer === owner ? 'own' : 'authenticated'];
  }

  private list(
    ask: Ask,
    records: Iterable<GameRecord>,
    pace: number | undefined,
    forcePgn: boolean,
    subject: string,
  ): Answer {
    const format = forcePgn ? 'pgn' : formatOf(ask.accept);
    const options = parseLineOptions(ask.params, format, ask.viewer, 'list');
    const fileName = `lichess_${subject}.${format === 'pgn' ? 'pgn' : 'ndjson'}`;
    return {
      status: 200,
      type: format === 'pgn' ? PGN : NDJSON,
      lines: this.makeLines(records, options),
      pace,
      fileName,
    };
  }

  private *makeLines(records: Iterable<GameRecord>, options: LineOptions): Generator<string> {
    const key = LineMaker.keyOf(options);
    for (const record of records) yield this.lines.makeLine(record, options, key);
  }
}
