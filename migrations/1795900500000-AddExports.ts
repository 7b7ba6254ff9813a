import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExports1795900500000 implements MigrationInterface {
  readonly name = 'AddExports1795900500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "exports" (
      "run_id" integer NOT NULL,
      "request" jsonb NOT NULL,
      "files" jsonb NOT NULL DEFAULT '[]',
      "host" text,
      CONSTRAINT "exports_pkey" PRIMARY KEY ("run_id"),
      CONSTRAINT "exports_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "exports" IS 'What runs of the kind export are to write, and the files they wrote'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "exports"."run_id" IS 'Run'`);
    await queryRunner.query(`COMMENT ON COLUMN "exports"."request" IS 'Format, player, filter, evaluations and so on'`);
    await queryRunner.query(`COMMENT ON COLUMN "exports"."files" IS 'Files by path and size, once they are whole'`);
    await queryRunner.query(`COMMENT ON COLUMN "exports"."host" IS 'Machine whose disk has the files'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."kind" IS 'pipeline, stage, sync, replay, analysis, import or export'`,
    );
    // An export of all games pages through them in this order.
    await queryRunner.query(`CREATE INDEX "games_created_at_id_idx" ON "games" ("created_at", "id")`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
