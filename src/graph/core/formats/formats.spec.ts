import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { networkOf, plantedGroups, wins } from '../spec-kit.js';
import { tallyNetwork } from '../tally.js';
import { makeEdgesCsv, makeNodesCsv } from './csv.js';
import type { ExportedNetwork, PlayerColumn } from './exported-network.js';
import { makeGexf } from './gexf.js';
import { makeGraphml } from './graphml.js';
import { escapeXml } from './xml.js';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** Reads XML strictly: what is not well formed, or has a namespace that was not declared, throws. */
function parseXml(chunks: Iterable<string>): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element = { name, attributes: Object.fromEntries(values) as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => ((open.at(-1) as Element).text += text));
  parser.on('closetag', () => open.pop());
  for (const chunk of chunks) parser.write(chunk);
  parser.close();
  return root.children[0] as Element;
}

function all({ children }: Element, name: string): Element[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

const NASTY = '<b> & "q" \'s\' ]]> \u0000\ud800 \t\n\u{1f3f0} ';
const columns: PlayerColumn[] = [
  { name: 'note', type: 'text', read: (player) => (player === 1 ? undefined : NASTY) },
  { name: 'rank', type: 'real', read: (player) => [0.25, NaN, 1e-7][player] },
  { name: 'core', type: 'whole', read: (player) => player },
];
const network = networkOf([...wins('ann', 'bob', 3), ...wins('cid', 'ann')]);
const exported: ExportedNetwork = {
  ids: network.ids,
  tally: tallyNetwork(network),
  columns,
  placeOf: (player) => (player === 2 ? undefined : { x: player, y: -1.5 }),
};
/** NUL and half a character are not to be had in XML. */
const READABLE = NASTY.replace(/[\u0000\ud800]/gu, '\ufffd');

describe('makeGraphml', () => {
  it('has players, edges and what is known of them', () => {
    const root = parseXml(makeGraphml(exported));
    expect(root.name).toBe('graphml');
    const keys = new Map(all(root, 'key').map(({ attributes }) => [attributes.id, attributes]));
    expect([...keys.values()].map((key) => `${key.for} ${key['attr.name']} ${key['attr.type']}`)).toEqual([
      ...['node note string', 'node rank double', 'node core long', 'node x double', 'node y double'],
      ...['edge games long', 'edge winsSource long', 'edge winsTarget long', 'edge draws long'],
    ]);
    const read = (element: Element): unknown => ({
      ...element.attributes,
      ...Object.fromEntries(
        element.children.map((data) => [keys.get(data.attributes.key as string)?.['attr.name'], data.text]),
      ),
    });
    expect(all(root, 'node').map(read)).toEqual([
      { id: 'ann', note: READABLE, rank: '0.25', core: '0', x: '0', y: '-1.5' },
      { id: 'bob', core: '1', x: '1', y: '-1.5' },
      { id: 'cid', note: READABLE, rank: '1e-7', core: '2' },
    ]);
    expect(all(root, 'edge').map(read)).toEqual([
      { source: 'ann', target: 'bob', games: '3', winsSource: '3', winsTarget: '0', draws: '0' },
      { source: 'ann', target: 'cid', games: '1', winsSource: '0', winsTarget: '1', draws: '0' },
    ]);
  });
});

describe('makeGexf', () => {
  it('has players, edges and what is known of them', () => {
    const root = parseXml(makeGexf(exported));
    expect(root.attributes).toMatchObject({ version: '1.3', xmlns: 'http://gexf.net/1.3' });
    const titles = new Map(
      all(root, 'attributes').map((list) => [
        list.attributes.class,
        all(list, 'attribute').map(({ attributes }) => attributes.title),
      ]),
    );
    const read = (element: Element): unknown => ({
      ...element.attributes,
      ...Object.fromEntries(
        all(element, 'attvalue').map(({ attributes }) => [
          titles.get(element.name)?.[Number(attributes.for)],
          attributes.value,
        ]),
      ),
      ...all(element, 'viz:position')[0]?.attributes,
    });
    expect(all(root, 'node').map(read)).toEqual([
      { id: 'ann', label: 'ann', note: READABLE, rank: '0.25', core: '0', x: '0', y: '-1.5' },
      { id: 'bob', label: 'bob', core: '1', x: '1', y: '-1.5' },
      { id: 'cid', label: 'cid', note: READABLE, rank: '1e-7', core: '2' },
    ]);
    const counts = { winsSource: '3', winsTarget: '0', draws: '0' };
    expect(all(root, 'edge').map(read)).toEqual([
      { id: '0', source: 'ann', target: 'bob', weight: '3', games: '3', ...counts },
      { id: '1', source: 'ann', target: 'cid', weight: '1', games: '1', ...counts, winsSource: '0', winsTarget: '1' },
    ]);
  });
});

describe('both', () => {
  const large = networkOf(plantedGroups(1, 4, 300, 3_000));
  const tally = tallyNetwork(large);

  it.each([makeGraphml, makeGexf])('come in pieces, all players and edges in them (%p)', (make) => {
    const chunks = [...make({ ids: large.ids, tally })];
    expect(chunks.length).toBeGreaterThan(5);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(20_000);
    const root = parseXml(chunks);
    expect(all(root, 'node').map(({ attributes }) => attributes.id)).toEqual(large.ids);
    const found = all(root, 'edge').map(({ attributes: { source, target } }) => `${source} ${target}`);
    expect(new Set(found).size).toBe(large.pairs);
    expect(found).toHaveLength(large.pairs);
  });

  it('leave out players without a game that counts', () => {
    const few = { ids: network.ids, tally: tallyNetwork(network, { minGames: 2 }) };
    expect(all(parseXml(makeGraphml(few)), 'node').map(({ attributes }) => attributes.id)).toEqual(['ann', 'bob']);
    expect([...makeNodesCsv(few)].join('')).toBe('id\r\nann\r\nbob\r\n');
  });
});

describe('escapeXml', () => {
  it('makes of any text what a parser reads as the same, where XML has the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const readable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
        const root = parseXml([`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`]);
        expect([root.attributes.b, root.text]).toEqual([readable, readable]);
      }),
    );
  });
});

describe('the tables', () => {
  it('have a row for each player', () => {
    const note = `"${NASTY.replaceAll('"', '""')}"`;
    expect([...makeNodesCsv(exported)].join('')).toBe(
      `id,note,rank,core,x,y\r\nann,${note},0.25,0,0,-1.5\r\nbob,,,1,1,-1.5\r\ncid,${note},1e-7,2,,\r\n`,
    );
  });

  it('have a row for each edge', () => {
    expect([...makeEdgesCsv(exported)].join('')).toBe(
      'source,target,games,winsSource,winsTarget,draws\r\nann,bob,3,3,0,0\r\nann,cid,1,0,1,0\r\n',
    );
  });

  it('run no formula in a spreadsheet', () => {
    const odd = networkOf(wins('-made_up', "'made_up"));
    const rows = [...makeEdgesCsv({ ids: odd.ids, tally: tallyNetwork(odd) })].join('').split('\r\n');
    expect(rows[1]).toBe("''made_up,'-made_up,1,0,1,0");
  });
});
