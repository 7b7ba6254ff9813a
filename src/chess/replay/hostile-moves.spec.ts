import fc from 'fast-check';
import { ChessopsReplay } from './chessops-replay.js';
import { openGame } from './open-game.js';
import { IllegalMoveError } from './replay-errors.js';
import type { Replay } from './replay.js';
import { StandardReplayer } from './standard-replayer.js';
import { standardSetup } from './standard-setup.js';
import { startPosition } from './start-position.js';

const MIDDLE_GAME = 'r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1';
const ROOKS = '1k6/8/8/R6R/8/8/8/R3K3 w Q - 0 1';
const PROMOTION = '8/P6k/8/8/8/8/8/K7 w - - 0 1';
const MATED = 'rnb1kbnr/pppp1ppp/8/4p3/6Pq/5P2/PPPPP2P/RNBQKBNR w KQkq - 1 3';

function openBoth(initialFen: string): [Replay, Replay] {
  const own = openGame({ variant: 'fromPosition', initialFen });
  return [own, new ChessopsReplay('fromPosition', startPosition('fromPosition', initialFen))];
}

function failureOf(work: () => unknown): IllegalMoveError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof IllegalMoveError) return error;
    throw error;
  }
}

describe('A move that cannot be played', () => {
  it.each([
    [MIDDLE_GAME, 'Nb6', 'Ply 1, "Nb6": illegal'],
    [MIDDLE_GAME, 'Ke2', 'Ply 1, "Ke2": illegal'],
    [MIDDLE_GAME, 'O-O-O-O', 'Ply 1, "O-O-O-O": not a move'],
    [MIDDLE_GAME, 'O-0', 'Ply 1, "O-0": not a move'],
    [MIDDLE_GAME, '', 'Ply 1, "": not a move'],
    [MIDDLE_GAME, '--', 'Ply 1, "--": not a move'],
    [MIDDLE_GAME, 'e9', 'Ply 1, "e9": not a move'],
    [MIDDLE_GAME, 'N', 'Ply 1, "N": not a move'],
    [MIDDLE_GAME, 'Nxe', 'Ply 1, "Nxe": not a move'],
    [MIDDLE_GAME, '1-0', 'Ply 1, "1-0": not a move'],
    [MIDDLE_GAME, 'Nf3 Nf6', 'Ply 1, "Nf3 Nf6": not a move'],
    [MIDDLE_GAME, 'é4\u0000\n', 'Ply 1, "\\u00e94\\u0000\\n": not a move'],
    [MIDDLE_GAME, 'Qf3'.repeat(100_000), 'Ply 1, "Qf3Qf3Qf3Qf3Qf3Qf3Qf...": not a move'],
    [ROOKS, 'Rc5', 'Ply 1, "Rc5": ambiguous (a5c5 or h5c5)'],
    [ROOKS, 'Ra3', 'Ply 1, "Ra3": ambiguous (a1a3 or a5a3)'],
    [ROOKS, 'R1a5', 'Ply 1, "R1a5": illegal'],
    [PROMOTION, 'a8', 'Ply 1, "a8": illegal'],
    [PROMOTION, 'a8=K', 'Ply 1, "a8=K": illegal'],
    [PROMOTION, 'Kb2=Q', 'Ply 1, "Kb2=Q": illegal'],
    [MATED, 'Kf2', 'Ply 1, "Kf2": game is over'],
  ])('in %s, %j', (fen, san, message) => {
    for (const game of openBoth(fen)) expect(failureOf(() => game.play(san))?.message).toBe(message);
  });

  const letters = fc.constantFrom(...'NBRQKPOabcdefgh12345678x-=+#!?0@. é');
  const alike = fc.array(letters, { maxLength: 9 }).map((chosen) => chosen.join(''));
  const texts = fc.oneof({ weight: 6, arbitrary: alike }, fc.string(), fc.string({ unit: 'binary' }));

  it('is named with its reason, the same by both, and changes nothing', () => {
    const property = fc.property(fc.constantFrom(MIDDLE_GAME, ROOKS, PROMOTION, MATED), texts, (fen, san) => {
      const [own, other] = openBoth(fen);
      const failure = failureOf(() => own.play(san));
      const otherFailure = failureOf(() => other.play(san));
      expect([failure?.reason, failure?.message]).toEqual([otherFailure?.reason, otherFailure?.message]);
      expect(own.fen()).toBe(other.fen());
      if (failure) expect([failure.ply, failure.move, own.fen()]).toEqual([1, san, fen]);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it('in UCI is refused alike', () => {
    const squares = fc.constantFrom(...'abcdefghi012345678nbrqkP@');
    const ucis = fc.oneof(
      fc.array(squares, { maxLength: 6 }).map((chosen) => chosen.join('')),
      fc.constantFrom('e1g1', 'e1h1', 'e1c1', 'e1a1', 'e1f1', 'a7a8', 'a7a8q', 'a7a8k', 'a1a5', 'e2e4q', 'e5d7x'),
    );
    const property = fc.property(fc.constantFrom(MIDDLE_GAME, ROOKS, PROMOTION, MATED), ucis, (fen, uci) => {
      const [own, other] = openBoth(fen);
      expect(own.isLegal(uci)).toBe(other.isLegal(uci));
      expect(failureOf(() => own.makeSan(uci))?.reason).toBe(failureOf(() => other.makeSan(uci))?.reason);
      expect(failureOf(() => own.playUci(uci))?.message).toBe(failureOf(() => other.playUci(uci))?.message);
      expect(own.fen()).toBe(other.fen());
    });
    fc.assert(property, { numRuns: 700 });
  });
});

describe('Movetext of any bytes', () => {
  const open = (): StandardReplayer => {
    const replayer = new StandardReplayer();
    const setup = standardSetup(startPosition('standard', undefined));
    if (setup) replayer.position.set(setup);
    return replayer;
  };

  it('is played, or refused by name; what lies outside the range is never read', () => {
    const pieces = fc.constantFrom(
      'e4',
      'e5',
      'Nf3',
      '1.',
      '(',
      ')',
      '{',
      '}',
      ';',
      '\n',
      '$',
      '0-',
      '0-0',
      '1/2',
      '*',
      ' ',
      'é',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((chosen) => Buffer.from(chosen.join(''))),
      fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes)),
    );
    const property = fc.property(texts, (bytes) => {
      const alone = open();
      const within = open();
      const framed = Buffer.concat([Buffer.from('d4 '), bytes, Buffer.from('5 d5 Qq')]);
      const failure = failureOf(() => alone.replayMovetext(bytes, 0, bytes.length));
      const framedFailure = failureOf(() => within.replayMovetext(framed, 3, 3 + bytes.length));
      expect([framedFailure?.message, within.ply]).toEqual([failure?.message, alone.ply]);
      expect(within.position).toEqual(alone.position);
    });
    fc.assert(property, { numRuns: 700 });
  });

  it.each([
    ['1. e4 e5 2. Ke3', 3, 'Ke3', 'illegal'],
    ['1. e4 {unclosed', 1, undefined, undefined],
    ['1. e4 (1. d4 (1. c4', 1, undefined, undefined],
    ['1. e4 e5 1-0 2. Qxe9', 2, undefined, undefined],
    ['1. e4 e5 * Qxe9', 2, undefined, undefined],
    ['1. e4 --', 2, '--', 'not a move'],
    ['1. e4 \u00e9', 2, '\u00c3\u00a9', 'not a move'],
    [`1. e4 ${'x'.repeat(100_000)}`, 2, 'x'.repeat(40), 'not a move'],
  ])('%j', (text, ply, move, reason) => {
    const replayer = open();
    const bytes = Buffer.from(text);
    const failure = failureOf(() => replayer.replayMovetext(bytes, 0, bytes.length));
    expect([failure?.ply ?? replayer.ply, failure?.move, failure?.reason]).toEqual([ply, move, reason]);
  });
});
