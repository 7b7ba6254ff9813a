import { Module } from '@nestjs/common';
import { PlayersService } from './players.service.js';
import { PlayerWriter } from './player-writer.js';
import { ProfileWriter } from './profile-writer.js';

/** Players and what is known of their accounts. */
@Module({
  providers: [PlayersService, PlayerWriter, ProfileWriter],
  exports: [PlayersService, PlayerWriter, ProfileWriter],
})
export class PlayersModule {}
