import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddTaskCoverage1796000000000 implements MigrationInterface {
  readonly name = 'AddTaskCoverage1796000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "analysis_tasks" ADD "coverage" text`);
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."coverage" IS 'Fingerprint of the plugins and formulas the game was found lacking; empty when it was asked for by name'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
