import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Games that do not count, by side: few, so that all games of a player less these are counted out of indexes alone. */
export class AddUncountedGames1797010000000 implements MigrationInterface {
  readonly name = 'AddUncountedGames1797010000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "games_uncounted_white_idx" ON "games" ("white_id")
       WHERE white_id IS NOT NULL AND (status IN ('created', 'started', 'aborted') OR imported OR white_id = black_id)`,
    );
    await queryRunner.query(
      `CREATE INDEX "games_uncounted_black_idx" ON "games" ("black_id")
       WHERE black_id IS NOT NULL AND (status IN ('created', 'started', 'aborted') OR imported)`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
