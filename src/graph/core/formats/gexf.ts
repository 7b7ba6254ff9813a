import {
  EDGE_COUNTS,
  type ExportedNetwork,
  exportedEdges,
  exportedPlayers,
  inChunks,
  type PlayerColumn,
  readCell,
} from './exported-network.js';
import { escapeXml, idOf, XML_HEAD, XML_TYPES } from './xml.js';

const NAMESPACES = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"';

/** The network as GEXF 1.3, in pieces; the weight of an edge is its number of games. */
export function makeGexf(network: ExportedNetwork): Generator<string> {
  return inChunks(lines(network));
}

function* lines(network: ExportedNetwork): Generator<string> {
  const columns = network.columns ?? [];
  yield `${XML_HEAD}<gexf ${NAMESPACES} version="1.3">\n<meta><creator>Rookery</creator></meta>\n`;
  yield '<graph mode="static" defaultedgetype="undirected">\n';
  yield makeAttributes(
    'node',
    columns.map(({ name, type }) => [name, XML_TYPES[type]]),
  );
  yield makeAttributes(
    'edge',
    EDGE_COUNTS.map((name) => [name, 'long']),
  );
  yield '<nodes>\n';
  for (const player of exportedPlayers(network)) yield makeNode(network, columns, player);
  yield '</nodes>\n<edges>\n';
  let id = 0;
  for (const edge of exportedEdges(network)) {
    const ends = `source="${idOf(network, edge.source)}" target="${idOf(network, edge.target)}"`;
    const values = makeValues(EDGE_COUNTS.map((name) => edge[name]));
    yield `<edge id="${id++}" ${ends} weight="${edge.games}">${values}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function makeNode(network: ExportedNetwork, columns: readonly PlayerColumn[], player: number): string {
  const id = idOf(network, player);
  const place = network.placeOf?.(player);
  const position = place ? `<viz:position x="${place.x}" y="${place.y}"/>` : '';
  const values = makeValues(columns.map((column) => readCell(column, player)));
  return `<node id="${id}" label="${id}">${values}${position}</node>\n`;
}

function makeAttributes(domain: 'node' | 'edge', attributes: readonly (readonly [string, string])[]): string {
  if (attributes.length === 0) return '';
  const list = attributes.map(
    ([name, type], id) => `<attribute id="${id}" title="${escapeXml(name)}" type="${type}"/>`,
  );
  return `<attributes class="${domain}">${list.join('')}</attributes>\n`;
}

/** @param values in the order of the attributes */
function makeValues(values: readonly (string | number | undefined)[]): string {
  const list = values.map((value, id) =>
    value === undefined ? '' : `<attvalue for="${id}" value="${escapeXml(value)}"/>`,
  );
  const text = list.join('');
  return text === '' ? '' : `<attvalues>${text}</attvalues>`;
}
