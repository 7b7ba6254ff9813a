import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { GameDetail } from '../games/game-view.js';
import { CSV_COLUMNS, CSV_FORMAT } from './csv-format.js';
import { describeColumns, GAME_FIELDS } from './game-fields.js';
import { PLY_FIELDS } from './parquet/ply-fields.js';

const NOBODY = { white: undefined, black: undefined };
const SIDE = { id: null, name: null, title: null, aiLevel: null, rating: null, ratingDiff: null, team: null };

function aGame(changes: object = {}): GameDetail {
  const moment = new Date('2026-01-02T03:04:05.678Z');
  return {
    id: 'abcd1234',
    createdAt: moment,
    lastMoveAt: moment,
    status: 'draw',
    moves: '',
    players: { white: SIDE, black: SIDE },
    ...changes,
  } as unknown as GameDetail;
}

const write = (game: GameDetail): string => CSV_FORMAT.make({ game, accounts: NOBODY });

/** A reader of RFC 4180 that knows nothing of the writer. */
function readRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++];
    }
    rows.at(-1)?.push(cell);
    if (text[at] === ',') at++;
    else {
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

const columns = CSV_COLUMNS.map(({ name }) => name);

/** The cells of a game by column. */
function readGame(game: GameDetail): Record<string, string> {
  const [header, row, ...others] = readRows(CSV_FORMAT.head + write(game));
  expect([header, others]).toEqual([columns, []]);
  return Object.fromEntries(columns.map((name, i) => [name, row?.[i] ?? 'no cell']));
}

describe('a row', () => {
  it('says what a game is in the words of the published table, and more behind it', () => {
    const white = { ...SIDE, id: 'white_rook', name: 'White_Rook', rating: 1801, ratingDiff: -6, title: 'FM' };
    const game = aGame({
      rated: true,
      plies: 3,
      status: 'resign',
      winner: 'black',
      clock: { initialS: 100, incrementS: 8 },
      moves: 'e4 e5 Qh5',
      players: { white, black: { ...SIDE, aiLevel: 3 } },
      clocksCs: [30000, 29998],
      analysis: [{ eval: -20 }, {}, { mate: -3 }],
      imported: null,
    });
    expect(readGame(game)).toMatchObject({
      id: 'abcd1234',
      rated: 'true',
      created_at: '2026-01-02T03:04:05.678Z',
      turns: '3',
      victory_status: 'resign',
      winner: 'black',
      increment_code: '1.666667+8',
      white_id: 'White_Rook',
      white_rating: '1801',
      white_rating_diff: '-6',
      white_title: 'FM',
      black_id: '',
      black_ai_level: '3',
      moves: 'e4 e5 Qh5',
      clocks_cs: '30000 29998',
      evals_cp: '-20 ? ?',
      evals_mate: '? ? -3',
      imported: 'false',
    });
  });

  it.each(['aborted', 'started', 'unknownFinish'])('has no winner when the game ended as %s', (status) => {
    expect(readGame(aGame({ status })).winner).toBe('');
  });
});

describe('texts of strangers', () => {
  const withName = (name: string): string =>
    readGame(aGame({ players: { white: { ...SIDE, name }, black: SIDE } })).white_name ?? '';

  it.each(['=1+1', '+49', '-2', '@SUM(A1)', '\t=1', '\r=1', "'=1"])('are no formula: %j', (name) => {
    expect(withName(name)).toBe(`'${name}`);
  });

  it('come back as they were, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '-', "'", '"', ',', '\r', '\n', ' ', 'a', 'é', '\t', '@'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (name) => {
        const cell = withName(name);
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(cell.replace(/^'/, '')).toBe(name);
      }),
    );
  });
});

it.each([
  ['CSV', CSV_COLUMNS.map(({ name, about }) => ({ name, about }))],
  ['games in Parquet', GAME_FIELDS],
  ['positions in Parquet', PLY_FIELDS],
])('columns of %s are described in the documentation as they are', async (_, columns) => {
  expect(await readFile('docs/exports.md', 'utf8')).toContain(`${describeColumns(columns)}\n`);
});
