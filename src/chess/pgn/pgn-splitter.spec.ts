import { bytesOf, cut, split, textOf } from './spec-kit.js';

const FIRST = '[Event "First"]\n[White "white_rook"]\n[Black "black_pawn"]\n\n1. e4 e5 1-0';
const SECOND = '[Event "Second"]\n[White "Home_Rook"]\n\n1. d4 d5 2. c4 *';
const MARK = '\ufeff';

describe('Pieces of a stream of PGN', () => {
  it('have their place in bytes and lines, and no blank space around them', () => {
    const pieces = split(bytesOf(`${MARK}\n${FIRST}\n\n\n${SECOND}\n\n`));
    expect(pieces.map(textOf)).toEqual([FIRST, SECOND]);
    expect(pieces.map(({ offset, line }) => ({ offset, line }))).toEqual([
      { offset: 4, line: 2 },
      { offset: 4 + FIRST.length + 3, line: 9 },
    ]);
  });

  it.each([
    ['CR LF', '\r\n'],
    ['CR alone', '\r'],
  ])('are the same with line ends of %s', (_, lineEnd) => {
    const text = `${FIRST}\n\n${SECOND}\n`.replaceAll('\n', lineEnd);
    const pieces = split(bytesOf(text));
    expect(pieces.map(textOf)).toEqual([FIRST, SECOND].map((game) => game.replaceAll('\n', lineEnd)));
    expect(pieces.map(({ line }) => line)).toEqual([1, 7]);
  });

  it.each<[string, string[]]>([
    [
      'games whose first tag is not Event',
      ['[White "a"]\n[Event "x"]\n\n1. e4 *', '[White "b"]\n[Event "y"]\n\n1. d4 *'],
    ],
    ['tags parted by an empty line', ['[Event "x"]\n\n[White "a"]\n[Black "b"]\n\n1. e4 *', FIRST]],
    ['games of tags alone', ['[Event "x"]\n[Result "1-0"]', '[Event "y"]\n[Result "*"]', FIRST]],
    ['tags alone, Event last', ['[White "a"]\n[Event "x"]', '[White "b"]\n[Event "y"]', '[White "c"]\n\n1. e4 *']],
    ['no result', ['[Event "x"]\n\n1. e4 e5', SECOND]],
    ['moves over several lines and an empty one', ['[Event "x"]\n\n1. e4\ne5\n\n2. Nf3 *', SECOND]],
    ['moves without tags', ['1. e4 e5 1-0', '1. d4 d5 0-1']],
    ['a result in the middle of a side line', ['[Event "x"]\n\n1. e4 (1. d4 1-0\n\n) e5 *', SECOND]],
    ['a comment with a bracket', ['[Event "x"]\n\n1. e4 {see\n[White "b"]\nabove} e5 *', SECOND]],
    ['a comment with an empty line', ['[Event "x"]\n\n1. e4 {one\n\n[two]\n\nthree} e5 *', SECOND]],
    ['a comment with a tag and an empty line', ['[Event "x"]\n\n1. e4 {one\n\n[Event "two"]\nthree} e5 *', SECOND]],
    ['a comment that is not closed', ['[Event "x"]\n\n1. e4 {one', SECOND, FIRST]],
    [
      'a comment that is not closed, before clocks',
      ['[Event "x"]\n\n1. e4 {one', '[Event "y"]\n\n1. d4 {[%clk 0:01:00]} *'],
    ],
    ['a comment to the end of the line with a brace', ['[Event "x"]\n\n1. e4 ; not { this\n e5 *', SECOND]],
    ['a comment behind the result', ['[Event "x"]\n\n1. e4 * {good}', SECOND]],
    ['a comment on the line behind the result', ['[Event "x"]\n\n1. e4 *\n{good\n\nend}', SECOND]],
    ['comments before the first tag', ['; by a program\n% and its page\n{of notes}\n[Event "x"]\n\n1. e4 *', SECOND]],
    ['an escaped line that looks like a tag', ['[Event "x"]\n\n1. e4\n%[Event "y"]\ne5 *', SECOND]],
    ['a brace in a tag', ['[Event "{"]\n[White "("]\n\n1. e4 *', '[Event "}"]\n\n1. d4 *', SECOND]],
    ['a quote and a bracket in a tag', ['[Event "a \\"] b"]\n[White "]"]\n\n1. e4 *', SECOND]],
    ['a tag whose value ends with a backslash', ['[Event "a\\"]\n[White "b"]\n\n1. e4 *', SECOND]],
    ['a broken tag, its line end in the value', ['[Event "x"]\n[Site "a\nb"]\n[Result "*"]\n\n1. e4 *', SECOND]],
    ['a broken first tag', ['[Event x]\n[White "a"]\n\n1. e4 *', SECOND]],
    ['several tags on a line', ['[Event "x"][White "a"] 1. e4 *', '[Event "y"] [White "b"] *', SECOND]],
  ])('are games: %s', (_, games) => {
    expect(cut(games.join('\n\n'))).toEqual(games);
  });

  it.each<[string, string[]]>([
    ['without an empty line between them', [FIRST, SECOND, FIRST]],
    ['of one line each', ['[Result "1-0"] e4 *', '[Result "0-1"] d4 *']],
    ['without result, with the tag Event', ['[Event "x"]\n1. e4 e5', '[Event "y"]\n1. d4']],
    ['without result, with a tag that was there before', ['[White "x"]\n[Black "z"]\n1. e4 e5', '[White "y"]\n1. d4']],
    ['with a comment that is not closed', ['[Event "x"]\n\n1. e4 {one', SECOND]],
    ['with text between them', [FIRST, 'Here somebody wrote a letter.', SECOND]],
  ])('are games %s, line after line', (_, games) => {
    expect(cut(games.join('\n'))).toEqual(games);
  });

  it('are cut within a line where a tag follows a result', () => {
    expect(cut('[Result "*"] e4 * [Result "1-0"] d4 1-0')).toEqual(
      ['[Result "*"] e4 * ', '[Result "1-0"] d4 1-0'].map((t) => t.trim()),
    );
  });

  it('are also what stands between games', () => {
    const letter = 'Dear reader,\n\nhere are two games. They are *not* {long}.';
    expect(cut(`${letter}\n\n${FIRST}\n\nAnd the other:\n\n${SECOND}\n\nBye`)).toEqual([
      letter,
      FIRST,
      'And the other:',
      SECOND,
      'Bye',
    ]);
  });

  it('are none where there is nothing', () => {
    expect(cut('')).toEqual([]);
    expect(cut(`${MARK}\r\n \t\u001a`)).toEqual([]);
  });
});

describe('A piece that is too long', () => {
  const noise = `[Event "long"]\n\n${'1. e4 {and on\n\n[White "it goes"]\n} '.repeat(200)}`;
  const text = `${FIRST}\n\n${noise}\n\n${SECOND}\n\n${FIRST}\n`;

  it.each([1, 7, 100, 100_000])('is cut and named once; the next game is found again (chunks of %i bytes)', (size) => {
    const pieces = split(bytesOf(text), size, { longestPiece: 1_000 });
    expect(pieces.map(textOf)).toEqual([FIRST, noise.slice(0, 1_000), SECOND, FIRST]);
    expect(pieces.map(({ tooLong }) => tooLong)).toEqual([undefined, true, undefined, undefined]);
    const lines = [FIRST, SECOND].map((game) => text.slice(0, text.lastIndexOf(game)).split('\n').length);
    expect([pieces[3]?.line, pieces[2]?.line]).toEqual(lines);
    expect(pieces[2]?.offset).toBe(text.indexOf(SECOND));
  });

  it('is not kept in memory', () => {
    const chunk = Buffer.alloc(1 << 20, 'Nf3 ');
    const splitter = split(
      Buffer.concat([bytesOf('[Event "x"]\n\n'), ...Array.from({ length: 40 }, () => chunk)]),
      1 << 16,
    );
    expect(splitter.map(({ bytes, tooLong }) => [bytes.length, tooLong])).toEqual([[1_000_000, true]]);
  });

  it.each([
    ['one line of brackets', '['],
    ['tags without end', '[a "b"]\n\n'],
    ['tags that are never closed', '[a "'],
    ['braces', '{\n'],
    ['lone carriage returns', 'e4\r'],
    ['results', '*\n{'],
    ['half tags in a comment', '{\n\n[Event "x"]\n'],
  ])('costs no more time than another: %s', (_, unit) => {
    const bytes = Buffer.alloc(3_000_000, unit);
    const started = performance.now();
    split(bytes, 1 << 16);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
