import { PgnMoveError } from './pgn-syntax-error.js';
import { readPgn } from './read-pgn.js';
import { bytesOf, refusal } from './spec-kit.js';

const read = (text: string, checkMoves = true): ReturnType<typeof readPgn> => readPgn(bytesOf(text), { checkMoves });
const MIDDLE_GAME = 'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1';
const ROOKS = '1k6/8/8/R6R/8/8/8/R3K3 w Q - 0 1';
const CASTLED_960 = 'qrknbbnr/pppppppp/8/8/8/8/PPPPPPPP/QRKNBBNR w KQkq - 0 1';

describe('A game whose moves are played', () => {
  it('has them as Lichess writes them, whatever the file says', () => {
    const game = read('1. e2-e4 e7e5 2. Qd1h5?? Nb8c6+ 3. Bf1-c4 Ng8f6 4. Qh5f7 1-0');
    expect(game).toEqual({
      tags: new Map(),
      moves: 'e4 e5 Qh5 Nc6 Bc4 Nf6 Qxf7#',
      plies: 7,
      result: '1-0',
      variant: 'standard',
      movesChecked: true,
      ending: 'mate',
      annotations: [{ ply: 3, nags: [4] }],
    });
  });

  it('keeps them as they are when they are not to be played', () => {
    const game = read('1. e2-e4 Ke4 2. Qd1h5 1-0', false);
    expect([game.moves, game.movesChecked, game.ending]).toEqual(['e2-e4 Ke4 Qd1h5', false, undefined]);
  });

  it.each([
    ['g1f3 c7c5 e2e4 d7d6 d2d4 c5d4 f3d4', 'Nf3 c5 e4 d6 d4 cxd4 Nxd4'],
    ['e2e4 e7e5 g1f3 b8c6 f1c4 g8f6 e1g1', 'e4 e5 Nf3 Nc6 Bc4 Nf6 O-O'],
    ['1. e4 d5 2. e5 f5 3. exf6 e.p. Nxf6 $1', 'e4 d5 e5 f5 exf6 Nxf6'],
    ['1. e4 e5 2. Nf3 Nf6 3. Bc4 Bc5 4. 0-0 0-0', 'e4 e5 Nf3 Nf6 Bc4 Bc5 O-O O-O'],
    ['1. f3 e5 2. g4 Qh4', 'f3 e5 g4 Qh4#'],
    ['1. Pe4 f5 2. exf5 g6 3. fxg6 a6 4. gxh7 a5 5. hxg8(N)', 'e4 f5 exf5 g6 fxg6 a6 gxh7 a5 hxg8=N'],
    ['1. e4 f5 2. exf5 g6 3. fxg6 a6 4. gxh7 a5 5. h7g8q', 'e4 f5 exf5 g6 fxg6 a6 gxh7 a5 hxg8=Q'],
  ])('reads moves in other spellings: %s', (text, moves) => {
    expect(read(text).moves).toBe(moves);
  });

  it.each([
    [ROOKS, 'Raa3', undefined],
    [ROOKS, 'R5a3', 'R5a3'],
    [ROOKS, 'R1a3', 'R1a3'],
    [ROOKS, 'Rac5', 'Rac5'],
    [ROOKS, 'a5c5', 'Rac5'],
    [ROOKS, 'Rh5h8', 'Rh8+'],
    [ROOKS, 'Rhh8', 'Rh8+'],
    [MIDDLE_GAME, 'Qf3f6', 'Qxf6'],
    [MIDDLE_GAME, 'Qf6', 'Qxf6'],
    [MIDDLE_GAME, 'd5e6', 'dxe6'],
    [MIDDLE_GAME, 'e1c1', 'O-O-O'],
  ])('tells pieces apart only where it must: %s %s', (fen, written, san) => {
    const text = `[FEN "${fen}"]\n\n1. ${written} *`;
    if (san === undefined) expect(refusal(() => read(text)).reason).toContain('ambiguous');
    else expect(read(text).moves).toBe(san);
  });

  it.each<[string, string, string]>([
    ['7k/5Q2/8/8/8/8/8/K7 b - - 0 1', '', 'stalemate'],
    ['7k/8/5KQ1/8/8/8/8/8 w - - 0 1', 'Qg7#', 'mate'],
    ['7k/8/5K2/8/8/8/6q1/7B w - - 0 1', 'Bxg2', 'insufficient'],
  ])('says how the board stands at its end: %s %s', (initialFen, moves, ending) => {
    const text = `[FEN "${initialFen}"]\n\n${moves} *`;
    expect(read(text)).toMatchObject({ variant: 'fromPosition', initialFen, moves, ending });
  });
});

describe('The rules of a game', () => {
  it.each([
    ['Standard', undefined, 'e4', 'standard'],
    ['standard', undefined, 'e4', 'standard'],
    ['From Position', MIDDLE_GAME, 'O-O', 'fromPosition'],
    ['Chess960', CASTLED_960, 'a4', 'chess960'],
    ['chess 960', CASTLED_960, 'a4', 'chess960'],
    ['Fischerandom', CASTLED_960, 'a4', 'chess960'],
    ['Three-check', undefined, 'e4', 'threeCheck'],
    ['King of the Hill', undefined, 'e4', 'kingOfTheHill'],
    ['Racing Kings', undefined, 'Kh3', 'racingKings'],
    ['Crazyhouse', undefined, 'e4', 'crazyhouse'],
    ['Antichess', undefined, 'e3', 'antichess'],
    ['Atomic', undefined, 'Nf3', 'atomic'],
    ['Horde', undefined, 'e5', 'horde'],
  ])('are those of %s', (name, fen, moves, variant) => {
    const text = `[Variant "${name}"]\n${fen === undefined ? '' : `[FEN "${fen}"]\n`}\n1. ${moves} *`;
    const game = read(text);
    expect([game.variant, game.initialFen, game.moves]).toEqual([variant, fen, moves]);
  });

  it('are those of standard chess where the position is its usual start', () => {
    const game = read('[FEN "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"]\n\ne4 *');
    expect([game.variant, game.initialFen]).toEqual(['standard', undefined]);
  });

  it('are followed to the end of a variant: drops, castling, the third check', () => {
    const drops = read('[Variant "Crazyhouse"]\n\n1. e4 d5 2. exd5 Qxd5 3. @e4 p@e5 *');
    expect(drops.moves).toBe('e4 d5 exd5 Qxd5 P@e4 P@e5');
    const checks = read('[Variant "Three-check"]\n\n1. e4 e5 2. Bc4 Nc6 3. Bxf7 Kxf7 4. Qh5 g6 5. Qf3 1-0');
    expect(checks.moves).toBe('e4 e5 Bc4 Nc6 Bxf7+ Kxf7 Qh5+ g6 Qf3+');
    const castling = read('[Variant "Chess960"]\n[FEN "4k3/8/8/8/8/8/8/1K5R w K - 0 1"]\n\n0-0 Kd7 Rf7 *');
    expect(castling.moves).toBe('O-O Kd7 Rf7+');
  });

  it.each([
    ['[Variant "Suicide"]\n\n*', 'The variant "Suicide" is not known'],
    ['[Variant "Chess960"]\n\n*', 'A game of "Chess960" needs the position it starts from (tag FEN)'],
    ['[Variant "From Position"]\n\n*', 'A game of "From Position" needs the position it starts from (tag FEN)'],
    [
      '[FEN "8/8/8/8/8/8/8/8 w - - 0 1"]\n\n*',
      'Not a position to play from, the board is empty: "8/8/8/8/8/8/8/8 w - - 0 1"',
    ],
  ])('have to be known: %j', (text, reason) => {
    expect(refusal(() => read(text)).reason).toBe(reason);
  });
});

describe('A move that cannot be played', () => {
  it.each([
    ['1. e4 e5 2. Ke3 *', 'Ply 3, "Ke3": illegal', 'Ke3', 3],
    ['1. e4 e5 2. Nf6 *', 'Ply 3, "Nf6": illegal', 'Nf6', 3],
    ['1. f3 e5 2. g4 Qh4# 3. a3', 'Ply 5, "a3": game is over', 'a3', 5],
    ['1. e4 e5 2. e4e6', 'Ply 3, "e4e6": illegal', 'e4e6', 3],
    ['1. e4 e5 2. 0-0-0', 'Ply 3, "O-O-O": illegal', '0-0-0', 3],
    ['[Variant "Atomic"]\n\n1. e4 e5 2. Bxd7', 'Ply 3, "Bxd7": illegal', 'Bxd7', 3],
  ])('is named with its ply and its place: %s', (text, reason, written, ply) => {
    const error = refusal(() => read(text));
    expect(error).toBeInstanceOf(PgnMoveError);
    expect(error).toMatchObject({ reason, ply, offset: text.indexOf(written), line: text.split('\n').length });
  });
});
