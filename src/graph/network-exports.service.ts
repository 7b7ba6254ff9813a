import { Injectable } from '@nestjs/common';
import { makeEdgesCsv, makeNodesCsv } from './core/formats/csv.js';
import type { ExportedNetwork, PlayerColumn } from './core/formats/exported-network.js';
import { makeGexf } from './core/formats/gexf.js';
import { makeGraphml } from './core/formats/graphml.js';
import type { Network } from './core/network.js';
import { needsGames, type NetworkFilter } from './core/network-filter.js';
import { tallyNetwork } from './core/tally.js';
import { GRAPH_KINDS, type GraphKind } from './graph-kinds.js';
import { GraphResultsRepository } from './graph-results.repository.js';
import { makeParameters } from './graph-results.service.js';
import { NetworkStore } from './network-store.js';

export const NETWORK_FORMATS = ['graphml', 'gexf', 'nodes', 'edges'] as const;
export type NetworkFormat = (typeof NETWORK_FORMATS)[number];

export interface NetworkExport {
  asOf: Date;
  /** Results whose figures stand in columns, by kind. */
  results: Partial<Record<GraphKind, number>>;
  /** Text in pieces. */
  text: Iterable<string>;
}

const WRITERS: Readonly<Record<NetworkFormat, (network: ExportedNetwork) => Iterable<string>>> = {
  graphml: makeGraphml,
  gexf: makeGexf,
  nodes: makeNodesCsv,
  edges: makeEdgesCsv,
};

/** Columns that a result fills: the name, whether numbers are whole, and the detail, or nothing for the value itself. */
const COLUMNS: Readonly<Record<GraphKind, readonly { name: string; isWhole?: boolean; detail?: string }[]>> = {
  structure: [
    { name: 'opponents', isWhole: true },
    { name: 'component', isWhole: true, detail: 'component' },
    { name: 'core', isWhole: true, detail: 'core' },
    { name: 'clustering', detail: 'clustering' },
  ],
  pagerank: [{ name: 'pagerank' }],
  strength: [{ name: 'strength' }, { name: 'strength_error', detail: 'error' }],
  communities: [{ name: 'community', isWhole: true }],
  layout: [
    { name: 'x', detail: 'x' },
    { name: 'y', detail: 'y' },
  ],
};
const PAGE = 10_000;

/** The network as a file for other programs, with what was computed about players. */
@Injectable()
export class NetworkExports {
  constructor(
    private readonly store: NetworkStore,
    private readonly results: GraphResultsRepository,
  ) {}

  /** @throws InvalidNetworkQuestionError */
  async make(format: NetworkFormat, filter: NetworkFilter): Promise<NetworkExport> {
    const { filter: canonical } = makeParameters({ kind: 'structure', filter });
    const { network, asOf } = await this.store.get({ games: needsGames(filter) });
    const found: NetworkExport['results'] = {};
    const columns = new Map<string, Float64Array>();
    // Edges have no columns of players.
    for (const kind of format === 'edges' ? [] : GRAPH_KINDS) {
      const result = await this.findResult(kind, canonical);
      if (result === undefined) continue;
      found[kind] = result;
      await this.readColumns(network, kind, result, columns);
    }
    const exported = { ids: network.ids, tally: tallyNetwork(network, filter), ...describe(columns) };
    return { asOf, results: found, text: WRITERS[format](exported) };
  }

  /** The newest one for the same games, else for all games. */
  private async findResult(kind: GraphKind, filter: NetworkFilter): Promise<number | undefined> {
    const same = await this.results.findNewest(kind, { filter });
    return (same ?? (await this.results.findNewest(kind, { filter: {} })))?.runId;
  }

  private async readColumns(
    network: Network,
    kind: GraphKind,
    resultId: number,
    columns: Map<string, Float64Array>,
  ): Promise<void> {
    for (const { name } of COLUMNS[kind]) columns.set(name, new Float64Array(network.players).fill(NaN));
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows = await this.results.listRanks({ resultId, limit: PAGE, after });
      for (const { player, value, details } of rows) {
        const number = network.find(player);
        if (number === undefined) continue;
        for (const { name, detail } of COLUMNS[kind]) {
          const column = columns.get(name);
          if (column) column[number] = detail === undefined ? value : (details[detail] ?? NaN);
        }
      }
      after = rows.length < PAGE ? undefined : rows.at(-1)?.place;
    }
  }
}

function describe(columns: ReadonlyMap<string, Float64Array>): Pick<ExportedNetwork, 'columns' | 'placeOf'> {
  const whole = new Set(Object.values(COLUMNS).flatMap((list) => list.filter(({ isWhole }) => isWhole)));
  const wholeNames = new Set([...whole].map(({ name }) => name));
  const [x, y] = [columns.get('x'), columns.get('y')];
  const shown = [...columns].filter(([name]) => name !== 'x' && name !== 'y');
  const placeOf = (player: number): { x: number; y: number } | undefined =>
    x && y && !Number.isNaN(x[player]) ? { x: x[player] as number, y: y[player] as number } : undefined;
  return {
    columns: shown.map(([name, values]): PlayerColumn => ({
      name,
      type: wholeNames.has(name) ? 'whole' : 'real',
      read: (player) => values[player],
    })),
    ...(x && y && { placeOf }),
  };
}
