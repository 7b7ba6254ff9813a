import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFile, formatOfName } from './export-target.js';

it.each([
  ['games.pgn', 'pgn'],
  ['/a.b/games.NDJSON.gz', 'ndjson'],
  ['games.csv', 'csv'],
  ['games.parquet', 'parquet'],
  ['games.pgn.zst', undefined],
  ['games', undefined],
  ['-', undefined],
])('the name %s says the format %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});

describe('the file to write', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-target-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is the one named, in a folder that is made', async () => {
    const path = join(folder, 'new', 'games.pgn');
    expect(await chooseFile(path, 'all.pgn')).toBe(path);
    expect((await stat(join(folder, 'new'))).isDirectory()).toBe(true);
  });

  it('is named after its content in a folder', async () => {
    expect(await chooseFile(folder, 'all.pgn')).toBe(join(folder, 'all.pgn'));
    expect(await chooseFile(`${folder}/other/`, 'all.pgn')).toBe(join(folder, 'other', 'all.pgn'));
  });
});
