// NDJSON through the readers of an import.
import { readGameFile } from '../game-file.mjs';
import { makeGames, makeNdjson } from '../games.mjs';
import { LINE_CHANGES } from '../line-changes.mjs';
import { readRealFiles } from '../real-files.mjs';

const SEEDS = 20;
const GAMES = 8;

export const changes = LINE_CHANGES;

const SIGNS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '\\',
  '\n',
  '\r\n',
  '\n\n',
  '\0',
  ' ',
  '\t',
  '\ufeff',
  '{}',
  '[]',
  '""',
];
const NUMBERS = [
  '0',
  '-1',
  '-0',
  '0.5',
  '1e999',
  '-1e999',
  '1e21',
  '9'.repeat(400),
  '1600000000000',
  '2147483648',
  '00',
];
const WORDS = [
  'null',
  'true',
  'false',
  'NaN',
  'undefined',
  '"é♞"',
  '"ť4 ť5"',
  '{"a":1,"a":2}',
  '{"__proto__":{"a":1}}',
];
const ESCAPES = ['\\u0000', '\\ud800', '\\udc00\\ud800', '\\"', '\\\\', '\\u', '\\x', '\\n', '\\u0001'];
// Bytes that are no UTF-8: Latin-1, half a letter, a surrogate, a NUL in two bytes.
const BYTES = [[0xe9], [0xf0, 0x9f, 0x98], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xff]].map((bytes) => Buffer.from(bytes));
const FIELDS = [
  '"id":"AAAAAAAA",',
  '"variant":"atomic",',
  '"variant":"chess960","initialFen":"qrknbbnr/pppppppp/8/8/8/8/PPPPPPPP/QRKNBBNR w KQkq - 0 1",',
  '"initialFen":"8/8/8/8/8/8/8/8 w - - 0 1",',
  '"moves":"e4 e5 Ke2 O-O e8=Q+",',
  '"moves":"ť4 ť5",',
  '"moves":"1. e4 {no} e5 $1 (d4)",',
  '"clocks":[1,2,3.5],',
  '"analysis":[{},{"eval":1,"judgment":{"name":"\\ud800"}},null],',
  '"players":{},',
  '"clocks":[[],',
  '"analysis":[{},',
  '"status":"newStatus",',
  '"unknown":{"a":[{"b":"\\u0000"}]},',
];
export const dictionary = [
  ...SIGNS,
  ...NUMBERS,
  ...WORDS,
  ...ESCAPES,
  ...BYTES,
  ...FIELDS,
  '{},',
  '[],',
  '0,',
  'e4 ',
  'O-O-O ',
];

/** @returns files made here, and real ones where there are any */
export function makeSeeds() {
  const games = makeGames(5);
  const made = Array.from({ length: SEEDS }, (_, i) => games.filter((_game, j) => j % SEEDS === i).slice(0, GAMES));
  return [...made.map((some) => Buffer.from(makeNdjson(some))), ...readRealFiles(/\.(ndjson|jsonl)(\.gz)?$/)];
}

export function read(bytes, random) {
  return readGameFile('ndjson', bytes, random);
}
