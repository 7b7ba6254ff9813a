import { createHash } from 'node:crypto';
import { FORMULA_VERSION } from '../chess/formula-version.js';
import type { ActivePlugin } from './analysis-tasks.repository.js';

const DIGITS = 16;

/**
 * What a game has that lacks nothing: results of these plugins, at these versions, by the formulas of this version. Sixteen
 * hexadecimal digits, the same exactly when all of that is.
 */
export function coverageOf(plugins: readonly ActivePlugin[]): string {
  const named = plugins.map(({ name, version }) => `${name}@${version}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([FORMULA_VERSION, named]))
    .digest('hex')
    .slice(0, DIGITS);
}
