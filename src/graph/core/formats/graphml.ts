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

/** The network as GraphML, in pieces; players are nodes by their id, with places as `x` and `y`. */
export function makeGraphml(network: ExportedNetwork): Generator<string> {
  return inChunks(lines(network));
}

function* lines(network: ExportedNetwork): Generator<string> {
  const columns = [...(network.columns ?? []), ...placeColumns(network)];
  yield `${XML_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n`;
  for (const { name, type } of columns) yield makeKey('node', name, XML_TYPES[type]);
  for (const name of EDGE_COUNTS) yield makeKey('edge', name, 'long');
  yield '<graph edgedefault="undirected">\n';
  for (const player of exportedPlayers(network)) yield makeNode(network, columns, player);
  for (const edge of exportedEdges(network)) {
    const ends = `source="${idOf(network, edge.source)}" target="${idOf(network, edge.target)}"`;
    yield `<edge ${ends}>${EDGE_COUNTS.map((name) => makeData('edge', name, edge[name])).join('')}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function makeNode(network: ExportedNetwork, columns: readonly PlayerColumn[], player: number): string {
  const data = columns.map((column) => makeData('node', column.name, readCell(column, player)));
  return `<node id="${idOf(network, player)}">${data.join('')}</node>\n`;
}

function makeKey(domain: 'node' | 'edge', name: string, type: string): string {
  return `<key id="${domain}_${escapeXml(name)}" for="${domain}" attr.name="${escapeXml(name)}" attr.type="${type}"/>\n`;
}

function makeData(domain: 'node' | 'edge', name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `<data key="${domain}_${escapeXml(name)}">${escapeXml(value)}</data>`;
}

function placeColumns({ placeOf }: ExportedNetwork): PlayerColumn[] {
  if (!placeOf) return [];
  return (['x', 'y'] as const).map((name) => ({ name, type: 'real', read: (player) => placeOf(player)?.[name] }));
}
