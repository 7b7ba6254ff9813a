import { createRequire } from 'node:module';

/** Version of Rookery, from package.json; the path holds for src/ and for dist/src/. */
export const VERSION: string = readVersion(['../../package.json', '../../../package.json']);

function readVersion(paths: string[]): string {
  const require = createRequire(import.meta.url);
  for (const path of paths) {
    try {
      const found = require(path) as { name?: string; version?: string };
      if (found.name === 'rookery' && found.version) return found.version;
    } catch {
      // The other path is the one.
    }
  }
  throw new Error('package.json of Rookery is not where it should be');
}
