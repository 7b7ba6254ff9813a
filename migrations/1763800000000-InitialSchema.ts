import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InitialSchema1763800000000 implements MigrationInterface {
  readonly name = 'InitialSchema1763800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "leases" (
      "name" text NOT NULL,
      "holder" text,
      "token" bigint NOT NULL,
      "acquired_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "not_before" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "leases_pkey" PRIMARY KEY ("name")
    )`);
    await queryRunner.query(
      `COMMENT ON COLUMN "leases"."name" IS 'What the lease is for, such as lichess or sync:someplayer'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "leases"."holder" IS 'Process that holds it; empty when free'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "leases"."token" IS 'Fencing number: grows by one at each acquisition, so an old holder is told apart'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "leases"."acquired_at" IS 'When the present holder got it'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "leases"."expires_at" IS 'When it falls to whoever asks, unless renewed'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "leases"."not_before" IS 'Nobody may take it before this moment'`);
    await queryRunner.query(`COMMENT ON TABLE "leases" IS 'Exclusive rights of one process, with a fencing number'`);

    await queryRunner.query(`CREATE TABLE "games" (
      "id" text NOT NULL,
      "rated" boolean NOT NULL,
      "variant" text NOT NULL,
      "speed" text NOT NULL,
      "perf" text NOT NULL,
      "status" text NOT NULL,
      "winner" text,
      "source" text,
      "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
      "last_move_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
      "white_id" text,
      "white_name" text,
      "white_ai_level" smallint,
      "white_rating" smallint,
      "white_rating_diff" smallint,
      "white_provisional" boolean NOT NULL DEFAULT false,
      "white_berserk" boolean NOT NULL DEFAULT false,
      "white_blindfold" boolean NOT NULL DEFAULT false,
      "white_team" text,
      "white_inaccuracies" smallint,
      "white_mistakes" smallint,
      "white_blunders" smallint,
      "white_acpl" integer,
      "white_accuracy" smallint,
      "black_id" text,
      "black_name" text,
      "black_ai_level" smallint,
      "black_rating" smallint,
      "black_rating_diff" smallint,
      "black_provisional" boolean NOT NULL DEFAULT false,
      "black_berserk" boolean NOT NULL DEFAULT false,
      "black_blindfold" boolean NOT NULL DEFAULT false,
      "black_team" text,
      "black_inaccuracies" smallint,
      "black_mistakes" smallint,
      "black_blunders" smallint,
      "black_acpl" integer,
      "black_accuracy" smallint,
      "clock_initial_s" integer,
      "clock_increment_s" integer,
      "days_per_turn" smallint,
      "initial_fen" text,
      "opening_eco" text,
      "opening_name" text,
      "opening_ply" smallint,
      "moves" text NOT NULL,
      "plies" smallint NOT NULL,
      "clocks_cs" integer array,
      "analysis" jsonb,
      "division_known" boolean NOT NULL DEFAULT false,
      "division_middle" smallint,
      "division_end" smallint,
      "arena_id" text,
      "arena_name" text,
      "swiss_id" text,
      "imported" boolean NOT NULL DEFAULT false,
      "imported_date" text,
      "extra" jsonb,
      "first_run_id" integer NOT NULL,
      "last_run_id" integer NOT NULL,
      "stored_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "vanished_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "games_winner_check" CHECK (winner IN ('white', 'black')),
      CONSTRAINT "games_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."id" IS 'Lichess game id'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."rated" IS 'Counted for ratings'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."variant" IS 'Lichess variant key'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."speed" IS 'ultraBullet to correspondence, by the clock, also for variants'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."perf" IS 'Rating category: the speed for standard chess, else the variant'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."status" IS 'created and started are still being played; all others are final'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."winner" IS 'white or black; empty for a draw, an open, aborted or unclear game'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."source" IS 'How the game came about: pool, lobby, friend, ai, arena, swiss ...'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."created_at" IS 'Pairing; what Lichess sorts and pages by'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."last_move_at" IS 'Last move, which may be long before the end of the game'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_id" IS 'Account on the white side; empty for computer, anonymous, imported'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_name" IS 'Name of a white side without account, as an imported game has it'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_ai_level" IS 'Level of the computer on the white side, 1 to 8'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_rating" IS 'Rating of White before the game'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_rating_diff" IS 'Rating points White won or lost'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_provisional" IS 'Rating of White was provisional'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_berserk" IS 'White halved the own clock'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_blindfold" IS 'White played without seeing the pieces'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_team" IS 'Team White played for'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_inaccuracies" IS 'Inaccuracies of White by the server analysis'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_mistakes" IS 'Mistakes of White by the server analysis'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."white_blunders" IS 'Blunders of White by the server analysis'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_acpl" IS 'Average centipawn loss of White by the server analysis'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."white_accuracy" IS 'Accuracy of White by the server analysis, percent'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_id" IS 'Account on the black side; empty for computer, anonymous, imported'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_name" IS 'Name of a black side without account, as an imported game has it'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_ai_level" IS 'Level of the computer on the black side, 1 to 8'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_rating" IS 'Rating of Black before the game'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_rating_diff" IS 'Rating points Black won or lost'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_provisional" IS 'Rating of Black was provisional'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_berserk" IS 'Black halved the own clock'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_blindfold" IS 'Black played without seeing the pieces'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_team" IS 'Team Black played for'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_inaccuracies" IS 'Inaccuracies of Black by the server analysis'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_mistakes" IS 'Mistakes of Black by the server analysis'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."black_blunders" IS 'Blunders of Black by the server analysis'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_acpl" IS 'Average centipawn loss of Black by the server analysis'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."black_accuracy" IS 'Accuracy of Black by the server analysis, percent'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."clock_initial_s" IS 'Clock at the start, seconds; empty without clock'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."clock_increment_s" IS 'Seconds added per move'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."days_per_turn" IS 'Days per move in correspondence'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."initial_fen" IS 'Start position (X-FEN) where it is not the usual one'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."opening_eco" IS 'ECO code by Lichess'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."opening_name" IS 'Opening name by Lichess'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."opening_ply" IS 'Last ply of the named line'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."moves" IS 'Moves in SAN, parted by single spaces; empty when none'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."plies" IS 'Number of half-moves played'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."clocks_cs" IS 'Centiseconds left after each ply, in playing order'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."analysis" IS 'Server analysis, one entry a ply: eval (cp) or mate from the white side, best, variation, judgment'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."division_known" IS 'Lichess told where the phases begin, or that none does'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."division_middle" IS 'Ply where the middlegame begins'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."division_end" IS 'Ply where the endgame begins'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."arena_id" IS 'Arena the game was played in'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."arena_name" IS 'Name of the arena'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."swiss_id" IS 'Swiss tournament the game was played in'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."imported" IS 'Imported by a user, not played on Lichess'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."imported_date" IS 'Date an imported game carries, as in its PGN'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "games"."extra" IS 'Fields of the record this version does not know'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."first_run_id" IS 'Run that first brought the game'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."last_run_id" IS 'Run that last changed this row'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."stored_at" IS 'When this row was made'`);
    await queryRunner.query(`COMMENT ON COLUMN "games"."changed_at" IS 'When this row last changed'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."vanished_at" IS 'When Lichess was found to have deleted this unfinished game'`,
    );
    await queryRunner.query(
      `CREATE INDEX "games_open_idx" ON "games" ("created_at") WHERE status IN ('created', 'started') AND vanished_at IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX "games_black_id_created_at_idx" ON "games" ("black_id", "created_at", "id")`);
    await queryRunner.query(`CREATE INDEX "games_white_id_created_at_idx" ON "games" ("white_id", "created_at", "id")`);
    await queryRunner.query(`COMMENT ON TABLE "games" IS 'Games, each exactly once'`);

    await queryRunner.query(`CREATE TABLE "player_syncs" (
      "player_id" text NOT NULL,
      "cursor_at" TIMESTAMP(3) WITH TIME ZONE,
      "complete_at" TIMESTAMP WITH TIME ZONE,
      "synced_at" TIMESTAMP WITH TIME ZONE,
      "last_run_id" integer,
      CONSTRAINT "player_syncs_pkey" PRIMARY KEY ("player_id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "player_syncs"."player_id" IS 'Player'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "player_syncs"."cursor_at" IS 'Creation of the newest game read; later runs begin a little before'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "player_syncs"."complete_at" IS 'When the whole history was first complete'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "player_syncs"."synced_at" IS 'When a run last ended well'`);
    await queryRunner.query(`COMMENT ON COLUMN "player_syncs"."last_run_id" IS 'The last run'`);
    await queryRunner.query(`COMMENT ON TABLE "player_syncs" IS 'How far the history of each player has been read'`);

    await queryRunner.query(`CREATE TABLE "rejected_records" (
      "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
      "source" text NOT NULL,
      "position" text NOT NULL,
      "reason" text NOT NULL,
      "raw" bytea NOT NULL,
      "raw_sha256" text NOT NULL,
      "game_id" text,
      "after_at" TIMESTAMP(3) WITH TIME ZONE,
      "before_at" TIMESTAMP(3) WITH TIME ZONE,
      "attempts" integer NOT NULL DEFAULT '1',
      "first_run_id" integer NOT NULL,
      "last_run_id" integer NOT NULL,
      "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "rechecked_at" TIMESTAMP WITH TIME ZONE,
      "resolved_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "rejected_records_source_raw_sha256_key" UNIQUE ("source", "raw_sha256"),
      CONSTRAINT "rejected_records_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."id" IS 'Number of the record'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."source" IS 'Where it came from, such as lichess:someplayer'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."position" IS 'Place in that source, for a person'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."reason" IS 'What is wrong with it'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."raw" IS 'The record, byte for byte'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."raw_sha256" IS 'SHA-256 of the record in hex; the same record is kept once'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."game_id" IS 'Game it seems to be about, where that can be read'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."after_at" IS 'Creation of the last good game before it'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."before_at" IS 'Creation of the next good game after it'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."attempts" IS 'How often it was received'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."first_run_id" IS 'Run that first received it'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."last_run_id" IS 'Run that last received it'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."first_seen_at" IS 'First time it was received'`);
    await queryRunner.query(`COMMENT ON COLUMN "rejected_records"."last_seen_at" IS 'Last time it was received'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."rechecked_at" IS 'When the source was asked for this place again'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "rejected_records"."resolved_at" IS 'When the game was stored after all'`,
    );
    await queryRunner.query(`CREATE INDEX "rejected_records_first_run_id_idx" ON "rejected_records" ("first_run_id")`);
    await queryRunner.query(
      `CREATE INDEX "rejected_records_unresolved_idx" ON "rejected_records" ("game_id") WHERE resolved_at IS NULL`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "rejected_records" IS 'Records that could not be stored, kept for a look and a replay'`,
    );

    await queryRunner.query(`CREATE TABLE "runs" (
      "id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL,
      "kind" text NOT NULL,
      "player_id" text,
      "state" text NOT NULL DEFAULT 'queued',
      "message" text,
      "error_code" text,
      "waiting_until" TIMESTAMP WITH TIME ZONE,
      "started_by" text NOT NULL,
      "full_history" boolean NOT NULL DEFAULT false,
      "max_games" integer,
      "until_at" TIMESTAMP(3) WITH TIME ZONE,
      "cursor_at" TIMESTAMP(3) WITH TIME ZONE,
      "received" integer NOT NULL DEFAULT '0',
      "inserted" integer NOT NULL DEFAULT '0',
      "updated" integer NOT NULL DEFAULT '0',
      "unchanged" integer NOT NULL DEFAULT '0',
      "rejected" integer NOT NULL DEFAULT '0',
      "requests" integer NOT NULL DEFAULT '0',
      "account_games" integer,
      "stored_games" integer,
      "notes" text array NOT NULL DEFAULT '{}',
      "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "started_at" TIMESTAMP WITH TIME ZONE,
      "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "finished_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "runs_ledger_check" CHECK (received = inserted + updated + unchanged + rejected),
      CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."id" IS 'Number of the run'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."kind" IS 'sync or replay'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."player_id" IS 'Player whose history is fetched'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."state" IS 'queued, running, waiting, interrupted, done or failed'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."message" IS 'Why it waits or failed, one sentence'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."error_code" IS 'Name of the error that ended it'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."waiting_until" IS 'Until when it waits, when that is known'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."started_by" IS 'Who asked: cli, api'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."full_history" IS 'Reads the whole history again, not only what is new'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."max_games" IS 'Stops after so many games'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."until_at" IS 'Reads games created before this, fixed at the start'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."cursor_at" IS 'Where it stands: creation of the newest game stored'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."received" IS 'Records received'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."inserted" IS 'Records that became a new row'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."updated" IS 'Records that changed a row'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."unchanged" IS 'Records that said nothing new'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."rejected" IS 'Records kept aside because something is wrong with them'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."requests" IS 'Requests made to Lichess'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."account_games" IS 'Finished games by Lichess''s own count at the time'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."stored_games" IS 'Finished games stored at the end, imports left out'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "runs"."notes" IS 'Remarks for the reader'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."requested_at" IS 'When it was asked for'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."started_at" IS 'When work began'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."updated_at" IS 'Last sign of life'`);
    await queryRunner.query(`COMMENT ON COLUMN "runs"."finished_at" IS 'When it ended'`);
    await queryRunner.query(`CREATE INDEX "runs_player_id_idx" ON "runs" ("player_id", "id")`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "runs_active_key" ON "runs" ("kind", "player_id") WHERE state IN ('queued', 'running', 'waiting', 'interrupted')`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "runs" IS 'The ledger: every long action, what it received and what became of it'`,
    );

    await queryRunner.query(`CREATE TABLE "lichess_gate" (
      "id" smallint NOT NULL DEFAULT '1',
      "strikes" integer NOT NULL DEFAULT '0',
      "last_answers" jsonb NOT NULL DEFAULT '[]',
      CONSTRAINT "lichess_gate_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "lichess_gate"."id" IS 'Always 1'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "lichess_gate"."strikes" IS 'Answers 429 in a row; each one doubles the pause'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "lichess_gate"."last_answers" IS 'The last answers, newest first'`);
    await queryRunner.query(`COMMENT ON TABLE "lichess_gate" IS 'Memory of the serial gate to Lichess; one row'`);

    await queryRunner.query(`CREATE TABLE "players" (
      "id" text NOT NULL,
      "name" text NOT NULL,
      "title" text,
      "flair" text,
      "patron" boolean NOT NULL DEFAULT false,
      "patron_color" smallint,
      "tracked" boolean NOT NULL DEFAULT false,
      "account_state" text NOT NULL DEFAULT 'seen',
      "account_checked_at" TIMESTAMP WITH TIME ZONE,
      "account_created_at" TIMESTAMP WITH TIME ZONE,
      "account_seen_at" TIMESTAMP WITH TIME ZONE,
      "account_games" integer,
      "stored_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "players_pkey" PRIMARY KEY ("id")
    )`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."id" IS 'Lichess user id: the name in lower case, permanent'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."name" IS 'Present spelling of the name'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."title" IS 'GM, IM, BOT and so on, as of the last sight'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."flair" IS 'Chosen emblem, as of the last sight'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."patron" IS 'Supports Lichess, as of the last sight'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."patron_color" IS 'Colour of the patron mark, 1 to 10'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."tracked" IS 'Somebody asked for the history of this player'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "players"."account_state" IS 'seen in games only, or open, closed, unknown by the account page'`,
    );
    await queryRunner.query(
      `COMMENT ON COLUMN "players"."account_checked_at" IS 'When the account page was last read'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "players"."account_created_at" IS 'When the account was made'`);
    await queryRunner.query(`COMMENT ON COLUMN "players"."account_seen_at" IS 'When the player was last on Lichess'`);
    await queryRunner.query(
      `COMMENT ON COLUMN "players"."account_games" IS 'Finished games by Lichess''s own count, imports left out'`,
    );
    await queryRunner.query(`COMMENT ON COLUMN "players"."stored_at" IS 'When this row was made'`);
    await queryRunner.query(
      `COMMENT ON TABLE "players" IS 'Lichess accounts: those asked for and everybody met in a game'`,
    );
    await queryRunner.query(
      `ALTER TABLE "games" ADD CONSTRAINT "games_white_id_fkey" FOREIGN KEY ("white_id") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "games" ADD CONSTRAINT "games_black_id_fkey" FOREIGN KEY ("black_id") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "player_syncs" ADD CONSTRAINT "player_syncs_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await queryRunner.query(
      `ALTER TABLE "runs" ADD CONSTRAINT "runs_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
