import { type DynamicModule, Module } from '@nestjs/common';
import { GamesModule } from '../games/games.module.js';
import { PlayersModule } from '../players/players.module.js';
import { ExportFolder } from './export-folder.js';
import { ExportJobs } from './export-jobs.js';
import { ExportMonthsRepository } from './export-months.repository.js';
import { ExportOrdersRepository } from './export-orders.repository.js';
import { ExportOrders } from './export-orders.service.js';
import { ExportSource } from './export-source.js';
import { ExportWriter } from './export-writer.js';
import { GamePgn } from './game-pgn.service.js';
import { ParquetExport } from './parquet/parquet-export.service.js';
import { ExportsService } from './exports.service.js';

/** Stored games on their way out: as text and as tables. */
@Module({})
export class ExportsModule {
  /** `worker` makes this process write exports that were asked for over HTTP. */
  static with(analysis: DynamicModule, { worker }: { worker: boolean }): DynamicModule {
    return {
      module: ExportsModule,
      imports: [GamesModule, PlayersModule, analysis],
      providers: [
        ExportFolder,
        ExportMonthsRepository,
        ExportOrders,
        ExportOrdersRepository,
        ExportSource,
        ExportWriter,
        ExportsService,
        GamePgn,
        ParquetExport,
        ...(worker ? [ExportJobs] : []),
      ],
      exports: [ExportOrders, ExportsService, GamePgn, ParquetExport],
    };
  }
}
