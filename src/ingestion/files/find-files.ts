import { opendir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UnreadableFileError } from './files.errors.js';
import { type InspectedFile, inspectFile } from './inspect-file.js';

/** What the user names, looked at. */
export interface FoundFiles {
  files: InspectedFile[];
  /** Files in directories that hold no games, and why. */
  passedOver: string[];
}

const MAX_FILES = 100_000;
const WILDCARD = /[*?[]/;

/**
 * Finds the files behind paths, directories (with all that is in them), patterns with `*`, `?` and `[...]` in the last part,
 * and `-`. Of several files with the same content the first counts.
 * @throws UnreadableFileError when a file that is named holds no games, or a name means nothing.
 */
export async function findFiles(names: readonly string[], isTable = false): Promise<FoundFiles> {
  const found: FoundFiles = { files: [], passedOver: [] };
  const known = new Map<string, string>();
  const add = (file: InspectedFile): void => {
    const same = known.get(file.fingerprint);
    if (same === undefined) found.files.push(file);
    else if (same !== file.path) found.passedOver.push(`${file.path} has the same content as ${same}`);
    known.set(file.fingerprint, same ?? file.path);
  };
  for (const name of names) {
    const paths = await expand(name);
    for (const path of paths.paths) {
      try {
        add(await inspectFile(path, isTable));
      } catch (error) {
        if (!(error instanceof UnreadableFileError) || paths.named) throw error;
        found.passedOver.push(error.message);
      }
    }
  }
  return found;
}

/** `named`: the user means this very file. */
async function expand(name: string): Promise<{ paths: string[]; named: boolean }> {
  if (name === '-') return { paths: [name], named: true };
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) return { paths: await collect(name), named: false };
  if (found || !WILDCARD.test(name)) return { paths: [name], named: true };
  const paths = await match(dirname(name), basename(name));
  if (paths.length === 0) throw new UnreadableFileError(name, 'matches no file');
  return { paths, named: false };
}

async function collect(directory: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const entry of await opendir(directory, { recursive: true })) {
    if (entry.isFile() && !entry.name.startsWith('.')) paths.push(join(entry.parentPath, entry.name));
    if (paths.length > MAX_FILES) throw new UnreadableFileError(directory, `holds more than ${MAX_FILES} files`);
  }
  return paths.toSorted();
}

async function match(directory: string, pattern: string): Promise<string[]> {
  if (WILDCARD.test(directory))
    throw new UnreadableFileError(join(directory, pattern), 'has a wildcard before the last /');
  const expression = new RegExp(
    `^${[...pattern.matchAll(/\[[^\]/]+\]|[\s\S]/g)].map(([part]) => translate(part)).join('')}$`,
  );
  const paths: string[] = [];
  for await (const entry of await opendir(directory)) {
    if (entry.isFile() && expression.test(entry.name)) paths.push(join(directory, entry.name));
  }
  return paths.toSorted();
}

function translate(part: string): string {
  if (part === '*') return '[^/]*';
  if (part === '?') return '[^/]';
  if (part.length > 1) return part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\');
  return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
