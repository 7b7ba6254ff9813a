import { Module } from '@nestjs/common';
import { LichessClient } from './lichess-client.js';
import { LichessGate } from './lichess-gate.js';
import { LichessHttp } from './lichess-http.js';
import { LichessSignIn } from './lichess-sign-in.js';

/** The outside world: everything Rookery says to Lichess goes through here. */
@Module({
  providers: [LichessClient, LichessGate, LichessHttp, LichessSignIn],
  exports: [LichessClient, LichessGate, LichessSignIn],
})
export class LichessModule {}
