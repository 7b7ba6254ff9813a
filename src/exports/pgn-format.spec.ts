import type { GameId } from '../chess/ids.js';
import type { GameDetail, SideView } from '../games/game-view.js';
import type { PlayerSighting } from '../players/player-writer.js';
import { PGN_FORMAT } from './pgn-format.js';

const SIDE: SideView = {
  id: null,
  name: null,
  title: null,
  aiLevel: null,
  rating: null,
  ratingDiff: null,
  provisional: false,
  berserk: false,
  blindfold: false,
  team: null,
  analysis: null,
};

const GAME = {
  id: 'abcd1234' as GameId,
  rated: true,
  variant: 'standard',
  speed: 'blitz',
  perf: 'blitz',
  status: 'resign',
  winner: 'white',
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
  players: {
    white: { ...SIDE, name: 'White_Rook', rating: 1801, ratingDiff: 6 },
    black: { ...SIDE, aiLevel: 3 },
  },
  clock: { initialS: 300, incrementS: 3, totalTimeS: 420 },
  opening: { eco: 'C20', name: "King's Pawn Game", ply: 2 },
  moves: 'e4 e5 Qh5',
  plies: 3,
  initialFen: null,
  clocksCs: null,
  analysis: null,
  arena: null,
  pgn: null,
} as unknown as GameDetail;

function write(changes: Partial<GameDetail> = {}, annotator?: string): string {
  const account = { id: 'white_rook', name: 'White_Rook', title: 'FM', patron: false } as PlayerSighting;
  const accounts = { white: account, black: undefined };
  return PGN_FORMAT.make({ game: { ...GAME, ...changes }, accounts, annotator });
}

const movetext = (changes: Partial<GameDetail>): string => write(changes).split('\n\n')[1] ?? '';

describe('a game of Lichess', () => {
  it('has the tags and the order of its exports', () => {
    expect(write()).toBe(
      [
        '[Event "rated blitz game"]',
        '[Site "https://lichess.org/abcd1234"]',
        '[Date "2026.01.02"]',
        '[Round "-"]',
        '[White "White_Rook"]',
        '[Black "lichess AI level 3"]',
        '[Result "1-0"]',
        '[GameId "abcd1234"]',
        '[UTCDate "2026.01.02"]',
        '[UTCTime "03:04:05"]',
        '[WhiteElo "1801"]',
        '[BlackElo "?"]',
        '[WhiteRatingDiff "+6"]',
        '[WhiteTitle "FM"]',
        '[Variant "Standard"]',
        '[TimeControl "300+3"]',
        '[ECO "C20"]',
        '[Opening "King\'s Pawn Game"]',
        '[Termination "Normal"]',
        '',
        '1. e4 e5 2. Qh5 1-0\n\n\n',
      ].join('\n'),
    );
  });

  it('keeps the tags a PGN brought, in their places and behind them', () => {
    const pgn = { tags: { Event: 'Club night', Zeta: 'z', Alpha: 'a', Annotator: 'somebody', Result: '*' } };
    const text = write({ pgn });
    expect(text).toMatch(/^\[Event "Club night"\]\n/);
    expect(text).toContain('[Result "1-0"]');
    expect(text).toMatch(/\[Annotator "somebody"\]\n\[Alpha "a"\]\n\[Zeta "z"\]\n\n/);
  });

  it('says whose evaluations it has', () => {
    const analysis = [{ eval: 20 }, {}, { mate: -2, judgment: { name: 'Blunder' } }];
    const text = write({ analysis, pgn: { tags: { Annotator: 'somebody' } } }, 'Stockfish 19, 1000 nodes a position');
    expect(text).toContain('[Annotator "Stockfish 19, 1000 nodes a position"]');
    expect(text).toContain('1. e4 { [%eval 0.2] } 1... e5 2. Qh5?? { [%eval #-2] } 1-0');
  });
});

describe('moves', () => {
  it('have what stood beside them', () => {
    const annotations = [
      { ply: 0, comments: ['Before.'] },
      { ply: 2, nags: [1], comments: ['Good.'], variations: ['1... c5 2. Nf3'] },
    ];
    expect(movetext({ pgn: { annotations } })).toBe('{ Before. } 1. e4 e5! { Good. } (1... c5 2. Nf3) 2. Qh5 1-0');
  });

  it('have the times that are known', () => {
    expect(movetext({ clocksCs: [30000, 30000] })).toContain('1... e5 { [%clk 0:05:00] } 2. Qh5 1-0');
    expect(movetext({ clocksCs: [30000] })).toBe('1. e4 { [%clk 0:05:00] } 1... e5 2. Qh5 1-0');
    expect(movetext({ extra: { clocksCs: [null, 30000] } })).toBe('1. e4 e5 { [%clk 0:05:00] } 2. Qh5 1-0');
    expect(movetext({ clocksCs: [30000], extra: { clocksCs: [null, 1], thinkCs: [100, null, 0] } })).toBe(
      '1. e4 { [%clk 0:05:00] [%emt 0:00:01] } 1... e5 2. Qh5 { [%emt 0:00:00] } 1-0',
    );
    expect(movetext({ extra: { clocksCs: 'long', thinkCs: [-1, 'x', 1.5] } })).toBe('1. e4 e5 2. Qh5 1-0');
  });

  it('are counted from where the game began', () => {
    const initialFen = '4k3/8/8/8/8/8/8/4K3 b - - 0 31';
    expect(write({ initialFen, moves: 'Kd7 Kd2' })).toMatch(/\[FEN ".*"\]\n\[SetUp "1"\]\n\n31\.\.\. Kd7 32\. Kd2 1-0/);
  });

  it('may be none', () => {
    expect(movetext({ moves: '', status: 'aborted', winner: null })).toBe(' *');
  });
});

describe('a game of elsewhere', () => {
  const id = `x${'0a'.repeat(11)}0` as GameId;

  it('says nothing that no source said', () => {
    const players = { white: { ...SIDE, name: 'Rook, W.' }, black: { ...SIDE, name: 'Rook, B.' } };
    const date = { createdAt: new Date('1972-08-31T00:00:00Z'), clock: null, opening: null };
    const text = PGN_FORMAT.make({
      game: { ...GAME, ...date, id, players },
      accounts: { white: undefined, black: undefined },
    });
    expect(text.split('\n\n')[0]).toBe(
      [
        '[Event "?"]',
        '[Site "?"]',
        '[Date "1972.08.31"]',
        '[Round "?"]',
        '[White "Rook, W."]',
        '[Black "Rook, B."]',
        '[Result "1-0"]',
        `[GameId "${id}"]`,
      ].join('\n'),
    );
  });
});
