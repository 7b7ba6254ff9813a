import fc from 'fast-check';
import { LineCutter, MAX_LINE_LENGTH, parseUci, SearchRecord, type UciInfo } from './uci-protocol.js';

function recordOf(turn: 'white' | 'black', lines: readonly string[]): SearchRecord {
  const record = new SearchRecord(turn);
  for (const message of lines.map(parseUci)) if (message?.type === 'info') record.add(message.info);
  return record;
}

function infoOf(line: string): UciInfo | undefined {
  const message = parseUci(line);
  return message?.type === 'info' ? message.info : undefined;
}

describe('parseUci', () => {
  it.each([
    ['id name Fish 3.1 beta', { type: 'id', key: 'name', value: 'Fish 3.1 beta' }],
    ['id author A. N. Other', { type: 'id', key: 'author', value: 'A. N. Other' }],
    ['uciok', { type: 'uciok' }],
    ['readyok\r', { type: 'readyok' }],
    ['info string using net x.nnue', { type: 'string', text: 'using net x.nnue' }],
    ['bestmove e7e8q ponder a1a2', { type: 'bestmove', move: 'e7e8q' }],
    ['bestmove (none)', { type: 'bestmove' }],
    ['bestmove 0000', { type: 'bestmove' }],
  ])('reads %j', (line, message) => {
    expect(parseUci(line)).toEqual(message);
  });

  it.each([
    [
      'option name Hash type spin default 16 min 1 max 1024',
      { name: 'Hash', type: 'spin', default: '16', min: 1, max: 1024 },
    ],
    ['option name Clear Hash type button', { name: 'Clear Hash', type: 'button' }],
    ['option name Debug Log File type string default ', { name: 'Debug Log File', type: 'string', default: '' }],
    [
      'option name Book type string default my own book.bin',
      { name: 'Book', type: 'string', default: 'my own book.bin' },
    ],
    ['option name Style type combo default Calm var Calm var Wild', { name: 'Style', type: 'combo', default: 'Calm' }],
  ])('reads %j', (line, option) => {
    expect(parseUci(line)).toMatchObject({ type: 'option', option });
  });

  it.each([
    '',
    'Fish 3.1 by A. N. Other',
    'id',
    'id colour red',
    'uciok now',
    'option type spin',
    'option name Hash',
    'bestmove',
    'bestmove e2',
    'bestmove e9e4',
    'xbestmove e2e4',
    `info depth 1 score cp 1 pv ${'e2e4 '.repeat(5_000)}`,
  ])('ignores %j', (line) => {
    expect(parseUci(line)).toBeUndefined();
  });

  it('reads scores, from the view of the side to move', () => {
    expect(infoOf('info depth 5 score cp -31')).toMatchObject({ depth: 5, score: { cp: -31 }, isBound: false });
    expect(infoOf('info depth 5 score mate -3')).toMatchObject({ score: { mate: -3 } });
    expect(Object.is((infoOf('info depth 0 score mate -0')?.score as { mate: number }).mate, 0)).toBe(true);
  });

  it.each(['cp', 'cp x', 'cp 1.5', 'cp 999999', 'mate 247', 'mate --2', 'furlongs 3'])(
    'has no score in %j',
    (score) => {
      expect(infoOf(`info depth 5 score ${score} nodes 9`)).toEqual({
        multipv: 1,
        isBound: false,
        pv: [],
        depth: 5,
        nodes: 9,
      });
    },
  );

  it('knows bounds on either side of the number', () => {
    expect(infoOf('info depth 5 score cp 1 lowerbound nodes 2')).toMatchObject({ isBound: true, nodes: 2 });
    expect(infoOf('info depth 5 score upperbound cp 1 nodes 2')).toMatchObject({ isBound: true, score: { cp: 1 } });
  });

  it('skips what it does not know', () => {
    const line = 'info depth 7 seldepth 9 wdl 100 800 100 sbhits 3 score cp 12 moon full nodes 40 time 2 pv e2e4 e7e5';
    expect(infoOf(line)).toEqual({
      multipv: 1,
      depth: 7,
      score: { cp: 12 },
      isBound: false,
      nodes: 40,
      timeMs: 2,
      pv: ['e2e4', 'e7e5'],
    });
  });

  it('takes the variation to the end of the line, as far as it is moves', () => {
    expect(infoOf('info depth 1 pv e2e4 e7e8n depth nodes 4')).toMatchObject({ depth: 1, pv: ['e2e4', 'e7e8n'] });
  });

  it('survives whatever an engine may write', () => {
    const word = fc.oneof(
      fc.constantFrom('info', 'score', 'cp', 'mate', 'pv', 'depth', 'bestmove', 'option', 'name', 'type', 'var', 'id'),
      fc.constantFrom('multipv', 'string', 'lowerbound', 'nodes', 'time', '-1', '7', 'e2e4', '__proto__', ''),
      fc.string({ unit: 'binary' }),
    );
    const line = fc.oneof(
      fc.array(word).map((words) => words.join(' ')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('white' as const, 'black' as const), (lines, turn) => {
        for (const { score, depth, pv, nodes } of recordOf(turn, lines).finish('e2e4')) {
          expect(Object.values(score).every((value) => Number.isInteger(value) && !Object.is(value, -0))).toBe(true);
          expect([depth, nodes].every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true);
          expect(pv.every((move) => /^[a-h][1-8][a-h][1-8][nbrqk]?$/.test(move))).toBe(true);
        }
      }),
    );
  });

  it('reads back what it is written from', () => {
    const int = fc.nat({ max: 10 ** 9 });
    const score = fc.oneof(
      fc.integer({ min: -32_000, max: 32_000 }).map((cp) => ({ cp })),
      fc.integer({ min: -246, max: 246 }).map((mate) => ({ mate })),
    );
    const pv = fc.array(fc.constantFrom('e2e4', 'e1h1', 'a7a8q', 'h7h5'));
    const info = fc.record({
      multipv: fc.integer({ min: 1, max: 500 }),
      depth: int,
      score,
      nodes: int,
      timeMs: int,
      pv,
    });
    fc.assert(
      fc.property(info, fc.boolean(), (expected, isBound) => {
        const [[kind, value] = []] = Object.entries(expected.score);
        const line =
          `info depth ${expected.depth} seldepth 3 multipv ${expected.multipv} score ${kind} ${value}` +
          `${isBound ? ' upperbound' : ''} nodes ${expected.nodes} nps 1 time ${expected.timeMs} pv ${expected.pv.join(' ')}`;
        expect(infoOf(line)).toEqual({ ...expected, isBound });
      }),
    );
  });
});

describe('SearchRecord', () => {
  const search = [
    'info string a net',
    'info depth 1 seldepth 1 multipv 1 score cp 35 nodes 20 time 1 pv e2e4',
    'info depth 2 seldepth 3 multipv 1 score cp -18 nodes 90 time 2 pv d2d4 d7d5',
    'info depth 3 seldepth 4 multipv 1 score cp 60 lowerbound nodes 200 time 3 pv g1f3',
    'info depth 3 currmove a2a3 currmovenumber 7',
    'info nodes 230 nps 100 hashfull 0 time 4',
  ];

  it('gives the last exact line, and what the whole search took', () => {
    expect(recordOf('white', search).finish('g1f3')).toEqual([
      { score: { cp: -18 }, bestMove: 'g1f3', pv: ['d2d4', 'd7d5'], depth: 2, nodes: 230, timeMs: 4 },
    ]);
  });

  it('turns the score to White', () => {
    expect(recordOf('black', search).finish('g1f3')).toMatchObject([{ score: { cp: 18 } }]);
    const mate = ['info depth 9 score mate 2 pv e2e4'];
    expect(recordOf('white', mate).finish('e2e4')).toMatchObject([{ score: { mate: 2 } }]);
    expect(recordOf('black', mate).finish('e2e4')).toMatchObject([{ score: { mate: -2 } }]);
  });

  it('has nothing without a score', () => {
    expect(recordOf('white', ['info depth 3 pv e2e4', 'info score cp 3']).finish('e2e4')).toEqual([]);
    expect(recordOf('white', ['info depth 3 score cp 9 upperbound pv e2e4']).finish('e2e4')).toEqual([]);
  });

  it('gives the side that is mated a mate without sign', () => {
    const [white] = recordOf('white', ['info depth 0 score mate 0']).finish(undefined);
    const [black] = recordOf('black', ['info depth 0 score mate 0']).finish(undefined);
    expect([white?.score, black?.score, white?.bestMove]).toEqual([{ mate: 0 }, { mate: 0 }, undefined]);
  });

  const twoDepths = [
    'info depth 4 multipv 1 score cp 50 nodes 10 pv e2e4',
    'info depth 4 multipv 2 score cp 40 nodes 10 pv d2d4',
    'info depth 4 multipv 3 score cp 30 nodes 10 pv c2c4',
  ];

  it('takes several lines from one depth', () => {
    const torn = [...twoDepths, 'info depth 5 multipv 1 score cp 45 nodes 20 pv d2d4'];
    const lines = recordOf('black', torn).finish('d2d4');
    expect(lines.map(({ score, bestMove, depth, nodes }) => ({ score, bestMove, depth, nodes }))).toEqual([
      { score: { cp: -50 }, bestMove: 'e2e4', depth: 4, nodes: 20 },
      { score: { cp: -40 }, bestMove: 'd2d4', depth: 4, nodes: 20 },
      { score: { cp: -30 }, bestMove: 'c2c4', depth: 4, nodes: 20 },
    ]);
  });

  it('keeps bounds of lesser lines when there is nothing else', () => {
    const lines = recordOf('white', [
      'info depth 4 multipv 1 score cp 50 pv e2e4',
      'info depth 4 multipv 2 score cp 40 upperbound pv d2d4',
    ]);
    expect(lines.finish('e2e4')).toMatchObject([{ score: { cp: 50 } }, { score: { cp: 40 }, bestMove: 'd2d4' }]);
  });
});

describe('LineCutter', () => {
  it('gives the same lines however the text is cut', () => {
    const text = fc.array(fc.string({ maxLength: 30 })).map((lines) => lines.join('\r\n'));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 100 })), (whole, cuts) => {
        const cutter = new LineCutter();
        const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)).sort((a, b) => a - b), whole.length];
        const pieces = places.map((place, i) => whole.slice(place, places[i + 1] ?? whole.length));
        const expected = whole
          .split('\n')
          .slice(0, -1)
          .map((line) => line.replace(/\r$/, ''));
        expect(pieces.flatMap((piece) => cutter.push(piece))).toEqual(expected);
      }),
    );
  });

  it('drops a line that is too long, and nothing else', () => {
    const cutter = new LineCutter();
    const lines = ['one\n', 'x'.repeat(MAX_LINE_LENGTH), 'y', '\ntwo\nthr', 'ee\n'].flatMap((piece) =>
      cutter.push(piece),
    );
    expect(lines).toEqual(['one', 'two', 'three']);
    expect([cutter.push('fo'), cutter.end()]).toEqual([[], 'fo']);
  });
});
