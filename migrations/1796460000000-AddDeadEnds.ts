import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddDeadEnds1796460000000 implements MigrationInterface {
  readonly name = 'AddDeadEnds1796460000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "crawl_levels" ADD "dead_ends" jsonb NOT NULL DEFAULT '{}'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "crawl_levels"."dead_ends" IS 'Counted games of the level before against anonymous, computer or deleted opponents'`,
    );
    await queryRunner.query(`CREATE INDEX "games_without_black_idx" ON "games" ("white_id") WHERE black_id IS NULL`);
    await queryRunner.query(`CREATE INDEX "games_without_white_idx" ON "games" ("black_id") WHERE white_id IS NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
