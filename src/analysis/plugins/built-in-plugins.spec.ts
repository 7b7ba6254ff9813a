import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_IN_PLUGINS } from './built-in-plugins.js';
import { checkPlugin } from './plugin-check.js';

describe('the built-in plugins', () => {
  it('are those that have a folder', () => {
    const entries = readdirSync(join('src', 'analysis', 'plugins'), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect(BUILT_IN_PLUGINS.map((plugin) => plugin.name)).toEqual(folders.sort());
  });

  it.each(BUILT_IN_PLUGINS)('$name keeps the contract', (plugin) => {
    expect(checkPlugin(plugin)).toHaveProperty('manifest.name', plugin.name);
  });
});
