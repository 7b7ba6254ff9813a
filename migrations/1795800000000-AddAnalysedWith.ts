import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAnalysedWith1795800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "games" ADD "analysed_with" text`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."analysed_with" IS 'Fingerprint of the plugins and formulas whose results it has; empty since the row last changed'`,
    );
    await queryRunner.query(
      `CREATE INDEX "games_analysed_with_idx" ON "games" ("analysed_with", "created_at", "id") WHERE status NOT IN ('created', 'started', 'aborted') AND plies > 0`,
    );
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
