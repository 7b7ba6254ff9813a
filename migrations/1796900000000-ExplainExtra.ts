import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands beside the columns of a game is more than unknown fields. */
export class ExplainExtra1796900000000 implements MigrationInterface {
  readonly name = 'ExplainExtra1796900000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."extra" IS 'What the source says and no column holds: fields Lichess added, times some plies lack'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
