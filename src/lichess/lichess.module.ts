import { Module } from '@nestjs/common';
import { LichessClient } from './lichess-client.js';
import { LichessGate } from './lichess-gate.js';
import { LichessHttp } from './lichess-http.js';

/** The outside world: everything Rookery says to Lichess goes through here. */
@Module({
  providers: [LichessClient, LichessGate, LichessHttp],
  exports: [LichessClient, LichessGate],
})
export class LichessModule {}
