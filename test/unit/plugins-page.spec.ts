import { readFileSync } from 'node:fs';
import { BUILT_IN_PLUGINS } from '../../src/analysis/plugins/built-in-plugins.js';
import type { AnalysisPlugin } from '../../src/analysis/plugins/plugin.js';

const [, page = ''] = readFileSync('docs/plugins.md', 'utf8').split(/<!-- built-in plugins: .* -->\n/);

/** The section of a plugin as it must read, but for the widths of the table. */
function sectionOf(plugin: AnalysisPlugin): string[] {
  const needs = plugin.needs.length > 0 ? plugin.needs.join(', ') : 'nothing but moves';
  const variants = plugin.variants ? plugin.variants.join(', ') : 'all';
  return [
    `### ${plugin.name}`,
    plugin.description,
    `Version ${plugin.version}. Needs: ${needs}. Variants: ${variants}.`,
    '| metric | type | unit | what it says |',
    ...Object.entries(plugin.metrics).map(
      ([name, { type, unit = '', description }]) => `| \`${name}\` | ${type} | ${unit} | ${description} |`,
    ),
  ].map(squeeze);
}

const squeeze = (line: string): string => line.replace(/\s+/g, ' ').trim();

describe('docs/plugins.md', () => {
  const lines = page.split('\n').map(squeeze);
  const isContent = (line: string): boolean => line !== '' && !/^\|[ -]+\|[ -|]+$/.test(line);

  it('describes every built-in plugin and every metric as the plugin itself does', () => {
    expect(lines.filter(isContent)).toEqual(BUILT_IN_PLUGINS.flatMap(sectionOf));
  });
});
