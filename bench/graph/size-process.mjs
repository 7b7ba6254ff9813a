// Measures one size of network in a process of its own, so that no other size has warmed it or holds memory. Run with
// --expose-gc by ../graph.mjs; answers with one message.
import { findBridges } from '../../dist/src/graph/core/bridges.js';
import { findBetweenness } from '../../dist/src/graph/core/betweenness.js';
import { findClustering } from '../../dist/src/graph/core/clustering.js';
import { findCommunities } from '../../dist/src/graph/core/communities.js';
import { makeGraphml } from '../../dist/src/graph/core/formats/graphml.js';
import { findComponents } from '../../dist/src/graph/core/groups.js';
import { coreNumbers } from '../../dist/src/graph/core/k-core.js';
import { layOut } from '../../dist/src/graph/core/layout.js';
import { NetworkBuilder } from '../../dist/src/graph/core/network-builder.js';
import { pageRankOfWins } from '../../dist/src/graph/core/page-rank.js';
import { PairGamesBuilder } from '../../dist/src/graph/core/pair-games.js';
import { PathFinder } from '../../dist/src/graph/core/path-finder.js';
import { makeRandom } from '../../dist/src/graph/core/random.js';
import { findStrengths } from '../../dist/src/graph/core/strength.js';
import { tallyNetwork } from '../../dist/src/graph/core/tally.js';
import { anyFilter, FILTERS } from './filters.mjs';
import { edgesOf, generatePairs } from './generated-network.mjs';
import * as library from './library.mjs';

const [players, pairs, queries] = process.argv.slice(2, 5).map(Number);
const part = process.argv[5];
const PIVOTS = 100;
const MB = 1024 * 1024;

const timed = (work) => {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
};
const quantile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];

function usedMb() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

/**
 * Feeds one part of all rows at a time, so that the rows themselves hardly take memory. Generating them is not counted. Beside
 * the time the processor's time is taken, which other programs on the machine do not lengthen as much.
 */
function feed(take) {
  const sums = { ms: 0, cpuMs: 0, rows: 0 };
  let batch = [];
  const counted = (work) => {
    const cpu = process.cpuUsage();
    const { result, ms } = timed(work);
    const { user, system } = process.cpuUsage(cpu);
    sums.ms += ms;
    sums.cpuMs += (user + system) / 1000;
    return result;
  };
  const flush = () => {
    counted(() => batch.forEach((row) => take.add(row)));
    sums.rows += batch.length;
    batch = [];
  };
  for (const games of generatePairs(players, pairs)) {
    batch.push(...take.rowsOf(games));
    if (batch.length >= 10_000) flush();
  }
  flush();
  return { result: counted(() => take.build()), ...sums };
}

function load() {
  const before = usedMb();
  const builder = new NetworkBuilder();
  const edges = feed({ rowsOf: edgesOf, add: (row) => builder.addEdge(row), build: () => builder.build().network });
  const network = edges.result;
  const afterEdges = usedMb();
  const gamesBuilder = new PairGamesBuilder(network);
  const games = feed({
    rowsOf: (list) => list,
    add: (game) => gamesBuilder.addGame(game),
    build: () => gamesBuilder.build(),
  });
  const figures = {
    players: network.players,
    edges: network.pairs,
    rows: edges.rows,
    games: games.rows,
    edgesMs: edges.ms,
    edgesCpuMs: edges.cpuMs,
    gamesMs: games.ms,
    gamesCpuMs: games.cpuMs,
    arraysMb: network.bytes / MB,
  };
  return { network, figures, before, afterEdges };
}

function measureChains(network, finder, relation, filterOf) {
  const random = makeRandom(7);
  const times = [];
  const timesFound = [];
  let hops = 0;
  for (let i = 0; i < queries; i++) {
    const from = Math.floor(random() * network.players);
    const to = Math.floor(random() * network.players);
    const { result, ms } = timed(() => finder.findChain(from, to, relation, filterOf(random)));
    times.push(ms);
    if (!result) continue;
    timesFound.push(ms);
    hops += result.length - 1;
  }
  const found = timesFound.length;
  const share = found / queries;
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    max: Math.max(...times),
    // Where there is no chain, one side has often nobody to go on to; so those that were found stand by themselves.
    ...(found > 0 && { p95Found: quantile(timesFound, 0.95), hops: hops / found }),
    share,
  };
}

function chains(network) {
  const finder = new PathFinder(network);
  const filters = [...Object.entries(FILTERS).map(([name, filter]) => [name, () => filter]), ['any', anyFilter]];
  // Warm: the compiler has seen the code, and the memory has been read.
  for (const [, filterOf] of filters) measureChains(network, finder, 'won', filterOf);
  return filters.flatMap(([filter, filterOf]) =>
    ['played', 'won'].map((relation) => ({
      filter,
      relation,
      ...measureChains(network, finder, relation, filterOf),
    })),
  );
}

function figuresOf(network) {
  const finder = new PathFinder(network);
  const tally = timed(() => tallyNetwork(network));
  const ms = { tally: tally.ms };
  const run = (name, work) => {
    const { result, ms: taken } = timed(work);
    ms[name] = taken;
    return result;
  };
  run('distances', () => finder.distances(0, 'played'));
  run('components', () => findComponents(tally.result));
  run('cores', () => coreNumbers(tally.result));
  run('clustering', () => findClustering(tally.result));
  const rank = run('pageRank', () => pageRankOfWins(tally.result));
  const strengths = run('strengths', () => findStrengths(tally.result));
  const communities = run('communities', () => findCommunities(tally.result));
  run('bridges', () => findBridges(tally.result, communities));
  run(`betweenness, ${PIVOTS} pivots`, () => findBetweenness(tally.result, { pivots: PIVOTS }));
  run('layout of 2,000', () => layOut(tally.result));
  const length = run('GraphML', () => lengthOf(makeGraphml({ ids: network.ids, tally: tally.result })));
  return {
    ms,
    iterations: { pageRank: rank.iterations, strengths: strengths.iterations },
    converged: rank.converged && strengths.converged,
    communities: communities.sizes.length,
    modularity: communities.modularity,
    graphmlMb: length / MB,
  };
}

function lengthOf(chunks) {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  return length;
}

/** Chains, PageRank and communities by graphology, on the same network. */
function libraryFigures(network) {
  const tally = tallyNetwork(network);
  const source = { ids: network.ids, tally };
  const before = usedMb();
  const graph = timed(() => library.makeUndirected(source));
  const graphMb = usedMb() - before;
  const random = makeRandom(7);
  const times = Array.from({ length: queries }, () => {
    const ends = [random(), random()].map((number) => network.ids[Math.floor(number * network.players)]);
    return timed(() => library.findPath(graph.result, ...ends)).ms;
  });
  const communities = timed(() => library.findCommunities(graph.result, makeRandom(1)));
  const directed = library.makeDirected(source);
  return {
    graphMs: graph.ms,
    graphMb,
    path: { p50: quantile(times, 0.5), p95: quantile(times, 0.95), max: Math.max(...times) },
    communitiesMs: communities.ms,
    communities: communities.result.count,
    modularity: communities.result.modularity,
    pageRankMs: timed(() => library.findPageRank(directed)).ms,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
  };
}

const { network, figures, before, afterEdges } = load();
if (part === 'library') {
  process.send({ ...libraryFigures(network) });
} else {
  const loaded = { ...figures, edgesMb: afterEdges - before, allMb: usedMb() - before };
  const answers = { chains: chains(network), ...figuresOf(network) };
  process.send({ ...loaded, ...answers, maxRssMb: process.resourceUsage().maxRSS / 1024 });
}
