// Invented games, as files of every kind have them.
import { makeAccount } from '../../dist/src/rehearsal/generated-account.js';
import { makePgn } from '../../dist/src/rehearsal/pgn.js';

const GAMES = 120;
const CSV_COLUMNS =
  'id,rated,created_at,last_move_at,turns,victory_status,winner,increment_code,white_id,white_rating,black_id,' +
  'black_rating,moves,opening_eco,opening_name,opening_ply';

/** Games as Lichess's API has them, of every kind that the rehearsal knows. */
export function makeGames(seed) {
  const special = { analysed: 20, running: 2, correspondence: 5, aborted: 5, clusters: [{ size: 3, every: 10 }] };
  const { games } = makeAccount({ seed, username: 'Fuzzy_Rook', games: GAMES, ...special });
  return games.map((game) => game.load());
}

export function makeNdjson(games) {
  return games.map((game) => `${JSON.stringify(game)}\n`).join('');
}

export function makePgnFile(games) {
  return games.map((game) => makePgn(game, { tags: true, moves: true, opening: true })).join('');
}

/** The published table of games, with any delimiter and line end. */
export function makeCsv(games, { delimiter = ',', lineEnd = '\n', exact = true } = {}) {
  const rows = games
    .filter(({ players }) => players.white.user && players.black.user)
    .map((game) => makeCells(game, exact).map((cell) => quote(String(cell ?? ''), delimiter)));
  return [CSV_COLUMNS.split(','), ...rows].map((cells) => `${cells.join(delimiter)}${lineEnd}`).join('');
}

function makeCells({ id, rated, createdAt, lastMoveAt, status, winner, clock, players, moves = '' }, exact) {
  const time = (ms) => (exact ? `${ms}.0` : ms.toExponential(5).toUpperCase());
  return [
    id,
    rated ? 'True' : 'False',
    time(createdAt),
    time(lastMoveAt),
    moves === '' ? 0 : moves.split(' ').length,
    ['mate', 'outoftime', 'draw'].includes(status) ? status : winner ? 'resign' : 'draw',
    winner ?? 'draw',
    clock ? `${clock.initial / 60}+${clock.increment}` : '-',
    players.white.user.id,
    players.white.rating,
    players.black.user.id,
    players.black.rating,
    moves,
    'C20',
    'King\'s Pawn, "quoted";\nin two lines',
    2,
  ];
}

function quote(cell, delimiter) {
  return cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
