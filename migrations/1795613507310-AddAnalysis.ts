import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddAnalysis1795613507310 implements MigrationInterface {
  readonly name = 'AddAnalysis1795613507310';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "analysis_chunks" (
      "game_id" text NOT NULL,
      "profile_id" integer NOT NULL,
      "moves_sha256" text NOT NULL,
      "chunk" smallint NOT NULL,
      "evaluations" jsonb NOT NULL,
      "engine_ms" integer NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "analysis_chunks_pkey" PRIMARY KEY ("game_id", "profile_id", "moves_sha256", "chunk")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_chunks"."game_id" IS 'Game'`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_chunks"."profile_id" IS 'Engine and settings'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_chunks"."moves_sha256" IS 'SHA-256 of variant, start position and moves'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_chunks"."chunk" IS 'Number of the part, 0 is the end of the game'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "analysis_chunks"."evaluations" IS 'Evaluations by ply'`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_chunks"."engine_ms" IS 'Time the engine took, milliseconds'`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_chunks"."created_at" IS 'When it was evaluated'`);
    await queryRunner.query(`CREATE INDEX "analysis_chunks_profile_id_idx" ON "analysis_chunks" ("profile_id")`);
    await queryRunner.query(
      `COMMENT ON TABLE "analysis_chunks" IS 'Evaluated parts of long games that are not finished yet'`,
    );

    await queryRunner.query(`CREATE TABLE "analysis_tasks" (
      "run_id" integer NOT NULL,
      "game_id" text NOT NULL,
      "place" integer NOT NULL,
      "nodes" integer,
      "again" boolean NOT NULL DEFAULT false,
      "state" text NOT NULL DEFAULT 'waiting',
      "message" text,
      "ended_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "analysis_tasks_state_check" CHECK (state IN ('waiting', 'running', 'done', 'failed', 'unsupported')),
      CONSTRAINT "analysis_tasks_pkey" PRIMARY KEY ("run_id", "game_id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_tasks"."run_id" IS 'Run'`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_tasks"."game_id" IS 'Game'`);
    await queryRunner.query(`COMMENT ON COLUMN "analysis_tasks"."place" IS 'Its turn within the run'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."nodes" IS 'Nodes per position asked for; empty: as configured'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."again" IS 'Evaluate anew although evaluations are there'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."state" IS 'waiting, running, done, failed or unsupported'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "analysis_tasks"."message" IS 'Why it failed or is not supported, one sentence'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "analysis_tasks"."ended_at" IS 'When it ended'`);
    await queryRunner.query(
      `CREATE INDEX "analysis_tasks_game_id_idx" ON "analysis_tasks" ("game_id") WHERE state IN ('waiting', 'running')`,
    );
    await queryRunner.query(
      `CREATE INDEX "analysis_tasks_open_idx" ON "analysis_tasks" ("run_id", "place") WHERE state IN ('waiting', 'running')`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "analysis_tasks" IS 'Games that a run wants analysed, and how far each is'`,
    );

    await queryRunner.query(`CREATE TABLE "cached_evaluations" (
      "profile_id" integer NOT NULL,
      "epd" text NOT NULL,
      "cp" integer,
      "mate" smallint,
      "best" text NOT NULL,
      "pv" text NOT NULL,
      "depth" smallint NOT NULL,
      "nodes" integer NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "cached_evaluations_pkey" PRIMARY KEY ("profile_id", "epd")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."profile_id" IS 'Engine and settings'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "cached_evaluations"."epd" IS 'Position: board, side, castling, en passant only where it can be taken'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."cp" IS 'Centipawns from White''s side'`);
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."mate" IS 'Moves to mate; positive: White mates'`);
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."best" IS 'Best move, UCI'`);
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."pv" IS 'Expected line, UCI, parted by spaces'`);
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."depth" IS 'Depth the search reached'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "cached_evaluations"."nodes" IS 'Nodes searched when the engine told this'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "cached_evaluations"."created_at" IS 'When it was searched'`);
    await queryRunner.query(
      `COMMENT ON TABLE "cached_evaluations" IS 'Evaluations of positions that recur between games'`,
    );

    await queryRunner.query(`CREATE TABLE "engine_profiles" (
      "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
      "fingerprint" text NOT NULL,
      "name" text NOT NULL,
      "version" text NOT NULL,
      "net" text NOT NULL,
      "build" text NOT NULL,
      "nodes" integer NOT NULL,
      "multipv" smallint NOT NULL,
      "hash_mb" integer NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "engine_profiles_fingerprint_key" UNIQUE ("fingerprint"),
      CONSTRAINT "engine_profiles_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."id" IS 'Number of the profile'`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."fingerprint" IS 'All of the below in one text'`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."name" IS 'Name the engine gives itself'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "engine_profiles"."version" IS 'Version the engine gives itself; empty when it says none'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "engine_profiles"."net" IS 'Networks it evaluates with; empty for an engine without'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "engine_profiles"."build" IS 'First 16 hexadecimal digits of the SHA-256 of its program'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."nodes" IS 'Nodes searched per position'`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."multipv" IS 'Lines per position'`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."hash_mb" IS 'Hash table, megabytes'`);
    await queryRunner.query(`COMMENT ON COLUMN "engine_profiles"."created_at" IS 'First used'`);
    await queryRunner.query(`COMMENT ON TABLE "engine_profiles" IS 'Engines and settings evaluations were made with'`);

    await queryRunner.query(`CREATE TABLE "game_analyses" (
      "game_id" text NOT NULL,
      "state" text NOT NULL,
      "message" text,
      "source" text,
      "profile_id" integer,
      "moves_sha256" text NOT NULL,
      "plies" smallint NOT NULL,
      "evaluated" smallint NOT NULL DEFAULT '0',
      "cached" smallint NOT NULL DEFAULT '0',
      "engine_nodes" bigint NOT NULL DEFAULT '0',
      "engine_ms" integer NOT NULL DEFAULT '0',
      "formula_version" integer NOT NULL,
      "run_id" integer,
      "analysed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "game_analyses_source_check" CHECK (source IN ('engine', 'lichess')),
      CONSTRAINT "game_analyses_state_check" CHECK (state IN ('done', 'failed', 'unsupported')),
      CONSTRAINT "game_analyses_pkey" PRIMARY KEY ("game_id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."game_id" IS 'Game'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."state" IS 'done, failed, or unsupported: the engine does not play the variant'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."message" IS 'Why it failed or is not supported, one sentence'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."source" IS 'engine or lichess; empty without evaluations'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."profile_id" IS 'Engine and settings; empty unless the source is engine'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."moves_sha256" IS 'SHA-256 of variant, start position and moves that were analysed'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."plies" IS 'Half-moves analysed'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."evaluated" IS 'Positions evaluated by the engine for this game'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."cached" IS 'Positions taken from the evaluation cache'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."engine_nodes" IS 'Nodes searched for this game'`);
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."engine_ms" IS 'Time the engine took, milliseconds'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_analyses"."formula_version" IS 'Version of the formulas behind judgments and accuracy'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."run_id" IS 'Run it was made in'`);
    await queryRunner.query(`COMMENT ON COLUMN "game_analyses"."analysed_at" IS 'When it ended'`);
    await queryRunner.query(
      `CREATE INDEX "game_analyses_failed_idx" ON "game_analyses" ("analysed_at") WHERE state = 'failed'`,
    );
    await queryRunner.query(`CREATE INDEX "game_analyses_profile_id_idx" ON "game_analyses" ("profile_id")`);
    await queryRunner.query(`CREATE INDEX "game_analyses_run_id_idx" ON "game_analyses" ("run_id")`);
    await queryRunner.query(
      `COMMENT ON TABLE "game_analyses" IS 'What became of analysing a game, and where its numbers come from'`,
    );

    await queryRunner.query(`CREATE TABLE "game_plies" (
      "game_id" text NOT NULL,
      "ply" smallint NOT NULL,
      "san" text,
      "uci" text,
      "cp" integer,
      "mate" smallint,
      "best" text,
      "pv" text,
      "depth" smallint,
      "nodes" integer,
      "source" text,
      "judgment" text,
      "loss_cp" smallint,
      "accuracy" real,
      "clock_cs" integer,
      "think_cs" integer,
      CONSTRAINT "game_plies_source_check" CHECK (source IN ('engine', 'cache', 'lichess', 'rules')),
      CONSTRAINT "game_plies_score_check" CHECK (cp IS NULL OR mate IS NULL),
      CONSTRAINT "game_plies_pkey" PRIMARY KEY ("game_id", "ply")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."game_id" IS 'Game'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."ply" IS 'Half-moves played; 0 is the start position, which has no move'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."san" IS 'Move in SAN'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."uci" IS 'Move in UCI; castling is king takes rook in chess960 only'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."cp" IS 'Evaluation after the move, centipawns from White''s side'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."mate" IS 'Moves to mate; positive: White mates, 0: mated on the board'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."best" IS 'Best move of the side to move in this position, UCI'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."pv" IS 'Line the engine expects from here, UCI, parted by spaces'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."depth" IS 'Depth the search reached'`);
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."nodes" IS 'Nodes searched when the engine told this'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."source" IS 'engine, cache, lichess or rules; empty without evaluation'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."judgment" IS 'Inaccuracy, Mistake or Blunder; empty for other moves'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."loss_cp" IS 'Centipawns the move lost, as counted for acpl'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."accuracy" IS 'Accuracy of the move, percent'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "game_plies"."clock_cs" IS 'Centiseconds on the mover''s clock after the move'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "game_plies"."think_cs" IS 'Centiseconds the mover took'`);
    await queryRunner.query(
      `COMMENT ON TABLE "game_plies" IS 'Positions of analysed games, each with the move that led to it'`,
    );

    await queryRunner.query(`CREATE TABLE "plugin_results" (
      "game_id" text NOT NULL,
      "plugin" text NOT NULL,
      "version" integer NOT NULL,
      "state" text NOT NULL,
      "metrics" jsonb,
      "message" text,
      "formula_version" integer NOT NULL,
      "run_id" integer,
      "computed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "plugin_results_state_check" CHECK (state IN ('done', 'failed', 'unsupported')),
      CONSTRAINT "plugin_results_pkey" PRIMARY KEY ("game_id", "plugin")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."game_id" IS 'Game'`);
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."plugin" IS 'Name of the plugin'`);
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."version" IS 'Version of the plugin'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "plugin_results"."state" IS 'done, failed, or unsupported: the game lacks what the plugin needs'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."metrics" IS 'Its metrics; empty unless done'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "plugin_results"."message" IS 'Why it failed or is not supported, one sentence'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "plugin_results"."formula_version" IS 'Version of the formulas behind the metrics'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."run_id" IS 'Run it was made in'`);
    await queryRunner.query(`COMMENT ON COLUMN "plugin_results"."computed_at" IS 'When it was made'`);
    await queryRunner.query(
      `CREATE INDEX "plugin_results_plugin_idx" ON "plugin_results" ("plugin", "version", "game_id")`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "plugin_results" IS 'What each plugin found in a game, or why it found nothing'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."kind" IS 'pipeline, stage, sync, replay or analysis'`);
    await queryRunner.query(
      `ALTER TABLE "analysis_chunks" ADD CONSTRAINT "analysis_chunks_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "games"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "analysis_chunks" ADD CONSTRAINT "analysis_chunks_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "engine_profiles"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "analysis_tasks" ADD CONSTRAINT "analysis_tasks_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "analysis_tasks" ADD CONSTRAINT "analysis_tasks_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "games"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "cached_evaluations" ADD CONSTRAINT "cached_evaluations_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "engine_profiles"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "game_analyses" ADD CONSTRAINT "game_analyses_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "games"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "game_analyses" ADD CONSTRAINT "game_analyses_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "engine_profiles"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "game_plies" ADD CONSTRAINT "game_plies_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game_analyses"("game_id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "plugin_results" ADD CONSTRAINT "plugin_results_game_id_fkey" FOREIGN KEY ("game_id") REFERENCES "game_analyses"("game_id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
