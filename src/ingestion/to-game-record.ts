import { API_OF_LICHESS, type GameRecord, type SideRecord } from '../games/game-record.js';
import type { LichessGame, LichessSide } from '../lichess/lichess-game.js';
import type { PlayerSighting } from '../players/player-writer.js';

const EXACTNESS_OF_LICHESS = 3;

/** A game of the Lichess API as a row to store. */
export function toGameRecord(game: LichessGame): GameRecord {
  return {
    id: game.id,
    rated: game.rated,
    variant: game.variant,
    speed: game.speed,
    perf: game.perf,
    status: game.status,
    winner: game.winner,
    source: game.source,
    createdAt: game.createdAt,
    lastMoveAt: game.lastMoveAt,
    sides: { white: toSideRecord(game.players.white), black: toSideRecord(game.players.black) },
    clockInitialS: game.clock?.initial,
    clockIncrementS: game.clock?.increment,
    daysPerTurn: game.daysPerTurn,
    initialFen: game.initialFen,
    openingEco: game.opening?.eco,
    openingName: game.opening?.name,
    openingPly: game.opening?.ply,
    moves: game.moves,
    plies: countPlies(game.moves),
    clocksCs: game.clocks,
    analysis: game.analysis,
    division: game.division,
    arenaId: game.arena?.id,
    arenaName: game.arena?.name,
    swissId: game.swissId,
    imported: game.import !== undefined || game.source === 'import',
    importedDate: game.import?.date,
    extra: game.extra,
    exactness: EXACTNESS_OF_LICHESS,
    fileId: API_OF_LICHESS,
  };
}

/** The registered players of a game. */
export function sightingsOf(game: LichessGame): PlayerSighting[] {
  const { white, black } = game.players;
  return [white.user, black.user].filter((user) => user !== undefined);
}

function toSideRecord(side: LichessSide): SideRecord {
  return {
    playerId: side.user?.id,
    name: side.name,
    aiLevel: side.aiLevel,
    rating: side.rating,
    ratingDiff: side.ratingDiff,
    provisional: side.provisional,
    berserk: side.berserk,
    blindfold: side.blindfold,
    team: side.team,
    inaccuracies: side.analysis?.inaccuracy,
    mistakes: side.analysis?.mistake,
    blunders: side.analysis?.blunder,
    acpl: side.analysis?.acpl,
    accuracy: side.analysis?.accuracy,
  };
}

/** SAN moves are parted by single spaces. */
function countPlies(moves: string): number {
  if (moves === '') return 0;
  let plies = 1;
  for (let at = moves.indexOf(' '); at >= 0; at = moves.indexOf(' ', at + 1)) plies++;
  return plies;
}
