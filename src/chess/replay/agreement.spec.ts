import { Chess } from 'chess.js';
import fc from 'fast-check';
import { ChessopsReplay } from './chessops-replay.js';
import { openGame } from './open-game.js';
import type { Replay } from './replay.js';
import { StandardReplay } from './standard-replay.js';
import { StandardReplayer } from './standard-replayer.js';
import { standardSetup } from './standard-setup.js';
import { startPosition } from './start-position.js';

/** Starts that lead random games soon to castling, en passant, promotion, mates, pins and bare kings. */
const STARTS = [
  'rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1',
  'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1',
  'r3k2r/8/8/8/8/8/8/R3K2R b KQkq - 3 20',
  '8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1',
  'rnbqkbnr/ppp1pppp/8/8/3pP3/8/PPPP1PPP/RNBQKBNR b KQkq e3 0 3',
  'n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1',
  '4k3/8/8/8/8/8/3Q4/R3K2R w KQ - 98 120',
  '3q3k/8/8/QQ6/8/Q7/8/4K3 w - - 0 1',
  'N2N2k1/8/8/3q4/N2N4/8/8/6K1 w - - 0 1',
  '8/4k3/8/8/2b5/8/4P3/4KB2 w - - 0 40',
];

function openBoth(fen: string): { own: StandardReplay; chessops: ChessopsReplay; chess: Chess } {
  const own = openGame({ variant: 'fromPosition', initialFen: fen });
  if (!(own instanceof StandardReplay)) throw new Error(`Not played by the replayer of our own: ${fen}`);
  return {
    own,
    chessops: new ChessopsReplay('fromPosition', startPosition('fromPosition', fen)),
    chess: new Chess(fen),
  };
}

const factsOf = (replay: Replay) => ({
  fen: replay.fen(),
  epd: replay.epd(),
  key: replay.key(),
  ply: replay.ply,
  turn: replay.turn,
  halfmoves: replay.halfmoves,
  board: [...replay.board],
  moves: replay.legalMoves().sort(),
  check: replay.isCheck(),
  checkmate: replay.isCheckmate(),
  stalemate: replay.isStalemate(),
  dead: replay.isInsufficientMaterial(),
});

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 60 });
const games = fc.record({ start: fc.constantFrom(...STARTS), choices });

/** Plays the legal moves that the numbers choose, and shows each move before it is played. */
function playRandomly(replay: Replay, numbers: number[], see: (uci: string) => void): void {
  for (const number of numbers) {
    const moves = replay.legalMoves().sort();
    if (moves.length === 0) return;
    see(moves[number % moves.length] as string);
  }
}

describe('Random games', () => {
  it('are the same to the replayer of our own and to chessops, at every ply', () => {
    const property = fc.property(games, ({ start, choices: numbers }) => {
      const { own, chessops } = openBoth(start);
      expect(factsOf(own)).toEqual(factsOf(chessops));
      playRandomly(own, numbers, (uci) => {
        expect(own.makeSan(uci)).toBe(chessops.makeSan(uci));
        const played = own.playUci(uci);
        expect(chessops.play(played.san)).toEqual(played);
        expect(factsOf(own)).toEqual(factsOf(chessops));
      });
    });
    fc.assert(property, { numRuns: 80 });
  });

  it('are the same to chess.js: legal moves with their SAN, FEN and ends', () => {
    const property = fc.property(games, ({ start, choices: numbers }) => {
      const { own, chess } = openBoth(start);
      playRandomly(own, numbers.slice(0, 20), (uci) => {
        const mine = own.legalMoves().map((move) => own.makeSan(move));
        expect(mine.sort()).toEqual(chess.moves().sort());
        chess.move(own.playUci(uci).san, { strict: true });
        expect(own.fen()).toBe(chess.fen());
        expect([own.isCheckmate(), own.isStalemate()]).toEqual([chess.isCheckmate(), chess.isStalemate()]);
      });
    });
    fc.assert(property, { numRuns: 15 });
  });

  it('are legal as movetext in every way it can be written', () => {
    const noises = fc.array(
      fc.constantFrom('', '!', '?!', ' $14', ' {[%clk 0:01:00] ( }', ' (12. Qxe9 (Kd4) {)})', ';x\n'),
      {
        minLength: 1,
      },
    );
    const property = fc.property(games, noises, ({ start, choices: numbers }, noise) => {
      const { own } = openBoth(start);
      const sans: string[] = [];
      const keys: string[] = [];
      playRandomly(own, numbers, (uci) => {
        sans.push(own.playUci(uci).san);
        keys.push(own.key());
      });
      const spelled = sans.map((san, i) => `${i + 1}.${i % 2 ? '' : ' '}${spell(san, i)}${noise[i % noise.length]}`);
      const bytes = Buffer.from(`before ${spelled.join('\n')} 1/2-1/2 Qxe9`);
      const replayer = openReplayer(start);
      const seen: string[] = [];
      const plies = replayer.replayMovetext(bytes, 7, bytes.length, ({ position }) => {
        const half = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');
        seen.push(half(position.keyHigh) + half(position.keyLow));
      });
      expect([plies, seen]).toEqual([sans.length, keys]);
    });
    fc.assert(property, { numRuns: 100 });
  });
});

function spell(san: string, i: number): string {
  if (i % 3 === 0) return san.replaceAll('O', '0');
  return i % 3 === 1 ? san.replace(/[+#]$/, '').replace('=', '') : san;
}

function openReplayer(fen: string): StandardReplayer {
  const replayer = new StandardReplayer();
  const setup = standardSetup(startPosition('fromPosition', fen));
  if (setup) replayer.position.set(setup);
  return replayer;
}

describe('The key', () => {
  it('is equal exactly when the EPD is, over all positions of many games', () => {
    const keyOf = new Map<string, string>();
    const epdOf = new Map<string, string>();
    let known = 0;
    // Few choices, so that many games meet again.
    const few = fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 24 });
    const property = fc.property(fc.constantFrom(...STARTS), few, (start, numbers) => {
      const { own } = openBoth(start);
      playRandomly(own, numbers, (uci) => {
        own.playUci(uci);
        known += keyOf.has(own.epd()) ? 1 : 0;
        expect(keyOf.get(own.epd()) ?? own.key()).toBe(own.key());
        expect(epdOf.get(own.key()) ?? own.epd()).toBe(own.epd());
        keyOf.set(own.epd(), own.key());
        epdOf.set(own.key(), own.epd());
      });
    });
    fc.assert(property, { numRuns: 200 });
    expect(known).toBeGreaterThan(100);
  });

  const keyAfter = (moves: string, initialFen?: string): string => {
    const game = openGame({ variant: initialFen === undefined ? 'standard' : 'fromPosition', initialFen });
    for (const san of moves.split(' ')) game.play(san);
    return game.key();
  };

  it('is the same for another order of moves', () => {
    expect(keyAfter('d4 Nf6 c4 e6 Nc3 Bb4')).toBe(keyAfter('c4 e6 d4 Bb4+ Nc3 Nf6'));
  });

  it('differs by a right to castle and by the side to move', () => {
    expect(keyAfter('Nf3 Nf6 Rg1 Rg8 Rh1 Rh8 Ng1 Ng8')).not.toBe(keyAfter('Nf3 Nf6 Ng1 Ng8'));
    expect(keyAfter('e3 e6 e4')).not.toBe(keyAfter('e4 e6'));
  });

  it('differs by en passant only where a pawn can capture so', () => {
    expect(keyAfter('e4 a6 e5 d5')).not.toBe(keyOfFen(AFTER_D5_WITHOUT_SQUARE));
    expect(keyAfter('e4 a6 e5 d5')).toBe(keyOfFen(AFTER_D5_WITHOUT_SQUARE.replace('KQkq -', 'KQkq d6')));
    expect(keyAfter('e4')).toBe(keyOfFen(AFTER_E4_WITHOUT_SQUARE));
    const pinned = '8/8/8/8/k2p3R/8/4P3/4K3 w - - 0 1';
    const free = '8/8/8/k7/3p3R/8/4P3/4K3 w - - 0 1';
    expect([squareAfter(pinned, 'e4'), squareAfter(free, 'e4')]).toEqual(['-', 'e3']);
  });

  it('never changes, because it is stored', () => {
    expect(openGame({ variant: 'standard' }).key()).toBe('9e687e0bde64ec78');
    expect(openGame({ variant: 'atomic' }).key()).toBe('786bc7dfc888ddaf');
    expect(keyAfter('e4 c5 Nf3')).toBe('d18e718bca7c2518');
  });
});

const AFTER_E4_WITHOUT_SQUARE = 'rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1';
const AFTER_D5_WITHOUT_SQUARE = 'rnbqkbnr/1pp1pppp/p7/3pP3/8/8/PPPP1PPP/RNBQKBNR w KQkq - 0 3';

const keyOfFen = (initialFen: string): string => openGame({ variant: 'fromPosition', initialFen }).key();

function squareAfter(initialFen: string, san: string): string | undefined {
  const game = openGame({ variant: 'fromPosition', initialFen });
  game.play(san);
  return game.epd().split(' ')[3];
}
