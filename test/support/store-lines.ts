import { Database } from '../../src/database/database.service.js';
import { GameWriter } from '../../src/games/game-writer.js';
import { sightingsOf, toGameRecord } from '../../src/ingestion/to-game-record.js';
import { parseGame } from '../../src/lichess/parse-game.js';
import { PlayerWriter } from '../../src/players/player-writer.js';
import type { TestApp } from './test-app.js';

const BATCH = 1_000;

/** Stores lines of the games API as ingestion does, without asking anybody for them. Ids must differ. */
export async function storeLines({ module }: TestApp, lines: readonly string[]): Promise<void> {
  const get = <T>(token: new (...args: never[]) => T): T => module.get<T>(token, { strict: false });
  const [database, games, players] = [get(Database), get(GameWriter), get(PlayerWriter)];
  const [run] = await database.query<{ id: number }>(
    `insert into runs (kind, started_by, state) values ('replay', 'test', 'done') returning id`,
  );
  for (let i = 0; i < lines.length; i += BATCH) {
    const batch = lines.slice(i, i + BATCH).map(parseGame);
    await database.transaction(async (tx) => {
      await players.saveSightings(tx, batch.flatMap(sightingsOf));
      await games.write(tx, batch.map(toGameRecord), run?.id ?? 0);
    });
  }
}
