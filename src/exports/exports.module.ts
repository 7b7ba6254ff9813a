import { type DynamicModule, Module } from '@nestjs/common';
import { GamesModule } from '../games/games.module.js';
import { PlayersModule } from '../players/players.module.js';
import { ExportMonthsRepository } from './export-months.repository.js';
import { ExportSource } from './export-source.js';
import { GamePgn } from './game-pgn.service.js';
import { ParquetExport } from './parquet/parquet-export.service.js';
import { ExportsService } from './exports.service.js';

/** Stored games on their way out: as text and as tables. */
@Module({})
export class ExportsModule {
  static with(analysis: DynamicModule): DynamicModule {
    return {
      module: ExportsModule,
      imports: [GamesModule, PlayersModule, analysis],
      providers: [ExportMonthsRepository, ExportSource, ExportsService, GamePgn, ParquetExport],
      exports: [ExportsService, GamePgn, ParquetExport],
    };
  }
}
