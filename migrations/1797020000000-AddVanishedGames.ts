import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddVanishedGames1797020000000 implements MigrationInterface {
  readonly name = 'AddVanishedGames1797020000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "analysis_batches" ADD "vanished" integer NOT NULL DEFAULT 0,
      ALTER COLUMN "user_id" DROP NOT NULL, DROP CONSTRAINT "analysis_batches_user_id_fkey",
      ADD CONSTRAINT "analysis_batches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE NO ACTION`);
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_batches"."vanished" IS 'Games left out because they were deleted meanwhile'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_batches"."user_id" IS 'Who asked for it; empty: the user was deleted'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
