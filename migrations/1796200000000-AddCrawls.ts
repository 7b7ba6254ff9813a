import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMMENTS: Record<string, Record<string, string>> = {
  crawls: {
    run_id: 'Run',
    settings: 'Depth, limits, filters, priority, budget for a day',
    wish: 'go, pause or stop: what is to become of it',
  },
  crawl_levels: {
    run_id: 'Run',
    depth: 'Steps from the first player',
    chosen: 'Players chosen',
    left_out: 'Players left out, counted by reason',
    drawn_at: 'When it was drawn up',
  },
  crawl_players: {
    run_id: 'Run',
    player_id: 'Player',
    depth: 'Steps from the first player',
    rank: 'Place among those found at this depth, from 1',
    found_from: 'Player of the level before with most games together',
    games_together: 'Counted games with that player',
    last_game_at: 'The latest of these games',
    rating: 'Rating in it',
    found_rating: 'Rating of the other player in it',
    state: 'waiting, fetching, done, failed or skipped',
    skipped_because: 'Why it was left out: limit, few-games, rating, bot, closed, unknown',
    attempts: 'Fetches begun',
    retry_at: 'Not tried again before',
    message: 'Why the last fetch failed',
    sync_run_id: 'Run that reads the games',
    started_at: 'When the first fetch began; counts for the budget of that day',
    ended_at: 'When it was done, failed for good or found to be closed',
  },
  runs: {
    since_at: 'Reads games created at this time or later; empty: from the first one',
    kind: 'pipeline, stage, sync, replay, analysis, import, export or crawl',
  },
};

export class AddCrawls1796200000000 implements MigrationInterface {
  readonly name = 'AddCrawls1796200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "runs" ADD "since_at" TIMESTAMP(3) WITH TIME ZONE`);
    await queryRunner.query(`CREATE TABLE "crawls" (
      "run_id" integer NOT NULL,
      "settings" jsonb NOT NULL,
      "wish" text NOT NULL DEFAULT 'go',
      CONSTRAINT "crawls_wish_check" CHECK (wish IN ('go', 'pause', 'stop')),
      CONSTRAINT "crawls_pkey" PRIMARY KEY ("run_id"),
      CONSTRAINT "crawls_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "crawls" IS 'Runs of the kind crawl: by which rules they go from player to player'`,
    );
    await queryRunner.query(`CREATE TABLE "crawl_levels" (
      "run_id" integer NOT NULL,
      "depth" smallint NOT NULL,
      "chosen" integer NOT NULL,
      "left_out" jsonb NOT NULL DEFAULT '{}',
      "drawn_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "crawl_levels_pkey" PRIMARY KEY ("run_id", "depth"),
      CONSTRAINT "crawl_levels_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "crawl_levels" IS 'Levels of crawls: how many players were chosen, and how many not'`,
    );
    await this.addPlayers(queryRunner);
    for (const [table, columns] of Object.entries(COMMENTS)) {
      for (const [column, comment] of Object.entries(columns))
        await queryRunner.query(`COMMENT ON COLUMN "${table}"."${column}" IS '${comment}'`);
    }
  }

  private async addPlayers(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "crawl_players" (
      "run_id" integer NOT NULL,
      "player_id" text NOT NULL,
      "depth" smallint NOT NULL,
      "rank" integer NOT NULL,
      "found_from" text,
      "games_together" integer,
      "last_game_at" TIMESTAMP(3) WITH TIME ZONE,
      "rating" smallint,
      "found_rating" smallint,
      "state" text NOT NULL,
      "skipped_because" text,
      "attempts" smallint NOT NULL DEFAULT 0,
      "retry_at" TIMESTAMP WITH TIME ZONE,
      "message" text,
      "sync_run_id" integer,
      "started_at" TIMESTAMP WITH TIME ZONE,
      "ended_at" TIMESTAMP WITH TIME ZONE,
      CONSTRAINT "crawl_players_state_check" CHECK (state IN ('waiting', 'fetching', 'done', 'failed', 'skipped')),
      CONSTRAINT "crawl_players_skipped_check" CHECK ((state = 'skipped') = (skipped_because IS NOT NULL)),
      CONSTRAINT "crawl_players_pkey" PRIMARY KEY ("run_id", "player_id"),
      CONSTRAINT "crawl_players_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION,
      CONSTRAINT "crawl_players_player_id_fkey" FOREIGN KEY ("player_id") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT "crawl_players_found_from_fkey" FOREIGN KEY ("found_from") REFERENCES "players"("id") ON DELETE NO ACTION ON UPDATE NO ACTION,
      CONSTRAINT "crawl_players_sync_run_id_fkey" FOREIGN KEY ("sync_run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
    )`);
    await queryRunner.query(
      `COMMENT ON TABLE "crawl_players" IS 'Players of crawls, each once: the frontier and what became of it'`,
    );
    await queryRunner.query(
      `CREATE INDEX "crawl_players_open_idx" ON "crawl_players" ("run_id", "depth", "rank") WHERE state IN ('waiting', 'fetching')`,
    );
    await queryRunner.query(
      `CREATE INDEX "crawl_players_place_idx" ON "crawl_players" ("run_id", "depth", "rank", "player_id")`,
    );
    await queryRunner.query(`CREATE INDEX "crawl_players_started_at_idx" ON "crawl_players" ("run_id", "started_at")`);
    for (const column of ['player_id', 'found_from', 'sync_run_id']) {
      await queryRunner.query(`CREATE INDEX "crawl_players_${column}_idx" ON "crawl_players" ("${column}")`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
