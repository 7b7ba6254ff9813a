import type { MigrationInterface, QueryRunner } from 'typeorm';

const RUNS = 'Work of the request with an Idempotency-Key that started it; the same key finds it again';
const KEYS = 'What the request starts has it as work_key; stays the same when another request takes over';

export class AddWorkKeys1797100000000 implements MigrationInterface {
  readonly name = 'AddWorkKeys1797100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "runs" ADD "work_key" text
      DEFAULT regexp_substr(current_setting('rookery.work_key', true), '[0-9a-f-]+')`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."work_key" IS '${RUNS}'`);
    await queryRunner.query(`CREATE UNIQUE INDEX "runs_work_key_key" ON "runs" ("work_key")
      WHERE work_key IS NOT NULL AND parent_id IS NULL`);
    await queryRunner.query(`ALTER TABLE "idempotency_keys" ADD "work" uuid`);
    await queryRunner.query(`UPDATE "idempotency_keys" SET "work" = "claim"`);
    await queryRunner.query(`ALTER TABLE "idempotency_keys" ALTER COLUMN "work" SET NOT NULL`);
    await queryRunner.query(`COMMENT ON COLUMN "idempotency_keys"."work" IS '${KEYS}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
