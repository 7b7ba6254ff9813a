import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TextFormatName } from '../../../src/exports/export-request.js';
import { makeAccount } from '../../../src/rehearsal/generated-account.js';
import { importAndExport } from '../../support/import-and-export.js';

/** More by hand: ROUND_TRIP_GAMES=10000. */
const GAMES = Number(process.env.ROUND_TRIP_GAMES ?? 1_000);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rookery-round-trip-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Imports a text into an empty database and exports everything again. */
async function passThrough(
  format: TextFormatName,
  text: string,
  out: readonly TextFormatName[] = [format],
): Promise<string[]> {
  const path = join(folder, `games.${format}`);
  await writeFile(path, text);
  const { texts, run } = await importAndExport([path], out);
  expect(run).toMatchObject({ state: 'done', rejected: 0 });
  return texts;
}

const LICHESS_GAME = `[Event "rated blitz game"]
[Site "https://lichess.org/abcd1234"]
[Date "2025.10.03"]
[Round "-"]
[White "White_Rook"]
[Black "lichess AI level 3"]
[Result "0-1"]
[GameId "abcd1234"]
[UTCDate "2025.10.03"]
[UTCTime "20:16:31"]
[WhiteElo "1734"]
[BlackElo "?"]
[WhiteRatingDiff "-5"]
[WhiteTitle "FM"]
[Variant "Standard"]
[TimeControl "180+0"]
[ECO "A17"]
[Opening "English Opening: Anglo-Indian Defense"]
[Termination "Time forfeit"]
[Annotator "lichess.org"]
[Broadcast "a tag of nobody \\"here\\""]

{ Before. } 1. c4 { [%eval 0.12] [%clk 0:03:00] } 1... e6 { [%eval 0.25] [%clk 0:03:00] } 2. Nc3?! { (0.25 → -0.78) Inaccuracy. d4 was best. } { [%eval -0.78] [%clk 0:02:59.47] } (2. d4 d5 (2... Nf6 3. Nf3) 3. Nc3) 2... Nf6! $14 { [%eval #-3] [%clk 0:02:59] } 0-1


`;

const OTHER_GAME = `[Event "Club night"]
[Site "Rook Town"]
[Date "1972.??.??"]
[Round "3.1"]
[White "Rook, White"]
[Black "Rook, Black"]
[Result "1/2-1/2"]
[GameId "ID"]
[FEN "4k3/8/8/8/8/8/4P3/4K3 b - - 0 31"]
[SetUp "1"]

31... Kd7 { [%clk 1:30:00] [%emt 0:00:02] } 32. e4 $1 { A long
comment. } { [%emt 0:01:01.5] } 32... Kd6 { [%clk 1:29:00] } 1/2-1/2


`;

describe('PGN', () => {
  it('of Lichess comes out as it came in', async () => {
    const [exported] = await passThrough('pgn', LICHESS_GAME);
    expect(exported).toBe(LICHESS_GAME);
  });

  it('of elsewhere keeps what it says, and then stays as it is', async () => {
    const [once = ''] = await passThrough('pgn', OTHER_GAME.replace('[GameId "ID"]\n', ''));
    const id = /\[GameId "(x[0-9a-f]{23})"\]/.exec(once)?.[1] ?? 'none';
    expect(once.replace('[Variant "From Position"]\n', '')).toBe(
      OTHER_GAME.replace('"ID"', `"${id}"`)
        .replace('32. e4 $1 { A long\ncomment. }', '32. e4! { A long comment. }')
        .replace('[%emt 0:01:01.5]', '[%emt 0:01:01.50]'),
    );
    expect(await passThrough('pgn', once)).toEqual([once]);
  });
});

describe(`${GAMES} generated games`, () => {
  const plan = { seed: 77, username: 'Round_Rook', games: GAMES, analysed: GAMES / 4, correspondence: 20, aborted: 10 };
  const lines = makeAccount(plan).games.map((game) => JSON.stringify(game.load()));

  it('as NDJSON, PGN and again are the same bytes', async () => {
    const [ndjson = '', pgn = ''] = await passThrough('ndjson', `${lines.join('\n')}\n`, ['ndjson', 'pgn']);
    expect(ndjson.split('\n')).toHaveLength(GAMES + 1);
    const [ndjsonAgain, pgnOfNdjson] = await passThrough('ndjson', ndjson, ['ndjson', 'pgn']);
    expect([ndjsonAgain === ndjson, pgnOfNdjson === pgn]).toEqual([true, true]);
    const [pgnAgain] = await passThrough('pgn', pgn);
    expect(pgnAgain === pgn).toBe(true);
  }, 600_000);
});
