import { Module } from '@nestjs/common';
import { PlayersService } from './players.service.js';
import { PlayerWriter } from './player-writer.js';

/** Players and what is known of their accounts. */
@Module({ providers: [PlayersService, PlayerWriter], exports: [PlayersService, PlayerWriter] })
export class PlayersModule {}
