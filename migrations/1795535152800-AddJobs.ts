import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddJobs1795535152800 implements MigrationInterface {
  readonly name = 'AddJobs1795535152800';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "job_failures" (
      "queue" text NOT NULL,
      "job_id" text NOT NULL,
      "name" text NOT NULL,
      "payload" jsonb NOT NULL,
      "state" text NOT NULL,
      "attempts" integer NOT NULL,
      "errors" jsonb NOT NULL,
      "message" text NOT NULL,
      "first_failed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "last_failed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "job_failures_pkey" PRIMARY KEY ("queue", "job_id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."queue" IS 'Queue of the job'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "job_failures"."job_id" IS 'Its id: what it is called and what it is about'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."name" IS 'What kind of job it is'`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."payload" IS 'What it was asked to do'`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."state" IS 'retrying or dead'`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."attempts" IS 'Failed attempts in a row'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "job_failures"."errors" IS 'The latest failed attempts, oldest first, each with its chain of causes'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."message" IS 'Message of the latest error'`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."first_failed_at" IS 'First failed attempt'`);
    await queryRunner.query(`COMMENT ON COLUMN "job_failures"."last_failed_at" IS 'Latest failed attempt'`);
    await queryRunner.query(
      `CREATE INDEX "job_failures_last_failed_at_idx" ON "job_failures" ("last_failed_at", "queue", "job_id")`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "job_failures" IS 'Jobs that failed and have not succeeded since; dead ones wait for a replay'`,
    );

    await queryRunner.query(`CREATE TABLE "paused_queues" (
      "queue" text NOT NULL,
      "paused_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "paused_queues_pkey" PRIMARY KEY ("queue")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "paused_queues"."queue" IS 'Name of the queue'`);
    await queryRunner.query(`COMMENT ON COLUMN "paused_queues"."paused_at" IS 'Since when'`);
    await queryRunner.query(
      `COMMENT ON TABLE "paused_queues" IS 'Queues that somebody paused: no worker takes jobs from them'`,
    );

    await queryRunner.query(`CREATE TABLE "workers" (
      "name" text NOT NULL,
      "roles" text array NOT NULL,
      "version" text NOT NULL,
      "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "workers_pkey" PRIMARY KEY ("name")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "workers"."name" IS 'Host, process number and a random part'`);
    await queryRunner.query(`COMMENT ON COLUMN "workers"."roles" IS 'Roles it plays'`);
    await queryRunner.query(`COMMENT ON COLUMN "workers"."version" IS 'Version of Rookery'`);
    await queryRunner.query(`COMMENT ON COLUMN "workers"."started_at" IS 'When it started'`);
    await queryRunner.query(`COMMENT ON COLUMN "workers"."seen_at" IS 'Last sign of life'`);
    await queryRunner.query(`COMMENT ON TABLE "workers" IS 'Processes of Rookery and their last sign of life'`);
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
