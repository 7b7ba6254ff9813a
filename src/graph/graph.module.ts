import { type DynamicModule, Module } from '@nestjs/common';
import { EdgesRepository } from './edges.repository.js';
import { EdgesService } from './edges.service.js';
import { GraphGamesRepository } from './graph-games.repository.js';
import { GraphJobs } from './graph-jobs.js';
import { GraphResults } from './graph-results.service.js';
import { GraphResultsRepository } from './graph-results.repository.js';
import { GraphService } from './graph.service.js';
import { GraphWork } from './graph-work.service.js';
import { NetworkExports } from './network-exports.service.js';
import { NetworkStore } from './network-store.js';

/** The player network: edges, questions about them, figures computed from all of them. */
@Module({})
export class GraphModule {
  /** `worker` makes this process compute figures that were asked for. */
  static with({ worker }: { worker: boolean }): DynamicModule {
    return {
      module: GraphModule,
      providers: [
        EdgesRepository,
        EdgesService,
        GraphGamesRepository,
        GraphResults,
        GraphResultsRepository,
        GraphService,
        GraphWork,
        NetworkExports,
        NetworkStore,
        ...(worker ? [GraphJobs] : []),
      ],
      exports: [EdgesService, GraphResults, GraphService, GraphWork, NetworkExports, NetworkStore],
    };
  }
}
