import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands beside the columns of a game is more than unknown fields. */
export class ExplainExtra1796900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."extra" IS 'What the source says and no column holds: fields Lichess added, times some plies lack'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`COMMENT ON COLUMN "games"."extra" IS 'Fields of the record this version does not know'`);
  }
}
