import { Module } from '@nestjs/common';
import { DuplicatesService } from './duplicates.service.js';
import { GamesRepository } from './games.repository.js';
import { GamesService } from './games.service.js';
import { GameWriter } from './game-writer.js';

/** Stored games: the one writer and the queries. */
@Module({
  providers: [GamesRepository, GamesService, DuplicatesService, GameWriter],
  exports: [GamesService, DuplicatesService, GameWriter],
})
export class GamesModule {}
