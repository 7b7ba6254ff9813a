import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddPipelinesAndSchedules1795595496507 implements MigrationInterface {
  readonly name = 'AddPipelinesAndSchedules1795595496507';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `COMMENT ON TABLE "runs" IS 'Every long action: how far it is, what it received and what became of it'`,
    );

    await queryRunner.query(`CREATE TABLE "schedules" (
      "name" text NOT NULL,
      "action" text NOT NULL,
      "cron" text NOT NULL,
      "enabled" boolean NOT NULL DEFAULT true,
      "catch_up" text NOT NULL DEFAULT 'skip',
      "considered_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "last_tick_at" TIMESTAMP WITH TIME ZONE,
      "last_run_id" integer,
      CONSTRAINT "schedules_catch_up_check" CHECK (catch_up IN ('skip', 'once', 'all')),
      CONSTRAINT "schedules_pkey" PRIMARY KEY ("name")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "schedules"."name" IS 'Name of the schedule'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "schedules"."action" IS 'What happens: orchestrate, or the name of a pipeline'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "schedules"."cron" IS 'When, as a cron expression in UTC'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedules"."enabled" IS 'Nothing happens while it is off'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "schedules"."catch_up" IS 'What becomes of moments that passed while nothing ran: skip, once (one tick for all) or all'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "schedules"."considered_at" IS 'Moments up to this one are dealt with'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedules"."last_tick_at" IS 'Moment of the last tick'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "schedules"."last_run_id" IS 'Last run that a tick started or found under way'`,
    );
    await queryRunner.query(`COMMENT ON TABLE "schedules" IS 'What happens by the clock; times are UTC'`);

    await queryRunner.query(`CREATE TABLE "schedule_ticks" (
      "schedule" text NOT NULL,
      "due_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "ticked_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "ticked_by" text NOT NULL,
      "outcome" text NOT NULL,
      "run_id" integer,
      CONSTRAINT "schedule_ticks_pkey" PRIMARY KEY ("schedule", "due_at")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."schedule" IS 'Name of the schedule'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."due_at" IS 'The moment by its cron expression'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."ticked_at" IS 'When it was acted upon'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."ticked_by" IS 'Process that did it'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."outcome" IS 'What came of it, in words'`);
    await queryRunner.query(`COMMENT ON COLUMN "schedule_ticks"."run_id" IS 'Run that it started or found under way'`);
    await queryRunner.query(`CREATE INDEX "schedule_ticks_due_at_idx" ON "schedule_ticks" ("due_at")`);
    await queryRunner.query(
      `COMMENT ON TABLE "schedule_ticks" IS 'Moments of schedules that were acted upon, each once; kept for 30 days'`,
    );
    await queryRunner.query(`ALTER TABLE "runs" ADD "name" text`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."name" IS 'Which pipeline or which stage of it'`);
    await queryRunner.query(`ALTER TABLE "runs" ADD "parent_id" integer`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."parent_id" IS 'The run it is a part of'`);
    await queryRunner.query(`ALTER TABLE "runs" ADD "total" integer`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."total" IS 'Units of work in it; empty while nobody knows'`);
    await queryRunner.query(`ALTER TABLE "runs" ADD "finished" integer NOT NULL DEFAULT '0'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."finished" IS 'Units that ended well'`);
    await queryRunner.query(`ALTER TABLE "runs" ADD "failed" integer NOT NULL DEFAULT '0'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."failed" IS 'Units that ended badly'`);
    await queryRunner.query(`ALTER TABLE "runs" ADD "percent" smallint`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."percent" IS 'Per cent that has ended, never falling; 100 only when it is done, empty while nobody knows'`,
    );
    await queryRunner.query(`ALTER TABLE "players" ADD "depth" smallint`);
    await queryRunner.query(
      `COMMENT ON COLUMN "players"."depth" IS 'Steps from the players somebody asked for: 0 for these, empty for those only seen in games'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."kind" IS 'pipeline, stage, sync or replay'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."started_by" IS 'Who asked: cli, api, a schedule'`);
    await queryRunner.query(
      `CREATE INDEX "runs_parent_id_idx" ON "runs" ("parent_id", "id") WHERE parent_id IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "runs_active_pipeline_key" ON "runs" ("name") WHERE kind = 'pipeline' AND state IN ('queued', 'running', 'waiting', 'interrupted')`,
    );
    await queryRunner.query(`CREATE INDEX "runs_kind_id_idx" ON "runs" ("kind", "id")`);
    await queryRunner.query(`CREATE INDEX "runs_name_id_idx" ON "runs" ("name", "id") WHERE kind = 'pipeline'`);
    await queryRunner.query(`CREATE INDEX "runs_failed_idx" ON "runs" ("id") WHERE state = 'failed'`);
    await queryRunner.query(`CREATE INDEX "players_tracked_idx" ON "players" ("id") WHERE tracked`);

    // What is there already, by the new words.
    await queryRunner.query(
      `UPDATE "runs" SET "finished" = "received" - "rejected", "failed" = "rejected", "percent" = CASE WHEN "state" = 'done' THEN 100 END`,
    );
    await queryRunner.query(`UPDATE "players" SET "depth" = 0 WHERE "tracked"`);
    // Rows from now on: whoever runs Rookery may change them or take them away.
    await queryRunner.query(
      `INSERT INTO "schedules" ("name", "action", "cron", "catch_up") VALUES
         ('orchestrate', 'orchestrate', '* * * * *', 'skip'),
         ('daily', 'daily', '30 3 * * *', 'once')`,
    );

    await queryRunner.query(
      `ALTER TABLE "runs" ADD CONSTRAINT "runs_percent_check" CHECK (percent BETWEEN 0 AND 99 OR (percent = 100 AND state = 'done'))`,
    );
    await queryRunner.query(
      `ALTER TABLE "runs" ADD CONSTRAINT "runs_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
