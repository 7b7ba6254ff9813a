import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExplainBudgets1797120000000 implements MigrationInterface {
  readonly name = 'ExplainBudgets1797120000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `COMMENT ON COLUMN "request_budgets"."actor" IS 'A token, all tokens of a user, a user for all browsers, or an address'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
