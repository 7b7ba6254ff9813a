import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The folder with `package.json`: above the sources, above what they are compiled to, and above the bundle of that. */
export const ROOT = findRoot(import.meta.dirname);

/** Version of Rookery, from package.json. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/**
 * The compiled module that a thread starts with. Node cannot start a thread with TypeScript: tests, which run the sources,
 * take the thread from the last build.
 * @param path below `src/`, such as `graph/graph-thread.js`
 */
export function threadModule(path: string): URL {
  return pathToFileURL(join(ROOT, 'dist/src', path));
}

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${from}: Rookery is not installed in full`);
  }
}
