import { Module } from '@nestjs/common';
import { GamesRepository } from './games.repository.js';
import { GamesService } from './games.service.js';
import { GameWriter } from './game-writer.js';

/** Stored games: the one writer and the queries. */
@Module({ providers: [GamesRepository, GamesService, GameWriter], exports: [GamesService, GameWriter] })
export class GamesModule {}
