import {
  EDGE_COUNTS,
  type ExportedNetwork,
  exportedEdges,
  exportedPlayers,
  inChunks,
  readCell,
} from './exported-network.js';

// Spreadsheets take a cell that begins like this for a formula, also behind a tab or a line break.
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r\n']/;

/** The players as a table with a header line (RFC 4180), in pieces. */
export function makeNodesCsv(network: ExportedNetwork): Generator<string> {
  return inChunks(nodeRows(network));
}

/** The edges likewise; `source` and `target` are ids of players. */
export function makeEdgesCsv(network: ExportedNetwork): Generator<string> {
  return inChunks(edgeRows(network));
}

function* nodeRows(network: ExportedNetwork): Generator<string> {
  const { ids, columns = [], placeOf } = network;
  yield makeRow(['id', ...columns.map(({ name }) => name), ...(placeOf ? ['x', 'y'] : [])]);
  for (const player of exportedPlayers(network)) {
    const place = placeOf?.(player);
    const cells = columns.map((column) => readCell(column, player));
    yield makeRow([ids[player], ...cells, ...(placeOf ? [place?.x, place?.y] : [])]);
  }
}

function* edgeRows(network: ExportedNetwork): Generator<string> {
  const { ids } = network;
  yield makeRow(['source', 'target', ...EDGE_COUNTS]);
  for (const edge of exportedEdges(network)) {
    yield makeRow([ids[edge.source], ids[edge.target], ...EDGE_COUNTS.map((name) => edge[name])]);
  }
}

function makeRow(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(makeCell).join(',')}\r\n`;
}

/**
 * A text that a spreadsheet would run gets a ' in front, and so does one that begins with ' itself: whoever reads it back
 * takes one ' off and has the text.
 */
function makeCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = LOOKS_LIKE_FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
