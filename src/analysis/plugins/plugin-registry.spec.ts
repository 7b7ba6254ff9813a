import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalysisPlugin } from './plugin.js';
import { findPluginFiles, PluginDirectoryError, PluginRegistry } from './plugin-registry.js';

function plugin(name: string): AnalysisPlugin {
  const metrics = { plies: { type: 'integer', description: 'Half-moves.' } } as const;
  return { name, version: 1, description: 'For tests.', needs: [], metrics, analyse: () => ({ plies: 0 }) };
}

describe('the registry of plugins', () => {
  it('finds a plugin that was added', () => {
    const registry = new PluginRegistry([plugin('built-in')]);
    const added = plugin('added');
    expect(registry.add('/plugins/added.mjs', added)).toMatchObject({ name: 'added', builtIn: false });
    expect(registry.find('added')?.plugin).toBe(added);
    expect(registry.find('nobody')).toBeUndefined();
  });

  it('lets whoever came first keep the name', () => {
    const registry = new PluginRegistry([plugin('built-in')]);
    registry.add('/plugins/one.mjs', plugin('mine'));
    expect(registry.add('/plugins/two.mjs', plugin('mine')).problem).toBe('two.mjs: the name mine is taken by one.mjs');
    const taken = registry.add('/plugins/three.mjs', plugin('built-in'));
    expect(taken.problem).toBe('three.mjs: the name built-in is taken by a built-in plugin');
    expect(registry.find('built-in')?.info.builtIn).toBe(true);
  });

  it('names file and faults of what is no plugin, and calls it after its file', () => {
    const info = new PluginRegistry([]).add('/plugins/wrong.mjs', { ...plugin('wrong-one'), version: 0, needs: 'all' });
    expect(info).toMatchObject({
      name: 'wrong',
      problem: 'wrong.mjs: version must be a whole number from 1; needs must be a list with any of evaluations, clocks',
    });
  });

  it('refuses two built-in plugins of one name', () => {
    expect(() => new PluginRegistry([plugin('twin'), plugin('twin')])).toThrow('Two built-in plugins are named twin');
  });
});

describe('findPluginFiles', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rookery-plugins-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('takes modules in the order of their names, and nothing else', async () => {
    for (const name of ['b.js', 'a.mjs', 'c.ts', 'd.json', '.hidden.mjs', 'e.cjs'])
      writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'below'));
    writeFileSync(join(folder, 'below', 'f.mjs'), '');
    expect(await findPluginFiles(folder)).toEqual([join(folder, 'a.mjs'), join(folder, 'b.js')]);
  });

  it('says which directory cannot be read', async () => {
    await expect(findPluginFiles(join(folder, 'nowhere'))).rejects.toThrow(PluginDirectoryError);
  });
});
