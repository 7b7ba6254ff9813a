import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMMENTS = {
  run_id: 'Run',
  user_id: 'Who asked for it',
  slot: 'Its place among those under way; empty once paused or ended',
  request: 'Player, filter, nodes, plugins, at most how many games',
  planned_at: 'When its games were chosen',
  analysed_before: 'Games left out because they had everything',
  not_analysable: 'Games left out because they are not over or have no moves',
  paused_at: 'Since when it rests',
  resumed_at: 'When it was last resumed: its speed counts from there',
  resumed_with: 'Games that had ended by then',
  ended_at: 'When it ended, one way or the other',
};

export class AddAnalysisBatches1796700000000 implements MigrationInterface {
  readonly name = 'AddAnalysisBatches1796700000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "analysis_batches" (
      "run_id" integer NOT NULL,
      "user_id" integer NOT NULL,
      "slot" smallint,
      "request" jsonb NOT NULL,
      "planned_at" timestamptz,
      "analysed_before" integer NOT NULL DEFAULT 0,
      "not_analysable" integer NOT NULL DEFAULT 0,
      "paused_at" timestamptz,
      "resumed_at" timestamptz,
      "resumed_with" integer NOT NULL DEFAULT 0,
      "ended_at" timestamptz,
      CONSTRAINT "analysis_batches_pkey" PRIMARY KEY ("run_id"),
      CONSTRAINT "analysis_batches_slot_check" CHECK (slot IS NULL OR ended_at IS NULL AND paused_at IS NULL),
      CONSTRAINT "analysis_batches_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT "analysis_batches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "analysis_batches" IS 'Analyses of many games that somebody asked for, and their places'`,
    );
    for (const [column, text] of Object.entries(COMMENTS)) {
      await queryRunner.query(`COMMENT ON COLUMN "analysis_batches"."${column}" IS '${text}'`);
    }
    await queryRunner.query(
      `CREATE UNIQUE INDEX "analysis_batches_active_user_key" ON "analysis_batches" ("user_id") WHERE ended_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "analysis_batches_slot_key" ON "analysis_batches" ("slot") WHERE slot IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX "analysis_batches_user_id_idx" ON "analysis_batches" ("user_id", "run_id")`);
    await this.extendTasks(queryRunner);
  }

  private async extendTasks(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "analysis_tasks" DROP CONSTRAINT "analysis_tasks_state_check",
      ADD CONSTRAINT "analysis_tasks_state_check" CHECK (state IN ('waiting', 'running', 'done', 'failed', 'unsupported', 'cancelled'))`);
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."state" IS 'waiting, running, done, failed, unsupported or cancelled'`,
    );
    await queryRunner.query(`CREATE INDEX "analysis_tasks_failures_idx" ON "analysis_tasks" ("run_id", "place")
      WHERE state IN ('failed', 'unsupported')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
