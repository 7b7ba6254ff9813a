import { type Command, Option } from 'commander';
import type { PlayerId } from '../../chess/ids.js';
import { EdgesService, type RebuildProgress } from '../../graph/edges.service.js';
import { GraphService } from '../../graph/graph.service.js';
import type { ChainBy } from '../../graph/graph-view.js';
import {
  describeChain,
  describeDistances,
  describeHeadToHead,
  describeNeighbours,
  describeOpponents,
} from '../graph-text.js';
import { filterOf, type NetworkOptions, parsePlayer, withNetworkOptions } from '../network-options.js';
import { parsePositive, type WithApp } from '../program.js';
import { formatCount } from '../terminal.js';
import { addFiguresCommands } from './graph-figures.commands.js';

type Limited = NetworkOptions & { limit: number };
type Chained = NetworkOptions & { by: ChainBy };

const byOption = (): Option =>
  new Option('--by <what>', 'games: each played the next one; wins: each beat the next one')
    .choices(['games', 'wins'])
    .default('games');

export function addGraphCommands(program: Command, withApp: WithApp): void {
  const graph = program.command('graph').description('the player network: who met and beat whom');
  addPlayerCommands(graph, withApp);
  addChainCommands(graph, withApp);
  addFiguresCommands(graph, withApp);
  addRebuildCommand(graph, withApp);
}

function addPlayerCommands(graph: Command, withApp: WithApp): void {
  withNetworkOptions(
    graph
      .command('neighbours')
      .description('whom a player met, most games first')
      .argument('<player>', 'a Lichess username', parsePlayer)
      .option('--limit <number>', 'how many', parsePositive, 20),
  ).action((player: PlayerId, options: Limited) =>
    withApp(async ({ app, terminal }) => {
      const service = app.get(GraphService, { strict: false });
      const view = await service.neighbours(player, filterOf(options), { limit: options.limit });
      terminal.answer(view, describeNeighbours(view));
    }, options),
  );
  withNetworkOptions(
    graph
      .command('versus')
      .description('what a player did against another, with their newest games')
      .argument('<player>', 'a Lichess username', parsePlayer)
      .argument('<opponent>', 'another one', parsePlayer),
  ).action((player: PlayerId, opponent: PlayerId, options: NetworkOptions) =>
    withApp(async ({ app, terminal }) => {
      const view = await app.get(GraphService, { strict: false }).headToHead(player, opponent, filterOf(options));
      terminal.answer(view, describeHeadToHead(view));
    }, options),
  );
  withNetworkOptions(
    graph
      .command('opponents')
      .description('nemeses, victims and rivals of a player, by results against ratings')
      .argument('<player>', 'a Lichess username', parsePlayer)
      .option('--limit <number>', 'how many of each', parsePositive, 10),
  ).action((player: PlayerId, options: Limited) =>
    withApp(async ({ app, terminal }) => {
      const { limit, minGames } = options;
      const asked = { limit, ...(minGames !== undefined && { minGames }) };
      const view = await app.get(GraphService, { strict: false }).opponents(player, filterOf(options), asked);
      terminal.answer(view, describeOpponents(view));
    }, options),
  );
}

function addChainCommands(graph: Command, withApp: WithApp): void {
  withNetworkOptions(
    graph
      .command('chain')
      .description('a shortest chain from one player to another, with the games of each hop')
      .argument('<from>', 'a Lichess username', parsePlayer)
      .argument('<to>', 'another one', parsePlayer)
      .addOption(byOption()),
  ).action((from: PlayerId, to: PlayerId, options: Chained) =>
    withApp(async ({ app, terminal }) => {
      const view = await app.get(GraphService, { strict: false }).chain(from, to, options.by, filterOf(options));
      terminal.answer(view, describeChain(view));
    }, options),
  );
  withNetworkOptions(
    graph
      .command('distances')
      .description('how far everybody is from a player')
      .argument('<player>', 'a Lichess username', parsePlayer)
      .addOption(byOption())
      .option('--limit <number>', 'how many are listed, the nearest first', parsePositive, 20),
  ).action((player: PlayerId, options: Chained & Limited) =>
    withApp(async ({ app, terminal }) => {
      const { by, limit } = options;
      const view = await app.get(GraphService, { strict: false }).distances(player, by, filterOf(options), { limit });
      terminal.answer(view, describeDistances(view));
    }, options),
  );
}

function addRebuildCommand(graph: Command, withApp: WithApp): void {
  graph
    .command('rebuild')
    .description('count all games anew and put edges right that are not what the games say')
    .option('--json', 'answer with one JSON line')
    .action((options: { json?: boolean }) =>
      withApp(async ({ app, terminal }) => {
        const onProgress = ({ players, ofPlayers, corrected }: RebuildProgress): void =>
          terminal.progress(
            `${formatCount(players)} of ${formatCount(ofPlayers)} players · ${formatCount(corrected)} edges corrected`,
          );
        const rebuild = await app.get(EdgesService, { strict: false }).rebuild(onProgress);
        const { edges, corrected } = rebuild;
        terminal.answer(rebuild, `${formatCount(edges)} edges, ${formatCount(corrected)} of them corrected.`);
      }, options),
    );
}
