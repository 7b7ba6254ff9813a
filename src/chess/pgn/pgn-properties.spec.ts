import fc from 'fast-check';
import { makePgn, type PgnMove } from '../pgn-writer.js';
import { openGame } from '../replay/open-game.js';
import { GameEnd } from './game-end.js';
import { PgnSyntaxError } from './pgn-syntax-error.js';
import { readPgn } from './read-pgn.js';
import { bytesOf, split, textOf } from './spec-kit.js';
import { UsualGameEnd } from './usual-game-end.js';

const SLOWEST_MS = 2_000;
const RESULTS = ['1-0', '0-1', '1/2-1/2', '*'] as const;

interface MadeGame {
  tags: [name: string, value: string][];
  start: { color: 'white'; number: 1 };
  moves: PgnMove[];
  result: (typeof RESULTS)[number];
}

/** Plays a game in which each number chooses one of the legal moves. */
function play(choices: readonly number[]): { san: string }[] {
  const game = openGame({ variant: 'standard' });
  const moves = [];
  for (const choice of choices) {
    const legal = game.legalMoves();
    if (legal.length === 0) break;
    moves.push({ san: game.playUci(legal[choice % legal.length] as string).san });
  }
  return moves;
}

// Texts that look like parts of a game, and any others.
const hostileParts = [
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '"',
  '\\',
  ';',
  '%',
  '\n',
  '[Event "x"]',
  '1-0',
  '*',
  '[%clk 0:00:01]',
  'é',
  '♞',
  ' ',
];
const hostile = fc.oneof(
  fc.array(fc.constantFrom(...hostileParts, 'a', 'Nf3'), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const score = fc.oneof(
  fc.record({ cp: fc.integer({ min: -99_999, max: 99_999 }) }),
  fc.record({ mate: fc.integer({ min: -300, max: 300 }).filter((mate) => mate !== 0) }),
);
const madeGame: fc.Arbitrary<MadeGame> = fc
  .record({
    names: fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Za-z0-9_]{1,12}$/), { minLength: 1, maxLength: 8 }),
    values: fc.array(hostile, { minLength: 8, maxLength: 8 }),
    choices: fc.array(fc.nat(), { maxLength: 60 }),
    clocks: fc.option(fc.array(fc.nat(9_999_999), { minLength: 60, maxLength: 60 })),
    evaluations: fc.array(fc.option(score), { minLength: 60, maxLength: 60 }),
    comments: fc.array(fc.option(hostile, { freq: 1 }), { minLength: 60, maxLength: 60 }),
    glyphs: fc.array(fc.constantFrom(undefined, 6, 2, 4, 10), { minLength: 60, maxLength: 60 }),
    result: fc.constantFrom(...RESULTS),
  })
  .map(({ names, values, choices, clocks, evaluations, comments, glyphs, result }) => ({
    tags: names
      .filter((name) => !['FEN', 'Variant'].includes(name))
      .concat('Last')
      .map((name, i) => [name, values[i % 8] ?? ''] as [string, string]),
    moves: play(choices).map((move, i) => ({
      ...move,
      nags: [glyphs[i] ?? []].flat(),
      clockCs: clocks?.[i],
      evaluation: evaluations[i] ?? undefined,
      comments: [comments[i] ?? []].flat(),
    })),
    start: { color: 'white', number: 1 },
    result,
  }));

/** What a comment of the writer says when it is read: no line ends, no braces, no commands. */
function commentAsRead(comment: string): string {
  const text = comment.replaceAll('{', '(').replaceAll('}', ')').replace(/\s+/g, ' ');
  return text.replaceAll('[%clk 0:00:01]', ' ').replace(/\s+/g, ' ').trim();
}

const tagAsRead = (value: string): string => value.replaceAll(/[\u0000-\u001f\u007f]/g, ' ');

/** Oracle: the fields of the writer's game in the form the reader gives them. */
function expected({ tags, moves, result }: MadeGame): Record<string, unknown> {
  const clocks = moves.map(({ clockCs }) => clockCs ?? null);
  const timed = moves.findLastIndex(({ clockCs }) => clockCs !== undefined) + 1;
  return {
    tags: new Map(tags.map(([name, value]) => [name, tagAsRead(value)])),
    moves: moves.map(({ san }) => san).join(' '),
    plies: moves.length,
    result,
    clocksCs: clocks.slice(0, timed),
    evaluations: moves.some(({ evaluation }) => evaluation) ? moves.map((move) => move.evaluation ?? null) : undefined,
    comments: moves.map(({ comments = [] }) => comments.map(commentAsRead).filter((text) => text !== '')),
  };
}

function read(bytes: Uint8Array): Record<string, unknown> {
  const game = readPgn(bytes, { checkMoves: true });
  const { tags, moves, plies, result, clocksCs, someClocksCs, evaluations, annotations } = game;
  const commentsOf = (ply: number): string[] => annotations?.find((note) => note.ply === ply)?.comments ?? [];
  const comments = Array.from({ length: plies }, (_, i) => commentsOf(i + 1));
  return { tags, moves, plies, result, clocksCs: clocksCs ?? someClocksCs ?? [], evaluations, comments };
}

const file = fc.array(madeGame, { minLength: 1, maxLength: 5 });

it('Games that were written are read again as they were', () => {
  fc.assert(
    fc.property(file, fc.integer({ min: 1, max: 300 }), (games, chunkSize) => {
      const texts = games.map((game) => makePgn(game));
      const pieces = split(bytesOf(texts.join('\n')), chunkSize);
      expect(pieces.map(textOf)).toEqual(texts.map((text) => text.trim()));
      pieces.forEach(({ bytes }, i) => expect(read(bytes)).toEqual(expected(games[i] as MadeGame)));
    }),
    { numRuns: 60 },
  );
});

describe('Whatever a file holds', () => {
  const unit = fc.constantFrom(
    ...hostileParts,
    '[White "a"]',
    '[Event "y"]\n',
    '\n\n',
    '\r',
    '\r\n',
    'e4',
    '1.',
    '$',
    '-',
    '0-0',
    '\ufeff',
  );
  const anything = fc.oneof(
    fc.array(unit, { maxLength: 80 }).map((parts) => bytesOf(parts.join(''))),
    fc
      .array(
        fc.oneof(
          unit,
          madeGame.map((game) => `\n${makePgn(game)}`),
        ),
        { maxLength: 12 },
      )
      .map((parts) => bytesOf(parts.join(''))),
    fc.uint8Array({ maxLength: 200 }),
  );
  const options = { longestPiece: 150 };

  it('is cut into the same pieces, however it comes in chunks', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 40 }), fc.boolean(), (bytes, chunkSize, isShort) => {
        const limits = isShort ? options : undefined;
        const many = split(withRoom(bytes), chunkSize, limits);
        expect(many).toEqual(split(withRoom(bytes), undefined, limits));
      }),
      { numRuns: 120 },
    );
  });

  it('is accounted for, byte by byte and line by line', () => {
    fc.assert(
      fc.property(anything, (bytes) => {
        let at = 0;
        for (const piece of split(bytes)) {
          expect(isBlank(bytes.subarray(at, piece.offset))).toBe(true);
          expect(Buffer.from(piece.bytes).equals(bytes.subarray(piece.offset, piece.offset + piece.bytes.length))).toBe(
            true,
          );
          expect(piece.line).toBe(lineAt(bytes, piece.offset));
          at = piece.offset + piece.bytes.length;
        }
        expect(isBlank(bytes.subarray(at))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is read or refused with a reason, in bounded time', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (bytes, checkMoves) => {
        for (const piece of split(bytes)) expectReadOrRefused(piece.bytes, checkMoves);
        expectReadOrRefused(bytes, checkMoves);
      }),
      { numRuns: 200 },
    );
  });
});

describe('A game of the usual form', () => {
  // The usual is more often than the rest together.
  const mostly = (usual: string, rest: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rest });
  const tag = fc.constantFrom(
    '[Event "x"]\n',
    '[White "a \\"]\n',
    '[%a "b"]\n',
    '[ "b"] \n',
    '[A "x"][B "y"]\n',
    '[A "x"] e4 *\n',
    '[A]\n',
    '[A "b\n',
  );
  const word = fc.constantFrom(
    'e4 ',
    '1. ',
    '{ [%clk 0:01:00] } ',
    '{',
    '}',
    '(',
    ') ',
    ';',
    '[',
    '[A "x"]',
    '*',
    ' * ',
    '1-0 ',
    '1/2-1/2',
    '%',
    '\r',
    '\n',
  );
  const gap = fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\r\r', '\n \n', '');
  const joined = (parts: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc.array(parts, { maxLength }).map((all) => all.join(''));
  const next = fc.constantFrom('[Event "y"]\n', '{ more }', '; more', '% more', 'text', '');
  const ending = fc.constantFrom('*', ' 1-0', ' 1/2', '} 0-1', '');
  const texts = fc
    .tuple(
      mostly('[Event "x"]\n', joined(tag, 4)),
      mostly('\n', gap),
      joined(word, 6),
      mostly(' 1-0', ending),
      mostly('\n\n', gap),
      mostly('[Event "y"]\n', next),
    )
    .map((parts) => parts.join(''));

  it('ends where any other reading of it ends', () => {
    const usual = new UsualGameEnd();
    const anyForm = new GameEnd();
    let found = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = Buffer.from(text);
        usual.search(bytes);
        const end = usual.find(0);
        if (end < 0) return;
        found++;
        expect(anyForm.find(bytes, 0, bytes.length, true)).toBe(end);
        expect(anyForm.lines).toBe(usual.lines);
        expect(anyForm.find(bytes, 0, bytes.length, false)).toBe(end);
      }),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

describe('A file of 20 games with one byte that was changed', () => {
  const games = Array.from({ length: 20 }, (_, i) => makeTwentieth(i));
  const offsets = games.map((_, i) => games.slice(0, i).join('').length);
  const text = games.join('');

  it('loses no game but the one it is in and its neighbours', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Buffer.from(text);
        bytes[at] = byte;
        const hit = offsets.findLastIndex((offset) => offset <= at);
        const found = new Set(split(bytes).map(({ bytes: piece }) => Buffer.from(piece).toString('latin1')));
        const lost = games.flatMap((game, i) => (found.has(game.trim()) ? [] : [i]));
        expect(lost.filter((i) => Math.abs(i - hit) > 1)).toEqual([]);
        for (const piece of split(bytes)) expectReadOrRefused(piece.bytes, true);
      }),
      { numRuns: 200 },
    );
  });
});

/** The i-th of twenty games in four styles. */
function makeTwentieth(i: number): string {
  const moves = play(Array.from({ length: 20 + i }, (_, ply) => ply * 7 + i * 13));
  const tags: [string, string][] = [
    ['Event', `Game ${i}`],
    ['White', 'white_rook'],
    ['Black', 'Home_Rook'],
    ['Result', '1-0'],
  ];
  const withClocks = moves.map((move, ply) => ({ ...move, clockCs: 60_000 - ply * 100 }));
  const game = makePgn({
    tags,
    start: { color: 'white', number: 1 },
    moves: i % 2 ? moves : withClocks,
    result: '1-0',
  });
  const [head = '', movetext = ''] = game.trim().split('\n\n');
  // Others break lines, and some of them leave only one empty line between games.
  const lines = i % 4 < 2 ? movetext : movetext.replaceAll(/((?:\S+ ){7}\S+) /g, '$1\n');
  return `${head}\n\n${lines}\n\n${i % 4 === 3 ? '\n' : ''}`;
}

function expectReadOrRefused(bytes: Uint8Array, checkMoves: boolean): void {
  const started = performance.now();
  try {
    readPgn(bytes, { checkMoves });
  } catch (error) {
    if (!(error instanceof PgnSyntaxError)) throw error;
    expect(error.reason).not.toBe('');
    expect(error.offset).toBeLessThanOrEqual(bytes.length);
    expect(error.line).toBe(lineAt(bytes, error.offset));
  }
  expect(performance.now() - started).toBeLessThan(SLOWEST_MS);
}

/** Blank space before the text so that it reaches over the borders at which the splitter looks at what it has. */
function withRoom(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.alloc(65_400, ' '), bytes, bytes, bytes]);
}

function isBlank(bytes: Uint8Array): boolean {
  return /^[\s\u001a\ufeff]*$/.test(Buffer.from(bytes).toString('utf8'));
}

function lineAt(bytes: Uint8Array, offset: number): number {
  // A line feed that belongs to a carriage return before the place may stand behind it.
  const before = Buffer.from(bytes.subarray(0, offset)).toString('latin1');
  const ends = before.match(/\r\n|\r|\n/g)?.length ?? 0;
  return before.endsWith('\r') && bytes[offset] === 0x0a ? ends : ends + 1;
}
