// Tables of games through the readers of an import.
import { readGameFile } from '../game-file.mjs';
import { makeCsv, makeGames } from '../games.mjs';
import { LINE_CHANGES } from '../line-changes.mjs';
import { readRealFiles } from '../real-files.mjs';

const GAMES = 25;
const DELIMITERS = [',', ';', '\t'];
const LINE_ENDS = ['\n', '\r\n'];

export const changes = LINE_CHANGES;

const SIGNS = [
  '"',
  '""',
  '"""',
  ',"',
  '",',
  '","',
  ';"',
  '"\n',
  '\n"',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\0',
  ' ',
  "'",
];
const NUMBERS = [
  '0',
  '-1',
  '1e999',
  'Infinity',
  'NaN',
  '0x10',
  '9'.repeat(400),
  '1.50421E+12',
  '0.1+0',
  '999+999',
  '5+',
];
const WORDS = [
  'True',
  'draw',
  'white',
  'moves',
  'id',
  'e4 ',
  'O-O ',
  'ť4 ',
  '1. e4 {no} ',
  '\ufeff',
  'é♞',
  '\u2028',
  '-',
];
const TIMES = ['2020-01-01T00:00:00.000Z', '1500000000000', '1.5E+12', '1e400', '+275760-09-13', '1970-01-01'];
const HEADERS = ['id,rated,created_at,winner,white_id,black_id,moves\n', 'moves;moves;MOVES\n', 'moves\n', '"moves\n"'];
// Each of these lines leaves a quote open, whether it begins inside of quotes or not.
const LINES = ['x",",\n', 'a""\n', '"a""b,\n', ',,,,,,,,,,,,,,,\n'];
const BYTES = [[0xe9], [0xed, 0xa0, 0x80], [0xff, 0xfe], [0xc0, 0x80]].map((bytes) => Buffer.from(bytes));
export const dictionary = [...SIGNS, ...NUMBERS, ...WORDS, ...TIMES, ...HEADERS, ...LINES, ...BYTES];

/** @returns files made here, and real ones where there are any */
export function makeSeeds() {
  const games = makeGames(5);
  const forms = DELIMITERS.flatMap((delimiter) => LINE_ENDS.map((lineEnd) => ({ delimiter, lineEnd })));
  const made = forms.flatMap((form, i) => [
    makeCsv(games.slice(i * 10, i * 10 + GAMES), form),
    makeCsv(games.slice(i * 10, i * 10 + 3), { ...form, exact: false }),
  ]);
  return [...made.map((text) => Buffer.from(text)), ...readRealFiles(/\.csv(\.gz)?$/)];
}

export function read(bytes, random) {
  return readGameFile('csv', bytes, random);
}
