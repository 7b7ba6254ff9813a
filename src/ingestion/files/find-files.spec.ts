import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { findFiles } from './find-files.js';
import { UnreadableFileError } from './files.errors.js';

const game = (id: number): string => `[Event "Test ${id}"]\n[Result "1-0"]\n\n1. e4 1-0\n`;

describe('files to import', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rookery-find-'));
    await mkdir(join(folder, 'deep'));
    const names = ['a1.pgn', 'a2.pgn', 'b1.pgn', 'b(2).pgn', 'deep/a3.pgn'];
    await Promise.all(names.map((name, i) => writeFile(join(folder, name), game(i))));
    await writeFile(join(folder, 'a2-copy.pgn'), game(1));
    await writeFile(join(folder, 'readme.txt'), 'no games here');
  });
  afterAll(() => rm(folder, { recursive: true }));

  const find = async (...names: string[]): Promise<string[]> =>
    (await findFiles(names.map((name) => join(folder, name)))).files.map(({ path }) => basename(path));

  it.each([
    ['a?.pgn', ['a1.pgn', 'a2.pgn']],
    ['[ab]1.pgn', ['a1.pgn', 'b1.pgn']],
    ['[!a]1.pgn', ['b1.pgn']],
    ['b(*).pgn', ['b(2).pgn']],
    ['a1*', ['a1.pgn']],
  ])('%s', async (pattern, names) => expect(await find(pattern)).toEqual(names));

  it('of a directory are all that hold games, whatever their names, and each content once', async () => {
    const found = await findFiles([folder]);
    expect(found.files.map(({ path }) => basename(path))).toEqual([
      'a1.pgn',
      'a2-copy.pgn',
      'b(2).pgn',
      'b1.pgn',
      'a3.pgn',
    ]);
    expect(found.passedOver).toEqual([
      expect.stringContaining('has the same content as'),
      expect.stringContaining('readme.txt'),
    ]);
  });

  it.each([
    ['nothing*.pgn', 'matches no file'],
    ['*/a3.pgn', 'has a wildcard before the last /'],
    ['missing.pgn', 'does not exist'],
    ['readme.txt', 'readme.txt'],
  ])('%s: %s', async (name, problem) => {
    await expect(find(name)).rejects.toThrow(UnreadableFileError);
    await expect(find(name)).rejects.toThrow(problem);
  });
});
