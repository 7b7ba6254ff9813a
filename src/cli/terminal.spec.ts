import { PassThrough } from 'node:stream';
import { formatClock, formatCount, formatDuration, formatPairs, Terminal } from './terminal.js';

interface Screen {
  terminal: Terminal;
  out: () => string;
  err: () => string;
}

function openScreen(options: { json?: boolean; isTTY?: boolean; columns?: number } = {}): Screen {
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): NodeJS.WriteStream => {
    const target = new PassThrough();
    target.on('data', (chunk: Buffer) => (written[name] += chunk.toString()));
    return Object.assign(target, {
      isTTY: options.isTTY ?? false,
      columns: options.columns,
    }) as unknown as NodeJS.WriteStream;
  };
  const terminal = new Terminal(options.json ?? false, stream('out'), stream('err'));
  return { terminal, out: () => written.out, err: () => written.err };
}

describe('an answer', () => {
  it('is text for people', () => {
    const { terminal, out, err } = openScreen();
    terminal.answer({ games: 2 }, '2 games\nand a second line');
    expect([out(), err()]).toEqual(['2 games\nand a second line\n', '']);
  });

  it('is one line of JSON under --json, with nothing beside it', () => {
    const { terminal, out, err } = openScreen({ json: true, isTTY: true });
    terminal.progress('1 game');
    terminal.remark('by the way');
    terminal.answer({ text: 'two\nlines', at: new Date(0) }, 'unused');
    expect([out(), err()]).toEqual(['{"text":"two\\nlines","at":"1970-01-01T00:00:00.000Z"}\n', '']);
  });

  it('cannot steer the terminal, whatever strangers put into their names', () => {
    const { terminal, out, err } = openScreen({ isTTY: true });
    terminal.answer(null, 'a\u001b[2Jb\rc\u009bd\te\nf');
    terminal.remark('\u0007bell');
    terminal.progress('\u001b[31mred\nline');
    expect(out()).toBe('a\ufffd[2Jb\ufffdc\ufffdd\te\nf\n');
    expect(err()).toBe('\ufffdbell\n\r\u001b[2K\ufffd[31mred line');
  });
});

describe('progress', () => {
  it('rewrites one line, and what follows begins on a new one', () => {
    const { terminal, out, err } = openScreen({ isTTY: true });
    terminal.progress('1 game');
    terminal.progress('2 games');
    terminal.answer(null, 'done');
    expect(err()).toBe('\r\u001b[2K1 game\r\u001b[2K2 games\n');
    expect(out()).toBe('done\n');
  });

  it('is cut to the width of the terminal', () => {
    const { terminal, err } = openScreen({ isTTY: true, columns: 30 });
    terminal.progress('x'.repeat(100));
    expect(err()).toBe(`\r\u001b[2K${'x'.repeat(28)}…`);
  });

  it('is silent when nobody is looking', () => {
    const { terminal, err } = openScreen({ isTTY: false });
    terminal.progress('1 game');
    terminal.endProgress();
    expect([terminal.interactive, err()]).toEqual([false, '']);
  });
});

describe('formats', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [12_345, '12,345'],
    [1_234_567, '1,234,567'],
  ])('count %d is %s', (count, text) => expect(formatCount(count)).toBe(text));

  it.each([
    [-3, '0 s'],
    [0.4, '0 s'],
    [45, '45 s'],
    [89, '89 s'],
    [90, '2 min'],
    [720, '12 min'],
    [5_340, '89 min'],
    [5_400, '1 h 30 min'],
    [12_000, '3 h 20 min'],
    [25_200, '7 h 0 min'],
  ])('duration %d is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it.each([
    [new Date(2026, 0, 5, 12, 34, 56), '12:34:56'],
    [new Date(2026, 0, 5, 0, 0, 1), '00:00:01'],
    [new Date(2026, 0, 5, 23, 5, 9), '23:05:09'],
  ])('time of day %s', (time, text) => expect(formatClock(time)).toBe(text));

  it('pairs stand in two columns', () => {
    const pairs: [string, unknown][] = [
      ['Games', 12],
      ['Rejected', 'none'],
    ];
    expect(formatPairs(pairs)).toBe('  Games     12\n  Rejected  none');
  });
});
