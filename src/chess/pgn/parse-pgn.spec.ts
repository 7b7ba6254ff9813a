import { parsePgn } from './parse-pgn.js';
import { bytesOf, refusal } from './spec-kit.js';

const parse = (text: string): ReturnType<typeof parsePgn> => parsePgn(bytesOf(text));
const tagsOf = (text: string): Record<string, string> => Object.fromEntries(parse(text).tags);

describe('Tags of a game', () => {
  it.each<[string, Record<string, string>]>([
    ['[Event "x"]\n[Site "?"]\n\n*', { Event: 'x', Site: '?' }],
    ['[Event "x"][White "a"] [Black "b"] *', { Event: 'x', White: 'a', Black: 'b' }],
    ['[ Event  "x" ]\n\n[White "a"]\n*', { Event: 'x', White: 'a' }],
    ['\ufeff[Event "x"]\r\n\r\n*', { Event: 'x' }],
    ['[Event "x"]\r[White "a"]\r\r*', { Event: 'x', White: 'a' }],
    [String.raw`[Event "a \"b\" c\\d \e"] *`, { Event: String.raw`a "b" c\d \e` }],
    ['[Event "C:\\"]\n[White "a"]\n*', { Event: 'C:\\', White: 'a' }],
    ['[Event ""]\n[White "{"]\n[Black "] ;"]\n*', { Event: '', White: '{', Black: '] ;' }],
    ['[Event "x"]\n[Event "y"]\n*', { Event: 'x' }],
    ['[Event "≤ 1500 Hævikodden"] *', { Event: '≤ 1500 Hævikodden' }],
    ['% a line for nobody\n[Event "x"]\n%[Event "y"]\n*', { Event: 'x' }],
  ])('of %j', (text, tags) => {
    expect(tagsOf(text)).toEqual(tags);
  });

  it('are read as Latin-1 where the game is no UTF-8', () => {
    const bytes = bytesOf('[Event "Bührén"]\n\n1. e4 {größer} *', 'latin1');
    const { tags, annotations } = parsePgn(bytes);
    expect(tags.get('Event')).toBe('Bührén');
    expect(annotations).toEqual([{ ply: 1, comments: ['größer'] }]);
  });
});

describe('Moves of a game', () => {
  it.each([
    ['1. e4 e5 2. Nf3 *', 'e4 e5 Nf3'],
    ['1.e4 e5 2.Nf3', 'e4 e5 Nf3'],
    ['1. e4 1... e5 2. Nf3 2...Nc6 1-0', 'e4 e5 Nf3 Nc6'],
    ['e4 e5 Nf3', 'e4 e5 Nf3'],
    ['1 e4 e5 2 Nf3', 'e4 e5 Nf3'],
    ['1 . e4 e5 2... Nf3 7. d3', 'e4 e5 Nf3 d3'],
    ['1… e5', 'e5'],
    ['1.\ne4\r\ne5\t2.\u00a0Nf3', 'e4 e5 Nf3'],
    ['0-0 0-0-0+ O-O O-O-O# o-o', 'O-O O-O-O+ O-O O-O-O# O-O'],
    ['a8=Q a8Q bxa8=n+ a8(R) a8/B# Pa1=Q', 'a8=Q a8=Q bxa8=N+ a8=R a8=B# a1=Q'],
    ['exd6 e.p. exd6e.p. exd6ep', 'exd6 exd6 exd6'],
    ['Pe4 Nb1-c3 e2-e4 R1xa3+ Qh4e1# Bf4:d6', 'e4 Nb1-c3 e2-e4 R1xa3+ Qh4e1# Bf4xd6'],
    ['♘f3 ♞c6 ♙e4', 'Nf3 Nc6 e4'],
    ['N@f3 P@e4 @e5+ q@d8', 'N@f3 P@e4 P@e5+ Q@d8'],
    ['1. e4 {a} e5 (1... c5 (1... e6 {)}) 2. Nf3) 2. Nf3 ; and so on (\nNc6', 'e4 e5 Nf3 Nc6'],
    ['1. e4\n% Nf3 is not here\ne5', 'e4 e5'],
    ['e4!? e5$14 $1 Nf3 ?! Nc6!!', 'e4 e5 Nf3 Nc6'],
    ['', ''],
    ['*', ''],
    ['23. *', ''],
  ])('of %j', (text, moves) => {
    const game = parse(`[Event "x"]\n\n${text}`);
    expect([game.moves, game.plies]).toEqual([moves, moves === '' ? 0 : moves.split(' ').length]);
  });

  it('stand directly behind the tags, or without any', () => {
    expect(parse('[Event "x"]\n1. e4 *').moves).toBe('e4');
    expect(parse('1. e4 *')).toEqual({ tags: new Map(), moves: 'e4', plies: 1, result: '*' });
  });

  it.each([
    ['[Result "1-0"] e4 0-1', '0-1'],
    ['[Result "1-0"] e4 *', '*'],
    ['[Result "1-0"] e4', '1-0'],
    ['[Result " 1/2 "] e4', '1/2-1/2'],
    ['[Result "?"] e4', '*'],
    ['[Result "1-0 (time)"] e4', '*'],
    ['e4 1/2', '1/2-1/2'],
    ['e4{end}1-0', '1-0'],
    ['e4', '*'],
  ])('decide on the result: %j', (text, result) => {
    expect(parse(text).result).toBe(result);
  });
});

describe('What stands beside the moves', () => {
  it('are clocks, times and evaluations in any spelling', () => {
    const game = parse(
      '1. e4 { [%eval 0.35] [%clk 0:05:00] [%emt 0:00:01.5] } e5 {[%clk 1:59.25][%eval -1.2,20] [%emt 2]} ' +
        '2. Nf3 {[%eval\n#-3] [%emt 0:01:00][%clk 12:00:07.3]} Nc6 {[%clk 0:00:00.999] [%eval #+4,12] [%emt 0.04]} *',
    );
    expect(game).toEqual({
      tags: new Map(),
      moves: 'e4 e5 Nf3 Nc6',
      plies: 4,
      result: '*',
      clocksCs: [30_000, 11_925, 4_320_730, 100],
      thinkCs: [150, 200, 6_000, 4],
      evaluations: [{ cp: 35 }, { cp: -120, depth: 20 }, { mate: -3 }, { mate: 4, depth: 12 }],
    });
  });

  it.each([
    ['e4 CLK e5 CLK Nf3 CLK *', { clocksCs: [6_000, 6_000, 6_000] }],
    ['e4 CLK e5 CLK Nf3 *', { clocksCs: [6_000, 6_000] }],
    ['e4 CLK e5 Nf3 CLK *', { someClocksCs: [6_000, null, 6_000] }],
    ['e4 CLK e5 CLK Nf3 Nc6 *', { clocksCs: [6_000, 6_000] }],
    ['e4 e5 CLK *', { someClocksCs: [null, 6_000] }],
    ['e4 CLK *', { clocksCs: [6_000] }],
    ['e4 e5 *', {}],
    ['e4 EMT e5 EMT *', { thinkCs: [100, 100] }],
    ['e4 EMT e5 *', { someThinkCs: [100] }],
    ['e4 CLK e5 EMT Nf3 *', { clocksCs: [6_000], someThinkCs: [null, 100] }],
  ])('are times of all plies, or of some: %s', (text, times) => {
    const movetext = text.replaceAll('CLK', '{[%clk 0:01:00]}').replaceAll('EMT', '{[%emt 1]}');
    const { clocksCs, someClocksCs, thinkCs, someThinkCs } = parse(movetext);
    expect({ clocksCs, someClocksCs, thinkCs, someThinkCs }).toEqual(times);
  });

  it('are evaluations of some plies', () => {
    expect(parse('e4 e5 {[%eval 0]} Nf3 *').evaluations).toEqual([null, { cp: 0 }, null]);
    expect(parse('e4 {[%eval -0.00]} *').evaluations).toEqual([{ cp: 0 }]);
  });

  it('are comments, glyphs and side lines, each beside its ply', () => {
    const game = parse(
      '[Event "x"]\n\n{ before\n  all } 1. e4! $14 {[%clk 0:01:00] good [%eval 0.3] move [%cal Ge2e4]} (1. d4 {or\nthis} ' +
        '(1. c4)) (1. Nf3) 1... e5?! ; to the end\n{one} {two}{} *\n{behind}',
    );
    expect(game.annotations).toEqual([
      { ply: 0, comments: ['before all'] },
      {
        ply: 1,
        nags: [1, 14],
        comments: ['good move [%cal Ge2e4]'],
        variations: ['1. d4 {or this} (1. c4)', '1. Nf3'],
      },
      { ply: 2, nags: [6], comments: ['to the end', 'one', 'two', 'behind'] },
    ]);
    expect(game.evaluations).toEqual([{ cp: 30 }, null]);
  });

  it.each([
    ['{[%clk]}', '[%clk]'],
    ['{[%clk 1:2:3:4]}', '[%clk 1:2:3:4]'],
    ['{[%clk -1]}', '[%clk -1]'],
    ['{[%clk 9999999:00:00]}', '[%clk 9999999:00:00]'],
    ['{[%clk 999999:00:00]}', '[%clk 999999:00:00]'],
    ['{[%eval ?]}', '[%eval ?]'],
    ['{[%eval .]}', '[%eval .]'],
    ['{[%eval #]}', '[%eval #]'],
    ['{[%eval 1,]}', '[%eval 1,]'],
    ['{[%eval 1', undefined],
  ])('stays as it is when it cannot be understood: %s', (comment, kept) => {
    if (kept === undefined) expect(refusal(() => parse(`e4 ${comment} *`)).reason).toBe('A comment is not closed');
    else expect(parse(`e4 ${comment} *`)).toMatchObject({ annotations: [{ ply: 1, comments: [kept] }] });
  });

  it('counts as the last of several that stand there', () => {
    expect(parse('e4 {[%clk 0:01:00] [%clk 0:02:00]} *').clocksCs).toEqual([12_000]);
  });
});

describe('What is no game', () => {
  it.each([
    ['e4 {one *', 'A comment is not closed', 3],
    ['e4 (e5 {)} *', 'A side line is not closed', 3],
    ['e4 (e5 {*', 'A comment is not closed', 7],
    ['e4 e5) *', 'A side line ends here that was never opened', 5],
    ['e4 } e5', 'A comment ends here that was never opened', 3],
    ['e4 [White "x"] e5', 'A tag, or part of one, stands among the moves', 3],
    ['e4 ] e5', 'A tag, or part of one, stands among the moves', 3],
    ['e4 -- Nf3', 'The main line holds a null move, "--": a game in which a side passed cannot be played', 3],
    ['e4 Z0 Nf3', 'The main line holds a null move, "Z0": a game in which a side passed cannot be played', 3],
    ['e4 e5 2. Sf3', '"Sf3" names its piece in another language than English: the letters are K, Q, R, B and N', 9],
    ['1. d4 d5 2. Лf3', '"Лf3" names its piece in another language than English: the letters are K, Q, R, B and N', 12],
    ['1. pawn to e4', '"pawn" is not a move', 3],
    ['e4 e9', '"e9" is not a move', 3],
    ['e4 Nxx', '"Nxx" is not a move', 3],
    ['e4 Nxxf6', '"Nxxf6" is not a move', 3],
    ['e4 e4e4e4', '"e4e4e4" is not a move', 3],
    ['e4 N', '"N" is not a move', 3],
    ['e4 O-O-O-O', '"O-O-O-O" is not a move', 3],
    ['e4 <x>', '"<x>" is not a move', 3],
    ['e4 $', 'A $ has no number of up to three digits behind it', 3],
    ['e4 $1234', 'A $ has no number of up to three digits behind it', 3],
    ['e4 1-0 e5', 'There are moves behind the result', 7],
    ['e4 1-0 0-1', 'There are two results', 7],
    ['e4 e5\u0000', 'There are zero bytes: is this text in UTF-16, or no text at all?', 5],
    [
      '17. e4 e5',
      'The first move has the number 17, and there is no position it is played from: the beginning is missing',
      4,
    ],
    ['*', 'This is no game: there are no tags and no moves', 0],
    ['{only a comment}', 'This is no game: there are no tags and no moves', 0],
    ['[Event "x"', 'The tag Event has no closing bracket behind its value (a quote in a value is written \\")', 10],
    ['[Event "x" y"]', 'The tag Event has no closing bracket behind its value (a quote in a value is written \\")', 11],
    ['[Event "x\n"]', 'The value of the tag Event has no closing quote on its line', 7],
    ['[Event]', 'The tag Event has no value in quotes', 6],
    ['["x"]', 'A bracket opens a tag that has no name', 1],
    ['[%~<|> "x"]', 'A bracket opens a tag that has no name', 1],
    [`[Event "${'x'.repeat(2_001)}"]`, 'The value of the tag Event is longer than 2000 bytes', 0],
    [`[${'x'.repeat(101)} "x"]`, 'A tag has a name of over 100 bytes', 0],
    [`e4 {${'x'.repeat(50_000)}}`, 'A comment is longer than 50000 bytes', 3],
    [`e4 ${'('.repeat(51)}`, 'Side lines are nested more than 50 deep', 53],
    ['e4 '.repeat(10_001), 'There are more than 10000 plies', 30_000],
  ])('is named with its reason and its place: %j', (text, reason, offset) => {
    const error = refusal(() => parse(text));
    expect([error.reason, error.offset]).toEqual([reason, offset]);
  });

  it('are too many tags', () => {
    const tags = Array.from({ length: 201 }, (_, i) => `[T${i} "x"]\n`).join('');
    expect(refusal(() => parse(tags)).reason).toBe('There are more than 200 tags');
  });

  it.each(['\n', '\r\n', '\r'])('is named with its line, for lines that end with %j', (lineEnd) => {
    const text = '[Event "x"]\n[Site "y"]\n\n1. e4 e5\n2. oops *'.replaceAll('\n', lineEnd);
    const { line, offset } = refusal(() => parse(text));
    expect({ line, offset }).toEqual({ line: 5, offset: text.indexOf('oops') });
  });
});
